"""Which folders a clone cannot read: told to whoever must mend it, and not looked for before."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from build_tools.git import GitError, git
from build_tools.git_objects import folders_in, read_blobs
from library.approval.branch import LEDGER_BRANCH

_LOOKED_AT = ("HEAD", LEDGER_BRANCH, f"origin/{LEDGER_BRANCH}")


def unreadable_folders(root: Path) -> dict[str, str]:
    """The folders of the library and of the ledger whose objects are missing or damaged, by path.

    Those of the ledger begin with the name of its branch.
    """
    found: dict[str, str] = {}
    with suppress(GitError):  # so much is damaged that Git was asked often enough
        for revision in _LOOKED_AT:
            found |= {path: oid for path, oid in _unreadable(root, revision) if oid not in found.values()}
    return found


def _unreadable(root: Path, revision: str) -> Iterator[tuple[str, str]]:
    try:
        top = git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        tree = git(root, "rev-parse", "--verify", "--quiet", f"{top}^{{tree}}").decode().strip()
    except GitError:  # there is no such branch, or its commit is what is damaged
        return
    branch = "" if revision == "HEAD" else f"{revision}:"
    level = {tree: ""}
    while level:
        below: dict[str, str] = {}
        for oid, written in read_blobs(root, level, b"tree"):
            path = level[oid]
            if written is None:
                yield f"{branch}{path}", oid
                continue
            for name, inside in folders_in(written, len(oid) // 2):
                below.setdefault(inside, f"{path}/{name}" if path else name)
        level = below
