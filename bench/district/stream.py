"""One `git fast-import` for a whole repository: files and trees go in, ids of commits come out."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from build_tools.git import command, environment, git
from library.ssh.commits import NAMESPACE, signed_commit
from tests.ssh_signers import Signer


@dataclass(frozen=True, slots=True)
class Change:
    """What one commit changes: files by path, and trees that are there already, by path."""

    branch: str
    by: str
    at: datetime
    message: str
    files: Mapping[str, bytes]
    trees: Mapping[str, str]


@dataclass(slots=True)
class Stream:
    """A running import."""

    into: IO[bytes]
    out: IO[bytes]
    marks: int = 0

    def commit(self, change: Change, parent: str | None = None) -> str:
        """Write a commit on top of its branch, or of `parent`; returns its id."""
        self.marks += 1
        name = f"{change.by} <{change.by}@example.vn> {int(change.at.timestamp())} +0700"
        message = change.message.encode()
        head = f"commit {change.branch}\nmark :{self.marks}\nauthor {name}\ncommitter {name}\n"
        self.into.write(f"{head}data {len(message)}\n".encode() + message + b"\n")
        if parent is not None:
            self.into.write(f"from {parent}\n".encode())
        for path, content in change.files.items():
            self.into.write(f"M 100644 inline {path}\ndata {len(content)}\n".encode())
            self.into.write(content)
            self.into.write(b"\n")
        for path, tree in change.trees.items():
            self.into.write(f"M 040000 {tree} {path}\n".encode())
        self.into.write(f"\nget-mark :{self.marks}\n".encode())
        self.into.flush()
        return self.out.readline().decode().strip()


@contextmanager
def importing(root: Path) -> Iterator[Stream]:
    """An import into a repository; its branches stand there when the block ends."""
    # Nothing here is kept for long, and packing tightly would take longer than all else.
    quick = command(
        root, "-c", "core.compression=1", "fast-import", "--quiet", "--date-format=raw", "--force"
    )
    with subprocess.Popen(quick, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Stream(process.stdin, process.stdout)
        process.stdin.close()
        if process.wait():
            raise RuntimeError("git fast-import failed")


def sign_tip(root: Path, branch: str, signer: Signer) -> str:
    """Let the last commit of a branch bear a signature; returns its new id."""
    raw = git(root, "cat-file", "commit", branch)
    signed = signed_commit(raw, signer.sign(raw, NAMESPACE))
    oid = git(root, "hash-object", "-t", "commit", "-w", "--stdin", stdin=signed).decode().strip()
    git(root, "update-ref", branch, oid)
    return oid
