"""A ledger judged over what is kept of it comes to what it comes to from nothing, whatever was done to it."""

import pickle
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools import kept_digests, kept_judging, ledger_files, ledger_reading
from build_tools.cache_store import CacheStore
from build_tools.cli.main import main
from build_tools.folding import judge_to_keep
from build_tools.git import git
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_parts import LedgerParts
from build_tools.ledger_proof import Proof, find_proof
from build_tools.recording import RecordingError
from build_tools.repository import Repository
from library.approval.ledger import Ledger, write_head
from library.approval.line import FIRST
from library.approval.model import Key
from tests.approval_histories import History
from tests.build_tools import test_agreement_on_git as histories
from tests.build_tools.signed_district import PEOPLE, RecordedDistrict
from tests.build_tools.small_district import CHAIN, QUIET, document, exam

ONE, TWO = "thcs-a/phieu", "thcs-a/khac"
SECRET = b"s" * 32


@pytest.fixture(autouse=True)
def keep_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_reading, "WORTH_KEEPING", 0)
    monkeypatch.setattr(kept_digests, "CHUNK", 3)


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", SECRET)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Key]:
    """The resources that were judged since the list was cleared last."""
    seen: list[Key] = []

    def counted(ledger: Ledger, *others: object) -> object:
        seen.extend(ledger.rows)
        return judge_to_keep(ledger, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_judging, "judge_to_keep", counted)
    return seen


@pytest.fixture(scope="module")
def district_once(tmp_path_factory: pytest.TempPathFactory) -> RecordedDistrict:
    """Two published resources and a void word; nothing may change it."""
    made = RecordedDistrict(tmp_path_factory.mktemp("district") / "kho")
    made.put(ONE, document())
    made.put(TWO, exam())
    made.commit()
    made.approve(ONE, *CHAIN)
    made.approve(TWO, *CHAIN)
    made.append(made.said(TWO, "p-teacher", "pass"))
    return made


@pytest.fixture
def district(district_once: RecordedDistrict, tmp_path: Path) -> RecordedDistrict:
    """A copy of that district, to change."""
    return district_once.copied(tmp_path / "kho")


def both(place: RecordedDistrict | Repository, store: CacheStore) -> Judgement:
    """What is judged over what is kept, after it was found to be what is judged from nothing."""
    repository = place if isinstance(place, Repository) else place.repository
    plain = judge_commit(repository, "HEAD", repository, QUIET)
    kept = judge_commit(repository, "HEAD", repository, QUIET, store=store)
    same(plain, kept)
    return kept


def same(plain: Judgement, kept: Judgement) -> None:
    assert kept.refused == plain.refused
    assert kept.findings == plain.findings
    assert kept.in_force == plain.in_force
    assert list(kept.standings) == list(plain.standings)
    assert len(kept.standings) == len(plain.standings)
    assert kept.standings == plain.standings
    for key in plain.standings:
        assert kept.standings.fingerprint(key) == plain.standings.fingerprint(key)
    assert list(kept.ledger.digests) == list(plain.ledger.digests)
    assert (kept.ledger.at, kept.ledger.first) == (plain.ledger.at, plain.ledger.first)
    assert kept.branch.tip == plain.branch.tip
    assert dict(kept.ledger.rows) == dict(plain.ledger.rows)


def test_only_what_was_added_is_judged(
    district: RecordedDistrict, store: CacheStore, judged: list[Key]
) -> None:
    both(district, store)
    assert set(judged) == {Key(*ONE.split("/")), Key(*TWO.split("/"))}
    judged.clear()
    both(district, store)
    assert judged == []
    district.withdraw(TWO)
    judged.clear()
    assert not both(district, store).standings[Key(*TWO.split("/"))].versions
    assert judged == [Key(*TWO.split("/"))]
    district.put("thcs-a/moi", document())
    district.commit()
    district.approve("thcs-a/moi", "p-head")
    judged.clear()
    both(district, store)
    assert judged == [Key("thcs-a", "moi")]


