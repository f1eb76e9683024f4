"""Regular expressions that are compiled when they are first used: of all the grammars a run needs a few."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


class _Lazy:
    """Compiles itself when a method is first looked up, and from then on has those of what was compiled."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._source)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, but compile it on first use only (and so tell of errors only then)."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
