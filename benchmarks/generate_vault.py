"""A vault of any size, the same everywhere: `python -m benchmarks.generate_vault FOLDER [--notes N]`."""

from __future__ import annotations

from pathlib import Path
from random import Random

import cyclopts

ROOMS = {
    "organisation": "Organisations",
    "standard": "Normes",
    "reglementation": "Réglementation",
    "protocole": "Protocoles",
    "cours": "Cours",
}
COUNTRIES = ("Suisse", "France", "Belgique", "United States", "Allemagne", "UK", "NO", "Japon")
TYPES = ("Association", "Gouvernemental", "Exigences", "Lignes directrices", "Consortium")
TOPICS = ("qualité", "sécurité", "réseau", "énergie", "santé", "transport", "données", "climat", "identité")
TAGS = ("norme", "norme/européenne", "norme/iso-iec-27001", "gouvernance", "sécurité/état", "internet")
SERIES = (
    "ISO {}:2015",
    "ISO/CEI {}",
    "NF EN {}-1",
    "RFC {}",
    "NIST SP 800-{}",
    "IEEE {}.11",
    "ITU-T X.{}",
    "ETSI EN 30{} 645",
)
SENTENCES = (
    "La norme s'applique à tout organisme, quels que soient sa taille et son secteur.",
    "Un comité technique réunit les experts que les membres désignent, puis soumet le projet au vote.",
    "The document says what has to be reached and leaves open how an organisation gets there.",
    "Les exigences portent sur la planification, le fonctionnement, l'évaluation et l'amélioration.",
    "Each control has a purpose, a short guidance and the information that an auditor would ask for.",
    "Le texte précédent reste en vigueur jusqu'à la fin de la période de transition.",
    "Conformity can be declared by the manufacturer or assessed by a **third party**.",
    "On distingue les mesures *préventives*, les mesures de détection et les mesures correctives.",
)

app = cyclopts.App(help=__doc__)


def write_vault(folder: Path, notes: int = 15_000) -> None:
    """Write `notes` notes of some 2 KiB each, linked to each other, into `folder`."""
    random = Random(20_261_122)
    kinds = [random.choice(tuple(ROOMS)) for _ in range(notes)]
    names = [f"{random.choice(TOPICS).capitalize()} {number}" for number in range(notes)]
    for room in ROOMS.values():
        (folder / room).mkdir(parents=True, exist_ok=True)
    for kind, name in zip(kinds, names, strict=True):
        (folder / ROOMS[kind] / f"{name}.md").write_text(note(random, kind, name, names), encoding="utf-8")


def note(random: Random, kind: str, name: str, names: list[str]) -> str:
    """One note in the manner of the example vault."""
    parts = (frontmatter(random, kind, name), fact_sheet(random, name), missions(random, names))
    return "\n".join((*parts, publications(random), comparison(random, names), tasks(random, names)))


def frontmatter(random: Random, kind: str, name: str) -> str:
    """Tags, aliases and the properties that feed entity columns."""
    chosen = (*random.sample(TAGS, 2), f"{random.choice(TOPICS)}/niveau-{random.randint(1, 50)}")
    tags = "".join(f"  - {tag}\n" for tag in chosen)
    day = f"{random.randint(2019, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    return (
        f"---\ntags:\n{tags}aliases:\n  - {name} (alias)\n  - Note sur {name.lower()}\narchetype: {kind}\n"
        f"pays: {random.choice(COUNTRIES)}\ntype: {random.choice(TYPES)}\n"
        f"created: {day}\nversion: 1.10\n---\n"
    )


def fact_sheet(random: Random, name: str) -> str:
    """The title and a callout of facts."""
    return (
        f"# {name} ({name[:3].upper()})\n\n> [!user] Fiche d'Identité\n> * **Nom complet** : {name}\n"
        f"> * **Siège** : {random.choice(COUNTRIES)}\n> * **Fondation** : {random.randint(1850, 2020)}\n"
    )


def missions(random: Random, names: list[str]) -> str:
    """Paragraphs with links and an ordered list."""
    missing = " bis" if random.random() < 0.05 else ""
    linked = [f"Voir [[{random.choice(names)}]] et [[{random.choice(names)}|cette note]]." for _ in range(2)]
    linked.append(f"Voir [[{random.choice(names)}{missing}]] et [[{random.choice(names)}#Comparaison]].")
    paragraphs = "\n\n".join(" ".join((*random.sample(SENTENCES, 2), link)) for link in linked)
    steps = "\n".join(f"{n}. **Étape {n}** : {random.choice(SENTENCES)}" for n in range(1, 4))
    return f"## 🎯 Missions Principales\n{paragraphs}\n\n{steps}\n"


def publications(random: Random) -> str:
    """A list of standards."""
    standards = (series.format(random.randint(1, 999)) for series in random.sample(SERIES, 4))
    lines = (f"*   {standard} : {random.choice(SENTENCES)}\n" for standard in standards)
    return "## 📚 Publications & Standards\n" + "".join(lines)


def comparison(random: Random, names: list[str]) -> str:
    """A table with links in it."""
    rows = (f"| [[{random.choice(names)}]] | {random.randint(1, 99)} | oui |\n" for _ in range(4))
    return "## Comparaison\n\n| Note | Mesures | Certifiable |\n|---|---:|---|\n" + "".join(rows)


def tasks(random: Random, names: list[str]) -> str:
    """Tasks, an inline field, an inline tag and a block of code."""
    return (
        f"## Suite\n- [x] Lire [[{random.choice(names)}#Suite]] #lu\n- [ ] Comparer ^suite\n"
        f"    - [ ] échéance:: 2026-12-{random.randint(1, 28):02}\n\n```text\nISO 9999 #nottag\n```\n"
    )


@app.default
def main(folder: Path, *, notes: int = 15_000) -> None:
    """Write the vault.

    Parameters
    ----------
    folder
        Where to write it.
    notes
        How many notes.
    """
    write_vault(folder, notes)


if __name__ == "__main__":
    app()
