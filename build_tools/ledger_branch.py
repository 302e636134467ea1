"""Reads the ledger's branch, and appends to it.

A line is appended in one commit together with what it needs: the evidence, the head, the approved
tree and the organisation as the same Git objects. Writing goes through `git fast-import`, which
refuses to move a branch that somebody else has moved.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from build_tools.git import git
from build_tools.repository import LEDGER_BRANCH, Repository
from library.approval.ledger import EVIDENCE_FOLDER, HEAD_FILE, Ledger, evidence_path, write_head
from library.approval.line import digest_of, write_line
from library.approval.model import SHELVES, Key, Shelf, Statement
from library.snapshot import Snapshot

APPROVED_FOLDER = "approved"
ORGANISATION_FOLDER = "organisation"

_TREE_PATH = re.compile(r"approved/(school|district)/([^/]+)/([^/]+)")


class DivergedError(Exception):
    """The local ledger and the one of origin each have lines the other lacks."""


@dataclass(frozen=True, slots=True)
class LedgerBranch:
    """The ledger's branch as Git holds it: its tip, evidence, and grafted trees."""

    commit: str | None = None
    evidence: dict[str, bytes] = field(default_factory=dict)
    head: bytes | None = None
    snapshot: Snapshot = field(default_factory=Snapshot)
    grafts: dict[tuple[Shelf, Key], str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graft:
    """An approved tree to hang on the ledger, or, with no tree, one to take off."""

    shelf: Shelf
    key: Key
    tree: str | None


def read_branch(repository: Repository) -> LedgerBranch:
    """The ledger's branch; the local one or origin's, whichever extends the other."""
    tip = _tip(repository)
    if tip is None:
        return LedgerBranch()
    snapshot = repository.snapshot(tip, ())
    contents = repository.read_paths(
        entry
        for entry in snapshot.files
        if entry.path.startswith(f"{EVIDENCE_FOLDER}/") or entry.path == HEAD_FILE
    )
    head = contents.pop(HEAD_FILE, None)
    grafts: dict[tuple[Shelf, Key], str] = {}
    organisations: dict[str, str] = {}
    for path, oid in snapshot.trees.items():
        match = _TREE_PATH.fullmatch(path)
        if match:
            shelf = next(known for known in SHELVES if known == match[1])
            grafts[shelf, Key(match[2], match[3])] = oid
        elif path.startswith(f"{ORGANISATION_FOLDER}/") and path.count("/") == 1:
            organisations[oid] = path
    return LedgerBranch(tip, contents, head, snapshot, grafts, organisations)


def _tip(repository: Repository) -> str | None:
    local, remote = repository.ledger_tips()
    if local is None or remote is None or local == remote:
        return local or remote
    if repository.extends(local, remote):
        return local
    if repository.extends(remote, local):
        return remote
    raise DivergedError


def append(
    repository: Repository,
    ledger: Ledger,
    branch: LedgerBranch,
    statements: Sequence[tuple[Statement, datetime]],
    grafts: Sequence[Graft],
) -> int:
    """Record statements and hang up what they approve; returns the number of the last line."""
    evidence: dict[str, bytes] = {}
    number, previous = ledger.number, ledger.digest
    for statement, at in statements:
        number += 1
        line = write_line(statement, number, previous, at)
        previous = digest_of(line)
        path = evidence_path(statement.key)
        evidence[path] = evidence.get(path, branch.evidence.get(path, b"")) + line + b"\n"
    at = statements[-1][1]
    files = {**evidence, HEAD_FILE: write_head(number, previous)}
    trees = {f"{ORGANISATION_FOLDER}/{s.organisation}": s.organisation for s, _ in statements} | {
        f"{APPROVED_FOLDER}/{g.shelf}/{g.key.school}/{g.key.id}": g.tree for g in grafts
    }
    subject = f"{statements[-1][0].event} {statements[-1][0].key}"
    stream = _stream(branch.commit, files, trees, at, subject)
    git(repository.root, "fast-import", "--quiet", "--date-format=raw", stdin=stream)
    return number


def _stream(
    parent: str | None,
    files: Mapping[str, bytes],
    trees: Mapping[str, str | None],
    at: datetime,
    subject: str,
) -> bytes:
    seconds = int(at.timestamp())
    message = subject.encode()
    parts = [
        f"commit refs/heads/{LEDGER_BRANCH}\n"
        f"committer hoclieu <hoclieu@localhost> {seconds} +0000\n"
        f"data {len(message)}\n".encode(),
        message,
        b"\n",
    ]
    if parent is not None:
        parts.append(f"from {parent}\n".encode())
    for path, content in sorted(files.items()):
        parts += [f"M 100644 inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
    for path, tree in sorted(trees.items()):
        parts.append(f"M 040000 {tree} {path}\n".encode() if tree else f"D {path}\n".encode())
    parts.append(b"\n")
    return b"".join(parts)
