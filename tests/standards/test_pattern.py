from __future__ import annotations

import re

import pytest

from transforms.standards.pattern import lazy


def test_a_lazy_pattern_gives_what_the_compiled_one_does() -> None:
    pattern, compiled = lazy("([a-z]) ?", re.IGNORECASE), re.compile("([a-z]) ?", re.IGNORECASE)
    assert [match.span(1) for match in pattern.finditer("a B c")] == [(0, 1), (2, 3), (4, 5)]
    assert pattern.sub("-", "a B c") == compiled.sub("-", "a B c") == "---"
    assert pattern.fullmatch("a b") is None and pattern.pattern == compiled.pattern


def test_it_is_compiled_on_first_use() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.match("")
