"""The fold from statements to what each shelf shows, told as short histories."""

# ruff: noqa: E501 -- a named case is read best on one line

import dataclasses
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.approval.in_force import InForce, Reign
from library.approval.ledger import evidence_path
from library.approval.model import Facts, Key
from library.approval.standing import Standing, judge
from library.diagnostics import collect
from library.organisation import Role
from tests.library.approval.sample_ledger import (
    APPROVE,
    HEAD,
    KEY,
    ORGANISATION_TREE,
    PASS,
    POLICY,
    TEACHER,
    TODAY,
    Words,
    authority,
    ended,
    facts,
    judged,
    ledger,
    person,
    statement,
)


def tree(number: str) -> str:
    return number.rjust(40, "0")


def shown(standing: Standing) -> dict[str, str]:
    """Which tree each shelf shows, with its ordinal: `1 (2)`."""
    return {
        shelf: f"{version.tree.lstrip('0')} ({version.ordinal})"
        for shelf, version in standing.versions.items()
    }


def void(*said: Words, **changes: object) -> list[str]:
    """Why statements of a history are void, as `row: reason`."""
    _, findings = judged(*said, **changes)  # type: ignore[arg-type]
    assert {finding.rule.code for finding in findings} <= {"A104"}
    return [f"{f.location.line}: {f.message('en').rpartition(' is void: ')[2]}" for f in findings]


# Histories, what the shelves show after them, and what of them is void (by row, the beginning of why).
PUBLISH = ("head approve 1", "principal approve 1")
SECOND = ("head approve 2", "principal approve 2")
HISTORIES: dict[str, tuple[tuple[str, ...], dict[str, str], list[str]]] = {
    "nothing": ((), {}, []),
    "one stage": (("head approve 1",), {}, []),
    "both stages": (PUBLISH, {"school": "1 (1)"}, []),
    "the wrong order": (("principal approve 1",), {}, ["1: the stage “approve” is not next, “pass” is"]),
    "a stage twice": (("head approve 1", "head approve 1"), {}, ["2: the stage “pass” is not next, “approve” is"]),
    "more than enough": ((*PUBLISH, "principal approve 1"), {"school": "1 (1)"}, []),
    "shared": ((*PUBLISH, "appraiser approve 1"), {"school": "1 (1)", "district": "1 (1)"}, []),
    "shared before the school": (("appraiser approve 1",), {}, ["1: the school has not approved this version"]),
    "another version": ((*PUBLISH, *SECOND), {"school": "2 (2)"}, []),
    "a version half way": ((*PUBLISH, "head approve 2"), {"school": "1 (1)"}, []),
    "the district stays with its version": (
        (*PUBLISH, "appraiser approve 1", *SECOND), {"school": "2 (2)", "district": "1 (1)"}, [],
    ),
    "the district takes only what the school shows": (
        (*PUBLISH, *SECOND, "appraiser approve 1"), {"school": "2 (2)"}, ["5: the school has not approved"],
    ),
    "back to the first version": ((*PUBLISH, *SECOND, *PUBLISH), {"school": "1 (3)"}, []),
    "by the author": (("teacher approve 1",), {}, ["1: nobody approves what they wrote"]),
    "by a substitute for no reason": (("deputy approve 1",), {}, ["1: no right to this stage on that day"]),
    "by nobody we know": (("ghost approve 1 pass",), {}, ["1: no right to this stage on that day"]),
    "by one for both": (
        ("head approve 1", "head approve 1 approve"), {}, ["2: no right to this stage on that day"],
    ),
    "returned": (("head approve 1", "principal return 1"), {}, []),
    "returned and passed again": (
        ("head approve 1", "principal return 1", *PUBLISH), {"school": "1 (1)"}, [],
    ),
    "returned and taken up in the middle": (
        ("head approve 1", "principal return 1", "principal approve 1"), {},
        ["3: the stage “approve” is not next, “pass” is"],
    ),
    "returned though published": ((*PUBLISH, "principal return 1"), {"school": "1 (1)"}, []),
    "returned by the author": (("teacher return 1",), {}, ["1: no approver of this resource"]),
    "withdrawn": ((*PUBLISH, "principal withdraw 1"), {}, []),
    "withdrawn from both": ((*PUBLISH, "appraiser approve 1", "head withdraw 1"), {}, []),
    "withdrawn from the district": (
        (*PUBLISH, "appraiser approve 1", "appraiser withdraw 1"), {"school": "1 (1)"}, [],
    ),
    "withdrawn and approved again": ((*PUBLISH, "principal withdraw 1", *PUBLISH), {"school": "1 (2)"}, []),
    "withdrawn by a stranger": (
        (*PUBLISH, "ghost withdraw 1"), {"school": "1 (1)"}, ["3: no approver of this resource"],
    ),
    "withdrawn though not there": (
        (*PUBLISH, "principal withdraw 2"), {"school": "1 (1)"}, ["3: this version is not on the shelf"],
    ),
    "taken back": (("head approve 1", "head retract 1", "head approve 1"), {}, []),
    "taken back too late": (
        (*PUBLISH, "principal retract 1"), {"school": "1 (1)"}, ["3: the next stage was taken; withdraw"],
    ),
    "taken back by another": (
        ("head approve 1", "principal retract 1"), {}, ["2: there is no approval to take back"],
    ),
    "a notice": ((*PUBLISH, "principal notice 1"), {"school": "1 (1)"}, []),
    "a notice on nothing": (("principal notice 1",), {}, ["1: this version is not on the shelf"]),
    "handed in": (("teacher submit 1",), {}, []),
}  # fmt: skip


