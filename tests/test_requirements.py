"""The locked requirements: pinned, hashed, within the declared bounds, and the same for everybody."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FILES = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, Requirement]:
    """The requirements of a locked file by canonical name."""
    lines = re.findall(r"^\w.*?(?= \\$)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


def declared(*groups: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for, with its dependency groups."""
    yield from map(Requirement, PROJECT["project"]["dependencies"])
    for group in groups:
        yield from map(Requirement, PROJECT["dependency-groups"][group])


@pytest.mark.parametrize("name", FILES)
def test_a_lock_names_no_host_and_no_path(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-(?!-hash=)|/\w|\\\w", text, re.MULTILINE)


@pytest.mark.parametrize("name", FILES)
def test_every_pin_is_exact_and_has_hashes(name: str) -> None:
    blocks = re.split(r"^(?=\w)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(name)) > 50
    for block in blocks:
        assert re.match(r"[\w.\-\[\], ]+==\S+ ", block)
        assert "--hash=sha256:" in block


@pytest.mark.parametrize(("name", "groups"), [(FILES[0], ("setup",)), (FILES[1], ("setup", "dev"))])
def test_the_lock_holds_what_is_declared(name: str, groups: tuple[str, ...]) -> None:
    locked = pins(name)
    for wanted in declared(*groups):
        version = str(locked[canonicalize_name(wanted.name)].specifier).removeprefix("==")
        assert wanted.specifier.contains(version), wanted


def test_the_development_lock_holds_the_runtime_one() -> None:
    runtime, development = map(pins, FILES)
    assert runtime.items() <= development.items()
