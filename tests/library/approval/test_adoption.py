"""A school takes over what another has published: passed and approved at that tree by its own people."""

# ruff: noqa: E501 -- a named case is read best on one line

import pytest

from library.approval.model import adopted_by, adopter_of
from library.approval.standing import Standing
from library.diagnostics import Finding
from library.organisation import Role
from tests.library.approval.sample_ledger import EVERYBODY, Words, authority, judged, person, statement

THERE = authority(*EVERYBODY, person("bhead", Role("department-head", "b", frozenset({"toan"}))))
OWN = ("head approve 1", "principal approve 1")
NEWER = ("head approve 2", "principal approve 2")
ADOPTED = ("b: bhead approve 1", "b: other approve 1")

# Histories, what the shelves show after them, and what of them is void (by row, the beginning of why).
HISTORIES: dict[str, tuple[tuple[str, ...], dict[str, str], list[str]]] = {
    "adopted": ((*OWN, *ADOPTED), {"school": "1 (1)", "b": "1 (1)"}, []),
    "passed by the department alone": ((*OWN, ADOPTED[0]), {"school": "1 (1)"}, []),
    "approved by the principal first": (
        (*OWN, ADOPTED[1]), {"school": "1 (1)"}, ["3: the stage “approve” is not next, “pass” is"],
    ),
    "before its own school published it": (
        (OWN[0], *ADOPTED), {}, ["2: this version is on no site", "3: this version is on no site"],
    ),
    "of the district, when its school went on": (
        (*OWN, "appraiser approve 1", *NEWER, *ADOPTED), {"school": "2 (2)", "district": "1 (1)", "b": "1 (1)"}, [],
    ),
    "a version that was replaced": (
        (*OWN, *NEWER, *ADOPTED), {"school": "2 (2)"}, ["5: this version is on no site", "6: this version"],
    ),
    "replaced half way": (
        (*OWN, ADOPTED[0], *NEWER, ADOPTED[1]), {"school": "2 (2)"}, ["6: this version is on no site"],
    ),
    "kept when its school goes on": ((*OWN, *ADOPTED, *NEWER), {"school": "2 (2)", "b": "1 (1)"}, []),
    "adopted anew at the newer version, under its number": (
        (*OWN, *ADOPTED, *NEWER, "b: bhead approve 2", "b: other approve 2"),
        {"school": "2 (2)", "b": "2 (2)"}, [],
    ),
    "withdrawn by its own school": ((*OWN, *ADOPTED, "principal withdraw 1"), {}, []),
    "withdrawn and published again": (
        (*OWN, *ADOPTED, "principal withdraw 1", *OWN), {"school": "1 (2)"}, [],
    ),
    "withdrawn half way": (
        (*OWN, ADOPTED[0], "principal withdraw 1", *OWN, ADOPTED[1]), {"school": "1 (2)"},
        ["7: the stage “approve” is not next, “pass” is"],
    ),
    "no longer used by the adopter": (
        (*OWN, *ADOPTED, "b: other withdraw 1"), {"school": "1 (1)"}, [],
    ),
    "given up by the other school's people": (
        (*OWN, *ADOPTED, "b: head withdraw 1"), {"school": "1 (1)", "b": "1 (1)"}, ["5: no approver of this resource"],
    ),
    "by the people of its own school": (
        (*OWN, "b: head approve 1"), {"school": "1 (1)"}, ["3: no right to this stage on that day"],
    ),
    "by its own school": (
        (*OWN, "a: head approve 1"), {"school": "1 (1)"}, ["3: a school adopts nothing of its own"],
    ),
    "by a school without people": (
        (*OWN, "c: bhead approve 1"), {"school": "1 (1)"}, ["3: no right to this stage on that day"],
    ),
    "returned to another school": (
        (*OWN, "b: other return 1"), {"school": "1 (1)"}, ["3: that is for the resource's own school to say"],
    ),
    "with a notice of the adopter": (
        (*OWN, *ADOPTED, "b: other notice 1"), {"school": "1 (1)", "b": "1 (1)"}, ["5: that is for the resource's own"],
    ),
    "returned at home though published": (
        (*OWN, "head return 1", *ADOPTED), {"school": "1 (1)"},
        ["4: its own school has returned this version", "5: its own school has returned"],
    ),
    "passed and taken back": ((*OWN, ADOPTED[0], "b: bhead retract 1"), {"school": "1 (1)"}, []),
}  # fmt: skip


def said(*words: str) -> list[Words]:
    """`b: bhead approve 1` says it for school b; every one knows all before it."""
    found: list[Words] = []
    for number, one in enumerate(words):
        school, colon, plain = one.rpartition(": ")
        shelf = {"shelf": adopted_by(school)} if colon else {}
        found.append(statement(plain, number, **shelf))
    return found


def told(*words: str) -> tuple[Standing, list[Finding]]:
    return judged(*said(*words), by=THERE)


@pytest.mark.parametrize("name", HISTORIES)
def test_histories(name: str) -> None:
    words, shelves, voids = HISTORIES[name]
    standing, findings = told(*words)
    shown = {
        adopter_of(shelf) or shelf: f"{version.tree.lstrip('0')} ({version.ordinal})"
        for shelf, version in standing.versions.items()
    }
    assert shown == shelves
    reasons = [f"{f.location.line}: {f.message('en').rpartition(' is void: ')[2]}" for f in findings]
    assert len(reasons) == len(voids), reasons
    assert all(one.startswith(start) for one, start in zip(reasons, voids, strict=True)), reasons


def test_who_spoke_before_it_was_published_did_not_adopt_it() -> None:
    early = statement("bhead approve 1", 1, shelf=adopted_by("b"))
    _, findings = judged(*OWN, early, by=THERE)
    assert [f.message("en").rpartition(" is void: ")[2] for f in findings] == [
        "said before the version was published"
    ]


def test_a_notice_on_an_adopted_version_stands_after_its_school_went_on() -> None:
    standing, _ = told(*OWN, *ADOPTED, "principal notice 1", *NEWER)
    (tree,) = standing.notices
    assert standing.versions[adopted_by("b")].tree == tree


def test_an_adopter_knows_its_own_approvals() -> None:
    standing, _ = told(*OWN, *ADOPTED)
    version = standing.versions[adopted_by("b")]
    assert [(a.stage, a.person) for a in version.approvals] == [("pass", "bhead"), ("approve", "other")]
