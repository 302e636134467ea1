"""Where workers put the files of a build before any of them is moved in: on our disk, or in a parcel."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path

from build_tools.manifest import Manifest
from build_tools.written_part import Record, is_as_written
from library.diagnostics import Text
from library.values import dataclass


class OutputError(Exception):
    """The output folder cannot be written safely; `text` says why and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi, en)  # both, so that it can come back from another process
        self.text = Text(vi, en)

    def __str__(self) -> str:
        return self.text.en


def two_files_at(path: str) -> OutputError:
    """That two files were put at one address."""
    return OutputError(f"hai tệp cùng một địa chỉ: {path}", f"two files for one address: {path}")


Units = dict[str, tuple[str, list[str]]]
"""Paths of files by the unit they are made in, each with what the unit follows from."""


def new_units() -> Units:
    """No unit but the one for files that are made by every build."""
    return {"": ("", [])}


Blobs = Callable[[Iterable[str]], Iterable[tuple[str, bytes | None]]]
"""Gives the contents of blobs by their ids; None for one that is not here."""


@dataclass(slots=True)
class Staging:
    """Files put by one worker: those that changed are written where all workers stage theirs.

    Holds no open file and no lock, so that it can be handed to another process and back. `units` are the
    paths by the unit they were put for, with what that follows from.
    """

    root: Path
    folder: Path
    known: Manifest
    put_digests: dict[str, str] = field(default_factory=dict)
    staged: dict[str, Record] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    units: Units = field(default_factory=new_units)
    _made: set[str] = field(default_factory=set)

    def begin(self, unit: str, follows: str) -> None:
        """Say of which unit the files are that are put from now on."""
        _begin(self.units, unit, follows)

    def put(self, path: str, content: bytes) -> str:
        """Put a file at its path in the output; returns the sha256 of its content."""
        digest = hashlib.sha256(content).hexdigest()
        if self._is_new(path, digest):
            self._write(path, content)
        return digest

    def put_copy(self, path: str, digest: str, oid: str) -> None:
        """Put a blob of that sha256 as it stands in Git; it is read only if it changed."""
        if self._is_new(path, digest):
            self.copies[path] = oid

    def sealed(self, blobs: Blobs) -> "Staging":
        """The same with its copies written, and without what was known before: to go to another process."""
        self._write_copies(blobs)
        return Staging(self.root, self.folder, Manifest(), self.put_digests, self.staged, {}, self.units)

    def unpack(self, parcel: "Parcel", blobs: Blobs) -> None:
        """Put everything that a worker put who could not write here."""
        self.put_digests |= parcel.put_digests
        self.units = parcel.units
        for path, content in parcel.contents.items():
            self._write(path, content)
        self.copies |= parcel.copies
        self._write_copies(blobs)

    def _is_new(self, path: str, digest: str) -> bool:
        _note(self.put_digests, self.units, path, digest)
        record = self.known.record(path)
        return record is None or record.digest != digest or not is_as_written(f"{self.root}/{path}", record)

    def _write(self, path: str, content: bytes) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._made.add(parent)
            os.makedirs(f"{self.folder}/{parent}", exist_ok=True)  # noqa: PTH103 - for every file
        with open(f"{self.folder}/{path}", "wb") as file:  # noqa: PTH123 - for every file
            file.write(content)
            file.flush()
            stat = os.fstat(file.fileno())
        self.staged[path] = Record(self.put_digests[path], stat.st_size, stat.st_mtime_ns)

    def _write_copies(self, blobs: Blobs) -> None:
        paths: dict[str, list[str]] = {}
        for path, oid in self.copies.items():
            paths.setdefault(oid, []).append(path)
        self.copies = {}
        for oid, content in blobs(paths):
            if content is None:
                raise FileNotFoundError(oid)
            for path in paths[oid]:
                self._write(path, content)


@dataclass(slots=True)
class Parcel:
    """Files put by a worker that shares no disk with the output: those that changed, to be staged there.

    `known` are the digests of files that stand in the output as they were written.
    """

    known: Mapping[str, str]
    put_digests: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    units: Units = field(default_factory=new_units)

    def begin(self, unit: str, follows: str) -> None:
        """Say of which unit the files are that are put from now on."""
        _begin(self.units, unit, follows)

    def put(self, path: str, content: bytes) -> str:
        """Put a file at its path in the output; returns the sha256 of its content."""
        digest = hashlib.sha256(content).hexdigest()
        _note(self.put_digests, self.units, path, digest)
        if self.known.get(path) != digest:
            self.contents[path] = content
        return digest

    def put_copy(self, path: str, digest: str, oid: str) -> None:
        """Put a blob of that sha256 as it stands in Git, to be read where the parcel is unpacked."""
        _note(self.put_digests, self.units, path, digest)
        if self.known.get(path) != digest:
            self.copies[path] = oid

    def sealed(self, _: Blobs) -> "Parcel":
        """The same without what was known before: to go where it is unpacked."""
        return Parcel({}, self.put_digests, self.contents, self.copies, self.units)


def _begin(units: Units, unit: str, follows: str) -> None:
    # The last one is the one that files are put for.
    units[unit] = (follows, units.pop(unit, (follows, []))[1])


def _note(digests: dict[str, str], units: Units, path: str, digest: str) -> None:
    if path in digests:
        raise two_files_at(path)
    digests[path] = digest
    units[next(reversed(units))][1].append(path)
