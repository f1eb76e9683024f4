"""How each national body designates its standards: the data that `national` reads and writes by.

Sources: ISO's list of members and each member's catalogue; for France NF X 00-001 and AFNOR's statuses of
documents, for Germany DIN 820-2, for China the Measures on mandatory and recommended standards (GB, GB/T,
GB/Z) and the codes of its sector standards.
"""

from __future__ import annotations

from dataclasses import dataclass

PARTS = r"(?:[-/](?!(?:19|20)[0-9]{2}(?![0-9A-Z]))[0-9]{1,5}[A-Z]?)*"
PLAIN = rf"[0-9]{{1,6}}(?:\.[0-9]{{1,5}})*[A-Z]?{PARTS}"
"""A number with dots, then parts."""
LONG = rf"[0-9]{{3,6}}(?:\.[0-9]{{1,5}})*{PARTS}"
"""The same where the designation is a word of common speech: three figures at least."""
LETTERED = rf"(?:[A-Z]{{1,3}}[ -]?)?{PLAIN}"
"""A number after the letter of its field, if any: `B 1801-1`, `Z462`."""
SPACED = r"[0-9]{2,3} [0-9]{2,4}(?: [0-9]{2})?(?:-[0-9]{1,2})*"
"""Groups of figures: `436 40 00`, `640 050`, `73 0540-2`."""
GERMAN = rf"{PLAIN}(?: (?:BLATT|BEIBLATT) [0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)?"
"""A number that may be of one sheet: `3633 Blatt 1`."""
AFNOR = (
    r"(?:[A-Z][ -]?[0-9]{2}-[0-9]{3}(?:-(?!(?:19|20)[0-9]{2}(?![0-9A-Z]))[0-9]{1,3}){0,3}"
    r"|DTU [0-9]{1,2}\.[0-9]{1,3}(?:\.[0-9]{1,2})?(?: P[0-9](?:-[0-9]){0,2})?)"
)
"""Class letter, two figures of the group, three of the standard, then parts: `C 15-100`; or a building
code."""
CANADIAN = (
    r"[A-Z]{1,2}[0-9]{1,5}(?:\.[0-9]{1,4})*(?: NO\. [0-9]{1,5}(?:\.[0-9]{1,3})*)?"
    r"(?:-(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,5}(?=[-:]))*"
)
MEXICAN = r"(?:[A-Z]{1,2}-)?[0-9]{3,5}(?:/[0-9]{1,2})?-[A-Z]{3,8}[0-9]?"
"""Number and the ministry's or institute's code: `151-SCFI`."""
ADOPTS_ONLY = r"(?!)"


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation: its canonical text, whose it is, and how it is joined to what follows.

    `own` is the grammar of the body's own numbers; `joiner` parts the designation from what it adopts, `mark`
    from its own number, `letter_mark` the letter of a field from the number; `dated` parts the year. A number
    that `is_grouped` keeps its dashes; in one that does not they part it from its parts.
    """

    text: str
    publisher: str
    own: str = PLAIN
    spellings: tuple[str, ...] = ()
    joiner: str = " "
    mark: str = " "
    letter_mark: str = " "
    dated: str = ":"
    is_grouped: bool = False
    has_short_year: bool = False


def _french(status: str) -> Designation:
    return Designation(status, "AFNOR", AFNOR, is_grouped=True)


def _canadian(text: str, publisher: str, *spellings: str, joint: str = "-") -> Designation:
    return Designation(
        text,
        publisher,
        CANADIAN,
        spellings,
        joint,
        joint,
        letter_mark="",
        is_grouped=True,
        has_short_year=True,
    )


EUROPE = (
    *map(_french, ("NF", "XP", "FD", "BP", "GA", "AC", "UTE")),
    Designation("AFNOR SPEC", "AFNOR", LETTERED, ("AFNOR-SPEC", "SPEC AFNOR")),
    Designation("DIN", "DIN", GERMAN),
    Designation("DIN VDE", "DIN", GERMAN),
    Designation("DIN V", "DIN"),
    Designation("DIN SPEC", "DIN"),
    Designation("DIN/TS", "DIN", spellings=("DIN TS",)),
    Designation("DIN/TR", "DIN", spellings=("DIN TR",)),
    Designation("VDE", "VDE", GERMAN),
    Designation("VDE-AR-N", "VDE", spellings=("VDE AR N",)),
    Designation("VDE-AR-E", "VDE", spellings=("VDE AR E",)),
    Designation("VDI", "VDI", GERMAN),
    Designation("VDI/VDE", "VDI", GERMAN, ("VDI VDE", "VDI-VDE")),
    Designation("VDI/VDE/NAMUR", "VDI", GERMAN),
    Designation("VDMA", "VDMA"),
    Designation("ÖNORM", "ASI", LETTERED, ("OENORM", "ONORM")),
    Designation("ONR", "ASI", LETTERED),
    Designation("SN", "SNV", rf"(?:{SPACED}|{PLAIN})"),
    Designation("SNR", "SNV", rf"(?:{SPACED}|{PLAIN})"),
    Designation("SIA", "SIA", LONG),
    Designation("NBN", "NBN", LETTERED),
    Designation("NEN", "NEN", joiner="-"),
    Designation("NPR", "NEN", joiner="-"),
    Designation("NTA", "NEN"),
    Designation("ILNAS", "ILNAS", ADOPTS_ONLY, joiner="-"),
    Designation("UNE", "UNE", joiner="-"),
    Designation("UNI", "UNI"),
    Designation("UNI CEI", "UNI", spellings=("UNI/CEI",)),
    Designation("UNI/TS", "UNI", spellings=("UNI TS",)),
    Designation("UNI/TR", "UNI", spellings=("UNI TR",)),
    Designation("UNI/PdR", "UNI", spellings=("UNI PDR",)),
    Designation(
        "CEI", "CEI", r"[0-9]{1,2}(?:[-/](?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{1,3}){1,3}", is_grouped=True
    ),
    Designation("NP", "IPQ", LONG),
    Designation("SS", "SIS", rf"(?:{SPACED}|[0-9]{{5,8}})", joiner="-"),
    Designation("SIS", "SIS", joiner="-"),
    Designation("NS", "Standard Norge", LONG, joiner="-"),
    Designation("DS", "Dansk Standard", LONG, joiner="/"),
    Designation("SFS", "SFS", joiner="-"),
    Designation("ÍST", "Staðlaráð", spellings=("IST",)),
    Designation("I.S.", "NSAI", spellings=("I.S",)),
    Designation("PN", "PKN", rf"[A-Z]-{PLAIN}", joiner="-", mark="-", letter_mark="-"),
    Designation("ČSN", "ČAS", rf"(?:{SPACED}|{PLAIN})", ("CSN",)),
    Designation("STN", "ÚNMS", rf"(?:{SPACED}|{PLAIN})"),
    Designation("MSZ", "MSZT"),
    Designation("SR", "ASRO", ADOPTS_ONLY),
    Designation("BDS", "BDS", spellings=("БДС",)),
    Designation("HRN", "HZN"),
    Designation("SIST", "SIST"),
    Designation("SRPS", "ISS", LETTERED),
    Designation("EVS", "EVS", joiner="-"),
    Designation("LVS", "LVS"),
    Designation("LST", "LST"),
    Designation("ELOT", "ELOT"),
    Designation("CYS", "CYS"),
    Designation("TS", "TSE", ADOPTS_ONLY),
    Designation("DSTU", "UkrNDNC", spellings=("ДСТУ",)),
    Designation("GOST", "Rosstandart", spellings=("ГОСТ",), dated="-"),
    Designation("GOST R", "Rosstandart", spellings=("ГОСТ Р",), dated="-"),
    Designation("ST RK", "KazStandard", spellings=("СТ РК",), dated="-"),
)

AMERICAS = (
    _canadian("CSA", "CSA", joint=" "),
    _canadian("CAN/CSA", "CSA", "CAN CSA", "CAN-CSA"),
    _canadian("CAN/ULC", "ULC", "CAN ULC", "CAN-ULC"),
    Designation("CAN/CGSB", "CGSB", PLAIN, ("CAN CGSB", "CAN-CGSB"), "-", "-"),
    Designation("CAN/CIOSC", "CIO Strategy Council", PLAIN, ("CAN CIOSC", "CAN-CIOSC")),
    Designation("ABNT NBR", "ABNT", spellings=("ABNT-NBR", "ABNT/NBR", "NBR")),
    Designation("NMX", "Mexico", MEXICAN, (), "-", "-", "-", "-", is_grouped=True),
    Designation("NOM", "Mexico", MEXICAN, (), "-", "-", "-", "-", is_grouped=True),
    Designation("IRAM", "IRAM", joiner="-"),
    Designation("NCh", "INN", joiner="-"),
    Designation("NTC", "ICONTEC", joiner="-"),
    Designation("NTP", "INACAL", r"[0-9]{3}\.[0-9]{3}", joiner="-"),
    Designation("NTE INEN", "INEN", joiner="-"),
    Designation("UNIT", "UNIT", LONG, joiner="-"),
)

AFRICA_AND_ASIA = (
    Designation("NM", "IMANOR", r"[0-9]{2}\.[0-9]\.[0-9]{3}"),
    Designation("NT", "INNORPI", r"[0-9]{2}\.[0-9]{2,3}"),
    Designation("SANS", "SABS"),
    Designation("AS/NZS", "Standards Australia", spellings=("AS NZS", "AS-NZS")),
    Designation("AS", "Standards Australia", rf"(?!91[0-9]{{2}}(?![0-9])){LONG}"),
    Designation("NZS", "Standards New Zealand"),
    Designation("GB", "SAC", LONG, dated="-"),
    Designation("GB/T", "SAC", spellings=("GB T", "GBT", "GB-T"), dated="-"),
    Designation("GB/Z", "SAC", spellings=("GB Z", "GBZ", "GB-Z"), dated="-"),
    Designation("IS", "BIS", LONG, joiner="/"),
    Designation("SS", "Enterprise Singapore", r"[0-9]{2,4}(?:-[0-9]{1,2}(?![0-9]))*"),
    Designation("MS", "DSM", ADOPTS_ONLY),
    Designation("PNS", "BPS"),
    Designation("TIS", "TISI", LONG),
    Designation("SNI", "BSN", r"(?:[0-9]{2}-)?[0-9]{4,5}(?:-[0-9]{1,2}(?![0-9]))*", is_grouped=True),
    Designation("TCVN", "STAMEQ"),
    *(Designation(f"KS {field}", "KATS", ADOPTS_ONLY) for field in "ABCDEFGHIJKLMPQRSTVWX"),
    Designation("KS", "KATS", r"[A-Z] ?[0-9]{4,5}(?:-[0-9]{1,3}(?![0-9]))*"),
    Designation("CNS", "BSMI", LONG),
    Designation("SASO", "SASO"),
    Designation("GSO", "GSO"),
    Designation("SI", "SII", ADOPTS_ONLY),
)

CHINESE_SECTORS = (
    *(
        "AQ",
        "BB",
        "CJ",
        "CY",
        "DL",
        "DZ",
        "EJ",
        "FZ",
        "GA",
        "GH",
        "GM",
        "GY",
        "HB",
        "HG",
        "HJ",
        "HY",
        "JB",
        "JC",
    ),
    *(
        "JG",
        "JR",
        "JT",
        "LY",
        "MH",
        "MT",
        "NB",
        "NY",
        "QB",
        "QC",
        "QJ",
        "RB",
        "SB",
        "SC",
        "SH",
        "SJ",
        "SL",
        "SN",
    ),
    *("SY", "TB", "WB", "WS", "XB", "YB", "YC", "YD", "YS", "YY", "YZ"),
)
SECTORS = tuple(Designation(f"{code}/T", "China", dated="-") for code in CHINESE_SECTORS)
"""Recommended standards of China's industries, by the ministry's code: `YD/T` for telecommunications."""

DESIGNATIONS = (*EUROPE, *AMERICAS, *AFRICA_AND_ASIA, *SECTORS)

EQUIVALENTS: dict[str, tuple[str, dict[int, int]]] = {
    "GB/T 19000": ("ISO 9000", {2008: 2005, 2016: 2015}),
    "GB/T 19001": ("ISO 9001", {2000: 2000, 2008: 2008, 2016: 2015}),
    "GB/T 19011": ("ISO 19011", {2013: 2011, 2021: 2018}),
    "GB/T 22080": ("ISO/IEC 27001", {2008: 2005, 2016: 2013}),
    "GB/T 22081": ("ISO/IEC 27002", {2008: 2005, 2016: 2013}),
    "GB/T 23331": ("ISO 50001", {2012: 2011, 2020: 2018}),
    "GB/T 24001": ("ISO 14001", {2004: 2004, 2016: 2015}),
    "GB/T 24353": ("ISO 31000", {2022: 2018}),
    "GB/T 24405.1": ("ISO/IEC 20000-1", {2009: 2005}),
    "GB/T 27025": ("ISO/IEC 17025", {2008: 2005, 2019: 2017}),
    "GB/T 30146": ("ISO 22301", {2013: 2012, 2023: 2019}),
    "GB/T 35770": ("ISO 37301", {2022: 2021}),
    "GB/T 45001": ("ISO 45001", {2020: 2018}),
}
"""Chinese standards whose covers declare them identical (IDT) to an international one, under a number of
their own: the work, and its edition by the year of the Chinese one."""
