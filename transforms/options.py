"""What the pure stages can be told: sources of columns, formats of dates, contracts and limits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one note may cost; going over one is an issue.

    A file above `note_bytes` is skipped; of the others the first `text_bytes` are read, and of those as much
    as `body_events` of the Markdown parser tell, with at most so many tags, links and mentions of standards.
    """

    note_bytes: int = 64 * 1024 * 1024
    text_bytes: int = 4 * 1024 * 1024
    body_events: int = 100_000
    body_tags: int = 100_000
    body_links: int = 50_000
    standard_mentions: int = 10_000
    frontmatter_bytes: int = 256 * 1024
    frontmatter_depth: int = 32
    frontmatter_aliases: int = 16


LIMITS = Limits()
"""The bounds that hold when none are set."""


@dataclass(frozen=True, slots=True)
class Sources:
    """For each entity column, the frontmatter keys that feed it, the first that has a value first.

    `identity` are those that name the note for good: one that has moved is known by it.
    """

    title: tuple[str, ...] = ("title", "titre")
    archetype: tuple[str, ...] = ("archetype",)
    type: tuple[str, ...] = ("type",)
    country: tuple[str, ...] = ("pays", "country")
    created: tuple[str, ...] = ("created", "date created", "created_at", "date")
    modified: tuple[str, ...] = ("modified", "updated", "date modified", "modified_at")
    identity: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True)
class Dates:
    """The formats in which texts are dates, beside ISO 8601, as in `strptime`: `%d/%m/%Y`.

    `by_key` are those of single properties and facts, by their folded key; they count in place of `formats`.
    """

    formats: tuple[str, ...] = ()
    by_key: tuple[tuple[str, tuple[str, ...]], ...] = ()


ISO_DATES = Dates()
"""No format but that of ISO 8601."""


ValueKind = Literal["text", "number", "integer", "boolean", "date", "datetime", "link", "country", "standard"]
"""What a contract can want a value to be; a link, a country or a standard is kept as its id or code."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a column's value is looked for: the property or fact with this folded key."""

    kind: Literal["property", "fact"]
    key: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A column that a contract declares: where its value stands in a note, and what it must be.

    Of `origins` the first that has a value counts. With `is_many` a note may have several values, which the
    column joins. `default` fills the column of a note without a value.
    """

    name: str
    origins: tuple[Origin, ...]
    kind: ValueKind = "text"
    is_required: bool = False
    is_many: bool = False
    allowed: tuple[str, ...] = ()
    pattern: str | None = None
    default: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Archetype:
    """The contract of an archetype: the folded key of what notes call it, its table, and its columns."""

    key: str
    table: str
    columns: tuple[Expected, ...]
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """All of them; the same options and notes give the same rows."""

    vault_name: str = "vault"
    sources: Sources = field(default_factory=Sources)
    limits: Limits = field(default_factory=Limits)
    dates: Dates = field(default_factory=Dates)
    confidence_threshold: float = 0.5
    archetypes: tuple[Archetype, ...] = ()

    @property
    def extraction(self) -> Options:
        """Those that extract acts on; where they are equal, so is what extract gives."""
        default = Options()
        return replace(
            self,
            sources=replace(self.sources, identity=default.sources.identity),
            confidence_threshold=default.confidence_threshold,
            archetypes=default.archetypes,
        )
