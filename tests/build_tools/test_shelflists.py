"""A shelflist that was made before is believed while all that it follows from is the same, and no longer."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from build_tools import ledger_reading, shelflists
from build_tools.cache_store import CacheStore
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_parts import LedgerParts
from library.approval.model import Key
from library.found_bundles import FoundBundles
from library.rules import approval as rules
from library.rules import metadata
from library.shelflist import shelflist_of
from tests.build_tools.small_district import CHAIN, DISTRICT, QUIET, SmallDistrict, document

ONE, TWO, FAR = "thcs-a/mot", "thcs-a/hai", "thcs-b/ba"
SECRET = b"s" * 32


@pytest.fixture(autouse=True)
def keep_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_reading, "WORTH_KEEPING", 0)


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", SECRET)


@pytest.fixture
def library(tmp_path: Path) -> SmallDistrict:
    """Two resources of one school and one of another; the first is published."""
    made = SmallDistrict(tmp_path / "kho")
    made.put(ONE, document("Một"))
    made.put(TWO, document("Hai"))
    made.put(FAR, document("Ba"))
    made.commit()
    made.approve(ONE, *CHAIN)
    return made


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The schools whose shelflist was made since the list was cleared last."""
    seen: list[str] = []

    def counted(school: object, *others: object) -> object:
        seen.append(school.in_order()[0].school)  # type: ignore[attr-defined]
        return shelflist_of(school, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(shelflists, "shelflist_of", counted)
    return seen


def judged(library: SmallDistrict, store: CacheStore) -> Judgement:
    """What is judged over what is kept, after it was found to be what is judged from nothing."""
    kept = judge_commit(library.repository, "HEAD", library.repository, QUIET, store=store)
    plain = judge_commit(library.repository, "HEAD", library.repository, QUIET)
    assert (kept.findings, kept.tip_findings) == (plain.findings, plain.tip_findings)
    assert kept.shelflists.keys() == plain.shelflists.keys()
    for school, one in plain.shelflists.items():
        assert kept.shelflists[school].summary == one.summary
        assert kept.shelflists[school].holdings == one.holdings
        assert kept.shelflists[school].digest == one.digest
    return kept


def made_now(library: SmallDistrict, store: CacheStore, made: list[str]) -> set[str]:
    """The schools whose shelflist is made now."""
    made.clear()
    judge_commit(library.repository, "HEAD", library.repository, QUIET, store=store)
    return set(made)


def test_only_the_school_that_changed_is_looked_at(
    library: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    judged(library, store)
    assert made_now(library, store, made) == set()
    library.put(TWO, document("Hai khác"))
    library.commit()
    assert made_now(library, store, made) == {"thcs-a"}
    library.approve(TWO, "p-head")  # a stage alone: nothing is published yet
    assert made_now(library, store, made) == {"thcs-a"}
    judged(library, store)


def test_nothing_of_the_other_school_is_decoded(library: SmallDistrict, store: CacheStore) -> None:
    judged(library, store)
    library.put(TWO, document("Hai khác"))
    library.commit()
    library.approve(TWO, *CHAIN)
    kept = judge_commit(library.repository, "HEAD", library.repository, QUIET, store=store)
    assert isinstance(kept.bundles, FoundBundles)
    assert kept.bundles.looked_at == {"thcs-a"}
    far = kept.bundles[Key("thcs-b", "ba")].tree
    assert far in kept.compiled
    assert far not in kept.compiled.in_hand()
    assert isinstance(kept.shelflists["thcs-b"].narrowly, bytes)
    assert kept.shelflists["thcs-b"].holdings[0].tree == far


def test_other_people_at_the_tip_make_all_anew(
    library: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    assert rules_of(judged(library, store), metadata.UNKNOWN_AUTHOR.code) == 0
    people = DISTRICT["content/district/people.yml"].replace("p-teacher", "p-somebody")
    library.write("content/district/people.yml", people)
    library.commit()
    assert made_now(library, store, made) == {"thcs-a", "thcs-b"}
    assert rules_of(judged(library, store), metadata.UNKNOWN_AUTHOR.code) == 3


def rules_of(judgement: Judgement, code: str) -> int:
    return sum(finding.rule.code == code for finding in judgement.tip_findings)


def test_what_this_clone_lacks_is_told_each_time(
    library: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    """A version whose tree is nowhere: what is wrong is this clone, and may be mended any time."""
    library.put(ONE, document("Một khác"))
    library.commit()
    library.tamper({}, {"approved/school/thcs-a/mot": None})
    judgement = judged(library, store)
    assert rules.VERSION_MISSING in [finding.rule for finding in judgement.findings]
    assert made_now(library, store, made) == {"thcs-a"}


def test_a_version_that_is_at_hand_in_another_school_alone_is_looked_for_each_time(
    library: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    library.put("thcs-b/cung-bai", document("Một"))
    library.put(ONE, document("Một khác"))
    library.commit()
    library.tamper({}, {"approved/school/thcs-a/mot": None})
    assert rules.VERSION_MISSING not in [finding.rule for finding in judged(library, store).findings]
    assert made_now(library, store, made) == {"thcs-a"}
    shutil.rmtree(library.root / "content/schools/thcs-b/toan/cung-bai")
    library.commit()
    assert rules.VERSION_MISSING in [finding.rule for finding in judged(library, store).findings]


def test_what_another_wrote_into_the_cache_is_not_believed(
    library: SmallDistrict, store: CacheStore, made: list[str], tmp_path: Path
) -> None:
    judged(library, store)
    theirs = LedgerParts(CacheStore(tmp_path / "other", b"t" * 32))
    names = _names(judged(library, store))
    theirs.keep(LedgerParts(store).read(names))
    entries = dict(theirs.store.read(_keys(theirs.store)))
    CacheStore(store.folder, SECRET).keep(entries)
    assert made_now(library, store, made) == {"thcs-a", "thcs-b"}


def test_what_cannot_be_read_is_made_anew(library: SmallDistrict, store: CacheStore, made: list[str]) -> None:
    parts, names = LedgerParts(store), _names(judged(library, store))
    parts.keep({name: b'["another", "type"]' for name in names if name.startswith("shelflist")})
    assert made_now(library, store, made) == {"thcs-a", "thcs-b"}
    judged(library, store)


def test_without_a_cache_all_are_made(library: SmallDistrict, made: list[str]) -> None:
    for _ in range(2):
        made.clear()
        judge_commit(library.repository, "HEAD", library.repository, QUIET)
        assert set(made) == {"thcs-a", "thcs-b"}


def test_drafts_change_the_shelflist_of_their_school_alone(library: SmallDistrict, store: CacheStore) -> None:
    judgement = judged(library, store)
    shown = {Key(*TWO.split("/")): judgement.standings[Key(*ONE.split("/"))]}
    changed = judgement.with_standings(shown)
    assert changed.shelflists["thcs-b"] is judgement.shelflists["thcs-b"]
    assert changed.shelflists["thcs-a"].digest != judgement.shelflists["thcs-a"].digest
    (one,) = (held for held in changed.shelflists["thcs-a"].holdings if held.key.id == "hai")
    assert [shelf for shelf, _, _ in one.shelves] == ["school"]


def _names(judgement: Judgement) -> list[str]:
    digests = [one.digest for one in judgement.shelflists.values()]
    return [f"{kind} {digest}" for digest in digests for kind in ("shelflist", "wide", "narrow")]


def _keys(store: CacheStore) -> list[str]:
    with sqlite3.connect(store.file) as database:
        return [key for (key,) in database.execute("select key from entry")]
