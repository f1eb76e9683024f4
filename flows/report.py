"""What a run did, in numbers: what the summary and the Prefect artifact are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from transforms.issues import RULES

if TYPE_CHECKING:
    from flows.history import Run

_TOP = 5


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that notes broke, how severe it is, what it says, and how many issues it gave."""

    code: str
    severity: str
    message: str
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """A run that published: rows by table, issues by severity, seconds by stage, and where it all is.

    `warnings` tell what was lost of what runs keep for one another.
    """

    run_id: str
    vault: str
    output: Path
    snapshot: Path
    row_counts: Mapping[str, int]
    issue_counts: Mapping[str, int]
    top_rules: tuple[BrokenRule, ...]
    top_standards: tuple[tuple[str, int], ...]
    durations: Mapping[str, float]
    warnings: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """How long all the stages took."""
        return sum(self.durations.values())


def of_tables(
    run: Run,
    output: Path,
    snapshot: Path,
    tables: Mapping[str, pa.Table],
    durations: Mapping[str, float],
    lost: Iterable[str | None],
) -> Report:
    """The report of `run`, which published `tables` as `snapshot`; `lost` are its warnings, if any."""
    return Report(
        run_id=run.run_id,
        vault=run.vault,
        output=output,
        snapshot=snapshot,
        row_counts={name: table.num_rows for name, table in tables.items()},
        issue_counts=issue_counts(tables["issues"]),
        top_rules=top_rules(tables["issues"]),
        top_standards=top_standards(tables["standards"]),
        durations=durations,
        warnings=tuple(filter(None, lost)),
    )


def issue_counts(issues: pa.Table) -> dict[str, int]:
    """The number of issues of each severity, the worst first, absent ones as 0."""
    found = Counter(issues["severity"].to_pylist())
    return {severity: found[severity] for severity in ("error", "warning", "info")}


def top_rules(issues: pa.Table) -> tuple[BrokenRule, ...]:
    """The few rules broken most, the worst severity first."""
    found = Counter(issues["rule"].to_pylist())
    order = {"error": 0, "warning": 1, "info": 2}
    worst = sorted(found, key=lambda code: (order[RULES[code].severity], -found[code], code))
    return tuple(BrokenRule(c, RULES[c].severity, RULES[c].message, found[c]) for c in worst[:_TOP])


def top_standards(standards: pa.Table) -> tuple[tuple[str, int], ...]:
    """The few standards that most notes name, each with how many do."""
    pairs = zip(standards["standard_id"].to_pylist(), standards["entity_count"].to_pylist(), strict=True)
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:_TOP])
