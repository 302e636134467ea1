"""Judges the library at one commit: from a repository and its ledger to a `Judgement`.

`check`, `status`, `approve` and `build` all start here, so they cannot disagree. Nothing is written.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from build_tools import builtin
from build_tools.approved_trees import Approved
from build_tools.authorities import curriculum_of, judge_curriculum, read_authority
from build_tools.batch_files import batch_findings
from build_tools.cache_store import CacheStore
from build_tools.compiled_cache import programme_digest
from build_tools.compiled_trees import CompiledTrees, FactsOfTrees
from build_tools.compiling import compile_trees, programme_of
from build_tools.executors import THIS_MACHINE, Workers
from build_tools.judgement import Judgement
from build_tools.kept_judging import judge_read
from build_tools.ledger_reading import ReadLedger, read_whole_ledger
from build_tools.progress import Progress
from build_tools.repository import Repository
from build_tools.shelflists import SchoolShelflist, Shelving
from build_tools.standings import Standings
from build_tools.tree_sources import TreeSources, further_sources
from library.approval.authority import Authority
from library.approval.in_force import InForce, Reign
from library.bundles import judge_places, special_files_outside
from library.compiled import Compiled
from library.diagnostics import Finding, Location, find
from library.found_bundles import FoundBundles
from library.organisation import DISTRICT_FOLDER
from library.proposal import GOVERNING
from library.rules import approval as rules
from library.snapshot import Snapshot
from library.values import dataclass
from library.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is read before any resource: who decides, by which lists, and what was found wrong with that.

    `begin` is the organisation that stands at the tip, `current` the one in force.
    """

    snapshot: Snapshot
    tip: Authority
    begin: Reign
    current: Reign
    lists: Mapping[str, bytes]
    bundles: FoundBundles
    tip_findings: list[Finding]
    findings: list[Finding]


def judge_commit(
    repository: Repository,
    revision: str,
    ledger_from: Repository,
    progress: Progress,
    known: Mapping[str, Compiled] | None = None,
    trees: Iterable[str] = (),
    store: CacheStore | None = None,
    base: str | None = None,
    workers: Workers = THIS_MACHINE,
) -> Judgement:
    """Judge the library at `revision`; the ledger is read from `ledger_from`.

    The two repositories differ only in a preview, where the work tree stands in for a commit.
    `known` are trees compiled before with the same programme, `trees` further ones to compile,
    and `store` may hold results of earlier commands. What decides for every school is taken from
    the commit `base` where there is one.
    """
    vocabulary = builtin.builtin_vocabulary()
    snapshot = repository.snapshot(repository.resolve(revision) or revision)
    if base is not None:
        snapshot = snapshot.with_paths_of(repository.snapshot(base), GOVERNING)
    ground, read = _read_ground(repository, snapshot, ledger_from, vocabulary, progress, store)
    approved = Approved() if read.refused else read.branch.approved
    sources = TreeSources(ground.bundles, approved)
    if further := [tree for tree in trees if tree not in sources]:
        sources = sources.with_others(further_sources(ledger_from, further))
    compiled, contents = compile_trees(repository, sources, ground.lists, progress, store, workers, known)
    programme = programme_digest(ground.lists)
    standings, void = _standings(read, compiled, programme, workers)
    read = read.left_in_git(ledger_from)
    refused = standings is None
    if standings is None:
        standings = Standings({})
    parts = None if refused else read.parts
    shelving = Shelving(ground.bundles, approved, sources, compiled, ground.tip, vocabulary, programme, parts)
    shelflists = shelving.shelflists(standings)
    summaries = [shelflist.summary for shelflist in shelflists.values()]
    return Judgement(
        repository, snapshot, ground.current.authority, ground.tip, ground.current.tree, vocabulary,
        programme_of(ground.lists), ground.bundles, compiled, contents, sources, read.branch, read.ledger,
        read.in_force if read.in_force.reigns else InForce((ground.begin,)), refused, standings,
        _of_schools_with_any(shelflists, standings), parts,
        _sorted(ground.tip_findings, *(summary.tip_findings for summary in summaries)),
        _sorted(ground.findings, void, *(summary.findings for summary in summaries)),
    )  # fmt: skip


def _read_ground(
    repository: Repository,
    snapshot: Snapshot,
    ledger_from: Repository,
    vocabulary: Vocabulary,
    progress: Progress,
    store: CacheStore | None,
) -> tuple[_Ground, ReadLedger]:
    """The ledger stands apart: a long one must not be held on to once it was judged."""
    with progress.step("Đọc danh mục, danh sách người và quy trình", "Reading vocabulary and organisation"):
        tip, findings = read_authority(repository, snapshot, DISTRICT_FOLDER, vocabulary)
        findings += judge_curriculum(repository, snapshot, DISTRICT_FOLDER, vocabulary)
    schools = tip.organisation.schools
    tip_findings = [*judge_places(snapshot, schools, tip.organisation.unreadable_schools)]
    tip_findings += special_files_outside(snapshot)
    with progress.step("Đọc sổ duyệt", "Reading the ledger"):
        read = read_whole_ledger(ledger_from, tip, vocabulary, store)
        findings += read.findings
    begin = Reign(0, snapshot.tree(DISTRICT_FOLDER), tip)
    current = read.in_force.current or begin
    if current.tree == begin.tree:
        lists = curriculum_of(repository, snapshot, DISTRICT_FOLDER)
    else:
        findings.append(find(rules.ORGANISATION_PENDING, Location(DISTRICT_FOLDER)))
        lists = curriculum_of(ledger_from, read.branch.snapshot, read.branch.organisations[current.tree])
    tip_findings += batch_findings(repository, snapshot, current.authority.policy)
    bundles = FoundBundles(snapshot, schools)
    return _Ground(snapshot, tip, begin, current, lists, bundles, tip_findings, findings), read


def _standings(
    read: ReadLedger, compiled: CompiledTrees, programme: str, workers: Workers
) -> tuple[Standings | None, list[Finding]]:
    """Where each resource stands, and the lines that are void; None where the ledger is refused."""
    if read.refused:
        return None, []
    return judge_read(read, FactsOfTrees(compiled), programme, workers)


def _of_schools_with_any(
    shelflists: Mapping[str, SchoolShelflist], standings: Standings
) -> dict[str, SchoolShelflist]:
    return {
        school: one
        for school, one in shelflists.items()
        if one.summary.bundles or school in standings.schools
    }


def _sorted(*lists: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(chain.from_iterable(lists), key=Finding.sort_key))
