"""`notemart check` and `notemart rule`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from flows.errors import ConfigurationError
from flows.escaping import github_data, github_property, json_text, plain
from flows.lint import Issue, chosen_rules, fails, told
from transforms.issues import RULES, Severity

Notemart = Callable[..., int]


def issue(
    rule: str = "LK001", line: int | None = 3, observed: str | None = "nowhere", file: str = "v/a.md"
) -> Issue:
    """An issue of a rule."""
    of = RULES[rule]
    return Issue(file, "a.md", "a", rule, of.severity, line, None, observed, of.message, of.fix, "1f")


HOSTILE = issue(observed="\x1b[31m::error::x%0A\r\n\u202e</script>\u0007", file="v/a\n,:%\u009b.md")


def test_check_prints_as_a_linter_does(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert notemart("check", vault) == 0
    printed = capsys.readouterr()
    assert printed.out == (
        "vault/folder/IETF.md:3: LK001 The link leads to no note or file of the vault. (nowhere)"
        " Create the note or correct the link.\nFound 1 issue: 1 warning.\n"
    )
    assert printed.err == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 7),
        (["--fail-on", "info"], 7),
        (["--fail-on", "never"], 0),
        (["--fail-on", "info", "--ignore", "LK"], 0),
        (["--fail-on", "info", "--select", "FM,CT", "--select", "TG001"], 0),
        (["--fail-on", "info", "--select", "lk001"], 7),
        (["--select", "LK9"], 2),
        (["--fail-on", "often"], 2),
        (["--format", "xml"], 2),
    ],
)
def test_exit_codes(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert notemart("check", vault, *arguments) == code
    assert capsys.readouterr().err.count("\n") == (code > 0)


def test_a_vault_without_issues(vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = {"text": "No issues.\n", "json": "[]\n", "github": ""}
    for name, text in wanted.items():
        assert notemart("check", vault, "--ignore", "LK", "--format", name) == 0
        assert capsys.readouterr().out == text
    assert notemart("check", vault, "--ignore", "LK", "--format", "sarif") == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


def test_rules_are_chosen_by_how_their_codes_begin() -> None:
    assert chosen_rules([], []) == frozenset(RULES)
    assert chosen_rules(["fm,LK001"], ["FM003"]) == {
        code for code in RULES if code[:2] == "FM" and code != "FM003"
    } | {"LK001"}
    with pytest.raises(ConfigurationError, match=r"no rule FM09 \(did you mean FM009"):
        chosen_rules([], ["FM09"])


@pytest.mark.parametrize(
    ("severity", "failing"),
    [("error", {"error", "warning", "info"}), ("warning", {"warning", "info"}), ("info", {"info"})],
)
def test_what_fails(severity: Severity, failing: set[str]) -> None:
    rule = next(code for code in RULES if RULES[code].severity == severity)
    assert {name for name in ("error", "warning", "info", "never") if fails([issue(rule)], name)} == failing  # type: ignore[arg-type]


def test_text_of_notes_reaches_no_terminal_raw() -> None:
    for name in ("text", "json", "github", "sarif"):
        text = told([HOSTILE, issue()], name)  # type: ignore[arg-type]
        assert all(char.isprintable() for char in text.replace("\n", ""))
        text.encode("ascii")
    assert told([HOSTILE, issue()], "text").count("\n") == 2


def test_a_note_gives_no_command_to_github() -> None:
    first, second = told([HOSTILE, issue()], "github").split("\n")
    assert first.startswith("::warning file=v/a%0A%2C%3A%25") and ",line=3,title=LK001::" in first
    assert "%250A%0D%0A" in first
    assert second == (
        "::warning file=v/a.md,line=3,title=LK001::The link leads to no note or file of the vault. (nowhere)"
        " Create the note or correct the link."
    )


def test_json_is_the_rows() -> None:
    (row,) = json.loads(told([HOSTILE], "json"))
    assert row == {name: getattr(HOSTILE, name) for name in Issue.__dataclass_fields__}


SARIF_LEVELS = {"none", "note", "warning", "error"}


def test_sarif_is_what_the_standard_asks_for() -> None:
    """The required properties, and the kinds of values, of the SARIF 2.1.0 objects that are used."""
    log: dict[str, Any] = json.loads(told([HOSTILE, issue(line=None), issue("FM001")], "sarif"))
    assert log["version"] == "2.1.0" and log["$schema"].startswith("https://")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "notemart" and [rule["id"] for rule in driver["rules"]] == list(RULES)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in SARIF_LEVELS
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in SARIF_LEVELS and result["message"]["text"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii() and not set(uri) & set(' \n:\\<>"')
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert unquote(places[0]["artifactLocation"]["uri"]) == HOSTILE.file
    assert places[0]["region"] == {"startLine": 3} and "region" not in places[1]


def test_escapes() -> None:
    assert plain("é\x1b\u202e") == "é\\x1b\\u202e"
    assert json.loads(json_text("é\u202e\x7f\U000e0001")) == "é\u202e\x7f\U000e0001"
    assert json_text("é\u202e") == '"é\\u202e"'
    assert (github_data("50%\n:"), github_property("a:b,c%")) == ("50%25%0A:", "a%3Ab%2Cc%25")


def test_a_rule_is_explained(notemart: Notemart, capsys: pytest.CaptureFixture[str]) -> None:
    assert notemart("rule", "fm003") == 0
    out = capsys.readouterr().out
    rule = RULES["FM003"]
    assert all(text in out for text in (rule.code, rule.message, rule.meaning, rule.fix, "    pays: France"))
    assert notemart("rule") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(RULES)
    assert notemart("rule", "FM03\x1b") == 2
    assert capsys.readouterr().err == (
        "notemart: There is no rule FM03\\x1b (did you mean FM003?); notemart rule lists them.\n"
    )


def test_a_reader_that_has_seen_enough_is_no_error(start: Callable[..., subprocess.Popen[str]]) -> None:
    process = start("rule")
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(30) in (0, 141)
    assert process.stderr is not None and process.stderr.read() == ""
