"""Standards named in running text, tags and frontmatter."""

from .mention import Mention
from .places import in_property
from .search import TooManyWordsError, find, find_each

__all__ = ["Mention", "TooManyWordsError", "find", "find_each", "in_property"]
