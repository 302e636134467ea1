"""Reads the ledger and says whether it may be believed, and whose word counted when."""

from dataclasses import dataclass, field

from build_tools.authorities import read_authority
from build_tools.ledger_branch import DivergedError, LedgerBranch, read_branch
from build_tools.repository import Repository
from library.approval.authority import Authority
from library.approval.in_force import ORGANISATION, InForce, read_in_force
from library.approval.ledger import LEDGER_BRANCH, Ledger, read_ledger
from library.approval.trust import distrust
from library.diagnostics import Finding, Location, collect, find
from library.rules import approval as rules
from library.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ReadLedger:
    """The ledger as far as it could be read; one that is `refused` must not change a published site."""

    branch: LedgerBranch = field(default_factory=LedgerBranch)
    ledger: Ledger = field(default_factory=Ledger)
    in_force: InForce = field(default_factory=InForce)
    refused: bool = False
    findings: tuple[Finding, ...] = ()


def read_whole_ledger(
    repository: Repository, tip: Authority, vocabulary: Vocabulary, *, content: bool = True
) -> ReadLedger:
    """The ledger of a repository; `tip` is the organisation that stands on `main`.

    Without `content`, what was said is judged and what was approved is not listed.
    """
    try:
        branch = read_branch(repository, content=content)
    except DivergedError as error:
        return ReadLedger(refused=True, findings=(error.finding,))
    if branch.tip is None:
        return ReadLedger(findings=(find(rules.NO_LEDGER, Location(LEDGER_BRANCH)),))
    return judge_branch(repository, branch, tip, vocabulary)


def judge_branch(
    repository: Repository, branch: LedgerBranch, tip: Authority, vocabulary: Vocabulary
) -> ReadLedger:
    """A branch that was read: its chain, its recorder, and the organisations that were in force."""
    ledger, findings = collect(read_ledger(branch.evidence, branch.head))
    if ledger is None:
        return ReadLedger(branch, refused=True, findings=tuple(findings))
    in_force = read_in_force(ledger, _authorities(repository, branch, ledger, tip, vocabulary))
    fault = distrust(ledger, in_force, branch.commit, tip)
    if fault is not None:
        return ReadLedger(branch, refused=True, findings=(*findings, fault))
    return ReadLedger(branch, ledger, in_force, findings=tuple(findings))


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
