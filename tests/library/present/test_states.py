"""The page of states for staff: who is waited for, since when, and what the sites show meanwhile."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from library.approval.model import Key, Stage
from library.approval.status import State, Status
from library.pages.views import StaffRow
from library.present.states import states_view
from tests.library.sample_entries import NOW, ORGANISATION, version
from tests.library.sample_site import context

PASS = Stage("pass", "department-head", "Tổ thông qua", "unsigned")


def status(name: str = "bai", state: State = State.WAITING, **changes: Any) -> Status:
    return Status(Key("thcs-a", name), name.upper(), state, **changes)


def rows(*statuses: Status) -> tuple[StaffRow, ...]:
    return states_view(statuses, (), ORGANISATION, context().view).rows


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
    view = states_view((), (), ORGANISATION, context().view)
    assert (view.path, view.rows) == ("trang-thai.html", ())
    assert "nội bộ" in view.note
