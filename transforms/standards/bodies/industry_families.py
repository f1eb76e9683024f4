"""Families of standards from industry, professions and public bodies: the data of `industry`.

Sources: the publishers' own catalogues and documents (PCI SSC, ISACA, AXELOS, CIS, OWASP, W3C, OASIS, OMG,
Ecma, Swift, ENX, ANSSI, BSI, SAE, IATF, RTCA, EUROCAE, the United States Department of Defense, UL, 3GPP,
NATO, API, ASME, ASTM, NFPA, AICPA, IAASB, UNECE and others), for how each writes its numbers, revisions and
versions.
"""

from __future__ import annotations

from dataclasses import dataclass

DASHED = r"[0-9]{1,6}[A-Z]?(?:-[0-9]{1,4}[A-Z]?)*"
LETTERED = r"[A-Z]{1,3}[0-9]{1,5}(?:\.[0-9]{1,4})*[A-Z]?"


@dataclass(frozen=True, slots=True)
class Family:
    """Standards that one publisher names alike: `name`, number, revision letter, date, version.

    `spellings` are other ways to begin, besides a space, a dash or nothing between the words. `mark` parts
    the number, `revision` is the grammar of a letter that says which revision, `dated` parts the year,
    `versioned` the version (`" v"`: `v4.0`; `" "`: `2.1`; `":"`: `:2021`; empty for none). A family that
    `stands_alone` is named by its name, with no number or version.
    """

    name: str
    publisher: str
    number: str = ""
    spellings: tuple[str, ...] = ()
    mark: str = " "
    revision: str = ""
    dated: str = ""
    versioned: str = ""
    plain_from: int = 10_000
    """First version that is written without the `v`."""
    stands_alone: bool = False


def _versions(name: str, publisher: str, *spellings: str, mark: str = " ", alone: bool = True) -> Family:
    return Family(name, publisher, spellings=spellings, versioned=mark, stands_alone=alone)


def _numbers(name: str, publisher: str, number: str = DASHED, *spellings: str, dated: str = ":") -> Family:
    return Family(name, publisher, number, spellings, dated=dated)


def _codes(name: str, publisher: str, number: str, *spellings: str, revision: str = "[A-Z]") -> Family:
    return Family(name, publisher, number, spellings, mark="-", revision=revision)


PAYMENT_AND_AUDIT = (
    _versions("PCI DSS", "PCI SSC", mark=" v"),
    *(
        _versions(f"PCI {code}", "PCI SSC", mark=" v")
        for code in ("P2PE", "3DS", "PA-DSS", "HSM", "SSF", "SPoC")
    ),
    *(
        _versions(f"PCI {code}", "PCI SSC", mark=" v")
        for code in ("PIN", "PTS POI", "PTS", "CPoC", "MPoC", "TSP")
    ),
    *(
        _versions(f"PCI {code}", "PCI SSC", mark=" v")
        for code in ("Secure SLC", "Secure Software", "CPP", "KMO")
    ),
    _versions("PA-DSS", "PCI SSC", mark=" v"),
    _versions("SWIFT CSCF", "Swift", "CSCF", mark=" v"),
    Family("COBIT", "ISACA", r"(?:2019|[3-5](?:\.[0-9])?)", ("COBIT v",), stands_alone=True),
    Family("ITIL", "PeopleCert", versioned=" v", plain_from=4, stands_alone=True),
    Family("SOC", "AICPA", "[123]", versioned=" Type "),
    *(_numbers(code, "AICPA", r"[0-9]{1,3}", f"{code} No.") for code in ("SSAE", "SAS")),
    _numbers("AT-C", "AICPA", r"[0-9]{3}"),
    *(_numbers(code, "IAASB", r"[0-9]{3,4}") for code in ("ISAE", "ISQM", "ISRE", "ISRS")),
    _numbers("ISA", "IAASB", r"[2-8][0-9]{2}"),
    *(_numbers(code, "IASB", r"[0-9]{1,2}") for code in ("IFRS", "IAS", "IFRIC", "SIC")),
    _numbers("IFRS S", "ISSB", r"[0-9]{1,2}"),
    _numbers("IPSAS", "IPSASB", r"[0-9]{1,2}"),
    Family("GRI", "GRI", r"[0-9]{1,3}", dated=":"),
    Family("ESRS", "EFRAG", r"(?:[ESG]?[0-9]{1,2}|2)", stands_alone=True),
)

