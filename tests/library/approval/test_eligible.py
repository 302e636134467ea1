"""Who may take a stage, who stands in, and what is said of those who were passed over."""

from dataclasses import replace
from datetime import date

import pytest

from library.approval.authority import Authority
from library.approval.eligible import Eligibility, PassedOver, chain, eligibility, in_scope, may_take
from library.approval.model import Facts, Stage
from library.approval.policy import EXTRA
from library.organisation import Period, Role
from tests.library.approval.sample_ledger import (
    APPRAISE,
    APPRAISER,
    APPROVE,
    DEPUTY,
    EVERYBODY,
    HEAD,
    KEY,
    OTHER,
    PASS,
    PRINCIPAL,
    TEACHER,
    TODAY,
    VICE,
    authority,
    facts,
    person,
)

HEADS = Role("department-head", "a", frozenset({"toan"}))


def without(*names: str) -> Authority:
    return authority(*(one for one in EVERYBODY if one.id not in names))


def able(stage: Stage, of: Authority, about: Facts | None = None, taken: tuple[str, ...] = ()) -> Eligibility:
    return eligibility(of, stage, KEY, about or facts(), TODAY, taken)


def names(found: Eligibility) -> list[str]:
    return [approver.person for approver in found.approvers]


def away(first: str, last: str) -> Authority:
    absence = Period(date.fromisoformat(first), date.fromisoformat(last))
    return authority(TEACHER, replace(HEAD, absences=(absence,)), DEPUTY, PRINCIPAL, VICE)


def test_the_holder_comes_first_and_nobody_is_passed_over() -> None:
    assert able(PASS, authority()) == Eligibility(able(PASS, authority()).approvers)
    assert names(able(PASS, authority())) == ["head"]


@pytest.mark.parametrize(
    ("of", "about", "taken", "cause"),
    [
        (without("head"), facts(), (), "vacant"),
        (authority(), facts(authors=("head",)), (), "author"),
        (authority(), facts(), ("head",), "taken"),
    ],
    ids=["vacant", "author", "taken"],
)
def test_a_substitute_stands_in_and_it_is_said_why(
    of: Authority, about: Facts, taken: tuple[str, ...], cause: str
) -> None:
    found = able(PASS, of, about, taken)
    assert names(found) == ["deputy"]
    assert found.passed_over == (PassedOver("department-head", cause),)  # type: ignore[arg-type]


def test_while_the_holder_is_absent_both_may_and_the_substitute_is_asked() -> None:
    found = able(PASS, away("2026-08-31", "2026-09-01"))
    assert names(found) == ["head", "deputy"]
    assert [approver.person for approver in found.present] == ["deputy"]
    assert found.passed_over == (PassedOver("department-head", "absent"),)


def test_an_absence_that_is_over_or_to_come_lets_nobody_stand_in() -> None:
    assert names(able(PASS, away("2026-08-01", "2026-08-31"))) == ["head"]
    assert names(able(PASS, away("2026-09-02", "2026-09-30"))) == ["head"]


def test_substitutes_come_in_the_order_of_the_policy() -> None:
    assert names(able(APPROVE, without("principal"))) == ["vice"]
    found = able(APPROVE, without("principal", "vice"))
    assert names(found) == ["other"]
    assert [over.role for over in found.passed_over] == ["principal", "vice-principal"]
    nobody = able(APPROVE, without("principal", "vice", "other"))
    assert nobody.approvers == ()
    assert [over.cause for over in nobody.passed_over] == ["vacant"] * 3


@pytest.mark.parametrize(
    ("held", "admitted"),
    [
        (HEADS, True),
        (replace(HEADS, subjects=frozenset()), True),
        (replace(HEADS, subjects=frozenset({"khtn"})), False),
        (replace(HEADS, grades=frozenset({"6", "7"})), True),
        (replace(HEADS, grades=frozenset({"7"})), False),
        (replace(HEADS, school="b"), False),
        (replace(HEADS, period=Period(TODAY, TODAY)), True),
        (replace(HEADS, period=Period(date(2026, 9, 2), None)), False),
        (replace(HEADS, period=Period(None, date(2026, 8, 31))), False),
    ],
)
def test_a_role_counts_in_its_scope_and_term(held: Role, admitted: bool) -> None:
    of = authority(TEACHER, PRINCIPAL, person("x", held))
    assert may_take(of, PASS, KEY, facts(), TODAY, (), "x", "department-head") is admitted
    assert able(PASS, of).admits("x", "department-head") is admitted


def test_a_substitute_may_not_while_the_holder_can() -> None:
    assert not may_take(authority(), PASS, KEY, facts(), TODAY, (), "deputy", "deputy-head")
    assert may_take(without("head"), PASS, KEY, facts(), TODAY, (), "deputy", "deputy-head")
    assert not may_take(authority(), PASS, KEY, facts(), TODAY, (), "nobody", "department-head")


def test_an_unknown_author_calls_for_one_more_at_school_alone() -> None:
    of, guests = authority(), facts(authors=("Nguyễn Văn Khách",))
    stages = chain(of.organisation, of.policy, "school", guests)
    assert [stage.stage for stage in stages] == ["pass", "approve", EXTRA]
    assert chain(of.organisation, of.policy, "district", guests) == (APPRAISE,)
    assert names(able(stages[-1], of, guests, ("head", "principal"))) == ["deputy"]


def test_whoever_may_take_a_stage_or_stand_in_may_remark() -> None:
    of = authority()
    written = facts(authors=("head",))
    for one, role in ((HEAD, "department-head"), (VICE, "vice-principal"), (APPRAISER, "appraiser")):
        assert in_scope(of, KEY, written, one.id, TODAY) == role
    assert in_scope(of, KEY, written, "teacher", TODAY) is None
    assert in_scope(of, KEY, written, "nobody", TODAY) is None


def test_a_neighbour_may_remark_only_while_asked_to_stand_in() -> None:
    assert in_scope(authority(), KEY, facts(), OTHER.id, TODAY) is None
    assert in_scope(without("principal", "vice"), KEY, facts(), OTHER.id, TODAY) == "principal"
