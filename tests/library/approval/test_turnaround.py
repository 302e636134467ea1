"""How long each stage took, in histories where every word comes an hour after the one before."""

from datetime import timedelta

from library.approval.turnaround import Turnaround, turnaround
from tests.library.approval.sample_ledger import judged

HOUR = timedelta(hours=1)


def took(*histories: tuple[str, ...]) -> tuple[Turnaround, ...]:
    return turnaround(judged(*said)[0] for said in histories)


def test_each_stage_counts_from_the_one_before_it() -> None:
    whole = (
        "teacher submit 1",
        "head approve 1",
        "teacher submit 2",
        "principal approve 1",
        "appraiser approve 1",
    )
    assert took(whole) == (
        Turnaround("Tổ thông qua", 1, HOUR, HOUR),
        Turnaround("Hiệu trưởng duyệt", 1, 2 * HOUR, 2 * HOUR),
        Turnaround("Thẩm định", 1, HOUR, HOUR),
    )


def test_the_first_stage_is_not_told_where_nobody_recorded_when_it_was_handed_in() -> None:
    assert [one.label for one in took(("head approve 1", "principal approve 1"))] == ["Hiệu trưởng duyệt"]


def test_what_is_half_way_counts_and_the_middle_one_of_several_is_told() -> None:
    slow = ("teacher submit 1", "teacher submit 2", "teacher submit 3", "head approve 1")
    quick = ("teacher submit 1", "head approve 1")
    assert took(slow, quick, quick) == (Turnaround("Tổ thông qua", 3, HOUR, 3 * HOUR),)


def test_nothing_was_taken() -> None:
    assert took(("teacher submit 1",), ()) == ()
