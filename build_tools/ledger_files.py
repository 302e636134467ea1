"""The evidence of the ledger's branch, read from Git when it is asked for and no sooner.

A branch of a hundred thousand resources takes seconds to read whole; most commands need little of it.
"""

from collections.abc import Iterable, Iterator, Mapping

from build_tools.git_objects import read_blobs
from build_tools.repository import Repository
from library.approval.ledger import EVIDENCE_FOLDER, evidence_path, key_of_path
from library.approval.model import Key


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

    @property
    def lacking(self) -> bool:
        """Whether a file that was asked for stands in the commit and is not in this clone."""
        lost = {path for path, content in self._read.items() if content is None}
        # Few are asked for that nobody spoke of: to list the whole branch would cost as much as all else.
        folders = sorted({path.rpartition("/")[0] for path in lost})
        return any(
            not lost.isdisjoint(self._repository.blobs_under(self._commit, folder)) for folder in folders
        )

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
