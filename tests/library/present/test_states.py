"""The page of states for staff: who is waited for, since when, and what the sites show meanwhile."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.approval.adoption import Adoption, AdoptionState
from library.approval.authority import Authority
from library.approval.model import Key, Remark, Source, Stage
from library.approval.school_sum import SchoolSum, sum_of
from library.approval.status import State, Status
from library.approval.turnaround import Turnaround, turnaround, waits_of
from library.organisation import District
from library.pages.staff import StaffRow, StaffView
from library.pages.views import Link
from library.present.reviews import review_link
from library.present.states import district_states_view, school_states_view, states_view
from tests.library.approval.sample_school import AUTHORITIES, MOMENTS, Known, libraries
from tests.library.sample_entries import NOW, ORGANISATION, version
from tests.library.sample_site import DISTRICT, context

PASS = Stage("pass", "department-head", "Tổ thông qua", "unsigned")


def status(name: str = "bai", state: State = State.WAITING, **changes: Any) -> Status:
    return Status(Key("thcs-a", name), name.upper(), state, **changes)


def rows(*statuses: Status) -> tuple[StaffRow, ...]:
    return states_view(statuses, (), (), {}, ORGANISATION, context().view, NOW).rows


def test_a_row_that_waits() -> None:
    (row,) = rows(
        status(stage=PASS, waiting_for=("p-lan", "p-la"), since=datetime(2026, 9, 1, 18, tzinfo=UTC))
    )
    assert (row.key, row.title, row.state_label, row.tone) == (
        "thcs-a/bai",
        "BAI",
        "Chờ: Tổ thông qua",
        "waiting",
    )
    assert (row.waiting_for, row.since, row.note) == ("Cô Lan (mẫu), p-la", "2/9/2026", "")


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_words(state: State) -> None:
    (row,) = rows(status(state=state, waiting_for=("p-lan",)))
    assert row.state_label
    assert bool(row.waiting_for) == (state in (State.WAITING, State.RETURNED))


@pytest.mark.parametrize(
    ("one", "note"),
    [
        (status(stage=PASS, waiting_for=("p-lan",), reasons="Sai câu 1"), "Sai câu 1"),
        (status(stage=PASS), "Chưa có ai giữ vai trò này; xem lại people.yml."),
        (status(), "Quy trình duyệt của kệ này chưa đọc được; xem lại policy.yml."),
        (
            status(stage=PASS, waiting_for=("p-lan",), published={"school": version()}),
            "Trang đang giữ phiên bản đã duyệt trước đó.",
        ),
        (
            status(
                stage=PASS, waiting_for=("p-lan",), published={"school": version()}, is_published_version=True
            ),
            "",
        ),
        (status(state=State.GONE, published={"school": version()}), ""),
    ],
)
def test_notes(one: Status, note: str) -> None:
    assert rows(one)[0].note == note


def test_what_waits_the_longest_comes_first() -> None:
    day = timedelta(days=1)
    shown = rows(
        status("xong", State.APPROVED),
        status("nhap", State.DRAFT, since=NOW),
        status("moi", since=NOW, stage=PASS),
        status("tra", State.RETURNED, since=NOW - 9 * day),
        status("cu", since=NOW - 5 * day, stage=PASS),
        status("loi", State.UNREADABLE, since=NOW),
    )
    assert [row.title for row in shown] == ["LOI", "CU", "MOI", "TRA", "NHAP", "XONG"]


def test_the_page_says_that_it_is_internal() -> None:
    view = states_view((), (), (), {}, ORGANISATION, context().view, NOW)
    assert (view.path, view.rows) == ("trang-thai.html", ())
    assert "nội bộ" in view.note


SOURCE = Source("github", "huyen/kho", 12, 0, 101, "d" * 40, "0" * 40)


def view(*statuses: Status, times: tuple[Turnaround, ...] = ()) -> StaffView:
    sheets = {Key("thcs-a", "bai"): "phieu-duyet/toan.html#thcs-a-bai"}
    return states_view(statuses, (), times, sheets, ORGANISATION, context().view, NOW)


def test_each_person_has_a_list_of_what_waits_for_them_with_the_way_to_each_review() -> None:
    shown = view(
        status("mot", stage=PASS, waiting_for=("p-lan", "p-minh"), since=NOW - timedelta(days=3)),
        status("hai", stage=PASS, waiting_for=("p-lan",), since=NOW, review=SOURCE),
        status("ba", State.HANDED_IN, stage=PASS, waiting_for=("p-minh",), since=NOW, review=SOURCE),
        status("bon", State.APPROVED),
    )
    queues = [(queue.anchor, [row.title for row in queue.rows]) for queue in shown.queues]
    assert queues == [("p-lan", ["MOT", "HAI"]), ("p-minh", ["MOT", "BA"])]
    assert shown.queues[1].rows[0].command == "hoclieu approve thcs-a/mot --as p-minh"
    first, second = shown.queues[0].rows
    assert (first.waited, first.command, first.review) == (
        "3 ngày",
        "hoclieu approve thcs-a/mot --as p-lan",
        None,
    )
    assert second.review == Link("#12", "https://github.com/huyen/kho/pull/12")
    assert (second.waited, second.command) == ("trong ngày", "")


@pytest.mark.parametrize(
    ("source", "href"),
    [
        (SOURCE, "https://github.com/huyen/kho/pull/12"),
        (SOURCE._replace(forge="gitlab"), "https://git.example.vn/huyen/kho/-/merge_requests/12"),
        (SOURCE._replace(forge="forgejo"), None),
        (None, None),
    ],
)
def test_a_review_is_found_on_its_forge(source: Source | None, href: str | None) -> None:
    district = District("Huyện", "Huyện", forges=(("gitlab", "https://git.example.vn"),))
    link = review_link(source, district)
    assert (link.href if link else None) == href


def test_how_long_stages_take_is_told_in_days() -> None:
    days = timedelta(days=2, hours=5)
    (time,) = view(times=(Turnaround("Tổ thông qua", 4, timedelta(hours=3), days),)).times
    assert (time.label, time.count, time.middle, time.longest) == ("Tổ thông qua", 4, "trong ngày", "2 ngày")


def test_what_is_published_has_a_sheet() -> None:
    rows = view(status("bai", State.APPROVED), status("khac", State.APPROVED)).rows
    assert [row.sheet_href for row in rows] == ["phieu-duyet/toan.html#thcs-a-bai", ""]


def test_what_was_adopted_is_told_beside_the_schools_own() -> None:
    key, at = Key("thcs-b", "de"), NOW - timedelta(days=4)
    adopted = [
        (Adoption(key, "thcs-a", AdoptionState.WAITING, "a" * 40, None, at, PASS, ("p-lan",)), "Đề"),
        (Adoption(key, "thcs-a", AdoptionState.OUTDATED, "b" * 40, version(), at), "Cũ"),
    ]
    shown = states_view((), adopted, (), {}, ORGANISATION, context().view, NOW)
    assert [(row.title, row.state_label, row.waited) for row in shown.rows] == [
        ("Đề", "Chờ nhận dùng: Tổ thông qua", "4 ngày"),
        ("Cũ", "Bản gốc đã có bản mới", ""),
    ]
    assert shown.queues[0].rows[0].command == "hoclieu approve thcs-b/de --as p-lan --adopt-for thcs-a"


def test_a_published_version_with_a_notice_is_told_before_the_others() -> None:
    notice = Remark("1" * 40, "p-lan", NOW, "Câu 7 sai đáp án, đang sửa.", 5)
    first, second = rows(
        status("a", State.APPROVED), status("b", State.APPROVED, notices=(notice,), published={})
    )
    assert (first.key, first.note) == ("thcs-a/b", "Đang có thông báo: Câu 7 sai đáp án, đang sửa.")
    assert second.note == ""


def test_the_district_sees_what_is_not_finished_and_each_school_on_a_page_of_its_own() -> None:
    statuses = (
        status("xong", State.APPROVED),
        status("can-sua", State.APPROVED, notices=(Remark("a" * 40, "p-lan", NOW, "Hình mờ", 9),)),
        status("cho", stage=PASS, waiting_for=("p-lan",), since=NOW),
        status("het", State.GONE),
    )
    sheets = {Key("thcs-a", "xong"): "phieu-duyet/thcs-a.html#thcs-a-xong"}
    view = context(site=DISTRICT).view
    shown = district_states_view({}, statuses, (), sheets, ORGANISATION, view, NOW)
    assert (shown.path, [row.title for row in shown.rows]) == ("trang-thai.html", ["CHO", "CAN-SUA"])
    (school,) = shown.schools
    assert (school.href, school.total, school.published, school.waiting) == (
        "trang-thai/thcs-a.html", 3, 2, 1,
    )  # fmt: skip
    known = ORGANISATION.schools["thcs-a"]
    own = school_states_view(known, statuses, sheets, ORGANISATION, view, NOW)
    assert (own.path, own.queues) == (school.href, ())
    assert [row.title for row in own.rows] == ["CHO", "CAN-SUA", "XONG", "HET"]
    assert own.rows[2].sheet_href == "../phieu-duyet/thcs-a.html#thcs-a-xong"
    assert [link.href for link in own.crumbs] == ["../index.html", "../trang-thai.html"]


@given(libraries(), st.sampled_from(AUTHORITIES), st.sampled_from(MOMENTS))
def test_the_district_is_told_of_by_sums_as_if_everything_were_looked_at(
    found: list[Known], by: Authority, now: datetime
) -> None:
    sums: dict[str, SchoolSum] = {}
    for school in {one.holding.key.school for one in found if one.holding.settled}:
        own = [one for one in found if one.holding.settled and one.holding.key.school == school]
        statuses = [one.status(by, None, MOMENTS[0]) for one in own]
        sums[school] = sum_of(statuses, [one.standing for one in own])
    apart = [
        one
        for one in found
        if not one.holding.settled or one.holding.key.id in sums[one.holding.key.school].one_by_one
    ]
    waits = [*waits_of(one.standing for one in found if not one.holding.settled)]
    waits += (wait for known in sums.values() for wait in known.waits)

    def told(sums: dict[str, SchoolSum], some: list[Known], times: tuple[Turnaround, ...]) -> StaffView:
        statuses = [one.status(by, NOW - timedelta(days=90), now) for one in some]
        view = context(site=DISTRICT).view
        return district_states_view(sums, statuses, times, {}, by.organisation, view, now)

    every = turnaround(waits_of(one.standing for one in found))
    assert told(sums, apart, turnaround(waits)) == told({}, found, every)
