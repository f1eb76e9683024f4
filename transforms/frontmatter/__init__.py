"""The frontmatter of a note: found, read in its format, salvaged where need be, and turned into rows."""

from transforms.frontmatter.reader import Frontmatter, Status, read_frontmatter

__all__ = ["Frontmatter", "Status", "read_frontmatter"]
