"""The grammar of IEEE's designations: projects, standards, drafts, supplements and dates.

Sources: IEEE SA Standards Style Manual (project numbers, drafts, designations of amendments and corrigenda);
IEEE Xplore's catalogue for what was written before it, by AIEE and IRE too, which became IEEE in 1963.
"""

from __future__ import annotations

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
UNABBREVIATED = ("May", "June", "July")
"""Months that the Style Manual never shortens."""
PARTNERS = ("ANSI", "ASTM", "EIA", "IEC", "NACE", "CSA", "ASHRAE", "ISO")
SUPPLEMENTS = {"COR": "Cor", "CORRIGENDUM": "Cor", "AMD": "Amd", "INT": "INT", "CONFORMANCE": "Conformance"}
"""Word → kind: corrigendum, amendment of an ISO text, interpretations, conformance test."""
STAGES = "F?DIS|CDV?|FCD|WD"
"""Stages of ISO and IEC, which a joint project has in place of numbered drafts."""

_MONTH = "|".join(sorted({*MONTHS, *(month[:3] for month in MONTHS), "Sept"}, key=len, reverse=True))
_YEAR = "(?:19|20)[0-9]{2}"
_LETTERS = r"(?:(?!REV|TM|v[0-9])[A-Z])"
_ENDING = r"(?=REV|TM|v[0-9]|[^0-9A-Z]|\Z)"
_GROUP = rf"[0-9]{{1,5}}{_LETTERS}{{0,4}}{_ENDING}"
NUMBER = rf"""
    (?: [CN](?=[0-9]) | SI\ )?
    (?: [0-9]{{2,6}}{_LETTERS}?{_ENDING} | [0-9](?-i:[a-c])?(?![0-9A-Z]) )
    (?: [.-] (?!{_YEAR}(?![0-9A-Z.])) {_GROUP} )*
"""
"""`802.3`, `C37.111`, `802.1Qbv`, `11073-10407`, `7-4.3.2`: all that the year's dash follows."""
DESIGNATION = rf"""
    (?: (?P<publisher>IEEE|AIEE|ASA|USAS) (?P<partners>(?:/\ ?(?:{"|".join(PARTNERS)}))*) (?![A-Z]) [\ -]?
        (?P<active>Active\ )? (?:(?P<unapproved>Unapproved)\ |(?P<approved>Approved)\ )?
        (?P<draft_word>Draft\ )?
        (?P<word>(?:Std|Standards?)\.?)? [\ -]? (?:No\.?\ ?)? )?
    (?P<project>P(?=[CNS]?[I0-9]))?
    (?P<number>{NUMBER})
    (?P<revision>[-_.]?REV[a-z]{{0,2}}[0-9]?(?![0-9A-Z]))?
    (?:v(?P<version>[0-9]+))? (?:\ ?TM)?
    (?: \ ?[-:]\ ?(?P<year>{_YEAR})(?![0-9A-Z]) | ,?\ (?P<edition>{_YEAR})\ Edition )?
    (?: \ ?[-/_\ ]\ ?(?P<kind>{"|".join(SUPPLEMENTS)})\.?\ ?(?P<kind_number>[0-9]*)
        (?: ,?[-:\ ](?P<kind_year>{_YEAR})(?![0-9A-Z])(?:\ Edition)? )? )?
    (?: (?P<mark>\ ?/\ ?|_|-|,?\ )
        (?P<draft> D\.?(?:raft\ )?[A-Z]{{0,4}}[0-9](?:[0-9A-Z]|[.+](?=[0-9A-Z]))*
                 | D[A-Z](?![A-Z]) | (?<=/)[0-9]{{1,2}}(?:\.[0-9]+)+
                 | D?(?:{STAGES})[0-9]*(?![0-9A-Z]) | rev[0-9]+ ) )?
    (?: (?P<before_date>[.,_/]?\ ?) (?P<month>{_MONTH})\.?[\ ,_.-]{{0,2}}
        (?:(?P<day>[0-3]?[0-9])(?:,\ ?|\ ))? (?P<date>{_YEAR}|[0-9]{{2}})
      | ,\ (?P<bare_date>{_YEAR}) )?
"""
"""The whole of a designation; what follows it in parentheses is a remark."""
OF_IRE = r"(?:(?P<year>[0-9]{2})\ )?IRE\ (?P<number>[0-9]{1,2}\.(?:[0-9]+\.)?(?:S|PS)[0-9]{1,2})"
"""Standards of the Institute of Radio Engineers, by year, committee and number: `52 IRE 7.S2`."""
