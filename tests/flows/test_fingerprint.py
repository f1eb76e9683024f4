"""What made a result: the libraries are those installed, in the versions that importlib tells."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version

from flows import fingerprint
from transforms.options import Options, Sources


def test_every_library_is_found_with_its_version() -> None:
    told = b"\n".join(fingerprint._versions(fingerprint._PUBLISHING)).decode().lower()
    for library in fingerprint._PUBLISHING:
        assert f"{library.replace('-', '_')}-{version(library)}.dist-info" in told


def test_the_parser_is_another_when_what_extract_acts_on_is() -> None:
    ours = fingerprint.of_parser(Options())
    assert fingerprint.of_parser(Options()) == ours
    assert fingerprint.of_parser(Options(sources=Sources(title=("nom",)))) != ours
    assert fingerprint.of_parser(replace(Options(), vault_name="another")) != ours
    assert fingerprint.of_parser(replace(Options(), confidence_threshold=0.9)) == ours
    assert fingerprint.of_parser(Options(sources=Sources(identity=("uid",)))) == ours
