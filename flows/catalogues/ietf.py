"""The RFC index of the RFC Editor: `rfc-index.xml`, read as a stream.

An entry has a `doc-id`, a `title`, a `date` with month and year, `obsoleted-by` and `current-status`;
those of the subseries BCP, FYI and STD have `is-also`, the RFCs that they consist of. XML with a document
type is refused: the index has none, and only there could entities be declared that expand without bound
(`CWE-776`) or read other files (`CWE-611`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.parsers import expat

from flows.catalogues.source import refused
from transforms.catalogue import HISTORIC, NOT_ISSUED, OBSOLETED, PUBLISHED, Entry

_ROOT = "rfc-index"
_ENTRIES = ("rfc-entry", "bcp-entry", "fyi-entry", "std-entry", "rfc-not-issued-entry")
_DEPTH = 16
_TEXT = 10_000
"""Characters of the longest title or other text that is kept of an entry; an abstract is not."""
_FIELDS = frozenset(
    (
        *("doc-id", "title", "date/month", "date/day", "date/year", "current-status"),
        *("obsoleted-by/doc-id", "is-also/doc-id"),
    )
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ZEROS = re.compile(r"(?<=[A-Z])0+(?=[0-9])")

Fields = Mapping[str, Sequence[str]]


def read_ietf(path: Path) -> list[Entry]:
    """The documents of the index; raises CatalogueError naming the line where it is not one."""
    index = _Index(path)
    with path.open("rb") as file:
        index.read(file)
    if not index.entries:
        raise refused(path, "there is no document in it")
    titles = {entry.reference: entry.title for entry in index.entries}
    return [
        entry._replace(title=entry.title or titles.get(index.also.get(entry.reference, "")))
        for entry in index.entries
    ]


class _Index:
    """What the events of the parser add up to."""

    def __init__(self, path: Path) -> None:
        self.entries: list[Entry] = []
        self.also: dict[str, str] = {}
        """The one RFC that a member of a subseries consists of, where it is one."""
        self._path = path
        self._open: list[str] = []
        self._text: list[str] = []
        self._fields: dict[str, list[str]] = defaultdict(list)
        self._line = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def read(self, file: object) -> None:
        try:
            self._parser.ParseFile(file)  # type: ignore[arg-type]
        except expat.ExpatError as error:
            what = f"not well-formed XML: {expat.ErrorString(error.code)}"
            raise refused(self._path, what, error.lineno) from None

    def _refuse_document_type(self, *_: object) -> None:
        what = "a document type is declared, which an RFC index has not"
        raise refused(self._path, what, self._parser.CurrentLineNumber)

    def _start(self, name: str, _: object) -> None:
        self._open.append(name.rpartition(" ")[2])
        depth, line = len(self._open), self._parser.CurrentLineNumber
        if self._open[0] != _ROOT:
            raise refused(self._path, f"not an RFC index: <{self._open[0]:.60}> for <{_ROOT}>", line)
        if depth > _DEPTH:
            raise refused(self._path, f"more than {_DEPTH} elements within each other", line)
        if depth == 2:
            self._line = line
            self._fields.clear()
        self._text.clear()

    def _characters(self, text: str) -> None:
        if self._is_field:
            self._text.append(text)
            if sum(map(len, self._text)) > _TEXT:
                what = f"more than {_TEXT} characters in <{self._open[-1]}>"
                raise refused(self._path, what, self._parser.CurrentLineNumber)

    def _end(self, _: str) -> None:
        if self._is_field:
            self._fields["/".join(self._open[2:])].append(" ".join("".join(self._text).split()))
        elif len(self._open) == 2 and self._open[1] in _ENTRIES:
            self._add(self._open[1])
        self._open.pop()
        self._text.clear()

    @property
    def _is_field(self) -> bool:
        return "/".join(self._open[2:]) in _FIELDS and self._open[1] in _ENTRIES

    def _add(self, element: str) -> None:
        fields = self._fields
        if not fields["doc-id"] or (element == "rfc-entry" and not fields["title"]):
            raise refused(self._path, f"<{element}> without doc-id or title", self._line)
        try:
            entry = _entry(element, fields)
        except ValueError:
            raise refused(self._path, f"<{element}> with a date that there is not", self._line) from None
        self.entries.append(entry)
        if len(fields["is-also/doc-id"]) == 1:
            self.also[entry.reference] = _reference(fields["is-also/doc-id"][0])


def _entry(element: str, fields: Fields) -> Entry:
    """The entry that an element holds; raises ValueError when its date is none."""
    return Entry(
        reference=_reference(fields["doc-id"][0]),
        title=fields["title"][0] or None if fields["title"] else None,
        title_fr=None,
        status=_status(element, fields),
        published_date=_published_date(fields),
        replaced_by=[_reference(text) for text in fields["obsoleted-by/doc-id"]],
    )


def _reference(doc_id: str) -> str:
    """`RFC793` for `RFC0793`: of both there have been indexes."""
    return _ZEROS.sub("", doc_id)


def _status(element: str, fields: Fields) -> str | None:
    if element == "rfc-not-issued-entry":
        return NOT_ISSUED
    if element != "rfc-entry":
        return PUBLISHED if fields["is-also/doc-id"] else None
    if fields["obsoleted-by/doc-id"]:
        return OBSOLETED
    return HISTORIC if fields["current-status"] == ["HISTORIC"] else PUBLISHED


def _published_date(fields: Fields) -> date | None:
    if not fields["date/year"]:
        return None
    month = _MONTHS.index(fields["date/month"][0]) + 1 if fields["date/month"] else 1
    day = int(fields["date/day"][0]) if fields["date/day"] else 1
    return date(int(fields["date/year"][0]), month, day)
