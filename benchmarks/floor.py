"""The least that any exporter does, on one core: `python -m benchmarks.floor VAULT` prints its seconds.

It reads every note, loads its frontmatter with python-frontmatter as it comes and drains the Markdown
parser over the body, with our options. A frontmatter that fails costs what it costs until it fails.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import suppress
from pathlib import Path

import frontmatter

from transforms.markdown.parser import events


def floor(paths: list[Path]) -> float:
    """Seconds to read `paths`, load their frontmatter and drain the parser."""
    start = time.perf_counter()
    for path in paths:
        text = path.read_bytes().decode("utf-8", errors="replace")
        with suppress(Exception):  # whatever the loader makes of a note, its body is still parsed
            text = frontmatter.loads(text).content
        deque(events(text), maxlen=0)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(floor(sorted(Path(sys.argv[1]).rglob("*.md"))))
