"""What an approver is about to say yes to: the files and lines that differ from the approved version."""

import os

from build_tools.git import git
from build_tools.repository import Repository
from library.diagnostics import printable

_NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The empty tree, which every Git knows."""
_LONGEST = 200


def changes(repository: Repository, before: str | None, after: str) -> str:
    """Files and text that differ between two trees, the first lines of it, safe for a terminal."""
    how = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", before or _NOTHING, after)
    files = git(repository.root, "diff-tree", "-r", "-z", "--numstat", *how).split(b"\0")
    shown = [_file(row) for row in files if row]
    patch = git(repository.root, "diff-tree", "-r", "--patch", "--unified=2", *how)
    text = patch.decode("utf-8", "replace").splitlines()
    shown += [""] + [printable(line) for line in text[:_LONGEST]]
    if len(text) > _LONGEST:
        shown.append(f"… (+{len(text) - _LONGEST})")
    return "".join(f"{line}\n" for line in shown)


def _file(row: bytes) -> str:
    added, removed, name = row.split(b"\t", 2)
    counts = "±" if added == b"-" else f"+{added.decode()} −{removed.decode()}"
    return f"  {counts:>12}  {printable(os.fsdecode(name))}"
