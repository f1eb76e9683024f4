"""Which ISO numbers are published jointly, so that `ISO 27001` is known to be `ISO/IEC 27001`.

Source: the catalogues of ISO/IEC JTC 1 (information technology), of ISO/CASCO (conformity assessment, with
IEC) and of ISO/IEC JTC 1/SC 7 with IEEE (software and systems engineering), as blocks of numbers that are
theirs as a whole. Numbers that no block covers keep the publisher as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right

IEC = ("IEC",)
IEC_IEEE = ("IEC", "IEEE")

BLOCKS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (7816, 7816, IEC),  # integrated circuit cards
    (8802, 8802, IEC_IEEE),  # local area networks
    (9075, 9075, IEC),  # SQL
    (9126, 9126, IEC),  # software product quality
    (9594, 9594, IEC),  # the directory
    (9899, 9899, IEC),  # C
    (10646, 10646, IEC),  # universal coded character set
    (10918, 10918, IEC),  # JPEG
    (11179, 11179, IEC),  # metadata registries
    (11770, 11770, IEC),  # key management
    (11801, 11801, IEC),  # generic cabling
    (12207, 12207, IEC_IEEE),  # software life cycle
    (13335, 13335, IEC),  # management of IT security
    (13818, 13818, IEC),  # MPEG-2
    (14443, 14443, IEC),  # contactless cards
    (14496, 14496, IEC),  # MPEG-4
    (14882, 14882, IEC),  # C++
    (14888, 14888, IEC),  # digital signatures
    (15026, 15026, IEC_IEEE),  # assurance
    (15288, 15289, IEC_IEEE),  # system life cycle
    (15408, 15408, IEC),  # Common Criteria
    (15444, 15444, IEC),  # JPEG 2000
    (15504, 15504, IEC),  # process assessment
    (15693, 15693, IEC),  # vicinity cards
    (16085, 16085, IEC_IEEE),  # risk management of life cycles
    (16326, 16326, IEC_IEEE),  # project management
    (17000, 17000, IEC),  # CASCO's vocabulary
    (17011, 17011, IEC),  # CASCO: accreditation
    (17020, 17030, IEC),  # CASCO: inspection, certification, testing
    (17040, 17043, IEC),  # CASCO: peer assessment, proficiency testing
    (17050, 17050, IEC),  # CASCO: supplier's declaration
    (17060, 17060, IEC),  # CASCO: good practice
    (17065, 17065, IEC),  # CASCO: certification of products
    (17067, 17067, IEC),  # CASCO: schemes
    (17788, 17789, IEC),  # cloud computing
    (17799, 17799, IEC),  # information security, now 27002
    (18004, 18004, IEC),  # QR Code
    (18033, 18033, IEC),  # encryption
    (18045, 18045, IEC),  # evaluation methodology
    (19086, 19086, IEC),  # cloud service level agreements
    (19770, 19770, IEC),  # IT asset management
    (19790, 19790, IEC),  # cryptographic modules
    (19794, 19795, IEC),  # biometrics
    (20000, 20000, IEC),  # IT service management
    (20546, 20547, IEC),  # big data
    (21827, 21827, IEC),  # capability maturity of security engineering
    (22123, 22123, IEC),  # cloud computing
    (22237, 22237, IEC),  # data centres
    (22989, 22989, IEC),  # AI concepts
    (23008, 23009, IEC),  # MPEG-H, MPEG-DASH
    (23053, 23053, IEC),  # machine learning framework
    (23894, 23894, IEC),  # AI risk
    (24727, 24727, IEC),  # card interfaces
    (24748, 24748, IEC_IEEE),  # life cycle management
    (24760, 24762, IEC),  # identity, biometric templates, disaster recovery
    (24765, 24765, IEC_IEEE),  # vocabulary of software engineering
    (25000, 25002, IEC),  # SQuaRE: management
    (25010, 25030, IEC),  # SQuaRE: models, measures, requirements
    (25040, 25059, IEC),  # SQuaRE: evaluation, ready-to-use products, AI
    (27000, 27024, IEC),  # information security management
    (27028, 27047, IEC),  # controls, continuity, networks, incidents, digital evidence
    (27050, 27050, IEC),  # electronic discovery
    (27070, 27071, IEC),  # roots of trust
    (27099, 27103, IEC),  # information security
    (27400, 27404, IEC),  # security of things
    (27550, 27563, IEC),  # privacy
    (27701, 27701, IEC),  # privacy information management
    (29100, 29101, IEC),  # privacy framework
    (29110, 29110, IEC),  # life cycles for very small entities
    (29119, 29119, IEC_IEEE),  # software testing
    (29134, 29134, IEC),  # privacy impact
    (29146, 29147, IEC),  # access management, disclosure of vulnerabilities
    (29151, 29151, IEC),  # protection of personal data
    (29148, 29148, IEC_IEEE),  # requirements engineering
    (30071, 30071, IEC),  # accessibility of user interfaces
    (30111, 30111, IEC),  # handling of vulnerabilities
    (30134, 30134, IEC),  # data centre indicators
    (33001, 33099, IEC),  # process assessment
    (38500, 38508, IEC),  # governance of IT
    (40500, 40500, IEC),  # WCAG 2
    (42001, 42006, IEC),  # AI management
    (42010, 42042, IEC_IEEE),  # architecture
)

_NUMBER = re.compile(r"[0-9]{1,5}")
_ORDERED = sorted(BLOCKS)
_FIRSTS = [first for first, _, _ in _ORDERED]


def known_publishers(publishers: tuple[str, ...], number: str) -> tuple[str, ...]:
    """Return the publishers that the number is known to have, when the text names only ISO or only IEC.

    IEC's own numbers begin at 60000, so `IEC 27001` is `ISO/IEC 27001` too.
    """
    if publishers not in (("ISO",), ("IEC",)) or not _NUMBER.fullmatch(number):
        return publishers
    first, last, copublishers = _ORDERED[max(bisect_right(_FIRSTS, int(number)) - 1, 0)]
    return ("ISO", *copublishers) if first <= int(number) <= last else publishers
