"""`notemart init`: what it proposes, and that the vault it was proposed for keeps it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.pipeline import read_tables
from flows.settings import load
from transforms.proposal import proposed_configuration

Notemart = Callable[..., int]
NOTE = "---\narchetype: {}\n{}\n---\n{}\n"


def write(folder: Path, notes: dict[str, str]) -> Path:
    """A vault of these notes."""
    folder.mkdir(exist_ok=True)
    for name, text in notes.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder


def organisations(count: int) -> dict[str, str]:
    """Notes of organisations that differ in what they state."""
    return {
        f"n{number}": NOTE.format(
            "Organisation",
            f"pays: {'Suisse' if number % 2 else 'France'}\nmembres: {number}\ntype: {'ABC'[number % 3]}\n"
            f"nested: {{a: 1}}\nparent: '[[n0]]'\nfonde: 20{number:02}-01-31\norder: [x{number}, y]\n"
            "tags: [a]\n" + ("rare: 1" if number == 0 else ""),
            f"- **Siège** : ville {number}\n",
        )
        for number in range(count)
    }


def test_a_proposal_tells_types_and_what_is_always_there(
    tmp_path: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = write(tmp_path / "v", organisations(12))
    assert notemart("init", vault) == 0
    text = capsys.readouterr().out
    (contract,) = tomllib.loads(text)["archetypes"].values()
    assert contract == {
        "columns": {
            "fonde": {"type": "date", "required": True},
            "membres": {"type": "integer", "required": True},
            "order_value": {"from": "property:order", "required": True, "many": True},
            "parent": {"type": "link", "required": True},
            "pays": {"type": "country", "required": True},
            "siege": {"from": "fact:siege", "required": True},
            "type": {"required": True, "allowed": ["A", "B", "C"]},
        }
    }
    assert "# organisation: 12 notes" in text and "# in 12 of 12: France, Suisse" in text
    assert not (vault / "notemart.toml").exists()


def test_it_is_written_when_asked_and_never_over_another(
    tmp_path: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = write(tmp_path / "v", organisations(3))
    assert notemart("init", vault, "--write") == 0
    assert capsys.readouterr().out.startswith(f"Wrote {vault}/notemart.toml; ")
    assert notemart("check", vault, "--fail-on", "info", "--select", "CT") == 0
    assert notemart("export", vault) == 0
    path = vault / "notemart.toml"
    before = path.read_text("utf-8")
    capsys.readouterr()
    assert notemart("init", vault, "--write") == 2
    assert capsys.readouterr().err == (
        f"notemart: {path} is there already and stays as it is; without --write the proposal is printed.\n"
    )
    assert path.read_text("utf-8") == before
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.toml")
    assert notemart("init", vault, "--write") == 2
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_vault_without_archetypes_gets_a_file_that_says_so(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]
) -> None:
    assert notemart("init", vault) == 0
    text = capsys.readouterr().out
    assert tomllib.loads(text) == {} and "No note names an archetype" in text


def test_names_of_which_nothing_is_left_or_that_are_alike_are_told_apart(tmp_path: Path) -> None:
    names = ["#", "\u0301", "国", "国家", "a", "a!"]
    notes = {
        f"n{n}": f'---\narchetype: "{name}"\n"{name}": x\n"\u0301": y\n---\n' for n, name in enumerate(names)
    }
    vault = write(tmp_path / "v", notes)
    before = load(vault)
    text = proposed_configuration(read_tables(vault, before), before.options(vault))
    (vault / "notemart.toml").write_text(text, "utf-8")
    proposed = tomllib.loads(text)["archetypes"]
    assert set(proposed) == {"#", "国", "国家", "a"}
    assert [
        row for row in read_tables(vault, load(vault))["issues"].to_pylist() if row["rule"][:2] == "CT"
    ] == []


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_ODD = st.sampled_from(
    ["standards", "order", "国", "entity_id", 'a"b', "a.b", "x\ty", "Übung", "7", "select", "a'\\", "title"]
)
_KEY = _ODD | st.sampled_from(["alpha", "beta"])
_VALUE = st.sampled_from(
    ["1", "2.5", "true", "2024-01-31", "'[[n0]]'", "Suisse", "[a, b]", "~", "x"]
) | _TEXT.map(repr)
_NOTES = st.lists(st.tuples(_KEY, st.dictionaries(_KEY, _VALUE, max_size=4), _TEXT), min_size=1, max_size=5)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(_NOTES)
def test_every_proposal_can_be_read_and_is_kept(
    tmp_path: Path, notes: list[tuple[str, dict[str, str], str]]
) -> None:
    vault = tmp_path / "v"
    vault.mkdir(exist_ok=True)
    for path in vault.iterdir():
        path.unlink()
    for number, (archetype, properties, fact) in enumerate(notes):
        lines = "\n".join(f"{key!r}: {value}" for key, value in properties.items())
        write(vault, {f"n{number}": NOTE.format(repr(archetype), lines, f"- **A b** : {fact}")})
    before = load(vault)
    text = proposed_configuration(read_tables(vault, before), before.options(vault))
    assert all(char.isprintable() or char == "\n" for char in text)
    (vault / "notemart.toml").write_text(text, "utf-8")
    issues = read_tables(vault, load(vault))["issues"].to_pylist()
    assert [row for row in issues if row["rule"].startswith("CT")] == []
