"""NIST, and NBS as it was called until 1988: technical series, FIPS, the Cybersecurity Framework.

Sources: Publication Identifier Syntax for NIST Technical Series Publications (2022), whose short style is the
canonical form and whose machine-readable style (`NIST.SP.800-53r5`) is read too; the NIST Research Library's
catalogue for what was written before it. `nist_grammar` has the grammar of what follows a number.
"""

from __future__ import annotations

import re

from ..body import Body, Language
from ..model import Standard
from ..pattern import lazy
from .nist_grammar import LETTER, MONTH, UNDERLINED, WORDS
from .nist_pieces import Pieces, read_pieces, render_pieces

SERIES: dict[str, tuple[str, ...]] = {
    "SP": ("SPECIAL PUBLICATION", "SPECIAL PUB.", "SPEC. PUB.", "SPEC PUB"),
    "IR": ("INTERAGENCY REPORT", "INTERNAL REPORT", "INTERAGENCY OR INTERNAL REPORT"),
    "TN": ("TECHNICAL NOTE", "TECH NOTE"),
    "HB": ("HANDBOOK",),
    "FIPS": ("FIPS PUB", "FIPS PUBLICATION", "FEDERAL INFORMATION PROCESSING STANDARD"),
    "MONO": ("MONOGRAPH",),
    "CIRC": ("CIRCULAR",),
    "LC": ("LCIRC", "LETTER CIRCULAR"),
    "RPT": ("REPORT",),
    "MP": ("MISCELLANEOUS PUBLICATION",),
    "CSWP": ("CYBERSECURITY WHITE PAPER",),
    "GCR": ("GRANT/CONTRACTOR REPORT", "GRANT/CONTRACT REPORT"),
    "AMS": ("ADVANCED MANUFACTURING SERIES",),
    "BSS": ("BUILDING SCIENCE SERIES",),
    "NSRDS": ("NATIONAL STANDARD REFERENCE DATA SERIES",),
} | dict.fromkeys(
    (
        *("AI", "BH", "BMS", "BRPD-CRPL-D", "CHIPS", "CIS", "CRPL", "CRPL-F-A", "CRPL-F-B", "CS", "CS-E"),
        *("CSM", "DCI", "EAB", "HR", "IP", "IRPL", "NCSTAR", "NWIRP", "OWMWP", "PC", "PS", "RB", "TIBM"),
        *("TTB", "VTS"),
    ),
    (),
)
"""Series of technical publications, with the names they are cited by in full."""
CLOSED = ("BH", "BMS", "CIRC", "CRPL", "CSM", "HR", "IP", "IRPL", "LC", "MP", "RPT", "TIBM")
"""Series that ended before NBS became NIST."""
REPORT_SERIES = ("IR", "GCR")
"""Series numbered by two figures of the year and a number: `IR 80-2027` is no edition of 2027."""
UNDIVIDED = ("RPT", "OWMWP")
"""Series whose numbers may be periods or dates."""
KNOWN_BY_NUMBER = r"(?:500|800|1800)-[0-9]"
"""Computer security publications, cited as `SP 800-53` or `NIST 800-53` too."""
LEADS = (
    *("NIST", "NISTIR", "NISTSP", "NBS", "NBSIR", "NSRDS", "FIPS", "Federal", "SP", "Special"),
    *("CSF", "Cybersecurity"),
)

FULL_STYLE_DATE = ("FIPS", "NSRDS")
"""Series whose editions are cited by a dash and the year, where the number has no dash of its own."""

_NAMES = {name: series for series, names in SERIES.items() for name in (series, *names)}
_SERIES = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
HEAD = rf"""
    (?: (?P<nsrds>NSRDS-NBS)
      | (?: (?P<publisher>NIST|NBS)[\ .-]? )?
        (?: (?P<series>{_SERIES}) (?![A-Z]) | (?<=NIST[ -])(?={KNOWN_BY_NUMBER}) ) )
    [\ .-]? (?:No\.?\ ?)? (?P<export>E(?=[0-9]))?
    (?: (?P<number>
          [0-9]+ (?:GB)? {LETTER}? (?: [-.] [0-9]+ (?:GB)? {LETTER}? )*
          (?: -(?!{WORDS}) [A-Z]{{1,6}} (?![A-Z0-9]) )?
        | {MONTH}-{MONTH}[0-9]{{4}} )
      | (?=V[0-9]) )
"""
"""Publisher, series and number; `PIECES` has what may follow."""
FRAMEWORK = r"""
    (?P<publisher>NIST[\ .-]?)? (?:CSF|Cybersecurity\ Framework(?:\ \(CSF\))?)
    (?: [\ -]? (?:V\.?|Version)?\ ? (?P<version>[0-9]+(?:[.-][0-9]+)?) )?
"""

