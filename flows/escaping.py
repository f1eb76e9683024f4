"""Text of notes made harmless for where it is printed: a terminal, JSON, the commands of GitHub Actions."""

from __future__ import annotations

import json


def plain(text: str) -> str:
    """`text` with control and other invisible characters written as escapes."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def json_text(value: object) -> str:
    """`value` as indented JSON that prints the same everywhere: what is invisible stands as `\\uXXXX`."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def github_data(text: str) -> str:
    """The message of a workflow command (GitHub Actions, "Workflow commands")."""
    return plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def github_property(text: str) -> str:
    """The value of a property of a workflow command."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")
