"""Standards that are known by a name: the table of names, in several languages.

Sources: the title or short title of the act or standard itself, and for informal names the publisher's own
use of them (European Commission, ENISA, CNIL, NIST, IETF). A name without a version stands for the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strength = Literal["always", "capitals", "context", "weak", "declared"]
"""How sure a name is in running text: `always` in any case; `capitals` only as written, for its small
letters are a word of some language; `context` only near one of its words; `weak` for the name of a
technique that a text mostly means without its standard; `declared` for one that is an everyday word of
technical texts, and names its standard only where a place says so, as the tag `norme/json` does."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the canonical identifier of what it names, and how sure it is in running text."""

    name: str
    identifier: str
    strength: Strength = "always"
    context: tuple[str, ...] = ()


EUROPEAN = (
    "directive",
    "règlement",
    "regulation",
    "verordnung",
    "richtlinie",
    "européen",
    "european",
    "ue",
    "eu",
)
DATA = ("data", "données", "donnée", "daten", *EUROPEAN)
PLATFORMS = ("plateforme", "platform", "commission", *EUROPEAN)
DIGITAL = ("digital", "numérique", *PLATFORMS)
MEDICAL = (
    "medical",
    "médical",
    "médicaux",
    "device",
    "dispositif",
    "patient",
    "clinical",
    "medizin",
    *EUROPEAN,
)
CYBER = ("cyber", "sécurité", "security", "resilience", "résilience", "sicherheit", *EUROPEAN)
FINANCE = ("financ", "bank", "banque", "paiement", "payment", "crypto", *EUROPEAN)
ENTITIES = ("entit", "critique", "critical", "résilience", "resilience", "directive", "richtlinie")
DEVICES = ("directive", "richtlinie", "radio")


def _names(
    identifier: str, *names: str, strength: Strength = "always", context: tuple[str, ...] = ()
) -> tuple[Name, ...]:
    return tuple(Name(name, identifier, strength, context) for name in names)