@pytest.mark.parametrize("name", HISTORIES)
def test_histories(name: str) -> None:
    said, shelves, voids = HISTORIES[name]
    standing, _ = judged(*said)
    assert shown(standing) == shelves
    found = void(*said)
    assert len(found) == len(voids)
    assert all(one.startswith(expected) for one, expected in zip(found, voids, strict=True)), found


def test_a_version_tells_who_let_it_pass() -> None:
    standing, _ = judged(*PUBLISH)
    version = standing.versions["school"]
    assert [(a.stage, a.label, a.person, a.role, a.number, a.evidence) for a in version.approvals] == [
        ("pass", "Tổ thông qua", "head", "department-head", 1, "unsigned"),
        ("approve", "Hiệu trưởng duyệt", "principal", "principal", 2, "unsigned"),
    ]
    assert version.at == version.approvals[1].at


def test_what_was_returned_withdrawn_and_handed_in_is_told() -> None:
    standing, _ = judged("teacher submit 1", *PUBLISH, "head return 2", "principal withdraw 1")
    assert standing.submitted[tree("1")].person == "teacher"
    assert (standing.returned[tree("2")].person, standing.returned[tree("2")].reasons) == (
        "head",
        "Sai câu 1",
    )
    assert (standing.withdrawn["school"].tree, standing.withdrawn["school"].number) == (tree("1"), 5)
    again, _ = judged("head return 1", "head approve 1")
    assert again.returned == {}


def test_a_notice_stands_until_a_corrected_version_that_names_it() -> None:
    standing, _ = judged(*PUBLISH, "principal notice 1")
    assert [notice.reasons for notice in standing.notices[tree("1")]] == ["Sai câu 1"]
    corrected, _ = judged(*PUBLISH, "principal notice 1", *SECOND)
    assert [notice.person for notice in corrected.versions["school"].corrects] == ["principal"]
    assert corrected.notices == {}
    after, _ = judged(*PUBLISH, "principal notice 1", "principal withdraw 1", *SECOND)
    assert [notice.person for notice in after.versions["school"].corrects] == ["principal"]


def test_one_tree_may_be_right_for_several_resources_but_not_a_word() -> None:
    elsewhere = statement("head approve 1")._replace(key=Key("a", "khac"))
    in_force = InForce((Reign(0, ORGANISATION_TREE, authority()),))
    standings, _ = collect(judge(ledger(*PUBLISH, elsewhere), in_force, {}))
    assert standings is not None
    assert [len(one.versions) for one in standings.values()] == [1, 0]


