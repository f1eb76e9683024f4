"""Incremental runs: whatever happened to the vault and the settings, they give what a full run gives.

NOTEMART_HISTORIES=500 tries so many random histories; a few are tried without it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as bounds
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from flows import draft, parquet, stamps
from flows.cache import FOLDER
from flows.pipeline import export, read_tables
from flows.recheck import Unchanged, unchanged
from flows.settings import Settings
from flows.snapshots import current_snapshot, published
from transforms.archetypes import tables as declared_tables
from transforms.options import Limits, Sources

PATHS = ["a.md", "A.md", "b.md", "x/a.md", "x/b.md", "y/a.md", "y/z/c.md", "Templates/t.md"]
TEXTS = [
    "",
    "# One\n\nSee [[a]], [[x/b#Two]] and [[nowhere]].\n\n- **ISO 9001** : qualité\n",
    "---\nid: 7\ntags: [norme/iso, t]\naliases: [One, b]\npays: Suisse\n---\n# Two\n\n- [ ] task #t\n",
    "---\nid: 8\ntitle: Cycle : x\nmodified: 2024-02-03\nname: N\n---\n\n| a |\n|---|\n| RFC 9110 |\n",
    "# Two\n\n> [!user] Carte\n> * **Siège** : Genève\n\n![[image.png]] [[One]] #T/ISO-9001\n",
    "# A\n\nISO 27001:2022, [[b]], [link](x/b.md)\n\n" + "word " * 300,
]
SETTINGS = [
    {},
    {"exclude": ("Templates/",)},
    {"exclude": ("x/", "image.png")},
    {"sources": Sources(title=("name",), identity=("uid",))},
    {"confidence_threshold": 0.95},
    {"limits": Limits(note_bytes=1000)},
    {"vault_name": "another"},
]
HISTORIES = int(os.environ.get("NOTEMART_HISTORIES", "0"))


def _content(snapshot: Path) -> dict[str, bytes | list]:
    """The bytes of every table whose content does not tell of runs; of the issues what does not."""
    found: dict[str, bytes | list] = {}
    for path in sorted((snapshot / "parquet").iterdir()):
        if path.stem not in ("runs", "run_tables", "entity_versions", "issues"):
            found[path.stem] = path.read_bytes()
    issues = pq.read_table(snapshot / "parquet" / "issues.parquet").drop_columns(["first_seen_at", "is_new"])
    return {**found, "issues": issues.to_pylist()}


def _otherwise_in_duckdb(snapshot: Path) -> list[str]:
    """The tables whose rows in the DuckDB file are not those of the Parquet file, or not in their order."""
    with duckdb.connect(str(snapshot / "notemart.duckdb"), read_only=True) as mart:
        return [
            path.stem
            for path in sorted((snapshot / "parquet").iterdir())
            if mart.table(path.stem).to_arrow_table().to_pylist() != pq.read_table(path).to_pylist()
        ]


def _full(vault: Path, settings: Settings) -> dict[str, bytes | list]:
    """The same as a run would give that knows nothing of any before."""
    tables = read_tables(vault, settings)
    with TemporaryDirectory() as folder:
        (Path(folder) / "parquet").mkdir()
        for table in declared_tables(settings.options(vault.resolve())):
            if table.name in tables:
                parquet.write(tables[table.name], Path(folder), table)
        return _content(Path(folder))


class Histories(RuleBasedStateMachine):
    """A vault that is edited at random, with runs in between."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.vault = Path(self.place.name) / "vault"
        self.vault.mkdir()
        (self.vault / "kept.md").write_text("# Kept\n\n[[a]] [[c]] #t\n")
        (Path(self.place.name) / "outside.md").write_text("# Not of the vault\n")
        self.chosen: dict = {}
        self.racy, stamps.RACY_NS = stamps.RACY_NS, 0
        self.few, draft._FEW = draft._FEW, 1  # so small a vault would have no few rows else

    def teardown(self) -> None:
        self.run()
        stamps.RACY_NS, draft._FEW = self.racy, self.few
        self.place.cleanup()

    @property
    def settings(self) -> Settings:
        return Settings(output=Path(self.place.name) / "output", workers=1, **self.chosen)

    @property
    def notes(self) -> list[Path]:
        """Those that a step may edit; a link is none of them, so that nothing is written through it."""
        found = (path for path in self.vault.rglob("*.md") if path.is_file() and not path.is_symlink())
        return sorted(path for path in found if path.name != "kept.md")

    @initialize(texts=st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(TEXTS)), max_size=6))
    def begin(self, texts: list[tuple[str, str]]) -> None:
        for path, text in texts:
            self.write(path, text)
        self.run()

    @rule(path=st.sampled_from(PATHS), text=st.sampled_from(TEXTS))
    def write(self, path: str, text: str) -> None:
        (self.vault / path).parent.mkdir(parents=True, exist_ok=True)
        (self.vault / path).write_text(text)

    @precondition(lambda self: self.notes)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.notes)).unlink()

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), path=st.sampled_from(PATHS))
    def move(self, data: st.DataObject, path: str) -> None:
        (self.vault / path).parent.mkdir(parents=True, exist_ok=True)
        data.draw(st.sampled_from(self.notes)).rename(self.vault / path)

    @rule(folders=st.permutations(["x", "y", "moved"]))
    def move_folder(self, folders: list[str]) -> None:
        before, after = (self.vault / name for name in folders[:2])
        if before.exists() and not after.exists():
            before.rename(after)

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), path=st.sampled_from(PATHS))
    def copy(self, data: st.DataObject, path: str) -> None:
        source = data.draw(st.sampled_from(self.notes))
        (self.vault / path).parent.mkdir(parents=True, exist_ok=True)
        if source != self.vault / path:
            shutil.copy2(source, self.vault / path)

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), days=st.integers(0, 900))
    def touch(self, data: st.DataObject, days: int) -> None:
        os.utime(data.draw(st.sampled_from(self.notes)), (days * 86400, days * 86400))

    @precondition(lambda self: self.notes)
    @rule(data=st.data())
    def edit_in_disguise(self, data: st.DataObject) -> None:
        """Other bytes, the same size, the same time."""
        path = data.draw(st.sampled_from(self.notes))
        before = path.stat()
        path.write_bytes(path.read_bytes()[::-1])
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), line=st.sampled_from(["word", "[[b]] #t", "- **k** : ISO 9001", "## Two"]))
    def add_a_line_between_runs(self, data: st.DataObject, line: str) -> None:
        self.run()
        path = data.draw(st.sampled_from(self.notes))
        path.write_bytes(path.read_bytes() + f"\n{line}\n".encode())
        self.run()

    @rule(name=st.sampled_from(["image.png", "x/image.png", "nowhere.pdf"]))
    def attach_or_detach(self, name: str) -> None:
        path = self.vault / name
        path.parent.mkdir(exist_ok=True)
        path.unlink() if path.exists() else path.write_bytes(b"")

    @rule(leads_to=st.sampled_from(["a.md", "../outside.md", "gone.md"]))
    def link_or_unlink(self, leads_to: str) -> None:
        path = self.vault / "link.md"
        path.unlink() if path.is_symlink() else path.symlink_to(leads_to)

    @rule(chosen=st.sampled_from(SETTINGS))
    def set(self, chosen: dict) -> None:
        self.chosen = chosen

    @rule(data=st.data())
    def damage_cache(self, data: st.DataObject) -> None:
        files = sorted((self.settings.output / FOLDER).glob("*"))
        path = data.draw(st.sampled_from(files))
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(content)

    @rule()
    def lose_cache(self) -> None:
        shutil.rmtree(self.settings.output / FOLDER, ignore_errors=True)
        (self.settings.output / FOLDER).mkdir()
        (self.settings.output / FOLDER / "stray").write_bytes(b"stray")

    @rule()
    def run(self) -> None:
        settings = self.settings
        if not unchanged(self.vault, settings):
            export(self.vault, settings, accept=True)
        snapshot = current_snapshot(settings.output)
        assert _content(snapshot) == _full(self.vault, settings)
        assert not _otherwise_in_duckdb(snapshot)

    @rule()
    def run_twice(self) -> None:
        self.run()
        before = published(self.settings.output)
        assert isinstance(unchanged(self.vault, self.settings), Unchanged)
        assert isinstance(export(self.vault, self.settings), Unchanged)
        assert published(self.settings.output) == before


Histories.TestCase.settings = bounds(
    max_examples=HISTORIES or 3,
    stateful_step_count=15 if HISTORIES else 8,
    deadline=None,
    derandomize=not HISTORIES,
    suppress_health_check=list(HealthCheck),
)
TestHistories = Histories.TestCase


def test_a_cache_that_is_older_than_the_snapshot_does_not_pass_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "RACY_NS", 0)
    vault, settings = tmp_path / "vault", Settings(output=tmp_path / "output", workers=1)
    vault.mkdir()
    for text in ("# One\n", "> [!user] Two\n", "# One\n"):
        (vault / "a.md").write_text(text)
        export(vault, settings)
        if not (tmp_path / "aside").exists():
            shutil.copytree(settings.output / FOLDER, tmp_path / "aside")
        shutil.rmtree(settings.output / FOLDER)
        shutil.copytree(tmp_path / "aside", settings.output / FOLDER)
        assert _content(current_snapshot(settings.output)) == _full(vault, settings)
        assert not _otherwise_in_duckdb(current_snapshot(settings.output))
