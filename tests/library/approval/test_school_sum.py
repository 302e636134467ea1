"""The sum of a school: what holds on any day of what is settled, and what must be told one by one."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from library.approval.authority import Authority
from library.approval.model import Key
from library.approval.school_sum import SchoolSum, sum_of
from library.approval.status import FINISHED
from tests.library.approval.sample_ledger import MORNING, authority
from tests.library.approval.sample_school import (
    AUTHORITIES,
    MOMENTS,
    PUBLISH,
    STRICTER,
    Known,
    known,
    libraries,
)
from tests.library.sample_entries import resource

CHANGED = MORNING - timedelta(days=3)


def summed(some: list[Known], by: Authority, changed: datetime | None, now: datetime) -> SchoolSum:
    return sum_of([one.status(by, changed, now) for one in some], [one.standing for one in some])


@given(libraries(), st.sampled_from(AUTHORITIES))
def test_the_sum_of_what_is_settled_depends_on_no_day(found: list[Known], by: Authority) -> None:
    settled = [one for one in found if one.holding.settled]
    first = summed(settled, by, None, MOMENTS[0])
    assert all(summed(settled, by, CHANGED, moment) == first for moment in MOMENTS)


@given(libraries(), st.sampled_from(AUTHORITIES))
def test_the_state_of_what_is_summed_up_is_all_there_is_to_tell(found: list[Known], by: Authority) -> None:
    settled = [one for one in found if one.holding.settled]
    apart = summed(settled, by, None, MOMENTS[0]).one_by_one
    for one in settled:
        if one.holding.key.id not in apart:
            told = {repr(one.status(by, changed, now)) for changed in (None, CHANGED) for now in MOMENTS}
            status = one.status(by, None, MOMENTS[0])
            assert len(told) == 1
            assert status.state in FINISHED
            assert not status.notices


def one(name: str, course: tuple[str, ...], tree: str = "1", *, draft: bool = False) -> Known:
    return known(Key("a", name), course, tree, resource(share="school", draft=draft))


def test_what_a_school_has_is_counted_or_named() -> None:
    own = [
        one("mot", PUBLISH),
        one("hai", ("teacher submit 1", *PUBLISH)),
        one("ba", PUBLISH, tree=""),
        one("bon", (*PUBLISH, "principal notice 1")),
    ]
    assert all(each.holding.settled for each in own)
    found = summed(own, authority(), None, MOMENTS[0])
    assert found.published == 2
    assert (found.unfinished, found.noticed) == ((), ("bon",))
    assert found.one_by_one == ("bon",)
    assert [(waits.label, waits.seconds) for waits in found.waits] == [
        ("Hiệu trưởng duyệt", (3600,) * 4), ("Tổ thông qua", (3600,)),
    ]  # fmt: skip


def test_what_was_sent_back_or_is_a_draft_again_is_not_settled_though_it_is_shown() -> None:
    assert not one("mot", (*PUBLISH, "head return 1")).holding.settled
    assert not one("mot", PUBLISH, draft=True).holding.settled


def test_what_is_settled_is_unfinished_where_the_policy_came_to_ask_for_more() -> None:
    found = summed([one("mot", PUBLISH)], authority(policy=STRICTER), None, MOMENTS[0])
    assert (found.published, found.unfinished) == (0, ("mot",))
