"""Standing: a pure fold from the ledger to what may be published.

Each statement is judged by the organisation in force at its number, on the recorder's date, in the
order of the numbers. The tree is all that matters: an edit, a merge, a squash or a copy is the one
question whether the tree is the same. Absence, doubt or a void statement means not published.
"""

from collections.abc import Mapping
from dataclasses import field

from library.approval.course import Course
from library.approval.handing import Handed
from library.approval.in_force import ORGANISATION, InForce
from library.approval.ledger import Ledger, evidence_path, on_branch
from library.approval.line import parse_line
from library.approval.model import Approval, Facts, Key, Line, Remark, Shelf, Version
from library.diagnostics import Finding, Pass, Text, find
from library.rules import approval as rules
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Standing(Handed):
    """What the ledger says of one resource.

    `versions` is what each shelf shows; `progress` the approvals each tree has since it was last
    returned or withdrawn; `published` how many versions a shelf has shown; `returned` the trees sent
    back; `withdrawn` what was taken off a shelf; `notices` what its readers must know, by tree.
    """

    key: Key
    versions: dict[Shelf, Version] = field(default_factory=dict)
    progress: dict[tuple[Shelf, str], tuple[Approval, ...]] = field(default_factory=dict)
    published: dict[Shelf, int] = field(default_factory=dict)
    submitted: dict[str, Remark] = field(default_factory=dict)
    returned: dict[str, Remark] = field(default_factory=dict)
    withdrawn: dict[Shelf, Remark] = field(default_factory=dict)
    notices: dict[str, tuple[Remark, ...]] = field(default_factory=dict)


def judge(ledger: Ledger, in_force: InForce, facts: Mapping[str, Facts]) -> Pass[dict[Key, Standing] | None]:
    """The standing of every resource the ledger speaks of; None where a line is malformed.

    `facts` are by bundle tree. A statement on a tree whose files are gone is judged by what its
    speaker saw, so that versions are counted alike in a shallow clone and a full one.
    """
    standings: dict[Key, Standing] = {}
    sound = True
    for line, reason in in_force.void:
        yield void(line, reason)
    for key, rows in ledger.rows.items():
        standing = yield from judge_resource(key, rows, in_force, facts)
        if standing is None:
            sound = False
        elif key != ORGANISATION:
            standings[key] = standing
    return standings if sound else None


def judge_resource(
    key: Key, rows: tuple[bytes, ...], in_force: InForce, facts: Mapping[str, Facts]
) -> Pass[Standing | None]:
    """The standing of one resource from its lines; None where one is malformed or in another's file."""
    course = yield from follow_resource(key, rows, in_force, facts)
    return None if course is None else standing_of(course)


def follow_resource(
    key: Key, rows: tuple[bytes, ...], in_force: InForce, facts: Mapping[str, Facts]
) -> Pass[Course | None]:
    """The course of one resource through its lines; None where one is malformed or in another's file."""
    course = Course(key, in_force, facts)
    path = evidence_path(key)
    sound = True
    for row, raw in enumerate(rows, 1):
        line = parse_line(raw, path, row)
        if line is None:
            yield find(rules.MALFORMED_LINE, on_branch(path, row))
            sound = False
        elif line.statement.key != key:
            reason = Text("một dòng nằm sai tệp", "a line stands in another resource's file")
            yield find(rules.BROKEN_LEDGER, on_branch(path, row), reason=reason)
            sound = False
        elif key != ORGANISATION:
            fault = course.take(line)
            if fault is not None:
                yield void(line, fault)
    return course if sound else None


def standing_of(course: Course) -> Standing:
    """Where a course has led."""
    return Standing(
        course.key, course.versions, course.progress, course.published, course.submitted, course.returned,
        course.withdrawn, course.notices,
    )  # fmt: skip


def void(line: Line, reason: Text) -> Finding:
    """That a line does not count, and why."""
    said = line.statement
    hint = Text(
        f"xem ai có thể duyệt: hoclieu status {said.key}",
        f"see who may approve: hoclieu status {said.key}",
    )
    return find(
        rules.VOID_STATEMENT,
        on_branch(line.path, line.row),
        person=said.person,
        key=said.key,
        reason=reason,
        hint=hint,
    )
