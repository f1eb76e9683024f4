"""A note with every construct, and all the rows that it gives."""

from __future__ import annotations

from transforms.markdown import Body, read_body
from transforms.rows import (
    Anchor,
    Callout,
    EntityTag,
    Fact,
    Link,
    ListItem,
    Section,
    TableCell,
)

_NOTE = """\
Préambule avec [[Union européenne|l'UE]] et #Droit/Numérique.

# Agence de cybersécurité (ENISA)

> [!user]- Fiche d'identité
> * **Siège** : *Athènes*, Grèce
> * **Effectif** : 110
> * **Langues** :
>   * anglais
>   * grec
> > [!info]
> > **Créée le** : 2004-03-13

## 🛡️ Missions
1.  **Conseiller** les États ^conseil
2.  Certifier [les produits](Certification%20UE.md#Sch%C3%A9mas)
    - [/] EUCC
    - [x] EUCS #fait

statut:: en vigueur %% à revoir [[Brouillon]] %%

| Acte | Année |
|------|------:|
| [[NIS 2\\|Directive]] | 2022 |

Voir https://enisa.europa.eu. `#code [[non]]`
"""


def _read() -> Body:
    return read_body(_NOTE, 5)


def test_sections() -> None:
    title = "Agence de cybersécurité (ENISA)"
    key = "agence de cybersecurite (enisa)"
    identity = (
        "Fiche d'identité\nSiège : Athènes, Grèce\nEffectif : 110\nLangues :\nanglais\ngrec\n"
        "Créée le : 2004-03-13"
    )
    missions = (
        "Conseiller les États\nCertifier les produits\nEUCC\nEUCS #fait\nstatut:: en vigueur\n"
        "Acte\tAnnée\nDirective\t2022\nVoir https://enisa.europa.eu. #code [[non]]"
    )
    assert _read().sections == [
        Section(0, 0, None, None, None, None, None, 5, 6, 5, "Préambule avec l'UE et #Droit/Numérique."),
        Section(1, 1, title, None, key, None, title, 7, 17, 13, identity),
        Section(2, 2, "🛡️ Missions", "🛡️", "missions", 1, f"{title} > 🛡️ Missions", 18, 30, 20, missions),
    ]


def test_list_items() -> None:
    seat, staff = "Siège : Athènes, Grèce", "Effectif : 110"
    nested = "Certifier les produits"
    assert _read().list_items == [
        ListItem(1, 1, 1, 1, None, 1, 1, False, "*", "Siège", seat, None, False, None, None, 10),
        ListItem(2, 1, 1, 1, None, 1, 2, False, "*", "Effectif", staff, None, False, None, None, 11),
        ListItem(3, 1, 1, 1, None, 1, 3, False, "*", "Langues", "Langues :", None, False, None, None, 12),
        ListItem(4, 1, 1, 2, 3, 2, 1, False, "*", None, "anglais", None, False, None, None, 13),
        ListItem(5, 1, 1, 2, 3, 2, 2, False, "*", None, "grec", None, False, None, None, 14),
        ListItem(
            6, 2, None, 3, None, 1, 1, True, "1.", "Conseiller", "Conseiller les États",
            None, False, None, "conseil", 19,
        ),
        ListItem(7, 2, None, 3, None, 1, 2, True, "2.", None, nested, None, False, None, None, 20),
        ListItem(8, 2, None, 4, 7, 2, 1, False, "-", None, "EUCC", "/", True, False, None, 21),
        ListItem(9, 2, None, 4, 7, 2, 2, False, "-", None, "EUCS #fait", "x", True, True, None, 22),
    ]  # fmt: skip


def test_callouts() -> None:
    identity = "Siège : Athènes, Grèce\nEffectif : 110\nLangues :\nanglais\ngrec"
    assert _read().callouts == [
        Callout(1, 1, None, "user", "Fiche d'identité", "-", 9, identity),
        Callout(2, 1, 1, "info", None, None, 15, "Créée le : 2004-03-13"),
    ]


def test_facts() -> None:
    facts = _read().facts
    assert [fact[:5] + fact[8:] for fact in facts] == [
        (1, "callout", "siege", "Siège", "Athènes, Grèce", 1, 1, 1, 10),
        (2, "callout", "effectif", "Effectif", "110", 1, 1, 2, 11),
        (3, "callout", "langues", "Langues", "anglais", 1, 1, 4, 13),
        (4, "callout", "langues", "Langues", "grec", 1, 1, 5, 14),
        (5, "callout", "creee_le", "Créée le", "2004-03-13", 1, 2, None, 16),
        (6, "inline_field", "statut", "statut", "en vigueur", 2, None, None, 24),
    ]
    assert [type(fact) for fact in facts] == [Fact] * 6
    assert facts[1].value_number == 110
    assert str(facts[4].value_date) == "2004-03-13"


def test_table_cells() -> None:
    assert _read().table_cells == [
        TableCell(1, 1, 1, 2, "Acte", "Directive", 28, None),
        TableCell(1, 1, 2, 2, "Année", "2022", 28, None),
    ]


def test_links() -> None:
    assert _read().links == [
        Link(1, "wikilink", "Union européenne", None, None, "l'UE", None, 0, 5),
        Link(2, "markdown", "Certification UE.md", "Schémas", "heading", "les produits", None, 2, 20),
        Link(3, "wikilink", "NIS 2", None, None, "Directive", None, 2, 28),
        Link(4, "url", "https://enisa.europa.eu", None, None, None, None, 2, 30),
    ]


def test_tags_anchors_and_title() -> None:
    body = _read()
    assert body.tags == [
        EntityTag("droit/numérique", "inline", "#Droit/Numérique", 5, True),
        EntityTag("fait", "inline", "#fait", 22, True),
    ]
    assert body.anchors == [
        Anchor("heading", "agence de cybersécurité enisa"),
        Anchor("heading", "🛡️ missions"),
        Anchor("block", "conseil"),
    ]
    assert body.title == "Agence de cybersécurité (ENISA)"
    assert body.findings == []
