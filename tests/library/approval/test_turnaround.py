"""How long each stage took, in histories where every word comes an hour after the one before."""

from datetime import timedelta
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from library.approval.in_force import InForce, Reign
from library.approval.ledger import read_ledger
from library.approval.standing import Standing, judge
from library.approval.turnaround import StageWaits, Turnaround, turnaround, waits_of
from library.diagnostics import collect
from tests.library.approval.sample_ledger import KEY, ORGANISATION_TREE, authority, files_of, judged
from tests.library.approval.sample_school import COURSES

HOUR = timedelta(hours=1)


def took(*histories: tuple[str, ...]) -> tuple[Turnaround, ...]:
    return turnaround(waits_of(judged(*said)[0] for said in histories))


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


def paced(course: tuple[str, ...], hours: int) -> Standing:
    """A course of which each word came so many hours after the one before, or a little more."""
    ledger, _ = collect(read_ledger(*files_of(course, timedelta(hours=hours, seconds=hours))))
    assert ledger is not None
    standings, _ = collect(judge(ledger, InForce((Reign(0, ORGANISATION_TREE, authority()),)), {}))
    assert standings is not None
    return standings.get(KEY, Standing(KEY))


@given(st.lists(st.lists(st.tuples(st.sampled_from(COURSES), st.integers(1, 99))), max_size=4))
def test_what_schools_took_can_be_told_from_what_each_took(
    schools: list[list[tuple[tuple[str, ...], int]]],
) -> None:
    standings = [[paced(*one) for one in school] for school in schools]
    together = turnaround(waits_of(chain.from_iterable(standings)))
    assert turnaround(chain.from_iterable(map(waits_of, standings))) == together


def test_waits_of_several_schools_are_told_together_in_the_order_of_the_first_that_has_a_stage() -> None:
    second = timedelta(seconds=1)
    schools = (
        StageWaits("Hội đồng", (False, 0), (2, 8)),
        StageWaits("Thẩm định", (True, 0), (4,)),
        StageWaits("Hội đồng", (True, 1), (1, 3, 9)),
        StageWaits("Tổ", (False, 0), (5,)),
    )
    assert turnaround(schools) == (
        Turnaround("Hội đồng", 5, 3 * second, 9 * second),
        Turnaround("Tổ", 1, 5 * second, 5 * second),
        Turnaround("Thẩm định", 1, 4 * second, 4 * second),
    )
