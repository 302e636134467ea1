"""Everything that is known at one commit: organisation, bundles, what is approved, what is wrong.

`check`, `status`, `approve` and `build` all start here, so they cannot disagree. Nothing is written.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from build_tools import builtin
from build_tools.compiling import compile_trees, programme_of
from build_tools.ledger_branch import DivergedError, LedgerBranch, read_branch
from build_tools.progress import Progress
from build_tools.repository import Repository
from library.approval.ledger import Ledger, read_ledger
from library.approval.model import Facts, Key, Shelf, Version
from library.approval.policy import POLICY_FILE
from library.approval.policy_file import read_policy
from library.approval.standing import Authority, Standing, judge
from library.approval.status import Status, status_of
from library.bundles import Bundle, find_bundles, name_twins
from library.compile import Programme
from library.compiled import Compiled
from library.curriculum import read_curriculum
from library.diagnostics import Finding, Location, Severity, Text, collect, find
from library.organisation import DISTRICT_FOLDER, Organisation, read_organisation
from library.rules import approval as rules
from library.rules import organisation as organisation_rules
from library.snapshot import FileEntry, Snapshot
from library.tip import judge_tip
from library.vocabulary import Vocabulary

CURRICULUM_FOLDER = f"{DISTRICT_FOLDER}/curriculum"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The whole library at one commit.

    `bundles` are those of the tip by key; `compiled` and `sources` are by tree, of the tip and of
    every approved version; `tip_findings` speak of what waits on the tip, `findings` of what is or
    should be published. A `refused` ledger must not change a published site.
    """

    repository: Repository
    snapshot: Snapshot
    authority: Authority
    vocabulary: Vocabulary
    programme: Programme
    bundles: dict[Key, Bundle]
    compiled: dict[str, Compiled]
    sources: dict[str, dict[str, FileEntry]]
    branch: LedgerBranch
    ledger: Ledger
    refused: bool
    standings: dict[Key, Standing]
    tip_findings: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    organisation_tree: str = field(default="")

    @property
    def organisation(self) -> Organisation:
        return self.authority.organisation

    def status(self, key: Key, changed: datetime | None, now: datetime) -> Status:
        """Where a resource stands; `changed` is when its bundle was last changed at the tip."""
        bundle = self.bundles.get(key)
        compiled = self.compiled[bundle.tree] if bundle else None
        return status_of(
            key,
            bundle.tree if bundle else None,
            compiled.resource if compiled else None,
            compiled.facts if compiled else None,
            self.standings.get(key, Standing(key)),
            self.authority,
            changed,
            now,
        )

    def versions(self) -> Iterable[tuple[Key, Shelf, Version]]:
        """Every version that some shelf shows."""
        for key, standing in self.standings.items():
            for shelf, version in standing.versions.items():
                yield key, shelf, version


def judge_commit(
    repository: Repository,
    revision: str,
    ledger_from: Repository,
    progress: Progress,
    known: Mapping[str, Compiled] | None = None,
) -> Judgement:
    """Judge the library at `revision`; the ledger is read from `ledger_from`.

    The two repositories differ only in a preview, where the work tree stands in for a commit.
    `known` are trees compiled before with the same programme.
    """
    vocabulary = builtin.builtin_vocabulary()
    snapshot = repository.snapshot(revision)
    findings: list[Finding] = []
    with progress.step("Đọc danh mục và tổ chức", "Reading vocabulary and organisation"):
        authority = _authority(repository, snapshot, vocabulary, findings)
        lists = repository.read_paths(snapshot.under(CURRICULUM_FOLDER))
        _check_curriculum(lists, vocabulary, findings)
        programme = programme_of(lists)
    organisation = authority.organisation
    found = find_bundles(snapshot, organisation.schools, organisation.unreadable_schools)
    bundles, tip_findings = collect(found)
    with progress.step("Đọc sổ duyệt", "Reading the ledger"):
        branch, ledger = _ledger(ledger_from, findings)
    sources = _sources(bundles.values(), branch if ledger else LedgerBranch())
    known = known or {}
    new = {tree: files for tree, files in sources.items() if tree not in known}
    compiled = compile_trees(repository, new, lists, progress)
    compiled |= {tree: known[tree] for tree in sources if tree in known}
    facts = {tree: c.facts for tree, c in compiled.items() if c.facts is not None}
    standings = _standings(ledger_from, branch, ledger, authority, facts, vocabulary, findings)
    district = snapshot.trees.get(DISTRICT_FOLDER, "")
    for bundle in bundles.values():
        tip_findings += name_twins(bundle)
        tip_findings += _placed(compiled[bundle.tree], bundle.folder)
        tip_findings += judge_tip(bundle, compiled[bundle.tree], authority, vocabulary)
    findings += _unpublishable(standings, compiled, branch)
    return Judgement(
        repository, snapshot, authority, vocabulary, programme, bundles, compiled, sources,
        branch, ledger or Ledger(), ledger is None, standings,
        tuple(sorted(tip_findings, key=Finding.sort_key)),
        tuple(sorted(findings, key=Finding.sort_key)), district,
    )  # fmt: skip


