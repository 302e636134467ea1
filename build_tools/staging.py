"""Staging: where workers put the files of a build before any of them is moved in."""

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.manifest import Record, is_as_written
from library.diagnostics import Text


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


@dataclass(slots=True)
class Staging:
    """Files put by one worker: those that changed are written where all workers stage theirs.

    Holds no open file and no lock, so that it can be handed to another process and back.
    """

    root: Path
    folder: Path
    known: Mapping[str, Record]
    put_digests: dict[str, str] = field(default_factory=dict)
    staged: dict[str, Record] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def put(self, path: str, content: bytes) -> str:
        """Put a file at its path in the output; returns the sha256 of its content."""
        digest = hashlib.sha256(content).hexdigest()
        self.put_lazily(path, digest, lambda: content)
        return digest

    def put_lazily(self, path: str, digest: str, content: Callable[[], bytes]) -> None:
        """Put a file whose digest is known; its content is asked for only if it changed."""
        if path in self.put_digests:
            raise two_files_at(path)
        self.put_digests[path] = digest
        record = self.known.get(path)
        if record is not None and record.digest == digest and is_as_written(f"{self.root}/{path}", record):
            return
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            self._made.add(parent)
            os.makedirs(f"{self.folder}/{parent}", exist_ok=True)  # noqa: PTH103 - for every file
        with open(f"{self.folder}/{path}", "wb") as file:  # noqa: PTH123 - for every file
            file.write(content())
            file.flush()
            stat = os.fstat(file.fileno())
        self.staged[path] = Record(digest, stat.st_size, stat.st_mtime_ns)

    def only_what_was_put(self) -> "Staging":
        """The same without what was known before, which would only cost on the way to another process."""
        return Staging(self.root, self.folder, {}, self.put_digests, self.staged)
