"""The tables [archetypes] and [dates] of the configuration."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from flows.errors import ConfigurationError
from flows.settings import load
from transforms.archetypes import check_column_name
from transforms.options import Archetype, Dates, Expected, Origin

CONTRACT = """
[archetypes."Fiche organisation"]
description = "The organisations."

[archetypes."Fiche organisation".columns.siege]
from = ["fact:Siège", "property:siege"]
required = true
pattern = "[A-Z].*"
description = "Where it sits."

[archetypes."Fiche organisation".columns]
pays = { type = "country", allowed = ["CH", "France"], default = "CH" }
membres = { from = "property:membres", type = "integer", allowed = [1, 2] }
fondee = { type = "date", default = 2024-01-31 }
active = { type = "boolean", allowed = [true] }
themes = { many = true }
"""


def test_a_contract_is_read(tmp_path: Path) -> None:
    (tmp_path / "notemart.toml").write_text(CONTRACT, "utf-8")
    (archetype,) = load(tmp_path).options(tmp_path).archetypes
    assert archetype == Archetype(
        key="fiche_organisation",
        table="fiche_organisation",
        description="The organisations.",
        columns=(
            Expected(
                "siege",
                (Origin("fact", "siege"), Origin("property", "siege")),
                is_required=True,
                pattern="[A-Z].*",
                description="Where it sits.",
            ),
            Expected(
                "pays", (Origin("property", "pays"),), "country", allowed=("CH", "France"), default="CH"
            ),
            Expected("membres", (Origin("property", "membres"),), "integer", allowed=("1", "2")),
            Expected("fondee", (Origin("property", "fondee"),), "date", default="2024-01-31"),
            Expected("active", (Origin("property", "active"),), "boolean", allowed=("true",)),
            Expected("themes", (Origin("property", "themes"),), is_many=True),
        ),
    )


def test_the_order_of_columns_is_part_of_what_the_settings_say(tmp_path: Path) -> None:
    texts = [f"[archetypes.a.columns]\n{one} = {{}}\n{two} = {{}}\n" for one, two in ("xy", "yx")]
    told = []
    for text in texts:
        (tmp_path / "notemart.toml").write_text(text)
        told.append(load(tmp_path).content_json())
    assert told[0] != told[1]


COLUMN = "\n[archetypes.a.columns.{}]\n{}\n".format


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[archetypes.a]\ncolums = {}", ":2: unknown key archetypes.a.colums (did you mean columns?)."),
        (COLUMN("x", "tpye = 'text'"), ":3: unknown key archetypes.a.columns.x.tpye (did you mean type?)."),
        (
            COLUMN("x", "from_ = 'fact:x'"),
            ":3: unknown key archetypes.a.columns.x.from_ (did you mean from?).",
        ),
        ("[archetypes.a.columns]\nx = { tpye = 'text' }", ":2: unknown key archetypes.a.columns.x.tpye"),
        (COLUMN("x", "type = 'txt'"), ":3: archetypes.a.columns.x.type should be 'text', 'number'"),
        (
            COLUMN("x", "from = 'siege'"),
            ":3: archetypes.a.columns.x.from.0 should be property:KEY or fact:KEY.",
        ),
        (COLUMN("x", "pattern = '(?=a)'"), ":3: archetypes.a.columns.x.pattern is not a regular expression"),
        (COLUMN("x", "pattern = 'a)|(b'"), ":3: archetypes.a.columns.x.pattern is not a regular expression"),
        (COLUMN("x", "pattern = '(a{1000}){1000}'"), ":3: archetypes.a.columns.x.pattern is not a regular"),
        (
            COLUMN("x", f"pattern = '{'a' * 501}'"),
            ":3: archetypes.a.columns.x.pattern should have at most 500",
        ),
        (COLUMN("x", "required = 'yes'"), ":3: archetypes.a.columns.x.required should be a valid boolean"),
        (
            COLUMN("x", "type = 'integer'\nallowed = [1, 'b']"),
            ":2: archetypes.a.columns.x has 'b', which is no",
        ),
        (
            COLUMN("x", "type = 'date'\ndefault = 'soon'"),
            ":2: archetypes.a.columns.x has 'soon', which is no date",
        ),
        (COLUMN("x", "required = true\ndefault = 'a'"), ":2: archetypes.a.columns.x cannot be required and"),
        (COLUMN("x", "type = 'link'\ndefault = 'a'"), ":2: archetypes.a.columns.x cannot have a default"),
        (
            COLUMN("x", "allowed = ['a']\ndefault = 'b'"),
            ":2: archetypes.a.columns.x has a default that is not",
        ),
        (COLUMN("order", ""), ":2: archetypes.a.columns.order is a word of SQL and needs another name."),
        (COLUMN("title", ""), ":2: archetypes.a.columns.title stands in every archetype's table already"),
        (COLUMN("'Siège'", ""), ":2: archetypes.a.columns.Siège should be a name for SQL"),
        (COLUMN("'x; drop'", ""), ":2: archetypes.a.columns.x; drop should be a name for SQL"),
        ("[archetypes.standards]", ":1: archetypes"),
        ("[archetypes.anchors]", ":1: archetypes"),
        ("[archetypes.backlinks]", ":1: archetypes"),
        ("[archetypes.'国']", ":1: archetypes"),
        ("[archetypes.a]\n[archetypes.b]\ntable = 'a'", ":1: archetypes b and a are both the table a."),
        ("[archetypes.a]\n[archetypes.A]\ntable = 'b'", ":1: archetypes A and a are both the archetype a."),
        ("archetypes = 3", ":1: archetypes should be"),
        ("[dates]\nformat = []", ":2: unknown key dates.format (did you mean formats?)."),
        ("[dates]\nformats = ['%d/%m']", ":2: dates.formats.0 should give the day, the month and the year"),
        ("[dates.by_key]\nborn = ['%x']", ":2: dates.by_key.born.0 should be made of %d, %m, %Y"),
    ],
)
def test_a_wrong_contract_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "notemart.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{path}{said}")
    assert "\n" not in str(caught.value)


def test_formats_of_dates(tmp_path: Path) -> None:
    text = "[dates]\nformats = ['%d/%m/%Y']\nby_key = { 'Né le' = ['%d.%m.%Y'] }\n"
    (tmp_path / "notemart.toml").write_text(text, "utf-8")
    assert load(tmp_path).options(tmp_path).dates == Dates(("%d/%m/%Y",), (("ne_le", ("%d.%m.%Y",)),))


def test_words_that_duckdb_does_not_take_for_names_are_refused() -> None:
    with duckdb.connect() as connection:
        words = connection.execute(
            "from duckdb_keywords() select keyword_name"
            " where keyword_category in ('reserved', 'type_function')"
        ).fetchall()
    for (word,) in words:
        with pytest.raises(ValueError, match="word of SQL"):
            check_column_name(word)


def test_the_tables_of_a_vault_are_listed(
    tmp_path: Path, notemart: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notemart.toml").write_text(CONTRACT, "utf-8")
    assert notemart("tables", tmp_path) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split("  ")[0] == "fiche_organisation" and "The organisations. (One row per note" in last


def test_without_contracts_nothing_heavy_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, flows.settings as s; s.load(pathlib.Path('.')); print('polars' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stdout == "False\n"
