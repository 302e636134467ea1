"""The manifest of an output folder: every file we wrote, and what the disk said of it right after.

Only files that stand in it are ever replaced or removed; one that is as it was written is not read again.
Files stand in it by the unit they were made in, with what that followed from, so that a unit whose ground
has not changed need not be made again.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

STATE_FOLDER = ".hoclieu"
MANIFEST = "manifest.json"
JOURNAL = "journal.json"
FORMAT = 2


class Record(NamedTuple):
    """A file we wrote: what it holds, and what the disk said of it right after."""

    digest: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together, by path; `follows` names everything that they follow from.

    Where it is empty that is not known, and the unit is made by every build.
    """

    follows: str
    files: dict[str, Record]


@dataclass(frozen=True, slots=True)
class Part:
    """What all units of a part of the output follow from: at once, and of that the `ground` by name."""

    follows: str
    ground: dict[str, str]


@dataclass(frozen=True)
class Manifest:
    """Every file we wrote, by unit, and what the build that wrote them was made from; `parts` by folder."""

    units: dict[str, Unit] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, Record]:
        """Every file by its path."""
        files: dict[str, Record] = {}
        for unit in self.units.values():
            files |= unit.files
        return files


@dataclass(frozen=True, slots=True)
class Listing:
    """A manifest as its file lists it: `units` by name, each with what it follows from and its files.

    To make values of 60,000 files takes longer than to ask the disk about them.
    """

    inputs: Mapping[str, str]
    units: Mapping[str, tuple[str, Mapping[str, tuple[str, int, int]]]]
    parts: Mapping[str, tuple[str, dict[str, str]]]


def read_listing(folder: Path) -> Listing | None:
    """What stands in the manifest of a folder; None where there is none or it cannot be read."""
    try:
        data = json.loads((folder / STATE_FOLDER / MANIFEST).read_bytes())
        if data["format"] == 1:
            return Listing(data["inputs"], {"": ("", data["files"])}, {})
        return Listing(data["inputs"], data["units"], data["parts"]) if data["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_manifest(folder: Path) -> Manifest:
    """What we wrote in a folder; nothing where there is no manifest or it cannot be read."""
    listing = read_listing(folder)
    if listing is None:
        return Manifest()
    try:
        units = {
            name: Unit(follows, {path: Record._make(record) for path, record in files.items()})
            for name, (follows, files) in listing.units.items()
        }
        parts = {folder: Part(*part) for folder, part in listing.parts.items()}
    except (ValueError, TypeError, AttributeError):
        return Manifest()
    return Manifest(units, dict(listing.inputs), parts)


def write_manifest(manifest: Manifest, remove: Sequence[str]) -> bytes:
    """A manifest as a journal has it: with the files that are still to be removed."""
    # A record is a tuple, which JSON writes as a list.
    units = {name: (unit.follows, unit.files) for name, unit in manifest.units.items()}
    journal = {
        "format": FORMAT, "inputs": manifest.inputs, "units": units, "remove": list(remove),
        "parts": {folder: [part.follows, part.ground] for folder, part in manifest.parts.items()},
    }  # fmt: skip
    return json.dumps(journal).encode()


def stands_untouched(folder: Path, listing: Listing) -> bool:
    """Whether every file of a manifest still is as we wrote it, and no broken run waits to be finished."""
    if (folder / STATE_FOLDER / JOURNAL).exists():
        return False
    root, ask = f"{folder}/", os.lstat
    try:
        for _, files in listing.units.values():
            for path, (_, size, mtime) in files.items():
                stat = ask(root + path)
                if stat.st_size != size or stat.st_mtime_ns != mtime:
                    return False
    except (OSError, ValueError, TypeError, AttributeError):
        return False
    return True


def is_as_written(path: str, record: Record) -> bool:
    """Whether a file still is what we wrote, as far as its size and time tell."""
    try:
        stat = os.lstat(path)
    except OSError:
        return False
    return stat.st_size == record.size and stat.st_mtime_ns == record.mtime
