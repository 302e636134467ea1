"""Reads the ledger's branch, and appends to it.

A line is appended in one commit together with what it needs: the evidence, the head, the approved
tree and the organisation as the same Git objects. The commit bears the recorder's signature, and the
branch moves only from where it was read.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from build_tools.approved_trees import APPROVED_FOLDER, Approved
from build_tools.git import git
from build_tools.ledger_files import EvidenceFiles
from build_tools.repository import Repository
from build_tools.signing import SigningKey, sign
from library.approval.branch import LEDGER_BRANCH
from library.approval.grafts import fault_of_tree
from library.approval.in_force import ORGANISATION
from library.approval.ledger import HEAD_FILE, Ledger, evidence_path, write_head
from library.approval.line import digest_of, write_line
from library.approval.model import Key, Said, Shelf
from library.diagnostics import Location, Text, find
from library.organisation import DISTRICT_FOLDER
from library.rules import approval as rules
from library.snapshot import Snapshot
from library.ssh.commits import NAMESPACE, signed_commit
from library.values import dataclass

ORGANISATION_FOLDER = "organisation"

_NOWHERE = "0" * 40


class DivergedError(Exception):
    """The local ledger and the one of origin each have lines the other lacks; `finding` says how to go on."""

    def __init__(self) -> None:
        self.finding = find(rules.LEDGER_DIVERGED, Location(LEDGER_BRANCH))
        super().__init__(self.finding.message("en"))


class GraftError(Exception):
    """A tree that must not hang on the ledger; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class LedgerBranch:
    """The ledger's branch as Git holds it: its tip, evidence, and grafted trees.

    `commit` is the raw tip commit, `local` where this clone's own branch stands, which may be behind.
    `snapshot` are the organisations' files, `organisations` their folders by tree.
    """

    tip: str | None = None
    commit: bytes = b""
    local: str | None = None
    evidence: Mapping[str, bytes] = field(default_factory=dict)
    head: bytes | None = None
    snapshot: Snapshot = field(default_factory=Snapshot)
    organisations: dict[str, str] = field(default_factory=dict)
    approved: Approved = field(default_factory=Approved)


@dataclass(frozen=True, slots=True)
class Graft:
    """An approved tree to hang on the ledger, or, with no tree, one to take off."""

    shelf: Shelf
    key: Key
    tree: str | None


def read_branch(repository: Repository) -> LedgerBranch:
    """The ledger's branch; the local one or origin's, whichever extends the other."""
    local, remote = repository.ledger_tips()
    tip = _newer(repository, local, remote)
    return LedgerBranch() if tip is None else read_ledger_at(repository, tip, local)


def read_ledger_at(repository: Repository, tip: str, local: str | None) -> LedgerBranch:
    """The ledger as one commit holds it; its evidence and what was approved are read when asked for."""
    snapshot = repository.snapshot(tip, (HEAD_FILE, ORGANISATION_FOLDER))
    head = repository.read_paths(entry for entry in snapshot.files if entry.path == HEAD_FILE)
    folders = (f"{ORGANISATION_FOLDER}/{name}" for name in snapshot.inside(ORGANISATION_FOLDER))
    organisations = {tree: folder for folder in folders if (tree := snapshot.tree(folder))}
    commit = git(repository.root, "cat-file", "commit", tip)
    return LedgerBranch(
        tip, commit, local, EvidenceFiles(repository, tip), head.get(HEAD_FILE), snapshot, organisations,
        Approved(repository, tip),
    )  # fmt: skip


def _newer(repository: Repository, local: str | None, remote: str | None) -> str | None:
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
    said: Sequence[Said],
    grafts: Sequence[Graft],
    recorder: SigningKey | None = None,
) -> int:
    """Record statements and hang up what they approve; returns the number of the last line.

    Raises GraftError, SigningError, and GitError where the branch has moved meanwhile.
    """
    commit = write_commit(repository, ledger, branch, said, grafts, recorder)
    move_branch(repository, branch, commit)
    return ledger.number + len(said)


