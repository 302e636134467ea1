"""policy.yml: the stages of each shelf; what is not understood never asks for less."""

# ruff: noqa: E501 -- a named case is read best on one line

from datetime import date

import pytest

from build_tools.builtin import builtin_vocabulary
from library.approval.model import Stage
from library.approval.policy import BY_TWO, Policy
from library.approval.policy_file import read_policy
from library.diagnostics import collect
from library.organisation import Office, Period
from tests.ssh_signers import Signer

KEY = Signer("recorder").key.text
SCHOOL = """\
  school:
    - {stage: pass, role: department-head, label: Tổ, evidence: recorded}
    - {stage: approve, role: principal, label: HT, evidence: recorded}
"""
DISTRICT = "  district:\n    - {stage: appraise, role: appraiser, label: Thẩm định, evidence: recorded}\n"
HEAD = f"library: thu\nrecorders: [{KEY}]\nshelves:\n"
WHOLE = HEAD + SCHOOL + DISTRICT


def read(text: str, *, sample: bool = False) -> tuple[Policy, list[str]]:
    """The policy, and the findings as `line code`."""
    policy, findings = collect(read_policy(text.encode(), builtin_vocabulary(), sample))
    return policy, [f"{finding.location.line} {finding.rule.code}" for finding in findings]


def stages(policy: Policy, shelf: str = "school", kind: str = "document") -> list[tuple[str, str]]:
    return [(stage.stage, stage.evidence) for stage in policy.stages_of(shelf, kind)]  # type: ignore[arg-type]


USUAL = [("pass", "recorded"), ("approve", "recorded")]


def test_a_policy_with_everything() -> None:
    policy, said = read(
        WHOLE.replace("label: Tổ,", "label: Tổ, labels: [{label: Nhóm, until: 2025-06-30}], threshold: 2,")
        + "repository: private\nkinds:\n  exam: {evidence: signed}\n"
        "  document:\n    school:\n      - {stage: pass, role: department-head, label: Tổ, evidence: recorded}\n"
        "substitutes:\n  principal: [vice-principal, principal-of-neighbour]\nextra_approver: [unknown-author]\n"
        "organisation: {role: district-officer, threshold: 3, evidence: signed}\n"
    )
    assert said == []
    assert (policy.library, policy.private, policy.recorders, policy.needs_recorder) == (
        "thu",
        True,
        (KEY,),
        True,
    )
    assert policy.stages_of("school", "lesson-video")[0] == Stage(
        "pass", "department-head", "Tổ", "recorded", 2, (Office("Nhóm", Period(None, date(2025, 6, 30))),)
    )
    assert stages(policy, "district") == [("appraise", "recorded")]
    assert stages(policy, kind="exam") == [("pass", "signed"), ("approve", "signed")]
    assert stages(policy, kind="document") == [("pass", "recorded")]
    assert policy.substitutes == {"principal": ("vice-principal", "principal-of-neighbour")}
    assert policy.extra_for_unknown_author
    assert (policy.organisation.role, policy.organisation.threshold) == ("district-officer", 3)


def test_a_label_is_that_of_the_day() -> None:
    stage = Stage("pass", "r", "Tổ", "recorded", 1, (Office("Nhóm", Period(None, date(2025, 6, 30))),))
    assert [stage.label_at(date(2025, month, 30)) for month in (6, 7)] == ["Nhóm", "Tổ"]


def test_what_holds_where_nothing_is_said() -> None:
    policy, said = read(WHOLE)
    assert said == []
    assert not policy.private
    assert policy.extra_for_unknown_author
    assert policy.organisation == Stage("organisation", "district-officer", BY_TWO.label, "recorded", 2)


@pytest.mark.parametrize(
    ("written", "asked"),
    [("[unknown-author]", True), ("[none]", False), ("[nobody]", True), ("{a: b}", True)],
)
def test_one_more_approver_is_dropped_only_by_its_own_word(written: str, asked: bool) -> None:
    policy, _ = read(WHOLE + f"extra_approver: {written}\n")
    assert policy.extra_for_unknown_author is asked


