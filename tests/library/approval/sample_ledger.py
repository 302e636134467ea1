"""A small library for tests of approval: its people, its policy, and a ledger told in short words."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from library.approval.authority import Authority
from library.approval.in_force import InForce, Reign
from library.approval.ledger import Ledger, evidence_path, read_ledger, write_head
from library.approval.line import FIRST, digest_of, write_line
from library.approval.model import Facts, Key, Shelf, Stage, Statement
from library.approval.policy import Policy
from library.approval.standing import Standing, judge
from library.diagnostics import Finding, collect
from library.organisation import District, Organisation, Period, Person, Role, School

KEY = Key("a", "bai")
ORGANISATION_TREE = "0" * 40
MORNING = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
TODAY = date(2026, 9, 1)

PASS = Stage("pass", "department-head", "Tổ thông qua", "unsigned")
APPROVE = Stage("approve", "principal", "Hiệu trưởng duyệt", "unsigned")
APPRAISE = Stage("appraise", "appraiser", "Thẩm định", "unsigned")
POLICY = Policy(
    "thu", private=True, stages={"school": (PASS, APPROVE), "district": (APPRAISE,)}, needs_recorder=False,
    substitutes={
        "department-head": ("deputy-head", "vice-principal"),
        "principal": ("vice-principal", "principal-of-neighbour"),
    },
)  # fmt: skip


def person(name: str, *roles: Role, **changes: Any) -> Person:
    return Person(name, name.title(), roles, **changes)


TEACHER = person("teacher", Role("teacher", "a"))
HEAD = person("head", Role("department-head", "a", frozenset({"toan"})))
DEPUTY = person("deputy", Role("deputy-head", "a", frozenset({"toan"})))
PRINCIPAL = person("principal", Role("principal", "a"))
VICE = person("vice", Role("vice-principal", "a"))
OTHER = person("other", Role("principal", "b"))
APPRAISER = person("appraiser", Role("appraiser", None))
EVERYBODY = (TEACHER, HEAD, DEPUTY, PRINCIPAL, VICE, OTHER, APPRAISER)


def organisation(*people: Person) -> Organisation:
    """Two schools and these people, or everybody."""
    schools = {name: School(name, name.upper(), name, name, "thcs") for name in "ab"}
    return Organisation(
        District("Huyện", "Huyện", sample=True), schools, {p.id: p for p in people or EVERYBODY}
    )


def authority(*people: Person, policy: Policy = POLICY) -> Authority:
    return Authority(organisation(*people), policy)


def facts(tree: str = "1", authors: tuple[str, ...] = ("teacher",), kind: str = "document") -> Facts:
    digest = hashlib.sha256(tree.encode()).hexdigest()
    return Facts(kind, "toan", ("6",), authors, digest)


ROLES = {
    "teacher": "teacher", "head": "department-head", "deputy": "deputy-head", "principal": "principal",
    "vice": "vice-principal", "other": "principal", "appraiser": "appraiser", "ghost": "principal",
    "bhead": "department-head",
}  # fmt: skip
STAGES = {
    "department-head": "pass", "deputy-head": "pass", "teacher": "pass", "principal": "approve",
    "vice-principal": "approve", "appraiser": "appraise",
}  # fmt: skip


def statement(words: str, seen: int = 0, **changes: Any) -> Statement:
    """What `person event tree` says: `head approve 1`, `principal withdraw 1`; trees are numbers.

    The role is the person's, the stage that role's, the shelf the district's for the appraiser; for
    `vice` a fourth word may name another stage.
    """
    name, event, tree, *more = words.split()
    role = ROLES[name]
    stage = (more[0] if more else STAGES[role]) if event in ("approve", "retract") else ""
    shelf: Shelf = "district" if name == "appraiser" and event != "return" else "school"
    told: dict[str, Any] = {
        "library": "thu", "key": KEY, "shelf": shelf, "stage": stage, "event": event, "person": name,
        "role": role, "tree": tree.rjust(40, "0"), "facts": facts(tree), "organisation": ORGANISATION_TREE,
        "seen": seen,
        "reasons": "Sai câu 1" if event in ("return", "withdraw", "notice") else "",
    }  # fmt: skip
    return Statement(**{**told, **changes})


Words = str | Statement


def files_of(said: Iterable[Words], apart: timedelta = timedelta(hours=1)) -> tuple[dict[str, bytes], bytes]:
    """The files of a ledger that says this, an hour apart, each knowing all before it, and its head."""
    files: dict[str, bytes] = {}
    previous, number = FIRST, 0
    for number, words in enumerate(said, 1):
        one = statement(words, number - 1) if isinstance(words, str) else words
        raw = write_line(one, number, previous, MORNING + (number - 1) * apart)
        path = evidence_path(one.key)
        files[path] = files.get(path, b"") + raw + b"\n"
        previous = digest_of(raw)
    return files, write_head(number, previous)


def ledger(*said: Words) -> Ledger:
    read, findings = collect(read_ledger(*files_of(said)))
    assert findings == []
    assert read is not None
    return read


def judged(
    *said: Words, by: Authority | None = None, known: Mapping[str, Facts] | None = None
) -> tuple[Standing, list[Finding]]:
    """The standing of the one resource after a ledger, and what of it is void."""
    in_force = InForce((Reign(0, ORGANISATION_TREE, by or authority()),))
    standings, findings = collect(judge(ledger(*said), in_force, known or {}))
    assert standings is not None
    return standings.get(KEY, Standing(KEY)), findings


def ended(*, before: date = TODAY) -> Period:
    """A term that ended the day before."""
    return Period(None, before - timedelta(days=1))
