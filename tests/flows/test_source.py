from __future__ import annotations

import hashlib
import itertools
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.errors import VaultError
from flows.settings import ALWAYS_EXCLUDED
from flows.source import (
    Candidate,
    Read,
    Unreadable,
    check_vault,
    discover,
    identified,
    read_note,
)
from flows.stamps import NO_STAMP
from transforms.note import NoteSource

LIMIT = 1000


def _write(folder: Path, *names: str | bytes) -> None:
    for name in names:
        path = folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"# Note\n")


def _codes(vault: Path) -> dict[str, str]:
    found = discover(vault, ALWAYS_EXCLUDED)
    codes = {path: finding.rule for path, finding in found.findings}
    return codes | {note.path: finding.rule for note in found.notes for finding in note.findings}


@pytest.mark.parametrize(
    ("names", "patterns", "notes", "files"),
    [
        (["b.md", "a/c.md", "a.md", "a-b.md"], [], ["a", "a-b", "a/c", "b"], []),
        (["A.MD", "b.Md", "c.markdown", "d.txt"], [], ["A", "b"], ["c.markdown", "d.txt"]),
        (["a.md", ".obsidian/b.md", "x/.git/c.md", ".d.md", "node_modules/e.md"], [], ["a"], []),
        (["a.md", "Templates/b.md", "x/Templates/c.md"], ["Templates/"], ["a"], []),
        (["a.md", "Templates/b.md", "x/Templates/c.md"], ["/Templates/"], ["a", "x/Templates/c"], []),
        (["a.md", ".github/b.md"], ["!.github/"], [".github/b", "a"], []),
        (["a.md", "b.draft.md", "keep.draft.md"], ["*.draft.md", "!keep*"], ["a", "keep.draft"], []),
        (["a.md", "[x].md", "b c.md", "été.md"], [], ["[x]", "a", "b c", "été"], []),
        ([".md", "a.md"], ["!.md"], ["a"], [".md"]),
    ],
)
def test_discovery(
    tmp_path: Path, names: list[str], patterns: list[str], notes: list[str], files: list[str]
) -> None:
    _write(tmp_path, *names)
    found = discover(tmp_path, (*ALWAYS_EXCLUDED, *patterns))
    assert [note.entity_id for note in found.notes] == notes
    assert list(found.files) == files


def test_what_is_no_regular_file_is_reported_and_never_opened(tmp_path: Path, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    _write(outside, "secret.md")
    _write(tmp_path, "a.md", "folder/b.md")
    (tmp_path / "passwd.md").symlink_to("/etc/passwd")
    (tmp_path / "outside").symlink_to(outside)
    (tmp_path / "folder" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "again.md").symlink_to("a.md")
    (tmp_path / "nothing.md").symlink_to("missing.md")
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket.md"))
    assert [note.entity_id for note in discover(tmp_path, ALWAYS_EXCLUDED).notes] == ["a", "folder/b"]
    assert _codes(tmp_path) == {
        "passwd.md": "FS002",
        "outside": "FS002",
        "folder/loop": "FS008",
        "self.md": "FS008",
        "again.md": "FS008",
        "nothing.md": "FS008",
        "pipe.md": "FS003",
        "socket.md": "FS003",
    }


def test_notes_with_hidden_names_and_folders_named_like_notes_are_told_of(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", ".b.md", "c/.md", "c/.D.MD", ".hidden/e.md", ".f.txt", "g.md/h.md", ".i.md/j.md")
    assert [note.entity_id for note in discover(tmp_path, ALWAYS_EXCLUDED).notes] == ["a", "g.md/h"]
    assert _codes(tmp_path) == {".b.md": "FS010", "c/.md": "FS010", "c/.D.MD": "FS010", "g.md": "FS011"}
    found = discover(tmp_path, (*ALWAYS_EXCLUDED, "!.b.md"))
    assert found.notes[0].entity_id == ".b"


def test_what_vanishes_while_its_folder_is_listed_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "a.md", "b.md", "c/d.md")
    scandir = os.scandir

    @contextmanager
    def late(path: bytes) -> Iterator[list[os.DirEntry[bytes]]]:
        with scandir(path) as listing:
            entries = list(listing)
        (tmp_path / "b.md").unlink(missing_ok=True)
        yield entries

    monkeypatch.setattr("flows.source.os.scandir", late)
    assert [note.entity_id for note in discover(tmp_path, ALWAYS_EXCLUDED).notes] == ["a", "c/d"]
    (tmp_path / "b.md").write_text("again")
    assert _codes(tmp_path) == {"b.md": "FS007"}


def test_a_name_that_is_not_utf8_is_shown_in_escapes(tmp_path: Path) -> None:
    _write(tmp_path, b"caf\xe9.md", b"x\xff/b.md")
    found = discover(tmp_path, ALWAYS_EXCLUDED).notes
    assert [(note.entity_id, note.path) for note in found] == [
        ("caf\\xe9", "caf\\xe9.md"),
        ("x\\xff/b", "x\\xff/b.md"),
    ]
    assert _codes(tmp_path) == {"caf\\xe9.md": "FS006", "x\\xff/b.md": "FS006"}
    assert isinstance(read_note(tmp_path, found[0], LIMIT), Read)


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["ISO.md", "iso.md"], {"ISO.md": "ISO", "iso.md": "iso~2"}),
        (["e\u0301.md", "\u00e9.md"], {"e\u0301.md": "\u00e9", "\u00e9.md": "\u00e9~2"}),
        (["A.md", "a.md", "a.MD"], {"A.md": "A", "a.MD": "a~2", "a.md": "a~3"}),
        (["A.md", "a.md", "a~2.md"], {"A.md": "A", "a.md": "a~3", "a~2.md": "a~2"}),
        (["Straße.md", "STRASSE.md"], {"STRASSE.md": "STRASSE", "Straße.md": "Straße~2"}),
        (["X/n.md", "x/n.md"], {"X/n.md": "X/n", "x/n.md": "x/n~2"}),
    ],
)
def test_notes_that_collide_both_survive(tmp_path: Path, names: list[str], wanted: dict[str, str]) -> None:
    _write(tmp_path, *names)
    notes = discover(tmp_path, ALWAYS_EXCLUDED).notes
    assert {note.path: note.entity_id for note in notes} == wanted
    assert [note.entity_id for note in notes] == sorted(wanted.values())
    second = {note.path for note in notes if note.findings}
    assert second == {
        path for path, entity_id in wanted.items() if entity_id != path[:-3].replace("e\u0301", "\u00e9")
    }


