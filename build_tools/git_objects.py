"""Reads many objects of a repository through a few Git processes, past those that are missing or damaged."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType

from build_tools.git import GitError, command, environment

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

_FOLDER = b"40000"
_BATCH = 400
"""Objects that are asked for at once: their names must fit into a pipe."""
_VERY_MANY = 50_000
"""From how many objects on a second reader is worth its start."""
_BUFFER, _AHEAD = 1 << 18, 1 << 20
"""In bytes, what we read at once and what Git may write ahead: a batch, while we read that of another."""
_MOST_DAMAGED = 20
"""At so many objects Git may give up; more are the matter of a disk, and not of single resources."""


def read_blobs(root: Path, oids: Iterable[str], kind: bytes = b"blob") -> Iterator[tuple[str, bytes | None]]:
    """The contents of blobs, in their order; None for one that is not here, damaged, or of another kind.

    Where `kind` is `tree`, they are trees as Git keeps them. GitError where Git cannot read at all.
    """
    wanted = list(dict.fromkeys(oids))
    batches = [wanted[at : at + _BATCH] for at in range(0, len(wanted), _BATCH)]
    # Git unpacks longer than we read: of very many, a second one works on the core that would stand idle.
    readers = 2 if len(wanted) > _VERY_MANY else min(1, len(batches))
    # Git is ended before the last is given: whoever takes no more than they asked for would else leave that
    # to the end of this generator, where an interrupt is lost.
    last: list[tuple[str, bytes | None]] = []
    with ExitStack() as stack:
        running = [stack.enter_context(_Reader(root)) for _ in range(readers)]
        for at, batch in enumerate(batches[:readers]):
            running[at].ask(batch)
        for at, batch in enumerate(batches):
            reader = running[at % readers]
            answers = reader.answers(batch, kind)
            yield from answers if at + 1 < len(batches) else _all_but_the_last(answers, last)
            # What was asked for must be read before more is asked of the same, or both would wait.
            if at + readers < len(batches):
                reader.ask(batches[at + readers])
    yield from last


def _all_but_the_last(
    answers: Iterable[tuple[str, bytes | None]], last: list[tuple[str, bytes | None]]
) -> Iterator[tuple[str, bytes | None]]:
    """The answers, but the last is put into `last`."""
    for answer in answers:
        yield from last
        last[:] = (answer,)


def folders_in(tree: bytes, size: int) -> Iterator[tuple[str, str]]:
    """The folders right in a tree as Git keeps it, by name and object id; ids are of `size` bytes."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        at = end + 1 + size
        if mode == _FOLDER:
            yield os.fsdecode(name), tree[end + 1 : at].hex()


class _Reader:
    """A Git process that is asked for objects; another goes on where it gave up at a damaged one."""

    def __init__(self, root: Path) -> None:
        self._root, self._damaged = root, 0
        self._process = _begun(root)

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.__exit__(kind, error, trace)

    def ask(self, oids: Iterable[str]) -> None:
        assert self._process.stdin is not None  # noqa: S101 - PIPE was asked for
        with suppress(BrokenPipeError):  # that it has ended shows when its answers are read
            self._process.stdin.write("".join(f"{oid}\n" for oid in oids).encode())
            self._process.stdin.flush()

    def answers(self, oids: Sequence[str], kind: bytes) -> Iterator[tuple[str, bytes | None]]:
        """What was asked for, in its order."""
        for at, oid in enumerate(oids):
            try:
                content = self._answer(kind)
            except EOFError:
                content = None
                self._go_on(oid, oids[at + 1 :])
            yield oid, content

    def _answer(self, kind: bytes) -> bytes | None:
        """The next object; EOFError where Git gave up at it."""
        assert self._process.stdout is not None  # noqa: S101 - PIPE was asked for
        line = self._process.stdout.readline()
        if not line:
            raise EOFError
        header = line.split()
        if len(header) != 3:
            return None
        size = int(header[2])
        # Apart from the end of its line: a copy without that would leave gaps as large as all that is read.
        content = self._process.stdout.read(size)
        if not self._process.stdout.read(1):
            raise EOFError
        return content if header[1] == kind else None

    def _go_on(self, damaged: str, left: Sequence[str]) -> None:
        """Let another process read what is left, unless it was no object that this one ended at."""
        with suppress(BrokenPipeError):
            self._process.__exit__(None, None, None)
        self._damaged += 1
        if self._process.returncode < 0 or self._damaged > _MOST_DAMAGED:
            raise GitError(f"git cat-file ended ({self._process.returncode}) at object {damaged}", self._root)
        self._process = _begun(self._root)
        self.ask(left)


def _begun(root: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        command(root, "cat-file", "--batch"),
        bufsize=_BUFFER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    if sys.platform == "linux":
        with suppress(OSError):  # of a system that allows no more
            fcntl(process.stdout, F_SETPIPE_SZ, _AHEAD)  # type: ignore[arg-type]
    return process
