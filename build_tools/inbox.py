"""The inbox: signed statements of people who may not write the ledger, handed over by pull request.

They lie as files on a branch of their own. The recorder takes out what counts now, leaves what may
count later, and drops what never will.
"""

from collections.abc import Iterable
from pathlib import Path

from build_tools.git import git
from build_tools.repository import Repository
from library.approval.line import read_handover
from library.approval.model import Statement
from library.values import dataclass

INBOX_BRANCH = "approvals-inbox"
LARGEST = 64 * 1024

_IDENTITY = "hoclieu <hoclieu@localhost>"


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was handed over; `statement` is None where it is malformed."""

    path: str
    statement: Statement | None
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Inbox:
    """The files that wait, and the commit of the branch they were read from."""

    tip: str | None
    handed: tuple[Handed, ...]


def read_inbox(repository: Repository) -> Inbox:
    """What waits on the branch: that of origin where there is one, else the local one."""
    tip = repository.resolve(f"refs/remotes/origin/{INBOX_BRANCH}") or repository.resolve(
        f"refs/heads/{INBOX_BRANCH}"
    )
    if tip is None:
        return Inbox(None, ())
    entries = [entry for entry in repository.snapshot(tip, ()).files if entry.path.endswith(".json")]
    contents = repository.read_paths(entry for entry in entries if entry.size <= LARGEST)
    return Inbox(tip, tuple(_handed(entry.path, contents.get(entry.path, b"")) for entry in entries))


def read_files(files: Iterable[Path]) -> tuple[Handed, ...]:
    """Statements handed over as files, on a stick for instance."""
    return tuple(_handed(str(file), file.read_bytes()[: LARGEST + 1]) for file in files)


def _handed(path: str, raw: bytes) -> Handed:
    read = read_handover(raw)
    return Handed(path, None) if read is None else Handed(path, *read)


def empty_inbox(repository: Repository, inbox: Inbox, taken: Iterable[str], seconds: int) -> str | None:
    """A commit of the inbox without what was taken out, on the local branch; None if nothing was."""
    taken = list(taken)
    if inbox.tip is None or not taken:
        return None
    removed = "".join(f"D {_quoted(path)}\n" for path in taken)
    stream = (
        f"commit refs/heads/{INBOX_BRANCH}\ncommitter {_IDENTITY} {seconds} +0000\ndata 7\nreceive\n"
        f"from {inbox.tip}\n{removed}\n"
    )
    git(repository.root, "fast-import", "--quiet", "--date-format=raw", stdin=stream.encode())
    return repository.resolve(f"refs/heads/{INBOX_BRANCH}")


def _quoted(path: str) -> str:
    return '"' + "".join(f"\\{byte:03o}" for byte in path.encode("utf-8", "surrogateescape")) + '"'