def move_branch(repository: Repository, branch: LedgerBranch, commit: str) -> None:
    """Move this clone's ledger to `commit`, unless somebody moved it since it was read."""
    git(
        repository.root, "update-ref", "-m", "hoclieu", f"refs/heads/{LEDGER_BRANCH}", commit,
        branch.local or _NOWHERE,
    )  # fmt: skip


def write_commit(
    repository: Repository,
    ledger: Ledger,
    branch: LedgerBranch,
    said: Sequence[Said],
    grafts: Sequence[Graft],
    recorder: SigningKey | None,
) -> str:
    """The commit that adds statements to the ledger, in the repository but on no branch yet."""
    evidence: dict[str, bytes] = {}
    number, previous = ledger.number, ledger.digest
    for one in said:
        number += 1
        line = write_line(one.statement, number, previous, one.at, one.signature)
        previous = digest_of(line)
        path = evidence_path(one.statement.key)
        evidence[path] = evidence.get(path, branch.evidence.get(path, b"")) + line + b"\n"
    files = {**evidence, HEAD_FILE: write_head(number, previous)}
    trees = {f"{ORGANISATION_FOLDER}/{tree}": tree for tree in _organisations(said)} | {
        f"{APPROVED_FOLDER}/{g.shelf}/{g.key.school}/{g.key.id}": g.tree for g in grafts
    }
    _check_grafts(
        repository, {path: tree for path, tree in trees.items() if tree not in branch.organisations}
    )
    tree = write_tree(repository, branch.tip, files, trees)
    seconds = int(said[-1].at.timestamp())
    identity = f"hoclieu <hoclieu@localhost> {seconds} +0000"
    parent = f"parent {branch.tip}\n" if branch.tip else ""
    subject = f"{said[-1].statement.event} {said[-1].statement.key}"
    commit = f"tree {tree}\n{parent}author {identity}\ncommitter {identity}\n\n{subject}\n".encode()
    if recorder is not None:
        commit = signed_commit(commit, sign(commit, NAMESPACE, recorder))
    return git(repository.root, "hash-object", "-t", "commit", "-w", "--stdin", stdin=commit).decode().strip()


def _organisations(said: Iterable[Said]) -> set[str]:
    """The organisations that statements name, and those that they approve."""
    named = {one.statement.organisation for one in said}
    return named | {one.statement.tree for one in said if one.statement.key == ORGANISATION}


def _check_grafts(repository: Repository, trees: Mapping[str, str | None]) -> None:
    for path, tree in trees.items():
        fault = fault_of_tree(repository.snapshot(tree, ()).files) if tree else None
        if fault is not None:
            ours = path.startswith(f"{ORGANISATION_FOLDER}/")
            what = DISTRICT_FOLDER if ours else "/".join(path.split("/")[-2:])
            raise GraftError(Text(f"{what}: {fault.vi}", f"{what}: {fault.en}"))


def write_tree(
    repository: Repository, parent: str | None, files: Mapping[str, bytes], trees: Mapping[str, str | None]
) -> str:
    """The tree of the parent with these files and trees put in or taken out, as an object id."""
    scratch = f"refs/hoclieu/append-{os.getpid()}"
    parts = [f"commit {scratch}\ncommitter hoclieu <hoclieu@localhost> 0 +0000\ndata 0\n".encode()]
    if parent is not None:
        parts.append(f"from {parent}\n".encode())
    for path, content in sorted(files.items()):
        parts += [f"M 100644 inline {path}\ndata {len(content)}\n".encode(), content, b"\n"]
    for path, tree in sorted(trees.items()):
        parts.append(f"M 040000 {tree} {path}\n".encode() if tree else f"D {path}\n".encode())
    parts.append(f'ls ""\nreset {scratch}\nfrom {_NOWHERE}\n\n'.encode())
    said = git(repository.root, "fast-import", "--quiet", "--date-format=raw", stdin=b"".join(parts))
    return said.split()[2].decode()
