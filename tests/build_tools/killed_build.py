"""Runs `hoclieu` and dies, as if killed, just before one step of its writing.

    python -m tests.build_tools.killed_build STEP build ...

STEP is `journal`, `manifest`, or how many files and folders have been moved in by then.
"""

import os
import sys
from pathlib import Path

from build_tools.cli.main import main

KILLED = 9
_STATE_FILES = ("journal.json", "manifest.json")


def _die_before(step: str) -> None:
    rename, move, renamed = Path.replace, os.replace, 0

    def replace(self: Path, target: Path) -> Path:
        if target.name in _STATE_FILES and step == target.stem:
            os._exit(KILLED)
        return rename(self, target)

    def replace_in(source: str, target: str) -> None:
        nonlocal renamed
        if "/staged/" in str(source):
            if step == str(renamed):
                os._exit(KILLED)
            renamed += 1
        move(source, target)

    os.replace = replace_in  # type: ignore[assignment]
    Path.replace = replace  # type: ignore[assignment]


if __name__ == "__main__":
    _die_before(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