SECURITY = (
    _versions("CIS Controls", "CIS", "CIS Critical Security Controls", "CIS CSC", mark=" v"),
    Family("OWASP Top 10", "OWASP", spellings=("OWASP Top Ten",), versioned=":", stands_alone=True),
    *(_versions(f"OWASP {code}", "OWASP", code) for code in ("ASVS", "SAMM", "MASVS", "WSTG", "MASTG")),
    *(_versions(f"OWASP {code}", "OWASP") for code in ("SCVS", "ISVS", "CycloneDX")),
    _versions("CSA CCM", "CSA", "Cloud Controls Matrix", mark=" v"),
    _versions("CSA STAR", "CSA"),
    _versions("HITRUST CSF", "HITRUST", mark=" v"),
    _versions("CMMC", "DoD"),
    _versions("FedRAMP", "GSA"),
    _versions("StateRAMP", "StateRAMP"),
    _versions("TISAX", "ENX"),
    _versions("VDA ISA", "VDA"),
    Family("NERC CIP", "NERC", r"[0-9]{3}(?:-[0-9]{1,2}(?:\.[0-9])?)?", mark="-", stands_alone=True),
    _versions("Cyber Essentials Plus", "NCSC"),
    _versions("Cyber Essentials", "NCSC"),
    _versions("Essential Eight", "ASD"),
    _versions("RGS", "ANSSI", "Référentiel Général de Sécurité", mark=" v"),
    _versions("SecNumCloud", "ANSSI"),
    _versions("PASSI", "ANSSI"),
    Family("ANSSI-BP", "ANSSI", r"[0-9]{3}", mark="-", versioned=" v"),
    Family("ANSSI-PA", "ANSSI", r"[0-9]{3}", mark="-", versioned=" v"),
    Family("ANSSI-PG", "ANSSI", r"[0-9]{3}", mark="-", versioned=" v"),
    _versions("HDS", "ANS", mark=" v"),
    _versions("PGSSI-S", "ANS", mark=" v"),
    _versions("RGAA", "DINUM"),
    _versions("RGI", "DINUM", "Référentiel Général d'Interopérabilité", mark=" v"),
    _versions("RGESN", "Arcep"),
    Family("BSI-Standard", "BSI (Germany)", r"(?:100|200)-[1-4]", versioned=" v"),
    Family("BSI TR", "BSI (Germany)", r"0[0-9]{4}(?:-[0-9A-Z]{1,3})*", mark="-", versioned=" v"),
    Family("BSI C5", "BSI (Germany)", spellings=("C5",), versioned=":"),
    _versions("BSI IT-Grundschutz", "BSI (Germany)", "IT-Grundschutz"),
    Family("FIDO2", "FIDO", stands_alone=True),
    _numbers("PKCS", "RSA", r"\#?[0-9]{1,2}"),
)

