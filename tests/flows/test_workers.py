from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cache import Cache, gathered, staged
from flows.settings import ALWAYS_EXCLUDED
from flows.source import Candidate, discover
from flows.staging import batch_path, read_batch
from flows.workers import Job, batches, stage_all
from transforms.issues import Finding
from transforms.options import Limits, Options

FRAGILE = '''
import os
from transforms.batch import Batch

def extract(batch, options):
    """Keeps each note's text, and kills its process at a note that says so."""
    gathered = Batch()
    for note in batch:
        if note.data == b"die":
            os._exit(9)
        gathered.add("documents", note.entity_id, [(note.data.decode(), "", "")])
    return gathered.to_arrow()
'''


@pytest.fixture
def fragile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A job whose extract can kill its process; other processes can import it."""
    modules, vault, staging = tmp_path / "modules", tmp_path / "vault", tmp_path / "staging"
    for folder in (modules, vault, staging):
        folder.mkdir()
    (modules / "fragile_extract.py").write_text(FRAGILE)
    monkeypatch.syspath_prepend(modules)
    monkeypatch.delitem(sys.modules, "fragile_extract", raising=False)
    from fragile_extract import extract  # type: ignore[import-not-found]

    return Job(vault, staging, extract, Options(limits=Limits(note_bytes=100)))


def _stage(job: Job, most_notes: int, workers: int | None) -> tuple[list[tuple[str, str]], list[dict], int]:
    """The documents and issues staged, and how many notes were told of as done."""
    told: list[int] = []
    found = discover(job.vault, ALWAYS_EXCLUDED)
    work = list(batches(found.notes, most_notes, 1000))
    stage_all(job, work, workers, told.append)
    read = (read_batch(batch_path(job.staging, number)) for number in range(len(work)))
    tables = staged(gathered(Cache(), found, read), found)
    documents = tables["documents"].select(["entity_id", "body"]).to_pylist()
    issues = sorted(tables["issues"].to_pylist(), key=lambda issue: issue["path"])
    return [(row["entity_id"], row["body"]) for row in documents], issues, sum(told)


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [
        ([], []),
        ([1, 1, 1, 1], [3, 1]),
        ([10, 1, 1], [1, 2]),
        ([5, 5, 1], [2, 1]),
        ([1, 99, 1], [1, 1, 1]),
    ],
)
def test_batches_hold_so_many_notes_and_bytes(sizes: list[int], wanted: list[int]) -> None:
    notes = [Candidate(str(number), "", b"", size) for number, size in enumerate(sizes)]
    made = list(batches(notes, 3, 10))
    assert [len(batch) for batch in made] == wanted
    assert [note for batch in made for note in batch] == notes


def test_the_number_of_workers_makes_no_difference(fragile: Job) -> None:
    for number in range(25):
        (fragile.vault / f"n{number:02}.md").write_text(f"text {number}")
    (fragile.vault / "large.md").write_text("x" * 101)
    (fragile.vault / "pipe.md").symlink_to("/etc/passwd")
    here = _stage(fragile, 4, 1)
    assert here[0] == [(f"n{number:02}", f"text {number}") for number in range(25)]
    assert [(issue["path"], issue["rule"], issue["entity_id"]) for issue in here[1]] == [
        ("large.md", "FS004", None),
        ("pipe.md", "FS002", None),
    ]
    assert here[2] == 26
    assert _stage(fragile, 4, 2) == here


def test_a_note_that_kills_its_process_costs_that_note_alone(fragile: Job) -> None:
    for number in range(12):
        (fragile.vault / f"n{number:02}.md").write_text("die" if number in (4, 5) else f"text {number}")
    documents, issues, told = _stage(fragile, 3, 2)
    assert documents == [(f"n{number:02}", f"text {number}") for number in range(12) if number not in (4, 5)]
    assert [(issue["path"], issue["rule"]) for issue in issues] == [("n04.md", "FS009"), ("n05.md", "FS009")]
    assert told == 12


def test_findings_of_a_note_read_point_to_it(fragile: Job) -> None:
    (fragile.vault / "A.md").write_text("first")
    (fragile.vault / "a.md").write_text("second")
    documents, issues, _ = _stage(fragile, 4, None)
    assert documents == [("A", "first"), ("a~2", "second")]
    assert [Finding(i["rule"], i["line"], i["key"], i["observed"]) for i in issues] == [
        Finding("FS005", observed="a")
    ]
    assert [issue["entity_id"] for issue in issues] == ["a~2"]


def test_a_program_whose_processes_cannot_start_does_the_work_itself(tmp_path: Path) -> None:
    vault, mart, program = tmp_path / "vault", tmp_path / "mart", tmp_path / "program.py"
    vault.mkdir()
    for number in range(6):
        (vault / f"{number}.md").write_text(f"# Note {number}\n")
    program.write_text(
        "from pathlib import Path\nfrom flows.pipeline import export\nfrom flows.settings import Settings\n"
        f"settings = Settings(output=Path({str(mart)!r}), workers=2, batch_notes=2)\n"
        f"print(export(Path({str(vault)!r}), settings).row_counts['entities'])\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, program], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["6"]), done.stderr
