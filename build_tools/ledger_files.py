"""What hangs on the ledger's branch, read from Git when it is asked for and no sooner.

A branch of a hundred thousand resources takes seconds to read whole; most commands need little of it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from sys import intern

from build_tools.git import read_blobs
from build_tools.repository import Repository
from library.approval.ledger import EVIDENCE_FOLDER, evidence_path, key_of_path
from library.approval.model import ADOPTED, SHELVES, Key, Shelf
from library.snapshot import FileEntry

APPROVED_FOLDER = "approved"

_SHELF = re.compile(rf"(?:{'|'.join(SHELVES)}|{ADOPTED}[^/]+)")
_PLAIN = re.compile(rb"[a-z0-9-]+")
_TREE = b"40000"
_FEW = 20
"""So many trees are listed one by one; of more, everything that hangs on the branch is listed at once."""


class EvidenceFiles(Mapping[str, bytes]):
    """The evidence files of one commit by path; one that is not in this clone is left out.

    A single file is read alone; whoever goes through them gets them read all at once.
    """

    def __init__(self, repository: Repository, commit: str) -> None:
        self._repository, self._commit = repository, commit
        self._read: dict[str, bytes | None] = {}
        self._whole = False

    def __getitem__(self, path: str) -> bytes:
        if path not in self._read and not self._whole:
            self.fetch([path])
        content = self._read.get(path)
        if content is None:
            raise KeyError(path)
        return content

    def __iter__(self) -> Iterator[str]:
        if not self._whole:
            listed = self._repository.blobs_under(self._commit, EVIDENCE_FOLDER)
            contents = dict(self._repository.read(listed.values()))
            self._read |= {path: contents.get(oid) for path, oid in listed.items()}
            self._whole = True
        return (path for path, content in self._read.items() if content is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def fetch(self, paths: Iterable[str]) -> None:
        """Read some files at once, which will be asked for one by one."""
        named = {f"{self._commit}:{path}": path for path in paths if path not in self._read}
        for name, content in read_blobs(self._repository.root, named):
            self._read[named[name]] = content


class EvidenceRows(Mapping[Key, tuple[bytes, ...]]):
    """The lines of evidence files by resource, for a ledger whose files are known to be sound."""

    def __init__(self, files: EvidenceFiles) -> None:
        self._files = files

    def __getitem__(self, key: Key) -> tuple[bytes, ...]:
        try:
            return tuple(self._files[evidence_path(key)].split(b"\n")[:-1])
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[Key]:
        for path in sorted(self._files):
            yield key_of_path(path)

    def __len__(self) -> int:
        return len(self._files)

    def fetch(self, keys: Iterable[Key]) -> None:
        """Read the lines of some resources at once, which will be asked for one by one."""
        self._files.fetch(evidence_path(key) for key in keys)


class Approved:
    """The trees that hang on one commit of the ledger; none where there is no commit."""

    def __init__(self, repository: Repository | None = None, commit: str = "") -> None:
        self._repository, self._commit = repository, commit

    def files_but(self, known: Collection[str]) -> dict[str, dict[str, FileEntry]]:
        """The files of every tree that is not `known`, by tree and name; few trees are looked into alone."""
        wanted = set(self.grafts.values()) - set(known)
        if self._repository is None or not wanted:
            return {}
        if len(wanted) <= _FEW:
            listed = {tree: self._repository.snapshot(tree, ()).files for tree in sorted(wanted)}
            return {tree: {entry.path: entry for entry in files} for tree, files in listed.items()}
        whole = self._repository.snapshot(self._commit, (APPROVED_FOLDER,))
        found: dict[str, dict[str, FileEntry]] = {}
        for entry in whole.files:
            folder = "/".join(entry.path.split("/", 4)[:4])
            tree = whole.trees.get(folder, "")
            if tree in wanted:
                name = entry.path[len(folder) + 1 :]
                found.setdefault(tree, {})[name] = replace(entry, path=name)
        return found

    @cached_property
    def grafts(self) -> dict[tuple[Shelf, Key], str]:
        """The trees by shelf and resource, found without a look into any of them."""
        found: dict[tuple[Shelf, Key], str] = {}
        shelves = [name for _, name, _ in self._folders([""]) if _SHELF.fullmatch(name)]
        schools = [f"{one}/{name}" for one, name, _ in self._folders(f"/{one}" for one in shelves)]
        for path, name, oid in self._folders(schools):
            _, shelf, school = path.split("/")
            found[intern(shelf), Key(intern(school), intern(name))] = intern(oid)
        return found

    def _folders(self, paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """The folders right in some folders of approved trees: in which, its name, its tree."""
        if self._repository is None:
            return
        named = {f"{self._commit}:{APPROVED_FOLDER}{path}": path for path in paths}
        size = len(self._commit) // 2
        for name, read in read_blobs(self._repository.root, named, b"tree"):
            at, listing = 0, read or b""
            while at < len(listing):
                end = listing.index(b"\0", at)
                mode, _, entry = listing[at:end].partition(b" ")
                at = end + 1 + size
                if mode == _TREE and _PLAIN.fullmatch(entry):
                    yield named[name], entry.decode(), listing[end + 1 : at].hex()