def test_any_number_of_notes_that_collide_take_no_longer_than_their_number() -> None:
    names = ["".join(letters) + ".md" for letters in itertools.product("aA", repeat=13)]
    started = time.process_time()
    notes = identified((name.encode(), NO_STAMP) for name in names)
    assert time.process_time() - started < 1
    assert len({note.entity_id.casefold() for note in notes}) == len(names)
    assert max(int(note.entity_id.partition("~")[2] or 1) for note in notes) == len(names)


def test_reading_gives_bytes_hash_and_time(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\x00bytes")
    os.utime(tmp_path / "a.md", (0, 1_000_000_000.25))
    (note,) = discover(tmp_path, ALWAYS_EXCLUDED).notes
    read = read_note(tmp_path, note, LIMIT)
    assert isinstance(read, Read)
    content_hash = hashlib.sha256(b"\xff\x00bytes").hexdigest()
    assert read.note == NoteSource("a", "a.md", b"\xff\x00bytes", content_hash)
    assert read.stamp == note.stamp
    assert read.stamp.mtime_ns == 1_000_000_000_250_000_000


@pytest.mark.parametrize("seconds", [-(2**31), -(2**33), 2**33, 2**40])
def test_times_that_no_calendar_has_are_read(tmp_path: Path, seconds: int) -> None:
    _write(tmp_path, "a.md")
    os.utime(tmp_path / "a.md", (0, seconds))
    (note,) = discover(tmp_path, ALWAYS_EXCLUDED).notes
    assert isinstance(read_note(tmp_path, note, LIMIT), Read)


def _vanish(path: Path) -> None:
    path.unlink()


def _become_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _become_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _grow(path: Path) -> None:
    path.write_bytes(b"x" * (LIMIT + 1))


@pytest.mark.parametrize(
    ("happens", "code"),
    [(_vanish, "FS007"), (_become_link, "FS007"), (_become_pipe, "FS003"), (_grow, "FS004")],
)
def test_a_note_that_changed_since_it_was_found_is_a_finding(tmp_path: Path, happens, code: str) -> None:
    _write(tmp_path, "a.md")
    (note,) = discover(tmp_path, ALWAYS_EXCLUDED).notes
    happens(tmp_path / "a.md")
    read = read_note(tmp_path, note, LIMIT)
    assert isinstance(read, Unreadable) and read.finding.rule == code


def test_a_folder_in_place_of_a_note_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    read = read_note(tmp_path, Candidate("a", "a.md", b"a.md", 1), LIMIT)
    assert isinstance(read, Unreadable) and read.finding.rule == "FS003"


def test_no_vault_and_no_notes(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _write(tmp_path / "empty", ".trash/a.md", "a.txt")
    for name, said in (("missing", "There is no vault"), ("file", "is a file")):
        with pytest.raises(VaultError, match=said):
            check_vault(tmp_path / name)
    with pytest.raises(VaultError, match="no notes"):
        discover(tmp_path / "empty", ALWAYS_EXCLUDED)
