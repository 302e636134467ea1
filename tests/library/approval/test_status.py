"""Where each resource stands: who is waited for, since when, and what is shown meanwhile."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from library.approval.authority import Authority
from library.approval.model import Facts
from library.approval.policy import Policy
from library.approval.status import State, Status, status_of
from library.organisation import Period
from library.resource import Resource
from tests.library.approval.sample_ledger import (
    EVERYBODY,
    HEAD,
    KEY,
    MORNING,
    POLICY,
    PRINCIPAL,
    TODAY,
    Words,
    authority,
    facts,
    judged,
)
from tests.library.sample_entries import resource

CHANGED = MORNING - timedelta(days=3)
NOW = MORNING + timedelta(hours=12)


def status(
    *said: Words,
    tip: str | None = "1",
    of: Resource | None = resource(share="school"),  # noqa: B008 - immutable
    by: Authority | None = None,
    about: Facts | None = None,
) -> Status:
    """The status of a tip after a history."""
    by = by or authority()
    standing, _ = judged(*said, by=by)
    tree = None if tip is None else tip.rjust(40, "0")
    told = about or (facts(tip) if tip and of else None)
    return status_of(KEY, tree, of, told, standing, by, lambda: CHANGED, NOW)


def waits(one: Status) -> tuple[str, str, tuple[str, ...]]:
    assert one.state is State.WAITING
    assert one.stage is not None
    return one.shelf, one.stage.stage, one.waiting_for


SHARED = resource(share="district")
PUBLISH = ("head approve 1", "principal approve 1")


def test_a_new_resource_waits_for_its_first_stage_since_it_was_changed() -> None:
    one = status()
    assert waits(one) == ("school", "pass", ("head",))
    assert (one.since, one.title, one.published, one.is_published_version) == (CHANGED, "Phân số", {}, False)


def test_since_when_it_waits() -> None:
    assert status("teacher submit 1").since == MORNING
    assert status("teacher submit 1", "head approve 1").since == MORNING + timedelta(hours=1)
    assert waits(status("head approve 1")) == ("school", "approve", ("principal",))


def test_an_approved_resource() -> None:
    one = status(*PUBLISH)
    assert (one.state, one.is_published_version, one.waiting_for) == (State.APPROVED, True, ())
    assert one.published is not None
    assert one.published["school"].ordinal == 1


def test_an_edited_one_waits_while_the_approved_version_is_shown() -> None:
    one = status(*PUBLISH, tip="2")
    assert waits(one) == ("school", "pass", ("head",))
    assert not one.is_published_version
    assert one.published is not None
    assert one.published["school"].tree.endswith("1")


def test_what_went_back_to_an_older_version_waits_again() -> None:
    one = status(*PUBLISH, "head approve 2", "principal approve 2", tip="1")
    assert waits(one) == ("school", "pass", ("head",))


def test_a_shared_one_waits_for_the_district_since_the_school_approved() -> None:
    one = status(*PUBLISH, of=SHARED)
    assert waits(one) == ("district", "appraise", ("appraiser",))
    assert (one.since, one.is_published_version) == (MORNING + timedelta(hours=1), True)
    assert status(*PUBLISH, "appraiser approve 1", of=SHARED).state is State.APPROVED


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"tip": None}, State.GONE),
        ({"of": None}, State.UNREADABLE),
        ({"of": resource(draft=True)}, State.DRAFT),
    ],
)
def test_what_is_gone_unreadable_or_a_draft(changes: dict[str, Any], state: State) -> None:
    for said in ((), PUBLISH):
        one = status(*said, **changes)
        assert one.state is state
        assert bool(one.published) == bool(said)


def test_a_returned_one_waits_for_its_authors_with_the_reasons() -> None:
    one = status("head return 1")
    assert (one.state, one.reasons, one.waiting_for, one.since) == (
        State.RETURNED,
        "Sai câu 1",
        ("p-lan",),
        MORNING,
    )
    assert status("head return 1", tip="2").state is State.WAITING


def test_a_withdrawn_one_and_its_successor() -> None:
    said = (*PUBLISH, "principal withdraw 1")
    one = status(*said)
    assert (one.state, one.reasons, one.published) == (State.WITHDRAWN, "Sai câu 1", {})
    assert waits(status(*said, tip="2")) == ("school", "pass", ("head",))
    assert status(*said, *PUBLISH).state is State.APPROVED


def test_who_stands_in_and_why_is_told() -> None:
    one = status(about=facts("1", authors=("head",)))
    assert waits(one) == ("school", "pass", ("deputy",))
    assert [(over.role, over.cause) for over in one.passed_over] == [("department-head", "author")]
    away = dataclasses.replace(HEAD, absences=(Period(TODAY, TODAY),))
    people = (away, *(other for other in EVERYBODY if other is not HEAD))
    assert waits(status(by=authority(*people))) == ("school", "pass", ("deputy",))


def test_nobody_may_be_left() -> None:
    assert waits(status(by=authority(PRINCIPAL))) == ("school", "pass", ())


@pytest.mark.parametrize("of", [resource(share="school"), SHARED])
def test_a_closed_shelf_waits_for_nobody_and_nothing_fails(of: Resource) -> None:
    for policy in (
        Policy(library="thu"),
        dataclasses.replace(POLICY, stages={"district": POLICY.stages["district"]}),
    ):
        one = status(of=of, by=authority(policy=policy))
        assert (one.state, one.shelf, one.stage, one.waiting_for) == (State.WAITING, "school", None, ())


def test_where_the_district_is_closed_what_the_school_shows_is_told_to_be_the_version_of_the_tip() -> None:
    closed = dataclasses.replace(POLICY, stages={"school": POLICY.stages["school"]})
    one = status(*PUBLISH, of=SHARED, by=authority(policy=closed))
    assert (one.state, one.shelf, one.stage) == (State.WAITING, "district", None)
    assert one.is_published_version


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (("teacher submit 1",), State.HANDED_IN),
        (("teacher submit 1", "head return 1"), State.RETURNED),
        (("teacher submit 1", "head return 1", "teacher submit 2"), State.HANDED_IN),
        (("teacher submit 1", *PUBLISH), State.GONE),
        ((), State.GONE),
    ],
)
def test_what_the_tip_does_not_hold_was_handed_in_or_is_gone(said: tuple[Words, ...], state: State) -> None:
    assert status(*said, tip=None).state is state
