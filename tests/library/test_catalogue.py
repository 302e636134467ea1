"""The catalogue: which approved versions stand on which site, for whom, and from when."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.approval.model import Key, Shelf
from library.approval.standing import Standing
from library.catalogue import (
    Profile,
    Site,
    SiteRecords,
    newest_first,
    next_change,
    select,
    shelf_order,
    sites_of,
)
from library.compiled import (
    Compiled,
    CompiledContent,
    CompiledKey,
    PublicContent,
    SecretContent,
    SecretSummary,
)
from library.entry import Entry, EntryContent, content_of
from library.holdings import holding_of, moments_of
from library.organisation import Office, Organisation, Period, Person, Role, School
from library.resource import Resource
from tests.library.sample_entries import (
    NOW,
    ORGANISATION,
    SCHOOL_A,
    SCHOOL_B,
    compiled,
    entry,
    exam,
    resource,
    standing,
    version,
)

DISTRICT, SITE_A, SITE_B = sites_of(ORGANISATION, NOW)
KEY = Key("thcs-a", "phan-so")
BOTH: tuple[Shelf, ...] = ("school", "district")


def selected(
    of: Resource,
    site: Site = SITE_A,
    profile: Profile = "public",
    as_of: datetime = NOW,
    shelves: Iterable[Shelf] = BOTH,
    **changes: Any,
) -> tuple[Entry, ...]:
    """What a site shows of one resource of school A that is approved for these shelves."""
    shown = version()
    standings = {KEY: standing(KEY, [(shelf, shown) for shelf in shelves])}
    found = {shown.tree: compiled(of, shown.tree, **changes)}
    return shown_on(site, standings, found, profile=profile, as_of=as_of)


def shown_on(
    site: Site,
    standings: Mapping[Key, Standing],
    found: Mapping[str, Compiled],
    organisation: Organisation = ORGANISATION,
    profile: Profile = "public",
    as_of: datetime = NOW,
) -> tuple[Entry, ...]:
    """What a site shows of a library."""
    held = [holding_of(key, "", one, "", found) for key, one in standings.items()]
    records = SiteRecords(site, standings, found, as_of)
    return select(site, profile, held, records, organisation, as_of)


def test_an_entry_is_the_approved_version() -> None:
    (shown,) = selected(resource())
    assert (shown.key, shown.school, shown.record.version) == (KEY, SCHOOL_A, version())
    assert shown.record.public.opening == "x"
    assert shown.record.released == SecretSummary(has_keys=True)


def test_nothing_is_shown_that_the_ledger_or_the_compiler_does_not_justify() -> None:
    assert selected(resource(), shelves=()) == ()
    assert selected(resource(), shelves=("district",)) == ()
    assert selected(resource(), publishable=False) == ()
    gone = dataclasses.replace(compiled(resource()), resource=None)
    standings = {KEY: standing(KEY, [("school", version())])}
    assert shown_on(SITE_A, standings, {"a" * 40: gone}) == ()
    assert shown_on(SITE_A, standings, {}) == ()
    stranger = Key("thcs-x", "phan-so")
    standings = {stranger: standing(stranger, [("school", version())])}
    assert shown_on(SITE_A, standings, {"a" * 40: compiled(resource())}) == ()


# Who sees what: (visibility, share) by site and profile.
SEEN = {
    ("public", "school"): {("A", "public")},
    ("public", "district"): {("A", "public"), ("D", "public")},
    ("class-link", "school"): {("A", "class-link")},
    ("school-staff", "school"): {("A", "staff")},
    ("district-staff", "school"): {("A", "staff")},
    ("district-staff", "district"): {("A", "staff"), ("D", "staff")},
    # contradictions, which are findings; what they show is no more than each half allows
    ("class-link", "district"): {("A", "class-link")},
    ("school-staff", "district"): {("A", "staff")},
}


@pytest.mark.parametrize(("visibility", "share"), SEEN)
def test_who_sees_what(visibility: str, share: str) -> None:
    of = resource(visibility=visibility, share=share, class_link="8a1-k7v3x9q2-m4w8")
    sites = {"A": SITE_A, "B": SITE_B, "D": DISTRICT}
    profiles: tuple[Profile, ...] = ("public", "class-link", "staff")
    seen = {
        (name, profile) for name, site in sites.items() for profile in profiles if selected(of, site, profile)
    }
    assert seen == SEEN[visibility, share]


EMBARGO = NOW + timedelta(days=1)
RELEASE = NOW + timedelta(days=2)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("of", "as_of", "shown", "released"),
    [
        (resource(), NOW, True, True),
        (exam(status="tham-khao"), NOW, True, True),
        (exam(), NOW, True, False),  # nobody said when its key may be shown
        (exam(status="du-phong"), NOW, True, False),
        (exam(key_release=RELEASE), NOW, True, False),
        (exam(key_release=RELEASE), RELEASE - SECOND, True, False),
        (exam(key_release=RELEASE), RELEASE, True, True),
        (exam(status="tham-khao", key_release=RELEASE), NOW, True, False),
        (exam(embargo=EMBARGO, key_release=RELEASE), EMBARGO - SECOND, False, False),
        (exam(embargo=EMBARGO, key_release=RELEASE), EMBARGO, True, False),
        (exam(embargo=EMBARGO, key_release=RELEASE), RELEASE, True, True),
        (exam(embargo=EMBARGO, status="minh-hoa"), EMBARGO, True, True),
    ],
)
def test_exams_and_their_keys_come_out_when_it_was_said(
    of: Resource, as_of: datetime, shown: bool, released: bool
) -> None:
    for zone in (UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-8))):
        found = selected(of, as_of=as_of.astimezone(zone))
        assert bool(found) == shown
        assert [one.record.released is not None for one in found] == ([released] if shown else [])


def test_an_embargo_holds_for_staff_too() -> None:
    of = exam(embargo=EMBARGO, visibility="school-staff")
    assert selected(of, profile="staff") == ()
    assert selected(of, profile="staff", as_of=EMBARGO) != ()


OLD = School("thcs-cu", "THCS-CU", "Trường Cũ", "Cũ", "thcs", merged_into="thcs-a")
OLDER = School("thcs-xua", "THCS-XUA", "Trường Xưa", "Xưa", "thcs", merged_into="thcs-cu")


def organisation(*schools: School, **changes: Any) -> Organisation:
    return dataclasses.replace(ORGANISATION, schools={school.id: school for school in schools}, **changes)


def test_a_merged_school_keeps_its_site_and_its_successor_shows_its_work() -> None:
    sites = {site.id: site for site in sites_of(organisation(SCHOOL_A, OLD, OLDER), NOW)}
    assert list(sites) == ["district", "thcs-a", "thcs-cu", "thcs-xua"]
    assert sites["thcs-a"].schools == {"thcs-a", "thcs-cu", "thcs-xua"}
    assert sites["thcs-cu"].schools == {"thcs-cu", "thcs-xua"}
    assert sites["thcs-xua"].schools == {"thcs-xua"}
    key = Key("thcs-xua", "phan-so")
    standings = {key: standing(key, [("school", version())])}
    for site in sites.values():
        known = {"a" * 40: compiled(resource())}
        shown = shown_on(site, standings, known, organisation(SCHOOL_A, OLD, OLDER))
        assert [one.school for one in shown] == ([] if site.is_district else [OLDER])


def test_schools_merged_in_a_circle_do_not_hang() -> None:
    one = dataclasses.replace(SCHOOL_A, merged_into="thcs-b")
    other = dataclasses.replace(SCHOOL_B, merged_into="thcs-a")
    assert [site.schools for site in sites_of(organisation(one, other), NOW)[1:]] == [
        {"thcs-a", "thcs-b"}
    ] * 2


def test_a_renamed_school_bears_the_name_of_the_day() -> None:
    former = (Office("Trường cũ", Period(None, date(2026, 11, 20))),)
    school = dataclasses.replace(SCHOOL_A, former_names=former)
    last_moment = datetime(2026, 11, 20, 16, 59, 59, tzinfo=UTC)
    names = [sites_of(organisation(school), at)[1].name for at in (last_moment, last_moment + SECOND)]
    assert names == ["Trường cũ", "Trường THCS A (mẫu)"]


def test_the_order_of_the_library() -> None:
    ordered = [
        entry("a", resource("Ôn tập", lessons=["1/1"])),
        entry("b", resource("Ôn tập", lessons=["1/2"])),
        entry("c", resource("Ánh sáng", lessons=["1/*"])),
        entry("d", resource("Đại số", lessons=["6/23"])),
        entry("e", resource("Bài 2")),
        entry("f", resource("Bài 10")),
        entry("g", resource("Da")),
        entry("h", resource("Đa")),
        entry("i", resource("Đa")),
    ]
    assert sorted(ordered[1::2] + ordered[::2], key=shelf_order) == ordered


@given(st.permutations(range(6)))
def test_the_order_does_not_depend_on_the_order_of_the_ledger(order: list[int]) -> None:
    keys = [Key("thcs-a", f"bai-{at}") for at in order]
    standings = {key: standing(key, [("school", version(key.id))]) for key in keys}
    found = {key.id: compiled(resource("Cùng tên"), key.id) for key in keys}
    shown = shown_on(SITE_A, standings, found)
    assert [one.key.id for one in shown] == [f"bai-{at}" for at in range(6)]


def test_newest_first() -> None:
    entries = [entry("a", days=1), entry("b", days=3), entry("c", days=2), entry("d", days=3)]
    assert [one.key.id for one in newest_first(entries)] == ["b", "d", "c", "a"]


def test_the_next_moment_at_which_time_alone_changes_a_site() -> None:
    bundles = [
        compiled(exam(embargo=EMBARGO, key_release=RELEASE)), compiled(resource()),
        dataclasses.replace(compiled(resource()), resource=None),
    ]  # fmt: skip
    moments = [NOW]
    while (following := next_change(moments_of(bundles), ORGANISATION, moments[-1])) is not None:
        moments.append(following)
    assert moments == [NOW, EMBARGO, RELEASE]


def test_names_terms_and_absences_change_at_midnight_in_vietnam() -> None:
    former = (Office("Trường cũ", Period(None, date(2026, 11, 24))),)
    term, absence = Period(date(2026, 11, 22), date(2027, 1, 1)), Period(None, date(2026, 11, 22))
    person = Person("p", "P", (Role("principal", "thcs-a", period=term),), absences=(absence,))
    whole = organisation(dataclasses.replace(SCHOOL_A, former_names=former), people={"p": person})
    days = []
    at: datetime | None = NOW
    while (at := next_change([], whole, at or NOW)) is not None:
        days.append(at.astimezone(UTC).isoformat())
    assert days == [
        f"{day}T17:00:00+00:00" for day in ("2026-11-21", "2026-11-22", "2026-11-24", "2027-01-01")
    ]


def test_an_unreadable_period_changes_nothing() -> None:
    never = Period(date.max, date.min)
    person = Person("p", "P", (Role("principal", "thcs-a", period=never),))
    assert next_change([], organisation(people={"p": person}), NOW) is None


def test_a_released_key_is_the_secret_half_and_nothing_else() -> None:
    (shown,) = selected(exam(key_release=NOW))
    assert isinstance(shown.record.released, SecretSummary)


def test_the_keys_of_a_text_are_shown_only_where_they_are_released() -> None:
    key = CompiledKey(("B",), "<p>Vì thế.</p>")
    text = CompiledContent(PublicContent(body="<p>x</p>"), SecretContent((key,)))
    (withheld,) = selected(exam())
    assert content_of(withheld, text) == EntryContent(text.public)
    (open_to_all,) = selected(exam(key_release=NOW))
    assert content_of(open_to_all, text) == EntryContent(text.public, (key,))
