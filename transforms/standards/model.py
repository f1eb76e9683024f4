"""The value that an identifier stands for: immutable, hashable, totally ordered, written from its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache, total_ordering
from typing import Any

from .body import named
from .joint import known_publishers

_APART = frozenset(("Guide", "IWA", "R", "DATA", "TTA", "DIR"))
"""Types of ISO documents that are numbered apart from the standards."""
_DROPPED: dict[str, Any] = {
    **dict.fromkeys(("stage", "iteration", "edition", "version", "language", "notation"), ""),
    **dict.fromkeys(("year", "month", "day")),
    "supplements": (),
}
"""What an undated form does not say."""
_RUNS = re.compile(r"[0-9]+|[^0-9]+")


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which `800-53` comes before `800-171`, and digits before letters."""
    return tuple((0, int(run), "") if run[0] in "0123456789" else (1, 0, run) for run in _RUNS.findall(text))


@total_ordering
@dataclass(frozen=True, slots=True)
class Supplement:
    """A document that changes another: amendment, corrigendum, addendum, interpretation sheet, fragment.

    `kind` is the canonical short word (`Amd`, `Cor`, `Add`, `Suppl`, `ISH`, `A`, `AC` …). `is_consolidated`
    says that the text is already merged into the base document (written with `+`).
    """

    kind: str
    number: str = ""
    year: int | None = None
    month: int | None = None
    stage: str = ""
    iteration: str = ""
    is_consolidated: bool = False

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Return a key in the order of publication: by year, then kind and number."""
        return (
            *(self.year or 0, self.month or 0, self.kind, natural(self.number), self.stage),
            *(natural(self.iteration), self.is_consolidated),
            *(self.number, self.iteration, self.year is None, self.month is None),
        )

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Supplement) else NotImplemented


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One identifier of a standard, in fields; `str()` is its canonical English form.

    `parse(str(s)) == s` holds for every parsed `s`. What a text says about the copy in hand, and not about
    the document, takes no part in equality: `language`, and `notation` (in whose style it was written,
    where that is not the publisher's own: `iec` for `ISO/IEC 11801:2002/AMD1:2008`). Absent texts are `""`,
    absent numbers None.
    """

    body: str
    """Name of the body whose grammar read it and whose renderer writes it."""
    publisher: str
    copublishers: tuple[str, ...] = ()
    series: str = ""
    doc_type: str = ""
    stage: str = ""
    iteration: str = ""
    """Which draft of its stage: the 2 of `ISO/DIS 45001.2`."""
    number: str = ""
    part: str = ""
    """Part and its sub-parts without the leading dash: `5-1-4`, `B01`."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    edition: str = ""
    version: str = ""
    supplements: tuple[Supplement, ...] = ()
    adoption: Standard | None = None
    """The standard that this one adopts: `EN ISO 9001` for `NF EN ISO 9001`; the other fields are its own."""
    detail: tuple[tuple[str, str], ...] = ()
    """What only this body has, as sorted (name, value) pairs that its renderer knows."""
    language: str = field(default="", compare=False)
    notation: str = field(default="", compare=False)
    _text: str = field(default="", init=False, repr=False, compare=False)
    """The canonical form once it was asked for: a value that many mentions share is written once."""

    def __str__(self) -> str:
        if not self._text:
            object.__setattr__(self, "_text", named(self.body).render(self, "en"))
        return self._text

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Standard) else NotImplemented

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Return a key by publisher, number, part, type, then date and state; the same only for equals."""
        return (
            *(self.publisher, self.series, natural(self.number), natural(self.part), self.doc_type),
            *(self.year or 0, self.month or 0, self.day or 0, natural(self.edition), natural(self.version)),
            *(tuple(s.sort_key for s in self.supplements), self.stage, natural(self.iteration)),
            *(self.copublishers, self.adoption.sort_key if self.adoption else (), self.detail, self.body),
            *(self.number, self.part, self.edition, self.version, self.iteration),
            *(self.year is None, self.month is None, self.day is None),
        )

    def get(self, name: str) -> str:
        """Return the detail of that name, or `""`."""
        for known, value in self.detail:
            if known == name:
                return value
        return ""

    @property
    def canonical(self) -> Standard:
        """Return the value in its publisher's own notation, without remarks and the copy's language."""
        changes: dict[str, Any] = {"language": "", "notation": ""} if self.language or self.notation else {}
        remarks = named(self.body).remarks
        if remarks and self.detail:
            changes["detail"] = tuple(pair for pair in self.detail if pair[0] not in remarks)
        if self.adoption and self.adoption.canonical is not self.adoption:
            changes["adoption"] = self.adoption.canonical
        return replace(self, **changes) if changes else self

    @property
    def undated(self) -> Standard:
        """Return the work: no date, edition, version, supplement or stage."""
        return _undated(self)

    @property
    def is_dated(self) -> bool:
        """Return whether it names a year."""
        return self.year is not None

    @property
    def is_work(self) -> bool:
        """Return whether it names the work as such, and no edition, draft or supplement of it."""
        return self == self.undated

    @property
    def work(self) -> Standard:
        """Return the undated standard at the root of the adoptions: `ISO 9001` for `NF EN ISO 9001:2015`."""
        return self.adoption.work if self.adoption else self.undated

    @property
    def attributed(self) -> Standard:
        """Return it with the publishers its number is known to have: `ISO 27001` → `ISO/IEC 27001`."""
        publishers = (self.publisher, *self.copublishers)
        if self.doc_type not in _APART:
            publishers = known_publishers(publishers, self.number)
        return self._published(publishers, self.adoption and self.adoption.attributed)

    @property
    def standard_id(self) -> str:
        """Return the canonical undated text, known copublishers included: one for all spellings of a work."""
        return str(self.undated.attributed)

    @property
    def edition_id(self) -> str | None:
        """Return the canonical text of the dated, versioned, draft or amended form; None for the work."""
        canonical = self.canonical
        return None if canonical.is_work else str(canonical.attributed)

    @property
    def key(self) -> str:
        """Return what one row stands for: the undated form without copublishers, case folded.

        ISO's number space is shared with the bodies it publishes with, while document types number apart:
        `ISO 27001` and `ISO/IEC 27001` are one key, `ISO/TR 10000` and `ISO 10000` are two.
        """
        return str(self.undated.attributed._alone()).casefold()

    @property
    def edition_key(self) -> str:
        """Return what one edition stands for, however fully it is dated: without copublishers, case folded.

        `ISO 9001:2015-09` and `ISO 9001:2015` are one key; so are `ISO 9001:2015/Amd 1` and `…/Amd 1:2024`,
        for the supplements of an edition are numbered. Of a work it is the `key`.
        """
        edition = self.canonical.attributed._alone()
        supplements = tuple(_without_date(s) if s.number else s for s in edition.supplements)
        return str(replace(edition, month=None, day=None, supplements=supplements)).casefold()

    def _alone(self) -> Standard:
        publisher = "ISO" if "ISO" in self.copublishers else self.publisher
        return self._published((publisher,), self.adoption and self.adoption._alone())

    def _published(self, publishers: tuple[str, ...], adoption: Standard | None) -> Standard:
        if publishers == (self.publisher, *self.copublishers) and adoption is self.adoption:
            return self
        # IEC prints the types of its own numbers otherwise than ISO prints those that both publish.
        body = "iso" if publishers[0] == "ISO" else self.body
        publisher, *copublishers = publishers
        return replace(
            self, body=body, publisher=publisher, copublishers=tuple(copublishers), adoption=adoption
        )

    @property
    def urn(self) -> str | None:
        """Return its URN (RFC 5141 for ISO and IEC), or None where its body has none."""
        return named(self.body).urn(self)

    @property
    def french(self) -> str:
        """Return the French rendering: `ISO/CEI 27001:2022/Amd.1:2024`, `Guide ISO/CEI 51`."""
        return named(self.body).render(self, "fr")


def _without_date(supplement: Supplement) -> Supplement:
    return replace(supplement, year=None, month=None)


@lru_cache(maxsize=1024)
def _undated(standard: Standard) -> Standard:
    """Return the work; kept, for the ids and the key of one standard all ask for it."""
    kept = named(standard.body).work_fields
    changes = {
        name: blank
        for name, blank in _DROPPED.items()
        if getattr(standard, name) != blank and name not in kept
    }
    if standard.detail:
        changes["detail"] = tuple(pair for pair in standard.detail if pair[0] in kept)
    if standard.adoption:
        changes["adoption"] = standard.adoption.undated
    return replace(standard, **changes) if changes else standard
