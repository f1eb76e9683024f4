"""What acts of the European Union are called in the languages they are cited in: data for `eu`.

Sources: Treaty on the Functioning of the European Union, articles 288 to 291, in each language; the
Interinstitutional style guide, section 2.2 (the number and the treaty of an act).
"""

from __future__ import annotations

ACTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Regulation", ""): (
        *("regulation", "règlement", "reglement", "verordnung", "reglamento", "regolamento"),
        *("verordening", "regulamento"),
    ),
    ("Directive", ""): ("directive", "richtlinie", "directiva", "direttiva", "richtlijn", "diretiva"),
    ("Decision", ""): (
        *("decision", "décision", "beschluss", "entscheidung", "decisión", "decisione", "besluit"),
        *("decisão",),
    ),
    ("Recommendation", ""): (
        *("recommendation", "recommandation", "empfehlung", "recomendación", "raccomandazione"),
        *("aanbeveling",),
    ),
    ("Regulation", "Implementing"): (
        *("implementing regulation", "règlement d'exécution", "reglement d'execution"),
        *("durchführungsverordnung", "reglamento de ejecución", "regolamento di esecuzione"),
    ),
    ("Directive", "Implementing"): (
        *("implementing directive", "directive d'exécution", "durchführungsrichtlinie"),
    ),
    ("Decision", "Implementing"): (
        *("implementing decision", "décision d'exécution", "decision d'execution"),
        *("durchführungsbeschluss", "decisión de ejecución", "decisione di esecuzione"),
    ),
    ("Regulation", "Delegated"): (
        *("delegated regulation", "règlement délégué", "reglement delegue"),
        *("delegierte verordnung", "reglamento delegado", "regolamento delegato"),
    ),
    ("Directive", "Delegated"): ("delegated directive", "directive déléguée", "delegierte richtlinie"),
    ("Decision", "Delegated"): ("delegated decision", "décision déléguée", "delegierter beschluss"),
    ("Decision", "Framework"): ("framework decision", "décision-cadre", "décision cadre", "rahmenbeschluss"),
}
"""Kind of act and what qualifies it → its names, in small letters."""

FRENCH: dict[tuple[str, str], str] = {
    ("Regulation", ""): "Règlement",
    ("Directive", ""): "Directive",
    ("Decision", ""): "Décision",
    ("Recommendation", ""): "Recommandation",
    ("Regulation", "Implementing"): "Règlement d'exécution",
    ("Directive", "Implementing"): "Directive d'exécution",
    ("Decision", "Implementing"): "Décision d'exécution",
    ("Regulation", "Delegated"): "Règlement délégué",
    ("Directive", "Delegated"): "Directive déléguée",
    ("Decision", "Delegated"): "Décision déléguée",
    ("Decision", "Framework"): "Décision-cadre",
}

INSTITUTIONS = ("Council", "Commission", "European", "EU", "ECB")
"""Words that may precede the kind of act and say nothing that its number does not."""

TREATIES = {
    "EU": ("EU", "UE"),
    "EC": ("EC", "CE", "EG"),
    "EEC": ("EEC", "CEE", "EWG", "EEG"),
    "ECSC": ("ECSC", "CECA", "EGKS"),
    "Euratom": ("Euratom",),
    "JHA": ("JHA", "JAI", "JI"),
    "CFSP": ("CFSP", "PESC", "GASP"),
    "EU, Euratom": ("EU, Euratom", "UE, Euratom", "EU,Euratom", "UE,Euratom"),
    "EC, Euratom": ("EC, Euratom", "CE, Euratom", "EG, Euratom"),
    "EEC, Euratom": ("EEC, Euratom", "CEE, Euratom"),
}
"""Domain of an act → how it is written in English, French and German."""

FRENCH_TREATIES = {canonical: spellings[1] for canonical, spellings in TREATIES.items() if len(spellings) > 1}

CELEX_TYPES = {"Regulation": "R", "Directive": "L", "Decision": "D", "Recommendation": "H", "Framework": "F"}
"""Letter of an act in a CELEX number of sector 3 (legislation)."""
