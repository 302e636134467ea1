"""Runs `hoclieu` and dies, as if killed, just before one step of its writing.

    python -m tests.build_tools.killed_build STEP build ...

STEP is `journal`, `manifest`, `end`, or how many files have been renamed in by then.
"""

import os
import sys
from pathlib import Path

from build_tools.cli.main import main

KILLED = 9
_STATE_FILES = ("journal.json", "manifest.json")


def _die_before(step: str) -> None:
    rename, unlink, renamed = Path.replace, Path.unlink, 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal renamed
        if target.name in _STATE_FILES:
            if step == target.stem:
                os._exit(KILLED)
        elif "staged" in self.parts:
            if step == str(renamed):
                os._exit(KILLED)
            renamed += 1
        return rename(self, target)

    def remove(self: Path, *, missing_ok: bool = False) -> None:
        if step == "end" and self.name == "journal.json":
            os._exit(KILLED)
        unlink(self, missing_ok=missing_ok)

    Path.replace = replace  # type: ignore[assignment]
    Path.unlink = remove  # type: ignore[assignment]


if __name__ == "__main__":
    _die_before(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
