"""What the pure stages can be told: which properties feed which columns, and the limits."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one note may cost; going over one is an issue."""

    note_bytes: int = 64 * 1024 * 1024
    frontmatter_bytes: int = 256 * 1024
    frontmatter_depth: int = 32
    frontmatter_aliases: int = 16


@dataclass(frozen=True, slots=True)
class Sources:
    """For each entity column, the frontmatter keys that feed it, the first that has a value first."""

    title: tuple[str, ...] = ("title", "titre")
    archetype: tuple[str, ...] = ("archetype",)
    type: tuple[str, ...] = ("type",)
    country: tuple[str, ...] = ("pays", "country")
    created: tuple[str, ...] = ("created", "date created", "created_at", "date")
    modified: tuple[str, ...] = ("modified", "updated", "date modified", "modified_at")


@dataclass(frozen=True, slots=True)
class Options:
    """All of them; the same options and notes give the same rows."""

    vault_name: str = "vault"
    sources: Sources = field(default_factory=Sources)
    limits: Limits = field(default_factory=Limits)
    confidence_threshold: float = 0.5