FOREIGN = {
    "another library": ({"library": "khac"}, "it speaks of another library"),
    "an organisation nobody approved": (
        {"organisation": "f" * 40},
        "said under an organisation nobody approved",
    ),
    "a line that was not there": ({"seen": 5}, "it claims to have seen what was not yet there"),
    "a role the person does not hold": ({"role": "principal"}, "no right to this stage on that day"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_words_that_never_count(name: str) -> None:
    changes, reason = FOREIGN[name]
    (found,) = void(statement("head approve 1", **changes))
    assert found.startswith(f"1: {reason}")


def test_the_same_words_count_once() -> None:
    said = statement("head approve 1")
    assert void("head approve 2", said, said) == ["3: the same words were recorded before"]


def test_words_from_before_a_withdrawal_do_not_bring_it_back() -> None:
    early = statement("head approve 1", seen=2)
    assert void(*PUBLISH, "principal withdraw 1", early) == [
        "4: said before the withdrawal or return at line 3"
    ]
    assert void("head approve 1", "principal return 1", statement("head approve 1", seen=1)) == [
        "3: said before the withdrawal or return at line 2"
    ]


def test_the_files_decide_not_what_the_speaker_saw() -> None:
    real = facts("1", authors=("teacher", "head"))
    assert void(*PUBLISH, known={tree("1"): real}) == [
        "1: nobody approves what they wrote",
        "2: the stage “approve” is not next, “pass” is",
    ]
    other = dataclasses.replace(facts("1"), sha256="f" * 64)
    assert void("head approve 1", known={tree("1"): other}) == ["1: the content does not fit its sha256"]


def test_whom_one_approver_saw_to_be_an_author_no_longer_counts() -> None:
    seen = facts("1", authors=("teacher", "head"))
    said = statement("principal approve 1", seen=1, facts=dataclasses.replace(seen, sha256=facts("1").sha256))
    standing, _ = judged("head approve 1", said)
    assert shown(standing) == {}


def test_terms_are_those_of_the_recorders_day_in_vietnam() -> None:
    over = person("head", Role("department-head", "a", period=ended(before=TODAY)))
    assert void("head approve 1", by=authority(over, TEACHER))[0].startswith("1: no right to this stage")
    last = person("head", Role("department-head", "a", period=ended(before=TODAY + timedelta(days=1))))
    assert void("head approve 1", by=authority(last, TEACHER)) == []


def test_an_unknown_author_needs_a_third() -> None:
    def of(words: str, seen: int) -> Words:
        return statement(words, seen, facts=facts("1", authors=("Cô Mai",)))

    said = [of("head approve 1", 0), of("principal approve 1", 1)]
    assert shown(judged(*said)[0]) == {}
    assert shown(judged(*said, of("deputy approve 1 extra", 2))[0]) == {"school": "1 (1)"}


def test_two_heads_where_the_policy_asks_for_two() -> None:
    two = dataclasses.replace(POLICY, stages={"school": (dataclasses.replace(PASS, threshold=2), APPROVE)})
    people = (
        TEACHER,
        HEAD,
        person("principal", Role("principal", "a")),
        person("vice", Role("department-head", "a")),
    )
    second = statement("vice approve 1 pass", 1, role="department-head")
    by = authority(*people, policy=two)
    assert shown(judged("head approve 1", "principal approve 1", by=by)[0]) == {}
    assert shown(judged("head approve 1", second, "principal approve 1", by=by)[0]) == {"school": "1 (1)"}


def test_a_closed_shelf_takes_nothing() -> None:
    closed = authority(policy=dataclasses.replace(POLICY, stages={}))
    assert void("head approve 1", by=closed) == ["1: this shelf takes no approvals"]


def test_stronger_evidence_is_not_had_for_the_asking() -> None:
    for evidence in ("recorded", "signed"):
        strict = dataclasses.replace(
            POLICY, stages={"school": (dataclasses.replace(PASS, evidence=evidence), APPROVE)}
        )
        assert void("head approve 1", by=authority(policy=strict)) == [
            "1: it lacks the evidence the policy asks for"
        ]


def test_a_line_in_the_file_of_another_resource_is_no_word_at_all() -> None:
    in_force = InForce((Reign(0, ORGANISATION_TREE, authority()),))
    read = ledger(*PUBLISH)
    moved = dataclasses.replace(read, rows={Key("a", "khac"): read.rows[KEY]})
    standings, findings = collect(judge(moved, in_force, {}))
    assert standings is None
    assert {(f.rule.code, f.location.path) for f in findings} == {
        ("A102", f"approvals:{evidence_path(Key('a', 'khac'))}")
    }


def test_without_an_organisation_nothing_counts() -> None:
    standings, findings = collect(judge(ledger(*PUBLISH), InForce(), {}))
    assert standings is not None
    assert standings[KEY].versions == {}
    assert [f.rule.code for f in findings] == ["A104", "A104"]


MOVES = st.lists(
    st.builds(
        "{} {} {}".format,
        st.sampled_from(["head", "principal", "vice", "deputy", "appraiser", "teacher", "other"]),
        st.sampled_from(
            ["approve", "approve", "approve", "return", "withdraw", "notice", "retract", "submit"]
        ),
        st.sampled_from("123"),
    ),
    max_size=14,
)


@given(MOVES, st.permutations(["1", "2", "3"]))
def test_the_fold_is_deterministic_and_shows_only_what_passed_every_stage(
    said: list[str], order: list[str]
) -> None:
    known: dict[str, Facts] = {tree(number): facts(number) for number in order}
    standing, findings = judged(*said, known=known)
    again, same = judged(*said, known=dict(sorted(known.items())))
    assert (again, same) == (standing, findings)
    for shelf, version in standing.versions.items():
        asked = [stage.stage for stage in POLICY.stages_of(shelf, "document")]
        assert [approval.stage for approval in version.approvals] == asked
        people = [approval.person for approval in version.approvals]
        assert len(set(people)) == len(people)
        assert "teacher" not in people
        assert version.ordinal <= standing.published[shelf]


@given(MOVES)
@settings(max_examples=40)
def test_what_is_said_later_never_changes_what_was_judged_before(said: list[str]) -> None:
    for length in range(len(said)):
        before, _ = judged(*said[:length])
        after, _ = judged(*said[: length + 1])
        numbers = {shelf: after.published.get(shelf, 0) - count for shelf, count in before.published.items()}
        assert all(0 <= more <= 1 for more in numbers.values())
