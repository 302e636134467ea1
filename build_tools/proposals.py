"""Judges what a pull request asks to change, by the branch that it asks to join."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from build_tools import builtin
from build_tools.authorities import judge_curriculum, read_authority
from build_tools.cache_store import CacheStore
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.owners_files import owners_findings
from build_tools.progress import Progress
from build_tools.repository import Repository
from build_tools.site_look import judge_look
from library.approval.ahead import ahead
from library.approval.authority import Authority
from library.approval.days import day_of
from library.approval.eligible import eligibility
from library.approval.in_force import KIND, ORGANISATION, fault_of_change
from library.approval.model import Facts, Key
from library.approval.standing import Standing
from library.bundles import INDEX, SCHOOLS_FOLDER, Bundle, find_bundles
from library.diagnostics import Finding, collect
from library.organisation import DISTRICT_FOLDER
from library.proposal import (
    GOVERNING,
    SETTINGS,
    Difference,
    Fate,
    FileChange,
    Proposal,
    ProposedBundle,
    ProposedOrganisation,
    changed_bundles,
    entries_of,
    file_changes,
    is_under,
    judge_mixture,
)
from library.snapshot import FileEntry, Snapshot
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """The commits of a pull request: its last, the branch it asks to join, and where it left that."""

    head: str
    base: str
    fork: str


@dataclass(frozen=True, slots=True)
class JudgedProposal:
    """A request with what is wrong with it; what was wrong before, elsewhere, is not told again."""

    judgement: Judgement
    proposal: Proposal
    findings: tuple[Finding, ...]


def judge_proposal(
    repository: Repository,
    request: Request,
    ledger_from: Repository,
    now: datetime,
    progress: Progress,
    store: CacheStore | None = None,
) -> JudgedProposal:
    """What a request changes and where each change stands; people and policy are those of its base."""
    before, after = repository.snapshot(request.fork, ()), repository.snapshot(request.head, ())
    vocabulary = builtin.builtin_vocabulary()
    base, _ = read_authority(repository, repository.snapshot(request.base), DISTRICT_FOLDER, vocabulary)
    schools, unreadable = base.organisation.schools, base.organisation.unreadable_schools
    old, old_places = collect(find_bundles(before, schools, unreadable))
    new, new_places = collect(find_bundles(after, schools, unreadable))
    judgement = judge_commit(
        repository, request.head, ledger_from, progress,
        trees=[bundle.tree for key, bundle in old.items() if key not in new],
        store=store, base=request.base,
    )  # fmt: skip
    files = file_changes(_by_path(before), _by_path(after))
    present = {entry.path for entry in after.files}
    bundles = tuple(
        _bundle(key, fate, own, new.get(key) or old[key], judgement, now)
        for key, (fate, own) in changed_bundles(old, new).items()
        if fate != "removed" or f"{old[key].folder}/{INDEX}" not in present
    )
    governing, findings = _governing(repository, request, files, judgement, now)
    proposal = Proposal(files, bundles, governing)
    touched = [*(change.path for change in files), *(one.folder for one in bundles)]
    places = set(new_places) - set(old_places)
    findings += [f for f in judgement.tip_findings if f in places or is_under(f.location.path, touched)]
    if judgement.refused or judgement.branch.tip is None:
        findings += judgement.findings
    findings += judge_mixture(proposal)
    return JudgedProposal(judgement, proposal, tuple(sorted(set(findings), key=Finding.sort_key)))


def _by_path(snapshot: Snapshot) -> dict[str, FileEntry]:
    return {entry.path: entry for entry in snapshot.files}


def _bundle(
    key: Key,
    fate: Fate,
    files: tuple[FileChange, ...],
    bundle: Bundle,
    judgement: Judgement,
    now: datetime,
) -> ProposedBundle:
    status = judgement.status(key, now)
    compiled = judgement.compiled.get(bundle.tree)
    resource, facts = (compiled.resource, compiled.facts) if compiled is not None else (None, None)
    if fate == "removed" or resource is None or facts is None:
        return ProposedBundle(
            key, resource.title if resource else str(key), bundle.folder, fate, files, status
        )
    standing = judgement.standings.get(key, Standing(key))
    return ProposedBundle(
        key, resource.title, bundle.folder, fate, files, status,
        tuple(ahead(bundle.tree, resource, facts, standing, judgement.authority)),
        tuple(_differences(bundle, standing, judgement.sources)),
    )  # fmt: skip


def _differences(
    bundle: Bundle, standing: Standing, sources: Mapping[str, Mapping[str, FileEntry]]
) -> list[Difference]:
    own = entries_of(bundle)
    return [
        Difference(shelf, version.ordinal, file_changes(sources.get(version.tree, {}), own))
        for shelf, version in standing.versions.items()
        if version.tree != bundle.tree
    ]


def _governing(
    repository: Repository,
    request: Request,
    files: Sequence[FileChange],
    judgement: Judgement,
    now: datetime,
) -> tuple[ProposedOrganisation | None, list[Finding]]:
    """What a request changes of people, policy and look; all of it is read and none of it obeyed."""
    findings: list[Finding] = []
    touched = [change.path for change in files]
    own, vocabulary = repository.snapshot(request.head), judgement.vocabulary
    if any(_is_look(path) for path in touched):
        look = judge_look(repository, own, judgement.organisation.schools)
        findings += [f for f in look if is_under(f.location.path, touched)]
    authority, found = read_authority(repository, own, DISTRICT_FOLDER, vocabulary)
    if any(is_under(path, SETTINGS) for path in touched):
        findings += owners_findings(repository, request.head, authority, day_of(now))
    if not any(is_under(path, (DISTRICT_FOLDER,)) for path in touched):
        return None, findings
    found += judge_curriculum(repository, own, DISTRICT_FOLDER, vocabulary)
    findings += [f for f in found if f not in judgement.findings or is_under(f.location.path, touched)]
    fork = repository.snapshot(request.fork, (DISTRICT_FOLDER,)).tree(DISTRICT_FOLDER)
    tree = own.tree(DISTRICT_FOLDER)
    return _organisation(tree, fork, authority, judgement, now), findings


def _is_look(path: str) -> bool:
    """Whether a file says how sites look: for all of them, or beside a school's school.yml."""
    of_school = path.startswith(f"{SCHOOLS_FOLDER}/") and path.count("/") == 3
    return of_school or is_under(path, GOVERNING)


def _organisation(
    tree: str, fork: str, authority: Authority, judgement: Judgement, now: datetime
) -> ProposedOrganisation | None:
    reign, day = judgement.in_force.reigns[-1], day_of(now)
    if tree == reign.tree:
        return None
    stage = judgement.authority.policy.organisation
    has = judgement.in_force.pending.get(tree, ())
    facts = Facts(KIND, "", (), (), authority.sha256)
    able = eligibility(
        judgement.authority, stage, ORGANISATION, facts, day, [approval.person for approval in has]
    )
    fault = fault_of_change(authority, authority.sha256, reign, tree, day)
    # A reviewer is shown the difference to where the request left the branch, and must see all of it.
    by_review = stage.evidence != "signed" and fork == reign.tree
    return ProposedOrganisation(stage, has, tuple(one.person for one in able.present), fault, by_review)
