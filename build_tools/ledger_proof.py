"""What verifying a ledger came to, kept under the commit that was verified, so that the next time only
what was added is verified.

A commit's id names every byte of its evidence, so what was proved of it once stays proved: its chain, and
where each resource stood by the organisations then in force. Whatever else a judgement rests on (who signed
the tip, the organisations, what was found compromised, what is known of each tree) is looked at anew.
Only this user's own tool can have written a proof (`ledger_parts`), and `hoclieu ledger verify` never asks
for one. ARCHITECTURE.md ("What was proved before") says why that is enough.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from build_tools.git import GitError, git
from build_tools.kept_digests import KeptDigests, chunked
from build_tools.kept_standings import KeptSchool, KeptStandings, put_school
from build_tools.ledger_parts import LedgerParts
from build_tools.repository import Repository
from build_tools.standings import Found, by_school
from library.approval.in_force import InForce
from library.approval.ledger import EVIDENCE_FOLDER, Ledger
from library.approval.line import parse_line
from library.approval.model import Key
from library.values import dataclass

ANCESTORS = 400
"""How far back a commit that was verified is looked for."""


@dataclass(frozen=True, slots=True)
class Law:
    """By what standings were judged: the organisations in force, what is compromised, the curriculum."""

    reigns: list[list[Any]]
    compromised: list[dict[str, int]]
    programme: str

    def still_holds(self, before: "Law", number: int) -> bool:
        """Whether what was judged by the law of `before`, up to line `number`, is judged so by this one.

        An organisation that came into force later says nothing of earlier lines, but for whom it calls
        compromised.
        """
        count = len(before.reigns)
        return (
            self.reigns[:count] == before.reigns
            and all(first > number for first, *_ in self.reigns[count:])
            and (self.compromised, self.programme) == (before.compromised, before.programme)
        )


def law_of(in_force: InForce, programme: str) -> Law:
    """By what a ledger is judged; `programme` names the tool's reading of resources."""
    known = in_force.compromises
    reigns = [[reign.first, reign.tree, reign.authority.sha256] for reign in in_force.reigns]
    return Law(reigns, [dict(known.keys), dict(known.people)], programme)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of the ledger at one commit.

    `first` is its first line with its place, `chunks` the parts that hold the digests of its lines, of
    which `tail` are the rest. `schools` are what tells of each school's standings; `void` and
    `unlike` are as in `Found`.
    """

    commit: str
    number: int
    at: str
    first: tuple[str, int, str]
    chunks: tuple[str, ...]
    tail: tuple[str, ...]
    law: Law
    schools: dict[str, KeptSchool]
    void: dict[str, list[Any]]
    unlike: dict[str, dict[str, str]]


def find_proof(parts: LedgerParts, repository: Repository, tip: str) -> Proof | None:
    """What was proved last of a ledger on the way to its tip; None where nothing was."""
    found = _read_proofs(parts, [tip])
    if found is not None:
        return found
    try:
        listed = git(repository.root, "rev-list", "--first-parent", f"--max-count={ANCESTORS}", tip)
    except GitError:
        return None
    before = listed.decode().split()[1:]
    for begin, end in ((0, 4), (4, 40), (40, ANCESTORS)):
        found = _read_proofs(parts, before[begin:end])
        if found is not None:
            return found
    return None


def _read_proofs(parts: LedgerParts, commits: Sequence[str]) -> Proof | None:
    """The first of some commits of which something was proved."""
    read = parts.read(f"proof {commit}" for commit in commits)
    for commit in commits:
        written = read.get(f"proof {commit}")
        proof = None if written is None else _decode(written)
        if proof is not None and proof.commit == commit:
            return proof
    return None


def _decode(written: bytes) -> Proof | None:
    try:
        commit, number, at, first, chunks, tail, law, schools, void, unlike = json.loads(written)
        path, row, line = first
        return Proof(
            commit,
            number,
            at,
            (path, row, line),
            tuple(chunks),
            tuple(tail),
            Law(*law),
            {school: KeptSchool(*kept) for school, kept in schools.items()},
            void,
            unlike,
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _encode(proof: Proof) -> bytes:
    law = [proof.law.reigns, proof.law.compromised, proof.law.programme]
    plain = [
        proof.commit, proof.number, proof.at, proof.first, proof.chunks, proof.tail, law, proof.schools,
        proof.void, proof.unlike,
    ]  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def changed_evidence(repository: Repository, before: str, tip: str) -> dict[str, tuple[str, str]] | None:
    """The evidence files that are new or different since a commit, with their blobs then and now.

    "" stands for a file that was not there. None where any is gone or is no plain file, or where this
    clone lacks that commit.
    """
    try:
        told = git(
            repository.root, "diff-tree", "-r", "-z", "--no-renames", before, tip, "--", EVIDENCE_FOLDER
        )
    except GitError:
        return None
    fields = told.decode("utf-8", "replace").split("\0")[:-1]
    changed: dict[str, tuple[str, str]] = {}
    for facts, path in zip(fields[::2], fields[1::2], strict=True):
        old_mode, mode, old, new, _ = facts.removeprefix(":").split()
        if mode != "100644" or old_mode not in ("000000", mode):
            return None
        changed[path] = ("" if old_mode == "000000" else old, new)
    return changed


def proved_ledger(
    proof: Proof, parts: LedgerParts, rows: Mapping[Key, tuple[bytes, ...]], anew: Callable[[], Sequence[str]]
) -> Ledger | None:
    """The ledger of a proof; `anew` finds its digests out again where they got lost."""
    path, row, line = proof.first
    first = parse_line(line.encode(), path, row)
    if first is None:
        return None
    digests = KeptDigests(parts, proof.chunks, proof.tail, anew)
    return Ledger(rows, digests, datetime.fromisoformat(proof.at), first)


def keep_proof(
    parts: LedgerParts,
    commit: str,
    ledger: Ledger,
    law: Law,
    found: Found,
    before: tuple[Proof, KeptStandings] | None,
) -> None:
    """Keep what a ledger came to: what was `found` now, over what was proved `before` and still holds."""
    if ledger.first is None or ledger.at is None:
        return
    old, kept = before if before is not None else (None, None)
    new: dict[str, bytes] = {}
    chunks, rest = chunked(new, old.chunks if old is not None else (), ledger.digests)
    schools = dict(old.schools if old is not None else {})
    for school, keys in by_school(found.records):
        schools[school] = put_school(new, school, keys, found, kept)
    first = ledger.first
    line = old.first[2] if old is not None else ledger.rows[first.statement.key][first.row - 1].decode()
    again = {str(key) for key in found.judged}
    void = {key: ones for key, ones in old.void.items() if key not in again} if old else {}
    unlike = {key: ones for key, ones in old.unlike.items() if key not in again} if old else {}
    proof = Proof(
        commit, ledger.number, ledger.at.isoformat(), (first.path, first.row, line), tuple(chunks),
        tuple(rest), law, schools, void | {str(key): ones for key, ones in found.void.items()},
        unlike | {str(key): ones for key, ones in found.unlike.items()},
    )  # fmt: skip
    # The proof comes last: it must never be found without its parts.
    parts.keep(new)
    parts.keep({f"proof {commit}": _encode(proof)})


def voids_of(proof: Proof) -> Iterator[tuple[Key, list[Any]]]:
    """The lines that do not count, by resource."""
    for name, ones in proof.void.items():
        school, _, own = name.partition("/")
        yield Key(school, own), ones