WEB_AND_SOFTWARE = (
    *(
        _versions(code, "W3C", f"W3C {code}")
        for code in ("WCAG", "ATAG", "UAAG", "WAI-ARIA", "SPARQL", "XSLT")
    ),
    *(
        _versions(f"W3C {code}", "W3C")
        for code in ("XML Schema", "XML", "HTML", "CSS", "SVG", "RDF", "OWL", "SOAP")
    ),
    *(
        _versions(f"W3C {code}", "W3C")
        for code in ("WSDL", "XPath", "XQuery", "MathML", "SKOS", "SHACL", "DCAT")
    ),
    *(
        _versions(f"W3C {code}", "W3C")
        for code in ("EPUB", "JSON-LD", "WebAuthn", "PROV", "ODRL", "XHTML", "VC")
    ),
    *(
        _versions(code, "OASIS", f"OASIS {code}")
        for code in ("SAML", "XACML", "STIX", "TAXII", "KMIP", "OData")
    ),
    *(_versions(code, "OASIS", f"OASIS {code}") for code in ("UBL", "DITA", "MQTT", "AMQP", "ebXML", "CSAF")),
    *(
        _versions(f"OASIS {code}", "OASIS")
        for code in ("CAP", "DocBook", "TOSCA", "WS-Security", "OpenDocument")
    ),
    *(
        _versions(code, "OMG", f"OMG {code}")
        for code in ("BPMN", "UML", "SysML", "DMN", "CMMN", "CORBA", "DDS")
    ),
    *(_versions(code, "The Open Group") for code in ("TOGAF", "ArchiMate")),
    *(_versions(code, "OpenID") for code in ("OpenID Connect Core", "OpenID Connect")),
    *(_versions(code, "HL7") for code in ("HL7 FHIR", "HL7 CDA")),
    _versions("HL7", "HL7", mark=" v"),
    Family("ECMA", "Ecma International", r"[0-9]{1,3}", mark="-", dated=":", versioned=" ED"),
    Family("ECMA TR", "Ecma International", r"[0-9]{1,3}", spellings=("ECMA TR/",), mark="/"),
    *(_versions(code, "ISACA", mark=" v") for code in ("CMMI-DEV", "CMMI-SVC", "CMMI-ACQ", "CMMI")),
    _versions("MISRA C++", "MISRA", mark=":"),
    _versions("MISRA C", "MISRA", mark=":"),
    _versions("AUTOSAR", "AUTOSAR"),
    _versions("Automotive SPICE", "VDA", "A-SPICE", "ASPICE", mark=" v"),
    _versions("Unicode", "Unicode Consortium", "The Unicode Standard", alone=False),
    _versions("XBRL", "XBRL International"),
    _numbers("3GPP TS", "3GPP", r"[0-9]{2}\.[0-9]{3}(?:-[0-9]{1,2})*", "TS"),
    _numbers("3GPP TR", "3GPP", r"[0-9]{2}\.[0-9]{3}(?:-[0-9]{1,2})*", "TR"),
    *(_numbers(f"GSMA {code}", "GSMA", r"[0-9]{1,2}") for code in ("SGP", "FS", "NG", "IR", "TS")),
    Family("ATIS", "ATIS", r"[0-9]{7}", mark="-"),
    _numbers("GAMP", "ISPE", r"[45]"),
)

TRANSPORT_AND_DEFENCE = (
    _codes("EUROCAE ED", "EUROCAE", r"[0-9]{1,3}", "ED"),
    _codes("RTCA DO", "RTCA", r"[0-9]{2,3}", "DO"),
    *(
        _codes(f"MIL-{code}", "DoD", r"[0-9]{1,5}(?:-[0-9]{1,3})?")
        for code in ("STD", "HDBK", "DTL", "PRF", "SPEC")
    ),
    _numbers("DEF STAN", "MoD", r"[0-9]{2}-[0-9]{1,4}"),
    *(_numbers(code, "NATO", r"[0-9]{4}") for code in ("STANAG", "AQAP")),
    *(
        _codes(f"ECSS-{branch}", "ECSS", r"[0-9]{2}(?:-[0-9]{2})?")
        for branch in ("E-ST", "Q-ST", "M-ST", "S-ST", "U-ST")
    ),
    Family("SAE J", "SAE", r"[0-9]{1,4}(?:[/-][0-9]{1,2})?", mark="", revision=r"_[0-9]{6}"),
    *(
        Family(f"SAE {code}", "SAE", r"[0-9]{3,5}(?:/[0-9]{1,3})?", (code,), mark="", revision="[A-Z]")
        for code in ("ARP", "AIR", "AMS")
    ),
    Family("SAE AS", "SAE", r"[0-9]{3,5}(?:/[0-9]{1,3})?", ("AS",), mark="", revision="[A-Z]"),
    _numbers("IATF", "IATF", r"[0-9]{5}", "IATF/TS"),
    _numbers("ARINC", "SAE ITC", r"[0-9]{3}[A-Z]?(?:-[0-9]{1,2})*(?:P[0-9])?"),
    Family("VDA", "VDA", r"[0-9]{1,4}(?:\.[0-9])?", versioned=""),
    Family("UN R", "UNECE", r"[0-9]{1,3}", ("UNECE R", "ECE R", "UN Regulation No.", "UN ECE R"), mark=""),
    _numbers("FMVSS", "NHTSA", r"[0-9]{3}[a-z]?", "FMVSS No."),
    _numbers("UIC", "UIC", r"[0-9]{3}(?:-[0-9]{1,2})*", "UIC Code", "Fiche UIC"),
)

