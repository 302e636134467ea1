"""What recording a statement would do, found by the same fold that will judge it afterwards."""

from collections.abc import Mapping

from library.approval.authority import Authority
from library.approval.course import Course
from library.approval.eligible import chain
from library.approval.evidence import least_asked
from library.approval.in_force import ORGANISATION, InForce, follow
from library.approval.ledger import Ledger
from library.approval.line import FIRST, parse_line, write_line
from library.approval.model import Evidence, Facts, Key, Line, Said, Shelf, Statement
from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A shelf that would show another tree of a resource, or, with None, no version any more."""

    shelf: Shelf
    key: Key
    tree: str | None


def changes_between(key: Key, before: Mapping[Shelf, str], after: Mapping[Shelf, str]) -> tuple[Change, ...]:
    """The shelves that show another tree of a resource, both given by shelf."""
    shelves = dict.fromkeys((*before, *after))
    return tuple(
        Change(shelf, key, after.get(shelf)) for shelf in shelves if before.get(shelf) != after.get(shelf)
    )


class Foresight:
    """Follows statements that are to be recorded one after the other, from where the ledger ends.

    `candidates` are organisations at hand that may come into force, by tree.
    """

    def __init__(
        self,
        ledger: Ledger,
        in_force: InForce,
        facts: Mapping[str, Facts],
        candidates: Mapping[str, Authority],
    ) -> None:
        self._ledger = ledger
        self._in_force = in_force
        self._facts = facts
        self._candidates = candidates
        self._number = ledger.number
        self._courses: dict[Key, Course] = {}

    def follow(self, said: Said) -> tuple[Change, ...] | Text:
        """What the next statement would change, or why it would be void; then it is not followed."""
        line = line_of(said, self._number + 1)
        if line is None:
            return Text("lời này không ghi được vào sổ", "this statement cannot be written as a line")
        outcome = self._organisation(line) if line.statement.key == ORGANISATION else self._resource(line)
        if not isinstance(outcome, Text):
            self._number += 1
        return outcome

    def _organisation(self, line: Line) -> tuple[Change, ...] | Text:
        state = follow(line, self._in_force, self._candidates)
        if isinstance(state, Text):
            return state
        self._in_force = state
        self._courses.clear()
        return ()

    def _resource(self, line: Line) -> tuple[Change, ...] | Text:
        key = line.statement.key
        course = self._courses.get(key)
        if course is None:
            course = self._courses[key] = Course(key, self._in_force, self._facts)
            for earlier in self._ledger.lines_of(key):
                course.take(earlier)
        before = {shelf: version.tree for shelf, version in course.versions.items()}
        fault = course.take(line)
        if fault is not None:
            return fault
        after = {shelf: version.tree for shelf, version in course.versions.items()}
        return changes_between(key, before, after)


def line_of(said: Said, number: int) -> Line | None:
    """A statement as the line it would be; None where the ledger has no way to write it."""
    return parse_line(write_line(said.statement, number, FIRST, said.at, said.signature), "", 0)


def evidence_asked(authority: Authority, statement: Statement) -> Evidence:
    """What a statement must bear to count, as far as its stage and event tell."""
    facts = statement.facts
    if statement.key == ORGANISATION:
        return authority.policy.organisation.evidence
    if statement.event != "approve":
        return least_asked(authority, facts)
    stages = chain(authority.organisation, authority.policy, statement.shelf, facts)
    return next((one.evidence for one in stages if one.stage == statement.stage), "signed")
