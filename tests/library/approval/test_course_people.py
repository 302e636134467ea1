"""Whose word counts for a resource, and whose takes another's back: nobody's but their own."""

import dataclasses

import pytest

from library.approval.in_force import InForce, Reign
from library.approval.standing import judge
from library.diagnostics import collect
from library.organisation import Role
from tests.library.approval.sample_ledger import (
    EVERYBODY,
    HEAD,
    KEY,
    ORGANISATION_TREE,
    PASS,
    POLICY,
    PRINCIPAL,
    TEACHER,
    authority,
    facts,
    judged,
    ledger,
    person,
    statement,
)

TREE, LATER = "1".rjust(40, "0"), "a" * 40
PUBLISH = ("head approve 1", "principal approve 1")


def reasons(findings: list[object]) -> list[str]:
    return [found.message("en").rpartition(" is void: ")[2] for found in findings]  # type: ignore[attr-defined]


def test_an_approval_is_taken_back_by_whoever_gave_it_alone() -> None:
    for words in ("principal retract 1 pass", "ghost retract 1 pass"):
        standing, (found,) = judged("head approve 1", words, "principal approve 1")
        assert "there is no approval to take back" in found.message("en")
        assert standing.versions["school"].tree == TREE


@pytest.mark.parametrize("evidence", ["recorded", "signed"])
def test_without_the_evidence_that_is_asked_for_nothing_is_taken_back(evidence: str) -> None:
    """Whoever writes a line in another's name takes nothing from them."""
    stages = tuple(dataclasses.replace(stage, evidence=evidence) for stage in POLICY.stages["school"])
    strict = authority(policy=dataclasses.replace(POLICY, stages={"school": stages}))
    for words in ("head retract 1", "head retract 1 notice", "teacher retract 1 submit"):
        _, findings = judged(words, by=strict)
        assert reasons(list(findings))[0].startswith("it lacks the evidence the policy asks for")


def test_a_notice_stays_until_its_own_speaker_takes_it_back() -> None:
    noticed = (*PUBLISH, "principal notice 1", "head notice 1")
    standing, findings = judged(*noticed, "head retract 1 notice")
    assert findings == []
    assert [notice.person for notice in standing.notices[TREE]] == ["principal"]
    _, (found,) = judged(*noticed, "vice retract 1 notice")
    assert "there is no notice of this person" in found.message("en")


def test_what_one_handed_in_is_taken_back_by_nobody_else() -> None:
    standing, (found,) = judged("teacher submit 1", "head retract 1 submit")
    assert "this person did not hand this version in" in found.message("en")
    assert standing.submitted[TREE].person == "teacher"


def test_who_hands_in_what_was_sent_back_to_somebody_else_makes_nothing_of_it() -> None:
    """It waits for its author as before; handed in by the author, it waits for approval."""
    assert TREE in judged("head return 1", "vice submit 1")[0].returned
    assert judged("head return 1", "teacher submit 1")[0].returned == {}


def test_whom_an_earlier_approver_saw_to_be_an_author_does_not_approve() -> None:
    seen = dataclasses.replace(facts("1"), authors=("teacher", "principal"))
    standing, (found,) = judged(statement("head approve 1", facts=seen), "principal approve 1")
    assert "nobody approves what they wrote" in found.message("en")
    assert standing.versions == {}


@pytest.mark.parametrize(
    ("role", "stage"),
    [("department-head", "pass"), ("principal", "approve"), ("principal-of-neighbour", "approve")],
)
def test_a_role_at_no_school_gives_no_right_at_any(role: str, stage: str) -> None:
    held = "principal" if stage == "approve" else role
    nowhere = person("ghost", Role(held, None))
    by = authority(TEACHER, nowhere, *([HEAD] if stage == "approve" else [PRINCIPAL]))
    words = statement(f"ghost approve 1 {stage}", 1 if stage == "approve" else 0, role=role)
    before = ("head approve 1",) if stage == "approve" else ()
    _, findings = judged(*before, words, by=by)
    assert reasons(list(findings))[-1].startswith("no right to this stage on that day")


def test_what_the_policy_asks_no_more_for_is_approved_anew_and_not_left_for_ever() -> None:
    """Its author was unknown, so a third was asked for; then the author was put on the list."""
    known = (*EVERYBODY, person("mai", Role("teacher", "a")))
    in_force = InForce(
        (Reign(0, ORGANISATION_TREE, authority()), Reign(3, LATER, authority(*known))),
    )
    by_mai = facts("1", authors=("mai",))
    old = [statement(words, at, facts=by_mai) for at, words in enumerate(PUBLISH)]
    new = [statement(words, at, facts=by_mai, organisation=LATER) for at, words in enumerate(PUBLISH, 2)]
    standings, findings = collect(judge(ledger(*old, *new), in_force, {}))
    assert findings == []
    assert standings is not None
    assert [one.number for one in standings[KEY].versions["school"].approvals] == [3, 4]
    before, _ = collect(judge(ledger(*old), in_force, {}))
    assert before is not None
    assert before[KEY].versions == {}


def test_of_two_who_take_one_stage_each_counts_once() -> None:
    two = dataclasses.replace(PASS, threshold=2)
    by = authority(policy=dataclasses.replace(POLICY, stages={"school": (two, POLICY.stages["school"][1])}))
    standing, findings = judged("head approve 1", "head approve 1", "principal approve 1", by=by)
    assert len(findings) == 2
    assert standing.versions == {}
