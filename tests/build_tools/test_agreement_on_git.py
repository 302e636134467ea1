"""The verifier and the naive one agree on random histories in a real repository, recorder and all.

HOCLIEU_HISTORIES asks for more of them than the fifty of every run.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from build_tools.approved_trees import Approved
from build_tools.compiling import compile_trees
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_branch import append, read_branch
from build_tools.recording import examine
from build_tools.repository import Repository
from build_tools.signing import SigningKey, key_in_file
from build_tools.tree_sources import TreeSources, further_sources
from library.approval.ledger import read_ledger
from library.approval.model import Evidence, Key, Said
from library.diagnostics import collect
from library.found_bundles import FoundBundles
from library.snapshot import Snapshot
from tests import approval_naive
from tests.approval_histories import KEYS, VARIANTS, History, World, organisation_files, plain_facts
from tests.build_tools.small_district import QUIET, SmallDistrict, document, exam
from tests.ssh_signers import Signer

HISTORIES = int(os.environ.get("HOCLIEU_HISTORIES", "50"))
AUTHORS = ("[p-teacher]", "[p-teacher, p-principal]", "[Nguyễn Văn Khách]", "[p-head]")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A repository that holds every version and organisation that a history may speak of."""

    repository: Repository
    world: World
    commits: list[str]
    recorder: SigningKey


def prepare(root: Path, evidence: Evidence) -> Prepared:
    """Four versions of three resources, each a commit, and six organisations."""
    district = SmallDistrict(root, {"mkdocs.yml": "site_name: Thử\n", **_district(evidence, 0)})
    trees: dict[Key, list[str]] = {key: [] for key in KEYS}
    commits: list[str] = []
    for at, authors in enumerate(AUTHORS):
        for key in KEYS:
            index = exam(authors=authors) if at == 2 else document(f"Bản {at}", authors=authors)
            district.put(str(key), index, note__txt=str(key).encode())
        commits.append(district.commit())
        for key in KEYS:
            path = f"HEAD:content/schools/{key.school}/toan/{key.id}"
            trees[key].append(git(root, "rev-parse", path).decode().strip())
    organisations, digests = [], []
    for variant in range(VARIANTS):
        for path, text in _district(evidence, variant).items():
            district.write(path, text)
        district.commit()
        organisations.append(git(root, "rev-parse", "HEAD:content/district").decode().strip())
        digests.append(approval_naive.organisation(organisation_files(evidence, variant))["sha256"])
    every = {tree for versions in trees.values() for tree in versions}
    further = further_sources(district.repository, sorted(every))
    sources = TreeSources(FoundBundles(Snapshot(), ()), Approved(), further)
    compiled, _ = compile_trees(district.repository, sources, {}, QUIET)
    facts = {tree: one.facts for tree, one in compiled.items() if one.facts is not None}
    assert len(facts) == len(KEYS) * len(AUTHORS)
    file = root.parent / f"{root.name}-recorder"
    file.touch(mode=0o600)
    private = Signer("recorder").private
    file.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    world = World(evidence, trees, organisations, digests, facts)
    return Prepared(district.repository, world, commits, key_in_file(file))


def _district(evidence: Evidence, variant: int) -> dict[str, str]:
    files = organisation_files(evidence, variant)
    return {f"content/district/{name}": text.decode() for name, text in files.items()}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[Evidence, Prepared]:
    root = tmp_path_factory.mktemp("histories")
    kinds: tuple[Evidence, ...] = ("recorded", "signed")
    return {evidence: prepare(root / evidence, evidence) for evidence in kinds}


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    evidence=st.sampled_from(["recorded", "signed"]),
    moves=st.lists(st.integers(0, 2**62), min_size=1, max_size=8),
    head=st.integers(0, len(AUTHORS) - 1),
)
def test_both_publish_the_same_from_git(
    prepared: dict[Evidence, Prepared], evidence: Evidence, moves: list[int], head: int
) -> None:
    here = prepared[evidence]
    history = History(here.world)
    for move in moves:
        history.move(move)
    git(here.repository.root, "update-ref", "-d", "refs/heads/approvals")
    middle = len(history.said) // 2
    for part in (history.said[:middle], history.said[middle:]):
        if part:
            record(here, part)
    judgement = _judge(here, here.commits[head])
    assert not judgement.refused, judgement.findings
    naive = _naive(here)
    shown = {
        (shelf, str(key)): (version.tree, version.ordinal, [(a.stage, a.person) for a in version.approvals])
        for key, shelf, version in judgement.versions()
    }
    assert shown == naive.published
    assert judgement.organisation_tree == naive.reigned[-1]
    event(f"published {min(len(shown), 3)}, organisations {len(naive.reigned)}")


def record(here: Prepared, said: list[Said]) -> None:
    """Append lines whether they count or not; what they publish, and every organisation, hangs beside."""
    branch = read_branch(here.repository)
    ledger, _ = collect(read_ledger(branch.evidence, branch.head)) if branch.tip else (None, [])
    judgement = _judge(here, here.commits[0])
    grafts = examine(judgement, said).grafts
    append(here.repository, ledger or judgement.ledger, branch, said, grafts, here.recorder)


def _judge(here: Prepared, commit: str) -> Judgement:
    trees = [tree for versions in here.world.trees.values() for tree in versions]
    return judge_commit(here.repository, commit, here.repository, QUIET, trees=trees)


def _naive(here: Prepared) -> approval_naive.Naive:
    root = here.repository.root
    names = git(root, "ls-tree", "-r", "-z", "--name-only", "approvals").decode().split("\0")
    files = {name: git(root, "cat-file", "blob", f"approvals:{name}") for name in names if name}
    evidence = {name: text for name, text in files.items() if name.startswith("evidence/")}
    organisations: dict[str, dict[str, bytes]] = {}
    for name, text in files.items():
        if name.startswith("organisation/"):
            _, tree, inner = name.split("/", 2)
            organisations.setdefault(tree, {})[inner] = text
    read = {tree: approval_naive.organisation(texts) for tree, texts in organisations.items()}
    return approval_naive.Naive(evidence, read, plain_facts(here.world.facts))
