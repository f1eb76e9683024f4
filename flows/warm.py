"""Imported by the process that workers are forked from, for what they share: extracting, tried once.

The first note takes 0.15 s, for what is compiled when it is first needed.
"""

from __future__ import annotations

import pyarrow.compute  # noqa: F401  # counts the rows of a batch

from flows.pool import stage_in_pool  # noqa: F401  # what a worker is told to run comes with it
from transforms.extract import extract
from transforms.note import NoteSource
from transforms.options import Options

_NOTE = b"---\ntitle: A note\n---\n# Heading\n\n- **Lead** : ISO 9001 and [[a link]]\n"

extract([NoteSource("note", "note.md", _NOTE, "")], Options())
