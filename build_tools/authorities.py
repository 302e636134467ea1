"""Reads an organisation with its policy from one tree of content/district, wherever it lies in Git."""

from collections.abc import Mapping
from dataclasses import replace

from build_tools.builtin import builtin_curriculum
from build_tools.repository import Repository
from library.approval.authority import Authority
from library.approval.grafts import fault_of_tree
from library.approval.policy import POLICY_FILE, Policy
from library.approval.policy_file import read_policy
from library.bundle_files import BundleFiles, bundle_sha256
from library.curriculum import read_curriculum
from library.diagnostics import Finding, Location, collect, find
from library.organisation import DISTRICT_FOLDER, PEOPLE_FILE, Organisation, read_organisation
from library.organisation.records import LARGEST_FILE
from library.rules import organisation as rules
from library.snapshot import FileEntry, Snapshot
from library.values import dataclass
from library.vocabulary import Vocabulary

_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class _Written:
    """The files of an organisation as one tree holds them, as far as they are at hand."""

    tree: str
    folder: str
    entries: Mapping[str, FileEntry]
    files: Mapping[str, bytes]

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """What tells it from others: the same tree may be there in part and then whole."""
        return self.tree, self.folder, frozenset(self.files)


_remembered: list[tuple[_Written, Vocabulary, Authority, list[Finding]]] = []


def read_authority(
    repository: Repository, snapshot: Snapshot, folder: str, vocabulary: Vocabulary
) -> tuple[Authority, list[Finding]]:
    """The organisation in a folder of a snapshot; its findings speak of content/district.

    The last few are remembered: a preview asks for the same again at each save.
    """
    entries = {entry.path[len(folder) + 1 :]: entry for entry in snapshot.under(folder)}
    contents = repository.read_paths(entry for entry in entries.values() if entry.size <= LARGEST_FILE)
    files = {name: contents[entry.path] for name, entry in entries.items() if entry.path in contents}
    written = _Written(snapshot.tree(folder), folder, entries, files)
    for known, words, authority, findings in _remembered:
        if written.tree and known.key == written.key and words is vocabulary:
            return authority, list(findings)
    authority, findings = _judged(written, vocabulary)
    _remembered.append((written, vocabulary, authority, findings))
    del _remembered[:-_REMEMBERED]
    return authority, list(findings)


def _judged(written: _Written, vocabulary: Vocabulary) -> tuple[Authority, list[Finding]]:
    tree, entries, files = written.tree, written.entries, written.files
    named = {f"{DISTRICT_FOLDER}/{name}": text for name, text in files.items() if name.endswith(".yml")}
    organisation, findings = collect(read_organisation(named, vocabulary))
    sample = organisation.district.sample
    policy, more = collect(read_policy(named.get(POLICY_FILE), vocabulary, sample))
    findings += more
    findings += _too_few_to_change(organisation, policy)
    for person in organisation.people.values():
        if any(key.ssh in policy.recorders for key in person.keys):
            findings.append(find(rules.KEY_SHARED, Location(PEOPLE_FILE), owner=f"recorders, {person.id}"))
    sha256 = bundle_sha256(BundleFiles(tree, entries, files))
    for name, entry in entries.items():
        if entry.size > LARGEST_FILE:
            size, limit = -(-entry.size >> 20), LARGEST_FILE >> 20
            findings.append(
                find(rules.FILE_TOO_LARGE, Location(f"{DISTRICT_FOLDER}/{name}"), size=size, limit=limit)
            )
            # What was not read is no content that anybody can have approved.
            sha256 = ""
    fault = fault_of_tree(replace(entry, path=name) for name, entry in entries.items())
    return Authority(organisation, policy, sha256, tree, fault), findings


def _too_few_to_change(organisation: Organisation, policy: Policy) -> list[Finding]:
    """Told before a ledger begins with it: afterwards nobody could mend it."""
    stage = policy.organisation
    roles = (stage.role, *policy.substitutes.get(stage.role, ()))
    able = {person.id for role in roles for person, _ in organisation.holders.get(role, ())}
    if not organisation.people or not policy.stages or len(able) >= stage.threshold:
        return []
    count, wanted = len(able), stage.threshold
    place = Location(PEOPLE_FILE)
    return [find(rules.TOO_FEW_OFFICERS, place, count=count, role=stage.role, wanted=wanted)]


def read_proposed(repository: Repository, commit: str, tree: str, vocabulary: Vocabulary) -> Authority | None:
    """The organisation that a commit of a pull request proposes; None where that is not this tree."""
    if repository.resolve(commit) is None:
        return None
    snapshot = repository.snapshot(commit, (DISTRICT_FOLDER,))
    if snapshot.tree(DISTRICT_FOLDER) != tree:
        return None
    return read_authority(repository, snapshot, DISTRICT_FOLDER, vocabulary)[0]


def judge_curriculum(
    repository: Repository, snapshot: Snapshot, folder: str, vocabulary: Vocabulary
) -> list[Finding]:
    """What is wrong with the district's own curriculum in such a folder."""
    files = curriculum_of(repository, snapshot, folder)
    return collect(read_curriculum(files, builtin_curriculum(), vocabulary))[1] if files else []


def curriculum_of(repository: Repository, snapshot: Snapshot, folder: str) -> dict[str, bytes]:
    """The district's own curriculum in such a folder, by its paths under content/district."""
    entries = [entry for entry in snapshot.under(f"{folder}/curriculum") if entry.size <= LARGEST_FILE]
    contents = repository.read_paths(entries)
    return {f"{DISTRICT_FOLDER}{path[len(folder) :]}": text for path, text in contents.items()}
