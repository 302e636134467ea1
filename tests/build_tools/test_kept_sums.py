"""The sums of schools: kept, and made anew wherever what is kept is not exactly what it should be."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from build_tools import kept_sums, ledger_reading
from build_tools.cache_store import CacheStore
from build_tools.choices import choices
from build_tools.grounds import Grounds
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.kept_sums import school_sums
from build_tools.ledger_parts import LedgerParts
from build_tools.pipeline import BuildReport, build
from build_tools.selections import changes_of
from build_tools.shelflists import SchoolShelflist
from build_tools.site_part import SitePart, site_part
from build_tools.staff_pages import staff_pages
from build_tools.standings import Standings
from library.addresses import STATES, sheets_page, states_page
from library.approval.model import Key
from library.approval.school_sum import SchoolSum
from library.approval.standing import Standing
from library.catalogue import sites_of
from library.pages.staff import StaffView
from library.pages.views import Page
from tests.build_tools.small_district import AS_OF, CHAIN, DISTRICT, QUIET, SmallDistrict, document
from tests.build_tools.test_adoption import PEOPLE_OF_B

OF_A, OF_B = ("p-head", "p-principal"), ("p-far", "p-other")
SETTLED = {"thcs-a/mot": OF_A, "thcs-a/hai": OF_A, "thcs-b/ba": OF_B, "thcs-b/bon": OF_B}


@pytest.fixture(autouse=True)
def keep_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_reading, "WORTH_KEEPING", 0)


@pytest.fixture
def store(tmp_path: Path) -> CacheStore:
    return CacheStore(tmp_path / "cache", b"s" * 32)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The schools whose sums were made since the list was cleared last."""
    schools: list[str] = []
    make = kept_sums._made

    def counted(judgement: Judgement, shelflist: SchoolShelflist, as_of: datetime) -> SchoolSum:
        schools.append(shelflist.holdings[0].key.school)
        return make(judgement, shelflist, as_of)

    monkeypatch.setattr(kept_sums, "_made", counted)
    return schools


@pytest.fixture(scope="module")
def two_schools_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """Two schools with two published resources each, one more of the second waits; it stays as it is."""
    district = SmallDistrict(
        tmp_path_factory.mktemp("two_schools") / "kho",
        {**DISTRICT, "content/district/people.yml": PEOPLE_OF_B},
    )
    for key in (*SETTLED, "thcs-b/cho"):
        district.put(key, document(f"Bài {key}", share="school"))
    district.commit()
    for key, people in SETTLED.items():
        district.approve(key, *people)
    district.approve("thcs-b/cho", OF_B[0])
    return district