LAW = (
    *_names(
        "Regulation (EU) 2016/679", "RGPD", "GDPR", "DSGVO", "DS-GVO", "General Data Protection Regulation"
    ),
    *_names("Regulation (EU) 2016/679", "Règlement général sur la protection des données", "EU GDPR"),
    *_names("Regulation (EU) 2016/679", "Datenschutz-Grundverordnung"),
    *_names("Regulation (EU) 2016/679", "AVG", strength="context", context=("gegevens", *DATA)),
    *_names(
        "Directive (EU) 2022/2555", "NIS 2", "NIS2", "directive NIS 2", "NIS 2 directive", "NIS-2-Richtlinie"
    ),
    *_names("Directive (EU) 2022/2555", "SRI 2", strength="context", context=CYBER),
    *_names("Directive (EU) 2016/1148", "NIS 1", "NIS1", "directive NIS 1", "NIS directive", "directive NIS"),
    *_names("Directive (EU) 2016/1148", "directive SRI"),
    *_names("Regulation (EU) 2022/2554", "DORA", strength="capitals"),
    *_names(
        "Regulation (EU) 2022/2554", "Digital Operational Resilience Act", "règlement DORA", "DORA regulation"
    ),
    *_names(
        "Regulation (EU) 2024/1689",
        "AI Act",
        "IA Act",
        "EU AI Act",
        "Artificial Intelligence Act",
        "KI-Verordnung",
    ),
    *_names("Regulation (EU) 2024/1689", "règlement IA", "règlement sur l'intelligence artificielle"),
    *_names(
        "Regulation (EU) 2024/1689",
        "RIA",
        "AIA",
        strength="context",
        context=("ia", "ai", "intelligence", *EUROPEAN),
    ),
    *_names("Regulation (EU) No 910/2014", "eIDAS", "eIDAS 1", "règlement eIDAS", "eIDAS regulation"),
    *_names("Regulation (EU) 2024/1183", "eIDAS 2", "eIDAS2", "eIDAS 2.0", "eIDAS v2"),
    *_names(
        "Regulation (EU) 2024/2847", "Cyber Resilience Act", "règlement sur la cyberrésilience", "EU CRA"
    ),
    *_names("Regulation (EU) 2024/2847", "CRA", strength="context", context=CYBER),
    *_names(
        "Regulation (EU) 2019/881",
        "Cybersecurity Act",
        "EU Cybersecurity Act",
        "règlement sur la cybersécurité",
    ),
    *_names(
        "Regulation (EU) 2019/881",
        "CSA",
        strength="context",
        context=("enisa", "règlement", "regulation", "act"),
    ),
    *_names("Regulation (EU) 2025/38", "Cyber Solidarity Act", "règlement sur la cybersolidarité"),
    *_names("Regulation (EU) 2023/2854", "Data Act", "EU Data Act", "règlement sur les données"),
    *_names("Regulation (EU) 2022/868", "Data Governance Act", "règlement sur la gouvernance des données"),
    *_names("Regulation (EU) 2022/868", "DGA", strength="context", context=DATA),
    *_names("Regulation (EU) 2022/2065", "Digital Services Act", "règlement sur les services numériques"),
    *_names("Regulation (EU) 2022/2065", "DSA", strength="context", context=PLATFORMS),
    *_names("Regulation (EU) 2022/1925", "Digital Markets Act", "règlement sur les marchés numériques"),
    *_names("Regulation (EU) 2022/1925", "DMA", strength="context", context=DIGITAL),
    *_names("Regulation (EU) 2023/1114", "MiCA", "MiCAR", "Markets in Crypto-Assets", strength="capitals"),
    *_names("Regulation (EU) 2024/900", "Political Advertising Regulation"),
    *_names("Regulation (EU) 2024/903", "Interoperable Europe Act"),
    *_names(
        "Regulation (EU) 2025/327",
        "European Health Data Space",
        "espace européen des données de santé",
        "EHDS",
        "EEDS",
    ),
    *_names("Regulation (EU) 2018/1725", "EUDPR"),
    *_names("Regulation (EU) 2018/1807", "Free Flow of Data Regulation"),
    *_names("Regulation (EU) 2023/1230", "Machinery Regulation", "règlement machines"),
    *_names("Regulation (EU) 2023/988", "General Product Safety Regulation", "GPSR", "RSGP"),
    *_names(
        "Regulation (EU) 2017/745", "Medical Device Regulation", "règlement dispositifs médicaux", "EU MDR"
    ),
    *_names("Regulation (EU) 2017/745", "MDR", "RDM", strength="context", context=MEDICAL),
    *_names("Regulation (EU) 2017/746", "IVDR", "EU IVDR", "In Vitro Diagnostic Regulation"),
    *_names(
        "Regulation (EU) 2020/852",
        "EU Taxonomy",
        "Taxonomy Regulation",
        "règlement Taxonomie",
        "taxonomie européenne",
    ),
    *_names("Regulation (EU) 2019/2088", "SFDR"),
    *_names("Regulation (EU) No 596/2014", "Market Abuse Regulation"),
    *_names("Regulation (EU) No 648/2012", "EMIR", strength="capitals"),
    *_names("Regulation (EU) No 575/2013", "CRR", strength="context", context=FINANCE),
    *_names("Regulation (EU) No 600/2014", "MiFIR"),
    *_names(
        "Regulation (EU) No 305/2011",
        "Construction Products Regulation",
        "règlement produits de construction",
    ),
    *_names("Regulation (EC) No 1907/2006", "REACH", strength="capitals"),
    *_names("Regulation (EC) No 1907/2006", "règlement REACH", "REACH regulation"),
    *_names(
        "Regulation (EC) No 1272/2008",
        "CLP",
        strength="context",
        context=("chimi", "chemical", "étiquetage", *EUROPEAN),
    ),
    *_names("Regulation (EC) No 1221/2009", "EMAS", strength="capitals"),
    *_names("Regulation (EC) No 300/2008", "Aviation Security Regulation"),
    *_names("Regulation (EU) 2024/1781", "ESPR", "Ecodesign for Sustainable Products Regulation"),
    *_names("Regulation (EU) 2023/1542", "Batteries Regulation", "règlement batteries"),
    *_names("Regulation (EU) 2023/1115", "EUDR", "EU Deforestation Regulation"),
    *_names("Directive (EU) 2022/2464", "CSRD", "Corporate Sustainability Reporting Directive"),
    *_names("Directive (EU) 2024/1760", "CSDDD", "CS3D", "Corporate Sustainability Due Diligence Directive"),
    *_names("Directive 2014/95/EU", "NFRD", "Non-Financial Reporting Directive"),
    *_names("Directive (EU) 2022/2557", "directive CER", "CER directive", "directive REC", "CER-Richtlinie"),
    *_names("Directive (EU) 2022/2557", "CER", strength="context", context=ENTITIES),
    *_names("Directive (EU) 2015/2366", "DSP2", "DSP 2", "PSD2", "PSD 2"),
    *_names("Directive 2007/64/EC", "DSP1", "DSP 1", "PSD1", "PSD 1"),
    *_names("Directive 2002/58/EC", "ePrivacy", "directive ePrivacy", "ePrivacy directive", "e-Privacy"),
    *_names("Directive 95/46/EC", "Data Protection Directive"),
    *_names("Directive (EU) 2016/680", "directive Police-Justice", "Law Enforcement Directive"),
    *_names("Directive (EU) 2019/1937", "Whistleblower Directive", "directive lanceurs d'alerte"),
    *_names("Directive (EU) 2019/882", "European Accessibility Act", "acte européen sur l'accessibilité"),
    *_names("Directive (EU) 2016/2102", "Web Accessibility Directive", "directive accessibilité web"),
    *_names("Directive (EU) 2018/1972", "European Electronic Communications Code", "EECC"),
    *_names("Directive (EU) 2019/790", "DSM Directive", "directive droit d'auteur"),
    *_names("Directive (EU) 2019/1024", "Open Data Directive", "directive données ouvertes"),
    *_names("Directive (EU) 2016/943", "Trade Secrets Directive", "directive secret des affaires"),
    *_names("Directive 2014/65/EU", "MiFID II", "MiFID 2"),
    *_names("Directive 2009/138/EC", "Solvency II", "Solvabilité II", "Solvabilité 2"),
    *_names("Directive 2013/36/EU", "CRD IV"),
    *_names("Directive 2013/40/EU", "directive cyberattaques"),
    *_names("Directive 2011/65/EU", "RoHS", "RoHS 2", "directive RoHS"),
    *_names("Directive 2012/19/EU", "WEEE", "DEEE", strength="capitals"),
    *_names("Directive 2014/53/EU", "directive RED", "RED directive", "Radio Equipment Directive"),
    *_names("Directive 2014/53/EU", "RED", strength="context", context=DEVICES),
    *_names("Directive 2014/34/EU", "ATEX", "directive ATEX"),
    *_names("Directive 2014/30/EU", "EMC directive", "directive CEM"),
    *_names("Directive 2014/35/EU", "Low Voltage Directive", "directive basse tension"),
    *_names("Directive 2014/68/EU", "Pressure Equipment Directive", "directive équipements sous pression"),
    *_names("Directive 2006/42/EC", "directive machines", "Machinery Directive", "Maschinenrichtlinie"),
    *_names("Directive 2012/18/EU", "Seveso III", "Seveso 3", "directive Seveso 3"),
    *_names(
        "Directive 2000/31/EC",
        "directive e-commerce",
        "e-Commerce Directive",
        "directive commerce électronique",
    ),
    *_names("Directive 2014/24/EU", "directive marchés publics"),
    *_names("Directive 2007/2/EC", "directive INSPIRE", "INSPIRE directive"),
)