def test_only_what_was_added_is_read_from_git(
    district: RecordedDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(district, store)
    district.withdraw(TWO)

    def refuse(*_: object) -> None:
        raise AssertionError("the whole branch was read")

    monkeypatch.setattr(ledger_files.EvidenceFiles, "__iter__", refuse)
    repository = district.repository
    kept = judge_commit(repository, "HEAD", repository, QUIET, store=store)
    assert kept.standings[Key(*ONE.split("/"))].versions
    assert kept.ledger.holds(1, kept.ledger.digests[1])


def test_what_is_known_of_a_tree_now_is_asked_again(
    district: RecordedDistrict, store: CacheStore, judged: list[Key]
) -> None:
    """A statement that tells a falsehood of a tree counts while nobody has the tree, and never after."""
    repository, trees = district.repository, [district.tree(ONE)]
    district.withdraw(ONE)
    false = district.said(ONE, "p-head", "pass")
    district.append(false._replace(facts=replace(false.facts, sha256="f" * 64)))
    shutil.rmtree(district.root / f"content/schools/{ONE.replace('/', '/toan/')}")
    district.commit()
    both(district, store)
    plain = judge_commit(repository, "HEAD", repository, QUIET, trees=trees)
    judged.clear()
    kept = judge_commit(repository, "HEAD", repository, QUIET, trees=trees, store=store)
    same(plain, kept)
    assert judged == [Key(*ONE.split("/"))]
    both(district, store)


def test_a_compromise_that_is_found_out_later_judges_everything_again(
    district: RecordedDistrict, store: CacheStore, judged: list[Key]
) -> None:
    both(district, store)
    district.change(PEOPLE, "- id: p-principal\n", "- id: p-principal\n  compromised_from: 1\n")
    district.commit()
    district.approve_organisation()
    judged.clear()
    kept = both(district, store)
    assert set(judged) >= {Key(*ONE.split("/")), Key(*TWO.split("/"))}
    assert all(not standing.versions for standing in kept.standings.values())


def test_people_that_came_later_judge_only_what_was_said_since(
    district: RecordedDistrict, store: CacheStore, judged: list[Key]
) -> None:
    both(district, store)
    district.change(PEOPLE, "name: Thầy", "name: Thầy giáo")
    district.commit()
    district.approve_organisation()
    judged.clear()
    both(district, store)
    assert judged == [Key("district", "organisation")]


def lose(district: RecordedDistrict, key: str) -> None:
    """Take what was said of a resource out of the repository, as a clone that was spoiled lacks it."""
    blob = git(district.root, "rev-parse", f"approvals:evidence/{key}.jsonl").decode().strip()
    (district.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def test_nothing_is_appended_to_what_a_clone_lacks(
    district: RecordedDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is enough to judge by; but a file would come out with the new line alone."""
    both(district, store)
    lose(district, ONE)
    repository = district.repository
    kept = judge_commit(repository, "HEAD", repository, QUIET, store=store)
    assert not kept.refused
    tip = git(district.root, "rev-parse", "approvals")
    monkeypatch.setattr(district, "judge", lambda: kept)
    with pytest.raises(RecordingError, match="lacks files of the ledger"):
        district.withdraw(ONE)
    assert git(district.root, "rev-parse", "approvals") == tip


@pytest.mark.parametrize("key", [ONE, "district/organisation"])
def test_what_a_clone_lacks_is_not_taken_for_never_said(
    district: RecordedDistrict, store: CacheStore, key: str
) -> None:
    """Who is compromised has all judged again; then what is not here is no less than it was."""
    both(district, store)
    district.change(PEOPLE, "- id: p-principal\n", "- id: p-principal\n  compromised_from: 9\n")
    district.commit()
    district.approve_organisation()
    lose(district, key)
    repository = district.repository
    assert judge_commit(repository, "HEAD", repository, QUIET).refused
    assert judge_commit(repository, "HEAD", repository, QUIET, store=store).refused


def _rewritten(district: RecordedDistrict) -> None:
    """The last words are others, under the same number."""
    git(district.root, "update-ref", "refs/heads/approvals", "approvals~1")
    district.append(district.said(TWO, "p-head", "pass"))


def _begun_anew(district: RecordedDistrict) -> None:
    git(district.root, "update-ref", "-d", "refs/heads/approvals")
    district.approve(ONE, *CHAIN)


def _cut_back(district: RecordedDistrict) -> None:
    git(district.root, "update-ref", "refs/heads/approvals", "approvals~2")


def _cut_back_and_grown(district: RecordedDistrict) -> None:
    _cut_back(district)
    district.withdraw(ONE)
    district.approve(ONE, *CHAIN)


HISTORIES_REWRITTEN: tuple[Callable[[RecordedDistrict], None], ...] = (
    _rewritten, _begun_anew, _cut_back, _cut_back_and_grown,
)  # fmt: skip


@pytest.mark.parametrize("rewrite", HISTORIES_REWRITTEN)
def test_a_history_that_was_rewritten_is_judged_as_it_is_now(
    district: RecordedDistrict, store: CacheStore, rewrite: Callable[[RecordedDistrict], None]
) -> None:
    before = both(district, store)
    rewrite(district)
    now = both(district, store)
    assert not now.ledger.holds(before.ledger.number, before.ledger.digest)


EVIDENCE = f"evidence/{ONE}.jsonl"


def _altered(content: bytes) -> bytes:
    return content.replace(b'"event":"approve"', b'"event":"submit"', 1)


ATTACKS: dict[str, Callable[[bytes], bytes]] = {
    "an old line is another": _altered,
    "a line is gone": lambda content: content.split(b"\n", 1)[1],
    "a line stands twice": lambda content: content + content.split(b"\n", 1)[0] + b"\n",
    "a line has no end": lambda content: content + b"x",
    "an empty line": lambda content: content + b"\n",
    "nothing is left": lambda _: b"",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_evidence_that_did_more_than_grow_is_refused_all_the_same(
    district: RecordedDistrict, store: CacheStore, name: str
) -> None:
    both(district, store)
    content = git(district.root, "cat-file", "blob", f"approvals:{EVIDENCE}")
    district.tamper({EVIDENCE: ATTACKS[name](content)})
    assert both(district, store).refused


def test_a_head_a_strange_file_or_another_hand_refuses_it(
    district: RecordedDistrict, store: CacheStore
) -> None:
    ledger = both(district, store).ledger
    for files in ({"head.json": write_head(1, FIRST)}, {"evidence/x.txt": b"x"}):
        district.tamper(files)
        assert both(district, store).refused
        git(district.root, "update-ref", "refs/heads/approvals", "approvals~1")
    district.tamper({"x.txt": b"x"}, by=district.keys["p-head"])
    assert both(district, store).refused
    git(district.root, "update-ref", "refs/heads/approvals", "approvals~1")
    assert both(district, store).ledger.digest == ledger.digest


def test_what_another_wrote_into_the_cache_is_not_there(
    district: RecordedDistrict, store: CacheStore, judged: list[Key], tmp_path: Path
) -> None:
    """Whoever can put entries into the store, even under its own key, has not the key of a proof."""
    both(district, store)
    tip = git(district.root, "rev-parse", "approvals").decode().strip()
    mine, theirs = LedgerParts(store), LedgerParts(CacheStore(tmp_path / "other", b"t" * 32))
    proof = mine.read([f"proof {tip}"])
    assert set(proof) == {f"proof {tip}"}
    theirs.keep(proof)
    with_their_tag = dict(theirs.store.read(_all_keys(theirs.store)))
    CacheStore(store.folder, SECRET).keep(with_their_tag)
    assert find_proof(mine, district.repository, tip) is None
    judged.clear()
    both(district, store)
    assert len(judged) > 1


def test_a_proof_of_another_commit_is_none(district: RecordedDistrict, store: CacheStore) -> None:
    both(district, store)
    tip = git(district.root, "rev-parse", "approvals").decode().strip()
    entries = dict(store.read(_all_keys(store)))
    (key,) = (key for key in entries if f"proof {tip}" in key)
    git(district.root, "update-ref", "refs/heads/approvals", "approvals~1")
    other = git(district.root, "rev-parse", "approvals").decode().strip()
    store.keep({key.replace(tip, other): entries[key]})
    assert find_proof(LedgerParts(store), district.repository, other) is None
    both(district, store)


def test_a_proof_of_another_tool_is_none(
    district: RecordedDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch, judged: list[Key]
) -> None:
    both(district, store)
    monkeypatch.setattr("build_tools.ledger_parts.tool_digest", lambda: "another")
    judged.clear()
    both(district, store)
    assert len(judged) > 1


@pytest.mark.parametrize("lost", range(12))
def test_whatever_part_got_lost_is_found_out_again(
    district: RecordedDistrict, store: CacheStore, lost: int
) -> None:
    both(district, store)
    keys = [key for key in _all_keys(store) if key.startswith("ledger ")]
    _forget(store, keys[lost % len(keys)])
    both(district, store)
    district.withdraw(TWO)
    both(district, store)


def test_a_shallow_clone_knows_nothing_of_what_was_proved(
    district: RecordedDistrict, store: CacheStore, tmp_path: Path
) -> None:
    both(district, store)
    district.withdraw(TWO)
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{district.root}", "clone")
    clone = Repository(tmp_path / "clone")
    git(clone.root, "update-ref", "refs/heads/approvals", "refs/remotes/origin/approvals")
    assert both(clone, store).ledger.number == both(district, store).ledger.number


def test_two_at_once_keep_what_both_can_use(district: RecordedDistrict, store: CacheStore) -> None:
    repository = district.repository
    first = judge_commit(repository, "HEAD", repository, QUIET, store=store)
    other = CacheStore(store.folder, SECRET)
    district.withdraw(TWO)
    second = judge_commit(repository, "HEAD", repository, QUIET, store=other)
    assert first.standings[Key(*TWO.split("/"))].versions
    assert not second.standings[Key(*TWO.split("/"))].versions
    other.clear()
    # What was kept is gone under its feet.
    assert first.standings[Key(*ONE.split("/"))].versions
    both(district, store)


def test_a_cache_that_may_not_be_written_is_only_read(district: RecordedDistrict, store: CacheStore) -> None:
    both(district, store)
    before = sorted(_all_keys(store))
    district.withdraw(TWO)
    both(district, CacheStore(store.folder, SECRET, writable=False))
    assert sorted(_all_keys(store)) == before


def test_a_short_ledger_is_not_worth_keeping(
    district: RecordedDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_reading, "WORTH_KEEPING", 1_000)
    both(district, store)
    assert not [key for key in _all_keys(store) if key.startswith("ledger ")]


def _all_keys(store: CacheStore) -> list[str]:
    database = sqlite3.connect(store.file)
    try:
        return sorted(key for (key,) in database.execute("select key from entry"))
    finally:
        database.close()


def _forget(store: CacheStore, key: str) -> None:
    database = sqlite3.connect(store.file)
    with database:
        database.execute("delete from entry where key = ?", (key,))
        database.execute("delete from used where key = ?", (key,))
    database.close()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> histories.Prepared:
    return histories.prepare(tmp_path_factory.mktemp("kept") / "kho", "recorded")


@settings(max_examples=histories.HISTORIES // 5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    moves=st.lists(st.integers(0, 2**62), min_size=2, max_size=8),
    cuts=st.lists(st.integers(1, 12), min_size=1, max_size=3),
    known=st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_random_histories_come_to_the_same(
    prepared: histories.Prepared, tmp_path_factory: pytest.TempPathFactory, moves: list[int],
    cuts: list[int], known: list[bool],
) -> None:  # fmt: skip
    """Judged after every few lines, with now these and now those trees at hand."""
    store = CacheStore(tmp_path_factory.mktemp("store"), SECRET)
    history = History(prepared.world)
    for move in moves:
        history.move(move)
    repository = prepared.repository
    git(repository.root, "update-ref", "-d", "refs/heads/approvals")
    every = [tree for versions in prepared.world.trees.values() for tree in versions]
    done = 0
    for turn, cut in enumerate((*cuts, len(history.said))):
        part = history.said[done : done + cut]
        done += cut
        if part:
            histories.record(prepared, part)
            trees = every if known[turn] else []
            commit = prepared.commits[turn % len(prepared.commits)]
            plain = judge_commit(repository, commit, repository, QUIET, trees=trees)
            kept = judge_commit(repository, commit, repository, QUIET, trees=trees, store=store)
            same(plain, kept)


def test_who_verifies_the_ledger_asks_for_no_proof(
    district: RecordedDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(parts: LedgerParts, repository: Repository, tip: str) -> Proof | None:
        asked.append(tip)
        return find_proof(parts, repository, tip)

    monkeypatch.setattr(ledger_reading, "find_proof", counted)
    monkeypatch.setenv("HOCLIEU_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOCLIEU_CACHE_KEY", str(tmp_path / "cache.key"))
    root = ["--root", str(district.root)]
    for verb in (["ledger", "verify"], ["ledger", "verify", "--quick"], ["check", "--no-cache"]):
        main([*verb, *root])
        assert asked == []
    main(["check", *root])
    assert len(asked) == 1


def test_what_is_handed_on_is_whole_and_holds_no_key(district: RecordedDistrict, store: CacheStore) -> None:
    both(district, store)
    district.withdraw(TWO)
    kept = both(district, store)
    handed = pickle.dumps((kept.standings, kept.ledger))
    assert SECRET not in handed
    standings, ledger = pickle.loads(handed)  # noqa: S301 - our own, just made
    assert standings == kept.standings
    assert list(ledger.digests) == list(kept.ledger.digests)