@pytest.fixture
def two_schools(two_schools_once: SmallDistrict, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, to change."""
    return two_schools_once.copied(tmp_path / "kho")


def sums(
    district: SmallDistrict, store: CacheStore | None, organisation: str = "this"
) -> dict[str, SchoolSum]:
    return school_sums(judged(district, store), organisation, AS_OF)


def test_only_the_sum_of_a_school_that_changed_is_made_again(
    two_schools: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    first = sums(two_schools, store)
    assert {school: known.published for school, known in first.items()} == {"thcs-a": 2, "thcs-b": 2}
    assert made == ["thcs-a", "thcs-b"]
    made.clear()
    assert sums(two_schools, store) == first
    assert made == []
    two_schools.notice("thcs-a/mot", "Hình mờ.")
    second = sums(two_schools, store)
    assert made == ["thcs-a"]
    assert (second["thcs-a"].published, second["thcs-a"].noticed) == (1, ("mot",))
    assert second["thcs-b"] == first["thcs-b"]


def test_what_waits_is_in_no_sum(two_schools: SmallDistrict, store: CacheStore, made: list[str]) -> None:
    first = sums(two_schools, store)
    made.clear()
    two_schools.put("thcs-b/cho", document("Bài khác", share="school"))
    two_schools.commit()
    assert sums(two_schools, store) == first
    assert made == ["thcs-b"]


def test_under_another_organisation_all_are_made_again(
    two_schools: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    sums(two_schools, store)
    made.clear()
    sums(two_schools, store, "another")
    assert made == ["thcs-a", "thcs-b"]


def altered(store: CacheStore) -> None:
    with sqlite3.connect(store.file) as database:
        count = database.execute("update entry set content = x'00' || content where key like 'ledger sum %'")
        assert count.rowcount == 2


def unreadable(store: CacheStore) -> None:
    names = (key.removeprefix("ledger ").rsplit(" ", 2)[0] for key in _keys(store))
    LedgerParts(store).keep(dict.fromkeys(names, b'["2",[],[],[]]'))


def lost(store: CacheStore) -> None:
    store.clear()


@pytest.mark.parametrize("harm", [altered, unreadable, lost])
def test_what_cannot_be_read_is_made_anew(
    two_schools: SmallDistrict, store: CacheStore, made: list[str], harm: object
) -> None:
    first = sums(two_schools, store)
    made.clear()
    harm(store)  # type: ignore[operator]
    assert sums(two_schools, store) == first
    assert made == ["thcs-a", "thcs-b"]
    made.clear()
    assert sums(two_schools, store) == first
    assert made == []


def test_without_a_store_or_where_nothing_may_be_written_they_are_made_each_time(
    two_schools: SmallDistrict, store: CacheStore, made: list[str]
) -> None:
    assert sums(two_schools, None) == sums(two_schools, replace(store, writable=False))
    assert made == ["thcs-a", "thcs-b"] * 2
    sums(two_schools, store)
    made.clear()
    sums(two_schools, replace(store, writable=False))
    assert made == []


def test_others_are_never_offered_them(two_schools: SmallDistrict, store: CacheStore) -> None:
    offering = replace(store, offering=True)
    sums(two_schools, offering)
    assert len(_keys(store)) == 2
    assert set(offering.offered()).isdisjoint(_keys(store))


def test_after_an_edit_only_its_own_school_and_what_waits_are_looked_at(
    two_schools: SmallDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = build(judged(two_schools, store), AS_OF, [], tmp_path / "out", {}, QUIET, store)
    two_schools.put("thcs-a/mot", document("Bài khác", share="school"))
    two_schools.commit()
    two_schools.approve("thcs-a/mot", *CHAIN)
    judgement = judged(two_schools, store)
    everything = dict(judgement.standings)
    plain = views(staff_part(replace(judgement, parts=None), report))
    looked = watched(monkeypatch)
    part = staff_part(judgement, report)
    pages = {page.path: page.view for page in staff_pages(part)}
    assert {key for key in looked if key.school == "thcs-b"} == set()
    for path in (STATES, states_page("thcs-a")):
        assert pages[path]() == plain[path]
    assert looked == {key for key in everything if key.school == "thcs-a"} | {Key("thcs-b", "cho")}
    assert [(one.total, one.published) for one in states(plain).schools] == [(2, 2), (3, 2)]


def test_the_sheets_of_a_school_are_made_of_its_own(
    two_schools: SmallDistrict, store: CacheStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for key in ("thcs-a/chung", "thcs-b/chung"):
        two_schools.put(key, document(f"Chung {key}", share="district"))
    two_schools.commit()
    two_schools.approve("thcs-a/chung", *OF_A, "p-appraiser")
    two_schools.approve("thcs-b/chung", *OF_B, "p-appraiser")
    judgement = judged(two_schools, store)
    report = build(judgement, AS_OF, [], tmp_path / "out", {}, QUIET, store)
    part = staff_part(judgement, report)
    looked = watched(monkeypatch)
    pages = {page.path: page.view for page in staff_pages(part)}
    assert looked == set()
    pages[sheets_page("thcs-b")]()
    assert looked == {Key("thcs-b", "chung")}


def judged(district: SmallDistrict, store: CacheStore | None) -> Judgement:
    return judge_commit(district.repository, "HEAD", district.repository, QUIET, store=store)


def staff_part(judgement: Judgement, report: BuildReport) -> SitePart:
    """The district's site for staff."""
    grounds = Grounds(judgement, report.look, report.pictures, AS_OF)
    changes, sites = changes_of(judgement), sites_of(judgement.organisation, AS_OF)
    every = choices(judgement, sites, grounds, AS_OF)
    (chosen,) = (one for one in every if one.folder == "staff/district")
    return site_part(chosen.selection, judgement, report.look, report.pictures, changes, AS_OF)


def watched(monkeypatch: pytest.MonkeyPatch) -> set[Key]:
    """The resources whose standings are looked at from now on."""
    looked: set[Key] = set()
    find = Standings.__getitem__

    def seen(standings: Standings, key: Key) -> Standing:
        looked.add(key)
        return find(standings, key)

    monkeypatch.setattr(Standings, "__getitem__", seen)
    return looked


def views(part: SitePart) -> dict[str, Page]:
    return {page.path: page.view() for page in staff_pages(part)}


def states(pages: dict[str, Page]) -> StaffView:
    page = pages[STATES]
    assert isinstance(page, StaffView)
    return page


def _keys(store: CacheStore) -> list[str]:
    with sqlite3.connect(store.file) as database:
        return [key for (key,) in database.execute("select key from entry where key like 'ledger sum %'")]
