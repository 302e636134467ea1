"""What differs between two commits of one repository, and a listing of the one made from that of the other.

To list a large library takes Git ten times longer than to say what differs.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from build_tools.git import git
from build_tools.repository import CONTENT
from library.snapshot import FileEntry, Snapshot, file_record, folder_record, is_folder, path_of, snapshot_of
from library.values import dataclass

_NONE, _TREE = "000000", "040000"
"""The modes of what is not there, and of a folder."""


@dataclass(frozen=True, slots=True)
class Side:
    """A file or a folder as one commit has it."""

    mode: str
    oid: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A path and what two commits have there; None for nothing."""

    path: str
    old: Side | None
    new: Side | None

    @property
    def is_file(self) -> bool:
        """Whether it is no folder in either."""
        return all(side is None or side.mode != _TREE for side in (self.old, self.new))


def differences(root: Path, one: str, other: str) -> list[Difference]:
    """The files and folders of the library that differ; a file that became a folder is told twice."""
    said = git(root, "diff-tree", "-r", "-t", "-z", "--no-renames", "--no-abbrev", one, other, "--", *CONTENT)
    records = os.fsdecode(said).split("\0")[:-1]
    found: list[Difference] = []
    for facts, path in zip(records[::2], records[1::2], strict=True):
        old_mode, mode, old, new, _ = facts[1:].split()
        found.append(Difference(path, _side(old_mode, old), _side(mode, new)))
    return found


def laid_over(last: Snapshot, commit: str, differing: Iterable[Difference], root: Path) -> Snapshot:
    """The listing of a commit from that of another and what `differing` from it `root` has."""
    files, folders = set[str](), set[str]()
    new: dict[str, Side] = {}
    records: list[bytes] = []
    for one in differing:
        (files if one.is_file else folders).add(one.path)
        if one.new is not None and one.is_file:
            new[one.path] = one.new
        elif one.new is not None:
            records.append(folder_record(one.path, one.new.oid))
    records += (file_record(entry) for entry in _entries(new, root).values())
    kept = (
        record for record in last.records if path_of(record) not in (folders if is_folder(record) else files)
    )
    return snapshot_of(commit, [*kept, *records])


def _side(mode: str, oid: str) -> Side | None:
    return None if mode == _NONE else Side(mode, oid)


def _entries(sides: Mapping[str, Side], root: Path) -> dict[str, FileEntry]:
    """Files by path with their sizes."""
    if not sides:
        return {}
    asked = "".join(f"{side.oid}\n" for side in sides.values()).encode()
    sizes = git(root, "cat-file", "--batch-check=%(objectsize)", stdin=asked).decode().splitlines()
    return {
        path: FileEntry(path, side.mode, side.oid, int(size) if size.isdigit() else 0)
        for (path, side), size in zip(sides.items(), sizes, strict=True)
    }
