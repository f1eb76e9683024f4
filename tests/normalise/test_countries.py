"""Countries are recognised in French and English, by code and by flag; anything else is not."""

from __future__ import annotations

import warnings

import pytest

from transforms.countries import country_code

CASES = {
    # French, English, articles, accents, capitals
    "Suisse": "CH",
    "la France": "FR",
    "LES ÉTATS-UNIS": "US",
    "etats unis": "US",
    "l'Allemagne": "DE",
    "L’Italie": "IT",
    "the Netherlands": "NL",
    "Pays-Bas": "NL",
    "Royaume-Uni": "GB",
    "United Kingdom": "GB",
    "Corée du Sud": "KR",
    "North Korea": "KP",
    "Tchéquie": "CZ",
    "Côte d'Ivoire": "CI",
    "Côte d’Ivoire": "CI",
    "cote d ivoire": "CI",
    "Bosnie-Herzégovine": "BA",
    "Bosnia & Herzegovina": "BA",
    "St. Kitts and Nevis": "KN",
    "Trinité-et-Tobago": "TT",
    "  Norvège. ": "NO",
    # official and usual names
    "Confédération suisse": "CH",
    "Swiss Confederation": "CH",
    "United States of America": "US",
    "États-Unis d'Amérique": "US",
    "République française": "FR",
    "République de Corée": "KR",
    "Corée, République de": "KR",
    "Russian Federation": "RU",
    "République tchèque": "CZ",
    "Viet Nam": "VN",
    "Vietnam": "VN",
    "Turquie": "TR",
    "Turkey": "TR",
    "Hong Kong": "HK",
    "Angleterre": "GB",
    "Hollande": "NL",
    # codes
    "CH": "CH",
    "USA": "US",
    "usa": "US",
    "U.S.A.": "US",
    "UK": "GB",
    "fra": "FR",
    "NO": "NO",
    # flags, wikilinks, tags, remarks
    "🇨🇭": "CH",
    "🇫🇷 France": "FR",
    "🇨🇭 Helvetia": "CH",
    "[[Suisse]]": "CH",
    "[[Pays/Suisse|la Suisse]]": "CH",
    "[[Suisse#Histoire]]": "CH",
    "#pays/suisse": "CH",
    "Allemagne (RFA)": "DE",
    # one country among what is said
    "Suisse, Switzerland": "CH",
    "Genève, Suisse": "CH",
}

NO_COUNTRY = (
    "",
    " ",
    "Suisse, France",
    "[[Suisse]], [[France]]",
    "🇨🇭 🇫🇷",
    "🇨🇭 France",
    "us",
    "la",
    "in",
    "Corée",
    "Union européenne",
    "EU",
    "Yougoslavie",
    "YU",
    "monde",
    "international",
    "[[",
    "Guinée équatorienne",
    "756",
    "é" * 50_000,
    "[[" * 50_000,
    "(" * 50_000,
    "," * 50_000,
)


@pytest.mark.parametrize(("text", "code"), CASES.items())
def test_recognised(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", NO_COUNTRY, ids=lambda text: text[:20])
def test_not_recognised(text: str) -> None:
    assert country_code(text) is None


def test_every_country_by_every_name_that_the_sources_know() -> None:
    """ISO 3166-1 has 249 countries; each answers to its codes, its flag and its names in both languages."""
    import pycountry
    from babel import Locale

    french, english = Locale("fr").territories, Locale("en").territories
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        countries = [dict(country) for country in pycountry.countries]
    assert len(countries) == 249
    for country in countries:
        code = country["alpha_2"]
        named = {french[code], english[code], *(country[key] for key in country if key != "numeric")}
        assert {country_code(name) for name in named} == {code}, named