INDUSTRY = (
    Family(
        "ISA",
        "ISA",
        r"(?:[0-9]{1,2}|[0-9]{5})(?:\.[0-9]{1,2})*(?:-[0-9]{1,2}(?![0-9]))*",
        mark="-",
        dated="-",
    ),
    _numbers("OHSAS", "OHSAS Project Group", r"1800[12]"),
    _numbers("SA", "SAI", r"8000"),
    Family("TL", "TIA", "9000", versioned=" R"),
    Family("FSSC", "FSSC", "2[24]000", versioned=" v"),
    *(_versions(code, "BRCGS", alone=False) for code in ("BRCGS", "BRC")),
    *(_versions(f"IFS {code}", "IFS", mark=" v") for code in ("Food", "HPC", "Logistics", "Broker")),
    *(
        _numbers(f"Codex {code}", "Codex Alimentarius", r"[0-9]{1,3}", dated="-")
        for code in ("CXS", "CXC", "CXG")
    ),
    _numbers("ISPM", "IPPC", r"[0-9]{1,2}"),
    _versions("LEED", "USGBC", mark=" v"),
    _numbers(
        "ASME", "ASME", rf"(?:{LETTERED}|[A-Z]{{2,4}}-[0-9]{{1,4}}(?:\.[0-9])?|BPVC|NQA-1|BPE)", dated="-"
    ),
    Family("ASTM", "ASTM", r"[A-G][0-9]{1,4}(?:/[A-G][0-9]{1,4}M)?M?", dated="-2"),
    _numbers("API", "API", r"[0-9]{1,4}[A-Z]{0,2}(?:-[0-9]{1,2})*"),
    *(
        _numbers(f"API {code}", "API", r"[A-Z]?[0-9]{1,4}[A-Z]{0,2}(?:-[0-9]{1,2})*")
        for code in ("RP", "STD", "SPEC", "TR", "MPMS")
    ),
    _numbers("NFPA", "NFPA", r"[0-9]{1,4}[A-Z]?", dated="-"),
    _numbers("UL", "UL", r"[0-9]{1,6}[A-Z]?(?:-[0-9]{1,3})*"),
    _numbers("ASHRAE", "ASHRAE", r"[0-9]{1,3}(?:\.[0-9])?P?", dated="-"),
    _numbers("FM", "FM Approvals", r"[0-9]{4}"),
    *(_numbers(f"APSAD {code}", "CNPP", r"[0-9]{1,2}") for code in ("R", "D")),
    Family("TIA", "TIA", r"[0-9]{2,4}(?:\.[0-9])?", ("EIA/TIA", "TIA/EIA"), mark="-", revision="-?[A-Z]"),
    Family("EIA", "EIA", r"[0-9]{2,4}", mark="-", revision="-?[A-Z]"),
    *(_codes(f"IPC-{code}", "IPC", r"[0-9]{3,4}") for code in ("A", "J-STD", "TM", "WHMA-A")),
    _codes("IPC", "IPC", r"[0-9]{3,4}"),
    _codes("J-STD", "IPC", r"[0-9]{3}"),
    *(_numbers(f"SEMI {code}", "SEMI", r"[0-9]{1,4}(?:\.[0-9])?") for code in ("E", "S", "M", "F")),
    Family("AWS", "AWS", r"[A-D][0-9]{1,2}\.[0-9]{1,2}M?", dated=":"),
    _numbers("AWWA", "AWWA", r"[A-Z][0-9]{3}", dated="-"),
    _numbers("ICH", "ICH", r"[QESM][0-9]{1,2}[A-Z]?(?:\(R[0-9]\))?"),
    _numbers("CLSI", "CLSI", r"(?:EP|M|H|C|GP|QMS|POCT|AUTO|MM)[0-9]{1,3}"),
    _numbers("NAMUR NE", "NAMUR", r"[0-9]{1,3}", "NE"),
    _numbers("21 CFR Part", "FDA", r"[0-9]{2,4}", "21 CFR", "CFR 21 Part"),
)

FAMILIES = (*PAYMENT_AND_AUDIT, *SECURITY, *WEB_AND_SOFTWARE, *TRANSPORT_AND_DEFENCE, *INDUSTRY)
