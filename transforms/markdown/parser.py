"""The CommonMark parser and the events that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from pyromark import Markdown, Options
from pyromark.event import Range

Event: TypeAlias = str | dict[str, Any]
"""`SoftBreak`, `HardBreak` and `Rule`, or a mapping of the kind of event to what it carries."""

# GFM's alerts stay off: callouts are read here, of any kind.
_MARKDOWN = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_WIKILINKS
    | Options.ENABLE_MATH
)


def events(text: str) -> Iterator[tuple[Event, Range]]:
    """The events of `text` in document order, each with its range in bytes of UTF-8.

    `text` must be free of lone surrogates.
    """
    return cast(Iterator[tuple[Event, Range]], _MARKDOWN.events_with_range(text))


def tag_name(tag: Event) -> str:
    """The name of what a Start or End event begins or ends."""
    return tag if isinstance(tag, str) else next(iter(tag))
