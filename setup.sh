#!/bin/sh
# Make .venv ready with the requirements file given: by uv where it is installed, else by venv and pip.
set -eu

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in ${MAKE_PYTHON:+"$MAKE_PYTHON"} python3 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null && is_recent "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    echo "notemart needs Python 3.11 or newer, and none was found: install one, or say make PYTHON=/path/to/python." >&2
    exit 1
}

is_recent .venv/bin/python || rm -rf .venv
if command -v uv >/dev/null; then
    echo "Setting up .venv from $1 with uv …"
    [ -d .venv ] || uv venv --quiet --python "${MAKE_PYTHON:->=3.11}" .venv
    uv pip install --quiet --compile-bytecode --python .venv/bin/python --no-deps --require-hashes -r "$1"
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
else
    python=$(find_python)
    echo "Setting up .venv from $1 with pip (once, about a minute) …"
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        rm -rf .venv
        "$python" -m venv .venv
    fi
    pip=".venv/bin/python -m pip --disable-pip-version-check --quiet"
    $pip install --no-deps --require-hashes -r "$1"
    $pip install --no-deps --no-build-isolation --editable .
fi
# Where the environment forbids Python to keep what it compiles, every run would compile all of it again.
.venv/bin/python -m compileall -q flows transforms sql