# What is added to or changed in a sound policy, the findings, and the stages left on each shelf.
OPEN, CLOSED = len(USUAL), 0
FAULTS = {
    "unknown key": (WHOLE + "kind: x\n", ["9 M101"], CLOSED),
    "no library": (WHOLE.replace("library: thu\n", ""), ["1 M104"], OPEN),
    "unknown repository": (WHOLE + "repository: mật\n", ["9 M106"], OPEN),
    "shelves in words": (HEAD.replace("shelves:\n", "shelves: hai\n"), ["3 O102", "1 O109", "1 O109"], CLOSED),
    "a shelf left out": (HEAD + DISTRICT, ["4 O109"], CLOSED),
    "a shelf in words": (HEAD + "  school: mở\n" + DISTRICT, ["4 O102"], CLOSED),
    "a stage in words": (WHOLE.replace("  district:", "    - duyệt\n  district:"), ["7 O102"], CLOSED),
    "a stage without a role": (WHOLE.replace("role: principal, ", ""), ["6 M104"], CLOSED),
    "a stage of an unknown role": (WHOLE.replace("role: principal", "role: vua"), ["6 M106"], CLOSED),
    "a stage with an unknown word": (WHOLE.replace("label: HT", "label: HT, by: 2"), ["6 M101"], CLOSED),
    "a stage for too many": (WHOLE.replace("label: HT", "label: HT, threshold: 99"), ["6 M107"], CLOSED),
    "a stage on unknown evidence": (
        WHOLE.replace("label: HT, evidence: recorded", "label: HT, evidence: miệng"), ["6 M106"], CLOSED,
    ),
    "a stage with a strange name": (WHOLE.replace("stage: approve", "stage: Duyệt"), ["6 O103"], CLOSED),
    "a stage twice": (WHOLE.replace("stage: approve", "stage: pass"), ["6 O117"], CLOSED),
    "a stage with our name": (WHOLE.replace("stage: approve", "stage: extra"), ["6 O117"], CLOSED),
    "unsigned evidence": (
        WHOLE.replace("label: HT, evidence: recorded", "label: HT, evidence: unsigned"), ["6 O111"], CLOSED,
    ),
    "an unknown kind": (WHOLE + "kinds: {exams: {evidence: signed}}\n", ["9 M101"], CLOSED),
    "a kind in words": (WHOLE + "kinds: {exam: signed}\n", ["9 O102"], CLOSED),
    "kinds in words": (WHOLE + "kinds: signed\n", ["9 O102"], CLOSED),
    "no recorder": (WHOLE.replace(f"recorders: [{KEY}]\n", ""), ["1 O116"], OPEN),
    "a recorder that is none": (WHOLE.replace(KEY, "ssh-rsa AAAA"), ["2 O114", "2 O116"], OPEN),
    "an unknown substitute": (WHOLE + "substitutes: {principal: [vua]}\n", ["9 M106"], OPEN),
    "a change by one": (WHOLE + "organisation: {threshold: 1}\n", ["9 O118"], OPEN),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str) -> None:
    text, expected, left = FAULTS[name]
    policy, said = read(text)
    assert said == expected
    assert len(policy.stages_of("school", "document")) == left


def test_evidence_of_a_kind_that_is_not_understood_is_the_strongest() -> None:
    policy, said = read(WHOLE + "kinds: {exam: {evidence: mạnh}}\n")
    assert said == ["9 M106"]
    assert stages(policy, kind="exam") == [("pass", "signed"), ("approve", "signed")]
    policy, said = read(WHOLE + "kinds: {exam: {evidence: unsigned}}\n")
    assert said == ["9 O111"]
    assert stages(policy, kind="exam") == [("pass", "signed"), ("approve", "signed")]


def test_a_sample_may_go_without_signatures_and_says_so() -> None:
    text = WHOLE.replace("recorded", "unsigned").replace(f"recorders: [{KEY}]\n", "")
    policy, said = read(text, sample=True)
    assert said == ["4 O110", "5 O110", "7 O110"]
    assert not policy.needs_recorder
    assert stages(policy) == [("pass", "unsigned"), ("approve", "unsigned")]


@pytest.mark.parametrize("source", [None, b"", b"words", b"- a", b"\xff", b"library: [", b"library: thu"])
def test_no_policy_closes_every_shelf(source: bytes | None) -> None:
    policy, findings = collect(read_policy(source, builtin_vocabulary(), sample=True))
    assert findings != []
    assert policy.stages_of("school", "document") == policy.stages_of("district", "document") == ()
    assert policy.needs_recorder


@pytest.mark.parametrize(
    ("written", "shown", "codes"), [("true", True, []), ("có", True, []), ("không", False, [])]
)
def test_names_are_shown_where_the_policy_says_so(written: str, shown: bool, codes: list[str]) -> None:
    policy, said = read(WHOLE + f"show_names: {written}\n")
    assert (policy.show_names, said) == (shown, codes)
    assert not read(WHOLE)[0].show_names
