"""Circuit breakers: what is not published, and what brings it out all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.breakers import tripped
from flows.manifest import Manifest
from flows.parquet import Written
from flows.settings import Breakers

Notemart = Callable[..., int]


def _told(notes: int, tags: int = 0, errors: int = 0) -> Manifest:
    counts = {"entities": notes, "tags": tags}
    tables = {name: Written(name, count, 0, "") for name, count in counts.items()}
    issues = {"error": errors, "warning": 0, "info": 0}
    return Manifest("run", "", "vault", "0", 1, "", issues, Written("", 0, 0, ""), tables, {})


TRIPS = [
    (_told(10), _told(7), []),
    (_told(10), _told(6), ["4 of 10 notes are gone, more than 30% (max_lost_notes)"]),
    (_told(10), _told(20), []),
    (_told(3), _told(2), []),
    (_told(3), _told(1), ["2 of 3 notes are gone"]),
    (_told(1), _told(0), ["none of 1 notes is left (is the vault's disk mounted?)"]),
    (_told(0), _told(0), []),
    (_told(10, 10), _told(10, 7), []),
    (_told(10, 10), _told(10, 6), ["4 of 10 tags are gone, more than 30% (max_lost_tags)"]),
    (_told(100, 0, 3), _told(100, 0, 13), []),
    (_told(100, 0, 3), _told(100, 0, 14), ["errors went from 3 to 14"]),
    (_told(5), _told(5, 0, 1), []),
    (_told(10, 10), _told(1, 1, 9), ["9 of 10 notes", "9 of 10 tags", "errors went from 0 to 9"]),
]


@pytest.mark.parametrize(("before", "now", "wanted"), TRIPS)
def test_what_trips(before: Manifest, now: Manifest, wanted: list[str]) -> None:
    found = tripped(Breakers(), before, now)
    assert len(found) == len(wanted)
    assert all(reason.startswith(said) for reason, said in zip(found, wanted, strict=True))


def test_a_breaker_can_be_set_and_switched_off() -> None:
    assert tripped(Breakers(max_lost_notes=0.05), _told(100), _told(90))
    assert not tripped(Breakers(max_lost_notes=1, max_lost_tags=1), _told(100, 50), _told(1, 0))


def _emptied(vault: Path) -> None:
    shutil.rmtree(vault)
    vault.mkdir()


def _spoilt(vault: Path) -> None:
    for number in range(8):
        (vault / f"{number}.md").write_bytes(f"# Note #tag{number} ".encode() + b"caf\xe9 \x81\xff\n")


@pytest.mark.parametrize(
    ("change", "said"), [(_emptied, "none of 8 notes is left"), (_spoilt, "errors went")]
)
def test_a_held_snapshot_is_kept_aside_until_it_is_accepted(
    tmp_path: Path,
    notemart: Notemart,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], None],
    said: str,
) -> None:
    vault, output = tmp_path / "vault", tmp_path / "output"
    vault.mkdir()
    for number in range(8):
        (vault / f"{number}.md").write_text(f"# Note {number} #tag{number}\n")
    assert notemart("export", vault) == 0
    before = (output / "current").resolve()
    change(vault)
    for _ in range(2):
        capsys.readouterr()
        assert notemart("export", vault) == 6
        told = capsys.readouterr().err
        assert said in told and "--accept" in told and told.count("\n") == 1
        assert (output / "current").resolve() == before
        (held,) = (output / "held").iterdir()
        assert str(held) in told
    assert notemart("snapshots") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("held")
    assert notemart("verify", held.name, "--data") == 0
    assert notemart("rollback", held.name) == 2
    assert notemart("export", vault, "--accept") == 0
    assert (output / "current").resolve() != before
    assert not list((output / "held").iterdir())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[breakers]\nmax_lost_nodes = 1\n", "did you mean max_lost_notes?"),
        ("[breakers]\nmax_lost_notes = -1\n", "max_lost_notes should be 0 or greater"),
        ("[breakers]\nmax_lost_notes = 'half'\n", ":2: breakers.max_lost_notes"),
    ],
)
def test_a_wrong_setting(
    vault: Path, notemart: Notemart, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    (vault / "notemart.toml").write_text(text)
    assert notemart("export", vault) == 2
    assert said in capsys.readouterr().err


def test_the_flow_ends_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from flows import flow
    from flows.errors import HeldError

    def held(*_: Any, **__: Any) -> None:
        raise HeldError("it lost too much.")

    class Log:
        def info(self, *_: object) -> None: ...

    monkeypatch.setattr(flow, "export", held)
    monkeypatch.setattr(flow, "get_run_logger", Log)
    state: Any = flow.export_vault.fn(str(tmp_path))
    assert (state.name, state.type.value, state.message) == ("Held", "FAILED", "it lost too much.")
