"""A snapshot: the files of one commit as Git lists them, before anybody has read them.

Names come from strangers, so they are data here: nothing is joined to a path of this machine.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from sys import intern

from library.values import dataclass

REGULAR = "100644"

_FOLDER = b"040000 "
_AFTER_SLASH = b"0"
"""What comes right after the slash, so that it ends what lies in a folder."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a commit: its path, Git mode, object id and size in bytes."""

    path: str
    mode: str
    oid: str
    size: int


@dataclass(frozen=True)
class Snapshot:
    """All files and folders of one commit, each looked at when somebody asks for it.

    `records` are those of `git ls-tree -r -t -l -z`, in its order: what lies in a folder follows it.
    """

    commit: str = ""
    records: Sequence[bytes] = ()

    @cached_property
    def files(self) -> tuple[FileEntry, ...]:
        """All files in the order of their paths."""
        return tuple(_files(self.records))

    def under(self, folder: str) -> Iterator[FileEntry]:
        """The files inside a folder, at any depth."""
        begin, end = self._inside(folder)
        return _files(self.records[begin:end])

    def outside(self, folder: str) -> Iterator[FileEntry]:
        """The files that are not inside a folder, in the order of their paths."""
        begin, end = self._inside(folder)
        return _files(chain(self.records[:begin], self.records[end:]))

    def file(self, path: str) -> FileEntry | None:
        found = self._record(_written(path))
        return None if found is None else next(_files([found]))

    def tree(self, folder: str) -> str:
        """The tree id of a folder; "" where there is none."""
        found = self._record(_written(folder) + b"/")
        return "" if found is None else _oid(found)

    def inside(self, folder: str) -> Iterator[str]:
        """The names of what lies right inside a folder, found without a look at what lies deeper."""
        above = _written(folder) + b"/"
        at = self._at(above)
        while at < len(self.records) and (place := _place(self.records[at])).startswith(above):
            name, slash, _ = place[len(above) :].partition(b"/")
            if name:  # else it is the folder itself
                yield _read(name)
            at = self._at(above + name + _AFTER_SLASH) if slash else at + 1

    def folders_of(self, tree: str) -> list[str]:
        """The paths of all folders that have this tree id."""
        return [path_of(record) for record in self._folders.get(tree.encode(), ())]

    @cached_property
    def _folders(self) -> Mapping[bytes, Sequence[bytes]]:
        """The records of all folders by their tree id, as Git writes both: few are ever asked for."""
        found: dict[bytes, list[bytes]] = {}
        begin = len(_FOLDER + b"tree ")
        for record in self.records:
            if record.startswith(_FOLDER):
                found.setdefault(record[begin : record.index(b" ", begin)], []).append(record)
        return found

    def with_paths_of(self, other: "Snapshot", paths: Sequence[str]) -> "Snapshot":
        """These files, but with those at or under `paths` as they stand in another snapshot."""
        own = (record for record in self.records if not _lies(record, paths))
        theirs = (record for record in other.records if _lies(record, paths))
        return snapshot_of(self.commit, chain(own, theirs))

    def _inside(self, folder: str) -> tuple[int, int]:
        """Where the records of what lies in a folder begin and end, those of the folder itself among them."""
        inside = _written(folder.rstrip("/"))
        return self._at(inside + b"/"), self._at(inside + _AFTER_SLASH)

    def _at(self, place: bytes) -> int:
        return bisect_left(self.records, place, key=_place)

    def _record(self, place: bytes) -> bytes | None:
        at = self._at(place)
        found = self.records[at : at + 1]
        return found[0] if found and _place(found[0]) == place else None


def snapshot_of(commit: str, records: Iterable[bytes]) -> Snapshot:
    """A snapshot of records in any order; Git believes a tree whose entries somebody has mixed up."""
    return Snapshot(commit, sorted(records, key=_place))


def file_record(entry: FileEntry) -> bytes:
    """A file as Git lists it."""
    return f"{entry.mode} blob {entry.oid} {entry.size:>7}\t".encode() + _written(entry.path)


def folder_record(path: str, tree: str) -> bytes:
    """A folder as Git lists it."""
    return _FOLDER + f"tree {tree}       -\t".encode() + _written(path)


def path_of(record: bytes) -> str:
    """The path of a file or a folder."""
    return _read(record.partition(b"\t")[2])


def is_folder(record: bytes) -> bool:
    """Whether it is one, and no file."""
    return record.startswith(_FOLDER)


def _read(path: bytes) -> str:
    """A path as Python has it: what is no UTF-8 in it is not lost."""
    return path.decode("utf-8", "surrogateescape")


def _written(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _place(record: bytes) -> bytes:
    """Where a record comes in the order of Git, for which the name of a folder ends in a slash."""
    path = record.partition(b"\t")[2]
    return path + b"/" if record.startswith(_FOLDER) else path


def _oid(record: bytes) -> str:
    return intern(record.split(maxsplit=3)[2].decode())


def _files(records: Iterable[bytes]) -> Iterator[FileEntry]:
    for record in records:
        if record.startswith(_FOLDER):
            continue
        facts, _, path = record.partition(b"\t")
        mode, _, oid, size = facts.decode().split()
        yield FileEntry(_read(path), intern(mode), oid, int(size) if size.isdigit() else 0)


def _lies(record: bytes, paths: Sequence[str]) -> bool:
    path = path_of(record)
    return any(path == place or path.startswith(f"{place}/") for place in paths)
