"""A repository whose commit Git lists already while what will read the listing is still being loaded.

Git takes half a second to list two hundred thousand files, and needs nobody for it.
"""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO

from build_tools.git import command, environment
from build_tools.repository import CONTENT, Repository, listing
from library.snapshot import Snapshot, snapshot_of
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class _Begun:
    """A listing under way: what Git writes goes to a file, for nobody reads it yet."""

    process: "subprocess.Popen[bytes]"
    written: BinaryIO

    def read(self) -> bytes | None:
        """The whole listing; None where Git failed."""
        if self.process.wait() != 0:
            return None
        self.written.seek(0)
        return self.written.read()


@dataclass(frozen=True, slots=True)
class ListedAhead(Repository):
    """The repository; the listing of one `commit` is on its way."""

    commit: str = ""
    begun: _Begun | None = None

    def snapshot(self, treeish: str, paths: Sequence[str] = CONTENT) -> Snapshot:
        if self.begun is not None and treeish == self.commit and tuple(paths) == CONTENT:
            listed = self.begun.read()
            if listed is not None:
                return snapshot_of(treeish, listed.split(b"\0")[:-1])
        # What went wrong is told by who asks Git again.
        return Repository.snapshot(self, treeish, paths)


@contextmanager
def begun_listing(repository: Repository, commit: str) -> Iterator[Repository]:
    """The same repository, for as long as this lasts with the listing of a commit begun."""
    with (
        TemporaryFile() as written,
        subprocess.Popen(
            command(repository.root, *listing(commit, CONTENT)),
            stdin=subprocess.DEVNULL, stdout=written, stderr=subprocess.DEVNULL,
            env=environment(repository.environment),
        ) as process,
    ):  # fmt: skip
        try:
            begun = _Begun(process, written)
            yield ListedAhead(repository.root, repository.environment, commit, begun)
        finally:
            process.kill()
