"""Standards named in running text, tags and frontmatter."""

from .mention import Mention
from .search import find

__all__ = ["Mention", "find"]
