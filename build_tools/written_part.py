"""A part of the output as a build wrote it: its files by unit, and what the disk said of each right after.

It stands in the manifest as two lines of text, which are read only when they are looked at. A part of which
nothing changed is asked for the first, and both are carried over as they stand.
"""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from library.values import dataclass


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
    files: Mapping[str, Record]


class Whole(NamedTuple):
    """All files of a part: how many there are, and one sha256 of their paths and contents."""

    files: int
    sha256: str


def whole_of(digests: Mapping[str, str]) -> Whole:
    """`digests` are the sha256 of the files by their path in the part."""
    whole = hashlib.sha256()
    for path in sorted(digests):
        whole.update(f"{path}\0{digests[path]}\n".encode())
    return Whole(len(digests), whole.hexdigest())


@dataclass(frozen=True)
class WrittenPart:
    """What all units of a part follow from: at once, and of that the `ground` by name.

    Where `follows` is empty, the part was not made whole. `on_disk` has the paths, sizes and times of its
    files; `in_units` has by name what each unit follows from, and the digests of as many files as it has.
    `shown` is how many resources it shows.
    """

    follows: str
    ground: Mapping[str, str]
    whole: Whole
    on_disk: bytes
    in_units: bytes
    shown: int = 0

    @property
    def paths(self) -> list[str]:
        return self._on_disk[0]

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every unit by its name in the part."""
        units = json.loads(self.in_units)
        paths, sizes, mtimes = self._on_disk
        digests = chain.from_iterable(own for _, own in units.values())
        records = map(Record._make, zip(digests, sizes, mtimes, strict=True))
        files = zip(paths, records, strict=True)
        return {name: Unit(follows, dict(islice(files, len(own)))) for name, (follows, own) in units.items()}

    @cached_property
    def files(self) -> dict[str, Record]:
        """Every file by its path."""
        files: dict[str, Record] = {}
        for unit in self.units.values():
            files |= unit.files
        return files

    def has(self, path: str) -> bool:
        """Whether it has a file of that path; its line is read only where that may be so."""
        return json.dumps(path).encode() in self.on_disk and path in self.paths

    def only(self, paths: Collection[str]) -> dict[str, Unit]:
        """Of its units the files that are among `paths`."""
        found = {
            name: Unit(unit.follows, {path: unit.files[path] for path in unit.files if path in paths})
            for name, unit in self.units.items()
        }
        return {name: unit for name, unit in found.items() if unit.files}

    def touched(self, root: str) -> frozenset[str]:
        """Which files below `root` no longer are what we wrote, as far as their sizes and times tell."""
        ask, touched = os.lstat, []
        for path, size, mtime in zip(*self._on_disk, strict=True):
            try:
                stat = ask(f"{root}/{path}")
            except OSError:
                touched.append(path)
            else:
                if stat.st_size != size or stat.st_mtime_ns != mtime:
                    touched.append(path)
        return frozenset(touched)

    @cached_property
    def _on_disk(self) -> tuple[list[str], list[int], list[int]]:
        paths, sizes, mtimes = json.loads(self.on_disk)
        return paths, sizes, mtimes


Touched = Callable[[WrittenPart, str], frozenset[str]]
"""Tells as `WrittenPart.touched` does, which asks the disk, or knows it already."""


def written_part(
    follows: str, ground: Mapping[str, str], whole: Whole, units: Mapping[str, Unit], shown: int = 0
) -> WrittenPart:
    """A part of those units."""
    files = [(path, record) for unit in units.values() for path, record in unit.files.items()]
    on_disk = (
        [path for path, _ in files],
        [record.size for _, record in files],
        [record.mtime for _, record in files],
    )
    in_units = {
        name: (unit.follows, [record.digest for record in unit.files.values()])
        for name, unit in units.items()
    }
    return WrittenPart(follows, ground, whole, _line(on_disk), _line(in_units), shown)


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def is_as_written(path: str, record: Record) -> bool:
    """Whether a file still is what we wrote, as far as its size and time tell."""
    try:
        stat = os.lstat(path)
    except OSError:
        return False
    return stat.st_size == record.size and stat.st_mtime_ns == record.mtime
