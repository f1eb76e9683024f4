"""Rows made quickly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Row = TypeVar("_Row", bound=tuple[Any, ...])

new_row: Callable[[type[_Row], tuple[Any, ...]], _Row] = tuple.__new__
"""`new_row(Link, columns)` is `Link(*columns)` in half the time.

A named tuple's own `__new__` is Python code, and a note has a hundred rows and more.
"""