INTERNATIONAL = (
    *_names("ISO/IEC 15408", "Common Criteria", "Critères Communs", "Critère Commun", "Gemeinsame Kriterien"),
    *_names("ISO/IEC 18045", "Common Evaluation Methodology"),
    *_names("ISO 21448", "SOTIF"),
    *_names("ISO 14721", "OAIS"),
    *_names("ISO 15836", "Dublin Core", "Dublin Core Metadata"),
    *_names("ISO 19005", "PDF/A"),
    *_names("ISO 19005-1", "PDF/A-1"),
    *_names("ISO 19005-2", "PDF/A-2"),
    *_names("ISO 19005-3", "PDF/A-3"),
    *_names("ISO 19005-4", "PDF/A-4"),
    *_names("ISO 14289", "PDF/UA"),
    *_names("ISO 15930", "PDF/X"),
    *_names("ISO/IEC 26300", "OpenDocument", "Open Document Format"),
    *_names("ISO/IEC 29500", "OOXML", "Office Open XML"),
    *_names("ISO/IEC 10646", "Universal Coded Character Set"),
    *_names("ISO/IEC 9075", "SQL standard", strength="weak"),
)

TECHNIQUES = (
    *_names("NIST FIPS 197", "AES", "AES-128", "AES-192", "AES-256", strength="weak"),
    *_names("NIST FIPS 180-4", "SHA-2", strength="weak"),
    *_names("NIST FIPS 202", "SHA-3", strength="weak"),
    *_names("NIST FIPS 203", "ML-KEM", strength="weak"),
    *_names("NIST FIPS 204", "ML-DSA", strength="weak"),
    *_names("NIST FIPS 205", "SLH-DSA", strength="weak"),
    *_names("NIST AI 100-1", "NIST AI RMF", "AI RMF", "AI Risk Management Framework"),
    *_names("NIST SP 800-37", "NIST RMF", "NIST Risk Management Framework"),
    *_names(
        "NIST SP 800-207", "NIST Zero Trust", "NIST Zero Trust Architecture", "Zero Trust Architecture (NIST)"
    ),
    *_names("NIST SP 800-218", "SSDF", "NIST SSDF", "Secure Software Development Framework"),
    *_names("NIST CSF", "NIST Cybersecurity Framework", "Cybersecurity Framework du NIST"),
    *_names("RFC 8446", "TLS 1.3", strength="weak"),
    *_names("RFC 5246", "TLS 1.2", strength="weak"),
    *_names("RFC 6749", "OAuth 2.0", "OAuth2", "OAuth 2", strength="weak"),
    *_names("RFC 7519", "JWT", "JSON Web Token", strength="declared"),
    *_names("RFC 8259", "JSON", strength="declared"),
    *_names("IEEE Std 802.11ax", "Wi-Fi 6", "WiFi 6", strength="weak"),
    *_names("IEEE Std 802.11be", "Wi-Fi 7", "WiFi 7", strength="weak"),
    *_names("IEEE Std 802.3at", "PoE+", strength="weak"),
    *_names("IEEE Std 802.3bt", "PoE++", strength="weak"),
)

NAMES: tuple[Name, ...] = (*LAW, *INTERNATIONAL, *TECHNIQUES)
