"""What only the organisation can tell of a bundle at the tip."""

import dataclasses
from datetime import UTC, datetime

import pytest

from build_tools.builtin import builtin_vocabulary
from library.approval.authority import Authority
from library.approval.model import Key
from library.approval.policy import Policy
from library.bundles import Bundle
from library.resource import Resource
from library.tip import judge_tip
from tests.library.sample_entries import ORGANISATION, compiled, exam, resource

BUNDLE = Bundle(Key("thcs-a", "bai"), "content/schools/thcs-a/bai", "t", ())
LINES = {"type": 3, "grade": 5, "authors": 8, "visibility": 11, "embargo": 12}


def said(of: Resource | None, *, private: bool = True, lines: dict[str, int] | None = None) -> list[str]:
    """The findings as `line code`."""
    found = dataclasses.replace(compiled(resource()), resource=of, lines=LINES if lines is None else lines)
    authority = Authority(ORGANISATION, Policy(private=private))
    findings = judge_tip(BUNDLE, found, authority, builtin_vocabulary())
    assert all(finding.location.path == "content/schools/thcs-a/bai/index.md" for finding in findings)
    return [f"{finding.location.line} {finding.rule.code}" for finding in findings]


SOON = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("of", "private", "expected"),
    [
        (resource(), False, []),
        (None, False, []),
        (resource(authors=("p-lan", "Cô Mai", "p-la")), True, ["8 M119", "8 M119"]),
        (resource(grades=("6", "9")), True, []),
        (resource(grades=("5", "6", "10")), True, ["5 M121", "5 M121"]),
        (exam(embargo=SOON), True, []),
        (exam(embargo=SOON), False, ["12 A109"]),
        (exam(key_release=SOON), False, ["12 A109"]),
        (resource(visibility="school-staff"), False, ["11 A109"]),
        (resource(visibility="class-link"), False, ["11 A109"]),
        (exam(), False, []),
    ],
)
def test_what_is_said(of: Resource | None, private: bool, expected: list[str]) -> None:
    lines = LINES if of is None or of.embargo else {k: v for k, v in LINES.items() if k != "embargo"}
    if of is not None and of.visibility == "public" and of.kind == "exam" and not of.embargo:
        lines = {**lines, "key_release": 12}
    assert said(of, private=private, lines=lines) == expected


def test_a_type_that_is_for_staff_by_itself_is_blamed_where_the_type_stands() -> None:
    assert said(resource(visibility="school-staff"), private=False, lines={"type": 3}) == ["3 A109"]
    assert said(resource(visibility="school-staff"), private=False, lines={}) == ["1 A109"]


def test_a_grade_is_said_in_words() -> None:
    found = compiled(resource(grades=("10",)))
    authority = Authority(ORGANISATION, Policy(private=True))
    (finding,) = judge_tip(BUNDLE, found, authority, builtin_vocabulary())
    assert finding.message("vi") == "Trường THCS A (mẫu) không dạy Lớp 10"
