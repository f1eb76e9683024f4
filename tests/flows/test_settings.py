from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.errors import ConfigurationError
from flows.settings import Settings, load
from transforms.options import Limits, Sources


def test_nothing_said_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()
    options = load(tmp_path).options(tmp_path)
    assert (options.vault_name, options.sources, options.limits) == (tmp_path.name, Sources(), Limits())


@pytest.mark.parametrize(
    ("file", "variables", "given", "wanted"),
    [
        ("keep = 5", {}, {}, 5),
        ("keep = 5", {"NOTEMART_KEEP": "6"}, {}, 6),
        ("keep = 5", {"NOTEMART_KEEP": "6"}, {"keep": 7}, 7),
        ("", {"NOTEMART_KEEP": "6"}, {"keep": None}, 6),
    ],
)
def test_command_line_over_environment_over_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    variables: dict[str, str],
    given: dict[str, object],
    wanted: int,
) -> None:
    (tmp_path / "notemart.toml").write_text(file)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert load(tmp_path, **given).keep == wanted


def test_environment_completes_a_table_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notemart.toml").write_text("[sources]\ncountry = ['land']\ntype = ['kind']\n")
    monkeypatch.setenv("NOTEMART_SOURCES__TYPE", "sort, art")
    monkeypatch.setenv("NOTEMART_LIMITS__NOTE_BYTES", "1000")
    monkeypatch.setenv("NOTEMART_EXCLUDE", '["a,b", "c"]')
    settings = load(tmp_path)
    assert settings.sources == Sources(country=("land",), type=("sort", "art"))
    assert settings.limits == Limits(note_bytes=1000)
    assert settings.exclude == ("a,b", "c")


def test_output_of_the_file_is_relative_to_it(tmp_path: Path) -> None:
    config = tmp_path / "settings" / "mart.toml"
    config.parent.mkdir()
    config.write_text('output = "../mart"')
    assert load(tmp_path, config).output == tmp_path / "settings" / ".." / "mart"
    assert load(tmp_path, config, output=Path("here")).output == Path("here")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wokers = 3", ":1: unknown key wokers (did you mean workers?)."),
        ("\n[limits]\nnote_byte = 3", ":3: unknown key limits.note_byte (did you mean note_bytes?)."),
        ("[source]\ntitle = ['x']", ":1: unknown key source (did you mean sources?)."),
        ("keep = 2\nlimits.note_byte = 3", ":2: unknown key limits.note_byte (did you mean note_bytes?)."),
        ("zzz = 1", ":1: unknown key zzz (there are output, "),
        ("keep = 3\nworkers = true", ":2: workers should be a valid integer, not True."),
        ('workers = "3"', ":1: workers should be a valid integer, not '3'."),
        ('[sources]\ncountry = "pays"', ":2: sources.country should be a list of texts, not 'pays'."),
        ("[sources]\ncountry = ['pays', 3]", ":2: sources.country.1 should be a valid string, not 3."),
        ("keep = 0", ":1: keep should be greater than 0, not 0."),
        ("[limits]\nnote_bytes = 0", ":1: limits note_bytes should be greater than 0"),
        ("confidence_threshold = 2", ":1: confidence_threshold should be less than or equal to 1, not 2."),
        ("limits = 3", ":1: limits should be an object, not 3."),
        ("keep = ", ":1: not valid TOML: Invalid value (at end of document)."),
        ("keep = 1\nkeep = 2", ":2: not valid TOML: Cannot overwrite a value (at end of document)."),
        ("keep = 1\n\nb = ?", ":3: not valid TOML: Invalid value (at line 3, column 5)."),
        ("a = " + "[" * 5000, ":1: not valid TOML: "),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "notemart.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{path}{said}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NOTEMART_WORKRS", "2", "NOTEMART_WORKRS: unknown (did you mean NOTEMART_WORKERS?)."),
        ("NOTEMART_WORKERS", "many", "NOTEMART_WORKERS: workers should be a valid integer"),
        ("NOTEMART_LIMITS__NOTE_BYTES", "x", "NOTEMART_LIMITS__NOTE_BYTES: limits.note_bytes should be"),
        ("NOTEMART_LIMITS", "{}", "NOTEMART_LIMITS: unknown (did you mean NOTEMART_LIMITS__BODY_TAGS?)."),
        ("NOTEMART_SOURCES__TITLE", "[1", "NOTEMART_SOURCES__TITLE: sources.title should be"),
    ],
)
def test_a_wrong_variable_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"Environment variable {said}")


def test_a_file_asked_for_must_be_there(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "latin").write_bytes(b"output = '\xe9'")
    for name in ("missing", "pipe", "latin"):
        with pytest.raises(ConfigurationError, match=name):
            load(tmp_path, tmp_path / name)