_HEAD = lazy(HEAD, re.VERBOSE | re.IGNORECASE)
_FRAMEWORK = lazy(FRAMEWORK, re.VERBOSE | re.IGNORECASE)
_KNOWN = lazy(KNOWN_BY_NUMBER)
_YEAR = lazy(r"(?:19|20)[0-9]{2}")
_REVISION = lazy(r"[0-9]{1,2}")


def parse(text: str) -> Standard | None:
    """Return the publication that the text names; without publisher, FIPS and computer security only."""
    found = _HEAD.match(text)
    if found is None or not _is_nist(found):
        return _framework(text)
    pieces = read_pieces(text, found.end())
    if pieces is None:
        return _framework(text)
    publisher, series = _publisher_and_series(found)
    number = _number(found["number"] or "", publisher, series, pieces)
    if pieces.is_contradictory or not (number or "volume" in pieces.detail):
        return None
    return Standard(
        body="nist",
        publisher=publisher,
        series=series,
        stage=pieces.stage,
        number=number,
        part=pieces.part,
        year=pieces.year,
        month=pieces.month,
        day=pieces.day,
        edition=pieces.edition,
        version=pieces.version,
        supplements=tuple(pieces.supplements),
        detail=tuple(sorted(pieces.detail.items())),
        language=pieces.language,
    )


def _is_nist(found: re.Match[str]) -> bool:
    """Return whether nobody else has such an identifier, and whether it may do without a number."""
    number, series = found["number"], _NAMES[(found["series"] or "SP").upper()]
    if found["publisher"] or found["nsrds"]:
        return bool(number) or series in ("CS", "CSM")
    return bool(number) and (series == "FIPS" or (series == "SP" and bool(_KNOWN.match(number))))


def _publisher_and_series(found: re.Match[str]) -> tuple[str, str]:
    """Return both, where the series tells the publisher as well.

    The Commercial Standards have an export edition (`CS e104`) and a monthly, which is cited by volume.
    """
    if found["nsrds"]:
        return "NBS", "NSRDS"
    series = _NAMES[(found["series"] or "SP").upper()]
    if series == "CS":
        series = "CS-E" if found["export"] else "CS" if found["number"] else "CSM"
    publisher = (found["publisher"] or "NIST").upper()
    return ("NBS" if series in CLOSED else publisher), series


def _number(text: str, publisher: str, series: str, pieces: Pieces) -> str:
    """Return the number without what its last group may be: edition, revision or part.

    `HB 130-1990` is an edition, `SP 800-63-3` a revision, the third group of an NBS IR a part. The
    catalogue writes a letter that was underlined as `Ua`.
    """
    if text[:1].isalpha():
        return text.title()
    groups = UNDERLINED.sub("", text.upper().replace(".", "-")).split("-")
    if series in UNDIVIDED:
        return "-".join(groups)
    is_report = series in REPORT_SERIES and len(groups[0]) == 2
    while len(groups) > (2 if is_report else 1) and _YEAR.fullmatch(groups[-1]):
        _add_edition(pieces, groups.pop())
    if len(groups) == 3 and is_report and publisher == "NBS" and groups[2].isdigit():
        pieces.claim("part")
        pieces.part = groups.pop()
    if len(groups) == 3 and (series, groups[0]) == ("SP", "800") and _REVISION.fullmatch(groups[2]):
        pieces.claim("revision")
        pieces.edition += f"r{groups.pop()}"
    return "-".join(groups)


def _add_edition(pieces: Pieces, year: str) -> None:
    """Make the year at the end of a number that of the edition, which may have a dated revision."""
    if pieces.edition == "r":
        pieces.edition = f"e{year}r"
    else:
        pieces.claim("year")
        pieces.year = int(year)


def _framework(text: str) -> Standard | None:
    """Return the Cybersecurity Framework, which is cited by its version and not by its CSWP number."""
    found = _FRAMEWORK.fullmatch(text)
    if found is None or not (found["publisher"] or found["version"]):
        return None
    version = (found["version"] or "").replace("-", ".")
    return Standard(body="nist", publisher="NIST", series="CSF", version=version)


def render(standard: Standard, language: Language) -> str:
    """Return the short style of NIST's syntax, `NIST SP 800-53r5`; the same in French."""
    if standard.series == "CSF":
        return f"NIST CSF {standard.version}".rstrip()
    is_joint = (standard.publisher, standard.series) == ("NBS", "NSRDS")
    head = "NSRDS-NBS" if is_joint else f"{standard.publisher} {standard.series}"
    has_dash = standard.series in FULL_STYLE_DATE and "-" not in standard.number
    return f"{head} {standard.number}" + render_pieces(standard, "-" if has_dash else "e")


BODY = Body(
    name="nist",
    leads=LEADS,
    parse=parse,
    render=render,
    work_fields=frozenset(("volume", "section")),
)
