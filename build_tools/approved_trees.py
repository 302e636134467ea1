"""The trees that hang on the ledger's branch, found school by school when somebody looks.

Git's own trees tell for each shelf and school what hangs there, and have one name for all of it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from sys import intern

from build_tools.git import GitError
from build_tools.git_objects import folders_in, read_blobs
from build_tools.repository import Repository
from library.approval.model import ADOPTED, SHELVES, Key, Shelf
from library.snapshot import FileEntry

APPROVED_FOLDER = "approved"

Grafts = dict[tuple[Shelf, Key], str]
"""Trees by shelf and resource."""

_SHELF = re.compile(rf"(?:{'|'.join(SHELVES)}|{ADOPTED}[^/]+)")
_PLAIN = re.compile(r"[a-z0-9-]+")
_FEW = 20
"""So many trees are listed one by one; of more, everything that hangs on the branch is listed at once."""


class Approved:
    """The trees that hang on one commit of the ledger; none where there is no commit."""

    def __init__(self, repository: Repository | None = None, commit: str = "") -> None:
        self._repository, self._commit = repository, commit

    @property
    def schools(self) -> Collection[str]:
        """The schools of whose resources something hangs there."""
        return self._folders.keys()

    def names_of(self, school: str) -> Mapping[Shelf, str]:
        """What names all that hangs there of a school, by shelf."""
        return self._folders.get(school, {})

    def of_school(self, school: str) -> Grafts:
        """Those of the resources of one school, found without a look into any."""
        found: Grafts = {}
        for shelf, name in self.names_of(school).items():
            for entry, tree in _trees_in(self._written[name], len(self._commit) // 2):
                found[shelf, Key(intern(school), intern(entry))] = intern(tree)
        return found

    def school_with(self, tree: str) -> str | None:
        """A school of whose resources this tree hangs there."""
        if bytes.fromhex(tree) not in self._entries:
            return None
        return next((one for one in self.schools if tree in self.of_school(one).values()), None)

    def files_of(self, trees: Collection[str]) -> dict[str, dict[str, FileEntry]]:
        """The files of some of the trees by tree and name; few are looked into alone."""
        if self._repository is None or not trees:
            return {}
        if len(trees) <= _FEW:
            listed = {tree: self._repository.snapshot(tree, ()).files for tree in sorted(trees)}
            return {tree: {entry.path: entry for entry in files} for tree, files in listed.items()}
        whole = self._repository.snapshot(self._commit, (APPROVED_FOLDER,))
        found: dict[str, dict[str, FileEntry]] = {}
        for entry in whole.files:
            folder = "/".join(entry.path.split("/", 4)[:4])
            tree = whole.tree(folder)
            if tree in trees:
                name = entry.path[len(folder) + 1 :]
                found.setdefault(tree, {})[name] = replace(entry, path=name)
        return found

    @cached_property
    def _folders(self) -> dict[str, dict[Shelf, str]]:
        """The trees that hold those of one shelf and school, by school and shelf."""
        if self._repository is None:
            return {}
        top, size = f"{self._commit}^{{tree}}", len(self._commit) // 2
        # Nothing may hang there yet; a folder that is there and cannot be read must not look like that.
        hanging = dict(_trees_in(self._read([top])[top], size)).get(APPROVED_FOLDER)
        if hanging is None:
            return {}
        within = _trees_in(self._read([hanging])[hanging], size)
        shelves = {name: tree for name, tree in within if _SHELF.fullmatch(name)}
        written = self._read(shelves.values())
        found: dict[str, dict[Shelf, str]] = {}
        for shelf, tree in shelves.items():
            for school, own in _trees_in(written[tree], size):
                found.setdefault(school, {})[intern(shelf)] = own
        return found

    @cached_property
    def _entries(self) -> frozenset[bytes]:
        """The ids of all that hangs there, found without a look at names."""
        entry = re.compile(rb"[0-7]+ [^\0]+\0(.{%d})" % (len(self._commit) // 2), re.DOTALL)
        return frozenset(one for written in self._written.values() for one in entry.findall(written))

    @cached_property
    def _written(self) -> Mapping[str, bytes]:
        """The same trees as Git keeps them."""
        return self._read(tree for folders in self._folders.values() for tree in folders.values())

    def _read(self, names: Iterable[str]) -> dict[str, bytes]:
        if self._repository is None:
            return {}
        found: dict[str, bytes] = {}
        for name, read in read_blobs(self._repository.root, names, b"tree"):
            if read is None:
                raise GitError(f"could not read tree {name}", self._repository.root)
            found[name] = read
        return found


def _trees_in(written: bytes, size: int) -> Iterator[tuple[str, str]]:
    """The folders right in a tree, but those of names that nobody here gave."""
    return ((name, tree) for name, tree in folders_in(written, size) if _PLAIN.fullmatch(name))
