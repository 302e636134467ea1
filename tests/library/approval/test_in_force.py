"""A change of people and policy: by two of those in force, of exactly what they saw, and by no word twice."""

from dataclasses import replace

import pytest

from library.approval.authority import Authority
from library.approval.in_force import KIND, ORGANISATION, InForce, read_in_force
from library.approval.model import Facts, Stage, Statement
from library.approval.policy import ORGANISATION_STAGE
from library.diagnostics import Text
from library.organisation import Role
from tests.library.approval.sample_ledger import (
    ORGANISATION_TREE,
    POLICY,
    authority,
    ledger,
    person,
    statement,
)

NEW, OTHER = "a" * 40, "b" * 40
DIGESTS = {ORGANISATION_TREE: "0" * 64, NEW: "a" * 64, OTHER: "b" * 64}
BY_TWO = Stage(ORGANISATION_STAGE, "district-officer", "Huyện đồng ý", "unsigned", threshold=2)
OFFICERS = [person(name, Role("district-officer", None)) for name in ("one", "two", "three")]
HERE = authority(*OFFICERS, policy=replace(POLICY, organisation=BY_TWO))
FAULT = Text("hỏng", "it is broken")


def said(name: str, seen: int, tree: str = NEW, *authors: str, **changes: object) -> Statement:
    """An officer's approval of an organisation."""
    told = {
        "key": ORGANISATION, "shelf": "district", "stage": ORGANISATION_STAGE, "person": name,
        "role": "district-officer", "tree": tree, "facts": Facts(KIND, "", (), authors, DIGESTS[tree]),
    }  # fmt: skip
    return statement("ghost approve 1", seen, **{**told, **changes})


def after(*words: Statement, new: Authority = HERE, here: Authority = HERE) -> InForce:
    """What is in force after these words, of which `new` is the organisation that most are about."""
    at_hand = {ORGANISATION_TREE: here, NEW: new, OTHER: HERE}
    return read_in_force(
        ledger(*words), {tree: replace(one, sha256=DIGESTS[tree]) for tree, one in at_hand.items()}
    )


def trees(found: InForce) -> list[str]:
    return [reign.tree for reign in found.reigns]


def voids(found: InForce) -> list[tuple[int, str]]:
    return [(line.number, reason.en) for line, reason in found.void]


def test_it_is_in_force_from_the_line_after_the_last_approval() -> None:
    found = after(said("one", 0), said("two", 1))
    assert [(reign.first, reign.tree) for reign in found.reigns] == [(0, ORGANISATION_TREE), (3, NEW)]
    assert voids(found) == []


NEVER: dict[str, tuple[tuple[Statement, ...], str]] = {
    "by one alone": ((said("one", 0), said("one", 1)), "no right to change the organisation that day"),
    "by one who wrote it": (
        (said("one", 0), said("two", 1, NEW, "two")), "no right to change the organisation that day",
    ),
    "by somebody of a school": ((said("one", 0), said("four", 1)), "no right to change the organisation"),
    "of another content": (
        (said("one", 0), said("two", 1, facts=Facts(KIND, "", (), (), "c" * 64))), "does not fit its sha256",
    ),
    "under a list that nobody approved": (
        (said("one", 0), said("two", 1, organisation=NEW)), "said under an organisation nobody approved",
    ),
    "after one of the two took it back": (
        (said("one", 0), said("one", 1, event="retract"), said("two", 2)), "",
    ),
    "by words that were taken back and come again": (
        (said("one", 0), said("one", 1, event="retract"), said("one", 0), said("two", 3)),
        "the same words were recorded before",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEVER)
def test_what_brings_none_into_force(name: str) -> None:
    words, reason = NEVER[name]
    found = after(*words)
    assert trees(found) == [ORGANISATION_TREE]
    assert [why for _, why in voids(found) if reason and reason in why] == [why for _, why in voids(found)]
    assert bool(voids(found)) == bool(reason)


def test_half_an_approval_of_one_change_is_gone_with_the_next() -> None:
    """The officer of the first line saw that change beside a list that is in force no longer."""
    later = said("two", 3, OTHER, organisation=NEW)
    found = after(said("one", 0, OTHER), said("one", 1), said("two", 2), later)
    assert trees(found) == [ORGANISATION_TREE, NEW]
    assert [approval.person for approval in found.pending[OTHER]] == ["two"]


def test_words_under_a_list_that_was_in_force_change_nothing_any_more() -> None:
    found = after(said("one", 0), said("two", 1), said("one", 2, OTHER), said("two", 3, OTHER))
    assert trees(found) == [ORGANISATION_TREE, NEW]
    assert voids(found) == [(at, "said under an organisation not in force") for at in (3, 4)]


NEVER_FIT = {
    "a real library after a sample": (
        replace(
            HERE,
            organisation=replace(
                HERE.organisation, district=replace(HERE.organisation.district, sample=False)
            ),
        ),
        "a sample never becomes a real library",
    ),
    "another library": (
        replace(HERE, policy=replace(HERE.policy, library="khac")), "the name `library` must not change",
    ),
    "no recorder": (replace(HERE, policy=replace(HERE.policy, needs_recorder=True)), "names no recorder"),
    "what cannot be read": (replace(HERE, fault=FAULT), "it is broken"),
    "one officer left": (
        authority(OFFICERS[0], policy=HERE.policy), "fewer than 2 people could change the organisation again",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NEVER_FIT)
def test_an_organisation_that_cannot_follow_this_one(name: str) -> None:
    new, reason = NEVER_FIT[name]
    found = after(said("one", 0), said("two", 1), new=new)
    assert trees(found) == [ORGANISATION_TREE]
    assert [number for number, why in voids(found) if reason in why] == [1, 2]


@pytest.mark.parametrize("evidence", ["recorded", "signed"])
def test_it_takes_the_evidence_that_the_policy_in_force_asks_for(evidence: str) -> None:
    strict = replace(HERE, policy=replace(HERE.policy, organisation=replace(BY_TWO, evidence=evidence)))
    found = after(said("one", 0), said("two", 1), here=strict)
    assert trees(found) == [ORGANISATION_TREE]
    assert {why for _, why in voids(found)} == {"it lacks the evidence the policy asks for"}