def _authority(
    repository: Repository, snapshot: Snapshot, vocabulary: Vocabulary, findings: list[Finding]
) -> Authority:
    entries = [e for e in snapshot.under(DISTRICT_FOLDER) if e.path.endswith(".yml")]
    return _read_authority(repository.read_paths(entries), vocabulary, findings)


def _read_authority(files: Mapping[str, bytes], vocabulary: Vocabulary, findings: list[Finding]) -> Authority:
    organisation, found = collect(read_organisation(files, vocabulary))
    sample = organisation.district.sample
    policy, more = collect(read_policy(files.get(POLICY_FILE), vocabulary, sample))
    findings += [*found, *more]
    return Authority(organisation, policy)


def _check_curriculum(files: Mapping[str, bytes], vocabulary: Vocabulary, findings: list[Finding]) -> None:
    if files:
        findings += collect(read_curriculum(files, builtin.builtin_curriculum(), vocabulary))[1]


def _ledger(repository: Repository, findings: list[Finding]) -> tuple[LedgerBranch, Ledger | None]:
    try:
        branch = read_branch(repository)
    except DivergedError:
        reason = Text(
            "nhánh approvals ở máy này và ở máy chủ đã tách đôi",
            "the branch approvals here and that of origin have diverged",
        )
        findings.append(find(rules.BROKEN_LEDGER, Location("approvals"), reason=reason))
        return LedgerBranch(), None
    if branch.commit is None:
        findings.append(find(rules.NO_LEDGER, Location("approvals")))
        return branch, Ledger()
    ledger, found = collect(read_ledger(branch.evidence, branch.head))
    findings += found
    return branch, ledger


def _sources(bundles: Iterable[Bundle], branch: LedgerBranch) -> dict[str, dict[str, FileEntry]]:
    """The files of every tree that may have to be compiled, by their names inside it."""
    sources: dict[str, dict[str, FileEntry]] = {}
    for bundle in bundles:
        sources[bundle.tree] = dict(zip(bundle.names(), bundle.files, strict=True))
    grafts: dict[str, dict[str, FileEntry]] = {}
    for entry in branch.snapshot.under("approved"):
        folder = "/".join(entry.path.split("/", 4)[:4])
        name = entry.path[len(folder) + 1 :]
        tree = branch.snapshot.trees.get(folder, "")
        if tree and tree not in sources:
            grafts.setdefault(tree, {})[name] = entry
    return sources | grafts


def _standings(
    repository: Repository,
    branch: LedgerBranch,
    ledger: Ledger | None,
    tip: Authority,
    facts: Mapping[str, Facts],
    vocabulary: Vocabulary,
    findings: list[Finding],
) -> dict[Key, Standing]:
    if ledger is None:
        return {}
    authorities: dict[str, Authority] = {}
    for tree, folder in branch.organisations.items():
        entries = [e for e in branch.snapshot.under(folder) if e.path.endswith(".yml")]
        files = repository.read_paths(entries)
        named = {f"{DISTRICT_FOLDER}{path[len(folder) :]}": text for path, text in files.items()}
        authorities[tree] = _read_authority(named, vocabulary, [])
    standings, found = collect(judge(ledger, authorities, facts))
    findings += found
    if not tip.policy.library:
        findings.append(find(organisation_rules.FILE_MISSING, Location(POLICY_FILE), file=POLICY_FILE))
    return standings


def _placed(compiled: Compiled, folder: str) -> list[Finding]:
    """The findings of a compiled bundle at the place where this tree lies."""
    return [
        dataclasses.replace(f, location=dataclasses.replace(f.location, path=f"{folder}/{f.location.path}"))
        for f in compiled.findings
    ]


def _unpublishable(
    standings: Mapping[Key, Standing], compiled: Mapping[str, Compiled], branch: LedgerBranch
) -> list[Finding]:
    found: list[Finding] = []
    for key, standing in standings.items():
        for shelf, version in standing.versions.items():
            place = Location(f"approvals:approved/{shelf}/{key}")
            bundle = compiled.get(version.tree)
            if bundle is None:
                found.append(find(rules.VERSION_MISSING, place, key=key))
            elif not bundle.publishable:
                count = sum(f.rule.severity is Severity.ERROR for f in bundle.findings)
                found.append(find(rules.VERSION_UNPUBLISHABLE, place, key=key, count=count))
            graft = branch.grafts.get((shelf, key))
            if graft not in (None, version.tree):
                found.append(find(rules.GRAFT_DIFFERS, place, shelf=shelf, key=key))
    return found
