"""The manifest of an output folder: every file we wrote, and what the disk said of it right after.

Only files that stand in it are ever replaced or removed; one that is as it was written is not read again.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

STATE_FOLDER = ".hoclieu"
MANIFEST = "manifest.json"
JOURNAL = "journal.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """A file we wrote: what it holds, and what the disk said of it right after."""

    digest: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file we wrote, and what the build that wrote them was made from."""

    files: dict[str, Record] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """What we wrote in a folder; nothing where there is no manifest or it cannot be read."""
    try:
        data = json.loads((folder / STATE_FOLDER / MANIFEST).read_bytes())
        if data["format"] != FORMAT:
            return Manifest()
        files = {path: Record(*record) for path, record in data["files"].items()}
        return Manifest(files, data["inputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def stands_untouched(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of a manifest still is as we wrote it, and no broken run waits to be finished."""
    if (folder / STATE_FOLDER / JOURNAL).exists():
        return False
    return all(is_as_written(f"{folder}/{path}", record) for path, record in manifest.files.items())


def is_as_written(path: str, record: Record) -> bool:
    """Whether a file still is what we wrote, as far as its size and time tell."""
    try:
        stat = os.lstat(path)
    except OSError:
        return False
    return stat.st_size == record.size and stat.st_mtime_ns == record.mtime
