"""The issues of a vault as a linter tells them: as text, JSON, GitHub's commands or SARIF."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote

import pyarrow as pa

from flows import __version__
from flows.errors import ConfigurationError
from flows.escaping import github_data, github_property, json_text, plain
from flows.toml_lines import suggestion
from transforms.issues import FAMILIES, RULES, Severity

Format = Literal["text", "json", "github", "sarif"]
FailOn = Literal["error", "warning", "info", "never"]
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A row of `issues`, with the path of the file as it is reached from here."""

    file: str
    path: str
    entity_id: str | None
    rule: str
    severity: Severity
    line: int | None
    key: str | None
    observed: str | None
    message: str
    fix: str
    issue_id: str

    @property
    def text(self) -> str:
        """What is wrong, and with what."""
        about = ": ".join(part for part in (self.key, self.observed) if part)
        return f"{self.message} ({about})" if about else self.message


def issues_of(table: pa.Table, vault: Path, codes: frozenset[str]) -> list[Issue]:
    """The rows of `issues` that break one of the rules `codes`, by path, line and rule."""
    names = [name for name in Issue.__dataclass_fields__ if name != "file"]
    rows = table.select(names).to_pylist()
    base = Path(os.path.relpath(vault))
    found = [Issue(file=os.path.normpath(base / row["path"]), **row) for row in rows if row["rule"] in codes]
    return sorted(found, key=lambda issue: (issue.path, issue.line or 0, issue.rule, issue.issue_id))


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The codes that begin with one of `select` (all when there is none) and with none of `ignore`.

    Each may hold several, separated by commas. Raises ConfigurationError for one that no rule begins with.
    """
    wanted, unwanted = _prefixes(select), _prefixes(ignore)
    return frozenset(
        code for code in RULES if (not wanted or code.startswith(wanted)) and not code.startswith(unwanted)
    )


def _prefixes(texts: Iterable[str]) -> tuple[str, ...]:
    prefixes = tuple(part.strip().upper() for text in texts for part in text.split(",") if part.strip())
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in RULES):
            hint = suggestion(prefix, RULES if len(prefix) > 2 else FAMILIES)
            raise ConfigurationError(f"There is no rule {plain(prefix)}{hint}.")
    return prefixes


def fails(issues: Iterable[Issue], fail_on: FailOn) -> bool:
    """Whether one of the issues is as severe as `fail_on`, or worse."""
    if fail_on == "never":
        return False
    failing = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    return any(issue.severity in failing for issue in issues)


def told(issues: Sequence[Issue], format_: Format) -> str:
    """The issues in the given format, without a final line end."""
    return _WRITERS[format_](issues)


def _as_text(issues: Sequence[Issue]) -> str:
    lines = [
        plain(f"{issue.file}:{issue.line or 1}: {issue.rule} {issue.text} {issue.fix}") for issue in issues
    ]
    return "\n".join([*lines, _counted(issues)])


def _counted(issues: Sequence[Issue]) -> str:
    counts = Counter(issue.severity for issue in issues)
    parts = [f"{counts[name]:,} {name}{_plural(name, counts[name])}" for name in _SEVERITIES if counts[name]]
    return (
        f"Found {len(issues):,} issue{'s' * (len(issues) != 1)}: {', '.join(parts)}."
        if parts
        else "No issues."
    )


def _plural(name: Severity, count: int) -> str:
    return "s" if count != 1 and name != "info" else ""


def _as_json(issues: Sequence[Issue]) -> str:
    fields = Issue.__dataclass_fields__
    return json_text([{name: getattr(issue, name) for name in fields} for issue in issues])


_GITHUB_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def _as_github(issues: Sequence[Issue]) -> str:
    return "\n".join(
        f"::{_GITHUB_LEVELS[issue.severity]} file={github_property(issue.file)},line={issue.line or 1},"
        f"title={issue.rule}::{github_data(f'{issue.text} {issue.fix}')}"
        for issue in issues
    )


_SARIF_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def _as_sarif(issues: Sequence[Issue]) -> str:
    """A SARIF log (OASIS SARIF 2.1.0)."""
    driver = {
        "name": "notemart",
        "version": __version__,
        "rules": [_sarif_rule(code) for code in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(map(_sarif_result, issues)),
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json_text({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(issue: Issue) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(issue.file)}}
    if issue.line is not None:
        place["region"] = {"startLine": issue.line}
    return {
        "ruleId": issue.rule,
        "ruleIndex": list(RULES).index(issue.rule),
        "level": _SARIF_LEVELS[issue.severity],
        "message": {"text": f"{issue.text} {issue.fix}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"notemartIssueId/v1": issue.issue_id},
    }


_WRITERS: Mapping[Format, Callable[[Sequence[Issue]], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "sarif": _as_sarif,
}
