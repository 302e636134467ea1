"""Reads the ledger and says whether it may be believed, and whose word counted when."""

from collections.abc import Sequence
from dataclasses import field, replace

from build_tools.authorities import read_authority
from build_tools.cache_store import CacheStore
from build_tools.ledger_branch import DivergedError, LedgerBranch, read_branch
from build_tools.ledger_files import EvidenceFiles, EvidenceRows
from build_tools.ledger_parts import LedgerParts
from build_tools.ledger_proof import Proof, changed_evidence, find_proof, proved_ledger
from build_tools.repository import Repository
from library.approval.authority import Authority
from library.approval.branch import LEDGER_BRANCH
from library.approval.in_force import ORGANISATION, InForce, read_in_force
from library.approval.ledger import HEAD_FILE, Ledger, grown, key_of_path, read_ledger
from library.approval.model import Key
from library.approval.trust import distrust
from library.diagnostics import Finding, Location, collect, find
from library.rules import approval as rules
from library.values import dataclass
from library.vocabulary import Vocabulary

WORTH_KEEPING = 1_000
"""From how many lines on it is quicker to look up what was proved than to prove it again."""


@dataclass(frozen=True, slots=True)
class Resting:
    """What was proved before and a ledger rests on, with the resources whose evidence has grown since."""

    proof: Proof
    changed: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class ReadLedger:
    """The ledger as far as it could be read; one that is `refused` must not change a published site.

    `parts` are where what it comes to may be kept, and `resting` what was kept before.
    """

    branch: LedgerBranch = field(default_factory=LedgerBranch)
    ledger: Ledger = field(default_factory=Ledger)
    in_force: InForce = field(default_factory=InForce)
    refused: bool = False
    findings: tuple[Finding, ...] = ()
    parts: LedgerParts | None = None
    resting: Resting | None = None

    def left_in_git(self, repository: Repository) -> "ReadLedger":
        """The same with a long ledger's lines read again when they are asked for: judged, few ever are.

        Those of 100,000 resources are 250 MB, and twice that as lines.
        """
        if self.refused or self.branch.tip is None or self.ledger.number < WORTH_KEEPING:
            return self
        evidence = EvidenceFiles(repository, self.branch.tip)
        ledger = replace(self.ledger, rows=EvidenceRows(evidence))
        return replace(self, branch=replace(self.branch, evidence=evidence), ledger=ledger)


def read_whole_ledger(
    repository: Repository, tip: Authority, vocabulary: Vocabulary, store: CacheStore | None = None
) -> ReadLedger:
    """The ledger of a repository; `tip` is the organisation that stands on `main`.

    What was proved of it before is believed where there is a `store` that keeps it.
    """
    try:
        branch = read_branch(repository)
    except DivergedError as error:
        return ReadLedger(refused=True, findings=(error.finding,))
    if branch.tip is None:
        return ReadLedger(findings=(find(rules.NO_LEDGER, Location(LEDGER_BRANCH)),))
    parts = None if store is None else LedgerParts(store)
    if parts is not None:
        read = _grown_since(repository, branch, parts, tip, vocabulary)
        if read is not None:
            return read
    read = judge_branch(repository, branch, tip, vocabulary)
    return replace(read, parts=parts) if read.ledger.number >= WORTH_KEEPING else read


def judge_branch(
    repository: Repository, branch: LedgerBranch, tip: Authority, vocabulary: Vocabulary
) -> ReadLedger:
    """A branch judged from nothing: its chain, its recorder, and the organisations that were in force."""
    ledger, findings = collect(read_ledger(branch.evidence, branch.head))
    if ledger is None and _is_incomplete(branch):
        return ReadLedger(
            branch, refused=True, findings=(find(rules.LEDGER_INCOMPLETE, Location(LEDGER_BRANCH)),)
        )
    if ledger is None:
        return ReadLedger(branch, refused=True, findings=tuple(findings))
    return _believed(repository, branch, ledger, tip, vocabulary)


