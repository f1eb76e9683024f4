"""The Markdown below the frontmatter, read into rows."""

from __future__ import annotations

from transforms.markdown.blocks import Block
from transforms.markdown.body import Body, read_body

__all__ = ["Block", "Body", "read_body"]