def _is_incomplete(branch: LedgerBranch) -> bool:
    """Whether this clone lacks files that the ledger's tip has: then it says nothing of the ledger itself."""
    without_head = branch.head is None and branch.snapshot.file(HEAD_FILE) is not None
    return without_head or (isinstance(branch.evidence, EvidenceFiles) and branch.evidence.lacking)


def _believed(
    repository: Repository, branch: LedgerBranch, ledger: Ledger, tip: Authority, vocabulary: Vocabulary
) -> ReadLedger:
    in_force = read_in_force(ledger, _authorities(repository, branch, ledger, tip, vocabulary))
    fault = distrust(ledger, in_force, branch.commit, tip)
    if fault is not None:
        return ReadLedger(branch, refused=True, findings=(fault,))
    return ReadLedger(branch, ledger, in_force)


def _grown_since(
    repository: Repository,
    branch: LedgerBranch,
    parts: LedgerParts,
    tip: Authority,
    vocabulary: Vocabulary,
) -> ReadLedger | None:
    """The ledger as what was proved before and has only grown since; None where it is anything else.

    Why a ledger is refused is told by who judges it from nothing.
    """
    assert branch.tip is not None  # noqa: S101 - asked before
    proof = find_proof(parts, repository, branch.tip)
    if proof is None or not isinstance(branch.evidence, EvidenceFiles):
        return None
    before, rows = proof.commit, EvidenceRows(branch.evidence)
    ledger = proved_ledger(proof, parts, rows, lambda: _digests(repository, before))
    found = None if ledger is None else judge_grown(repository, branch, ledger, before, tip, vocabulary)
    if found is None:
        return None
    read, keys = found
    return replace(read, parts=parts, resting=Resting(proof, keys))


def judge_grown(
    repository: Repository,
    branch: LedgerBranch,
    proved: Ledger,
    commit: str,
    tip: Authority,
    vocabulary: Vocabulary,
) -> tuple[ReadLedger, tuple[Key, ...]] | None:
    """A branch over the ledger that was proved of an earlier commit, and the resources spoken of since.

    None where it did more than grow, or is refused: why is told by who judges it from nothing.
    """
    assert branch.tip is not None  # noqa: S101 - asked before
    changed = changed_evidence(repository, commit, branch.tip)
    if changed is None or not isinstance(branch.evidence, EvidenceFiles):
        return None
    contents = dict(repository.read(oid for pair in changed.values() for oid in pair if oid))
    files: dict[str, tuple[bytes, bytes]] = {}
    for path, (old, new) in changed.items():
        was, now = contents.get(old) if old else b"", contents.get(new)
        if was is None or now is None:
            return None
        files[path] = was, now
    ledger = grown(replace(proved, rows=EvidenceRows(branch.evidence)), files, branch.head)
    if ledger is None:
        return None
    read = _believed(repository, branch, ledger, tip, vocabulary)
    if read.refused or _is_incomplete(branch):
        return None
    return read, tuple(key_of_path(path) for path in files)


def _digests(repository: Repository, commit: str) -> Sequence[str]:
    """The digests of a ledger that was proved once, found out again."""
    evidence = EvidenceFiles(repository, commit)
    head = repository.read_at(commit, HEAD_FILE)
    ledger, _ = collect(read_ledger(evidence, head))
    return () if ledger is None else ledger.digests


def _authorities(
    repository: Repository, branch: LedgerBranch, ledger: Ledger, tip: Authority, vocabulary: Vocabulary
) -> dict[str, Authority]:
    """The organisations that can ever have been in force: the first, and those that were approved.

    That of the tip was read already, and is most often one of them.
    """
    wanted = {line.statement.tree for line in ledger.lines_of(ORGANISATION)}
    if ledger.first is not None:
        wanted.add(ledger.first.statement.organisation)
    return {
        tree: tip if tree == tip.tree else read_authority(repository, branch.snapshot, folder, vocabulary)[0]
        for tree, folder in branch.organisations.items()
        if tree in wanted
    }
