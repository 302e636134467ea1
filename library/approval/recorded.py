"""Turns what a forge proves into statements that count, in an order in which they do.

The fold that judges the ledger afterwards is asked about every statement before it is written, so
nothing void is recorded. A principal may have reviewed before the department did: both spoke of the
same tree, so the department's word is recorded first.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from library.approval.authority import Authority
from library.approval.claim import Claim
from library.approval.course import Course
from library.approval.days import day_of
from library.approval.eligible import Eligibility, chain, eligibility, in_scope, next_stage
from library.approval.foresight import changes_between, line_of
from library.approval.history import History
from library.approval.ledger import Ledger
from library.approval.model import (
    SHELVES,
    Facts,
    Key,
    Line,
    Said,
    Shelf,
    Stage,
    Statement,
    asked_as,
)
from library.approval.placing import COMPLETE, NO_ROLE, UNREADABLE, Placed, Placing, Waiting
from library.diagnostics import Text
from library.values import dataclass


def news(claims: Collection[Claim], ledger: Ledger) -> list[Claim]:
    """The claims that the ledger does not hold yet, before anything was read of their trees."""
    histories: dict[Key, History] = {}
    for key in {claim.key for claim in claims}:
        histories[key] = History()
        for line in ledger.lines_of(key):
            histories[key].add(line)
    return [claim for claim in claims if not histories[claim.key].knows(claim)]


def place(claims: Iterable[Claim], placing: Placing) -> tuple[list[Placed], list[Waiting]]:
    """The statements that claims become, in order, and the claims that became none.

    A claim that the ledger holds, or that nothing waits for, is neither.
    """
    by_key: dict[Key, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.at, claim.source.review)):
        by_key.setdefault(claim.key, []).append(claim)
    placed: list[Placed] = []
    waiting: list[Waiting] = []
    for key, own in sorted(by_key.items()):
        found = _Place(key, placing, placing.ledger.number + len(placed))
        found.take(own)
        placed += found.placed
        waiting += found.waiting
    return placed, waiting


def next_approvers(handed_in: Claim, said: Iterable[Claim], placing: Placing) -> tuple[str, ...]:
    """Who is to be asked next about what a request hands in, once all that was `said` is recorded.

    Nobody where it has faults, was sent back, or has everybody it needs.
    """
    found = _Place(handed_in.key, placing, placing.ledger.number)
    found.take(claim for claim in said if claim.key == handed_in.key)
    return found.next_approvers(handed_in)


class _Place:
    """The statements about one resource, one after the other from where the ledger ends."""

    def __init__(self, key: Key, placing: Placing, number: int) -> None:
        self.placed: list[Placed] = []
        self.waiting: list[Waiting] = []
        self._key = key
        self._placing = placing
        self._number = number
        self._day = day_of(placing.at)
        self._reign = placing.in_force.current
        self._course = Course(key, placing.in_force, placing.facts)
        self._history = History()
        for line in placing.ledger.lines_of(key):
            if self._course.take(line) is None:
                self._keep(line)

    def take(self, claims: Iterable[Claim]) -> None:
        """Place each claim in its time, and early approvals again whenever another was placed."""
        early: list[Claim] = []
        for claim in claims:
            if self._is_known(claim):
                continue
            reason = self._try(claim)
            if reason is None:
                early = self._again(early)
            elif claim.event == "approve":
                early.append(claim)
            else:
                self.waiting.append(Waiting(claim, reason))
        for claim in early:
            reason = self._try(claim)
            if reason is not None and reason is not COMPLETE:
                self.waiting.append(Waiting(claim, reason))

    def _again(self, early: list[Claim]) -> list[Claim]:
        for claim in early:
            if self._try(claim) is None:
                return self._again([other for other in early if other is not claim])
        return early

    def _is_known(self, claim: Claim) -> bool:
        # What was sent back is handed in again only by changing it, and closing it is no news.
        again = claim.source.review == 0 and claim.tree in self._course.returned
        return again or self._history.knows(claim)

    def _keep(self, line: Line) -> None:
        self._history.add(line)
        if line.statement.event == "approve":
            self._history.published(version.tree for version in self._course.versions.values())

    def _try(self, claim: Claim) -> Text | None:
        """Place a claim if it counts now; the reason where it does not."""
        facts = self._placing.facts.get(claim.tree)
        if facts is None or (claim.event == "approve" and claim.tree in self._placing.unready):
            return UNREADABLE
        if self._reign is None:
            return Text("không rõ ai có quyền", "it is not known who has a right")
        if claim.event == "submit":
            written = replace(facts, authors=_union(facts.authors, claim.authors))
            return self._say(claim, "school", "", "", written)
        if claim.event == "approve":
            return self._try_approval(claim, facts, self._reign.authority)
        if claim.event == "retract":
            return self._try_retraction(claim, facts)
        role = in_scope(self._reign.authority, self._key, facts, claim.person, self._day)
        return NO_ROLE if role is None else self._say(claim, "school", "", role, facts)

    def _try_retraction(self, claim: Claim, facts: Facts) -> Text | None:
        """Take back what was recorded, in the words in which it was."""
        line = self._history.undone(claim)
        if line is None:
            return Text("chưa có lời nào để rút", "there is nothing to take back")
        said = line.statement
        return self._say(claim, said.shelf, claim.stage or said.stage, said.role, facts)

    def next_approvers(self, claim: Claim) -> tuple[str, ...]:
        facts = self._placing.facts.get(claim.tree)
        barred = claim.tree in self._placing.unready or claim.tree in self._course.returned
        if facts is None or self._reign is None or barred:
            return ()
        step = self._next(claim, facts, self._reign.authority)
        return tuple(one.person for one in step.able.present) if step is not None else ()

    def _try_approval(self, claim: Claim, facts: Facts, authority: Authority) -> Text | None:
        step = self._next(claim, facts, authority)
        if step is None:
            return COMPLETE
        label, shelf = step.stage.label, step.shelf
        if claim.stage and claim.stage != step.stage.stage:
            return Text(f"đang chờ bước “{label}”", f"the stage “{label}” is next")
        version = self._course.versions.get(shelf)
        if version is not None and self._is_older(claim, shelf, version.tree):
            return Text("trên trang đã có bản mới hơn", "a newer version is on the sites already")
        role = next((one.role for one in step.able.approvers if one.person == claim.person), None)
        if role is not None:
            return self._say(claim, shelf, step.stage.stage, role, step.facts)
        names = ", ".join(dict.fromkeys(one.person for one in step.able.approvers)) or "–"
        return Text(f"bước “{label}” đang chờ: {names}", f"the stage “{label}” waits for: {names}")

    def _next(self, claim: Claim, facts: Facts, authority: Authority) -> "_Step | None":
        """The stage a version waits for; None where it has taken them all."""
        seen = self._course.facts.get(claim.tree)
        known = seen.authors if seen is not None else ()
        writers = self._history.writers(claim.tree)
        facts = replace(facts, authors=_union(facts.authors, claim.authors, writers, known))
        for shelf in SHELVES if claim.shelf is None else (claim.shelf,):
            version = self._course.versions.get(shelf)
            if version is not None and version.tree == claim.tree:
                continue
            stages = chain(authority.organisation, authority.policy, shelf, facts)
            given = self._course.progress.get((shelf, claim.tree), ())
            done = tuple(one for one in given if one.person not in facts.authors)
            stage = next_stage(stages, done)
            if stage is None and not stages:
                return None
            if stage is None:
                # The policy asks for fewer stages than when these were taken: it is asked anew.
                done, stage = (), stages[0]
            taken = [approval.person for approval in done]
            able = eligibility(authority, stage, asked_as(self._key, shelf), facts, self._day, taken)
            return _Step(shelf, stage, able, facts)
        return None

    def _is_older(self, claim: Claim, shelf: Shelf, shown: str) -> bool:
        """Whether what is shown came onto the main branch after what the claim speaks of."""
        positions = self._placing.merged
        here = positions.get(claim.source.merged_commit, -1)
        there = (positions.get(commit, -1) for commit in self._history.merged_as(shelf, shown))
        return here < max(there, default=-1)

    def _say(self, claim: Claim, shelf: Shelf, stage: str, role: str, facts: Facts) -> Text | None:
        assert self._reign is not None  # noqa: S101 - `_try` saw to it
        statement = Statement(
            library=self._reign.authority.policy.library,
            key=self._key,
            shelf=shelf,
            stage=stage,
            event=claim.event,
            person=claim.person,
            role=role,
            tree=claim.tree,
            facts=facts,
            organisation=self._reign.tree,
            seen=self._history.seen(claim, self._number, self._placing.heard),
            reasons=claim.reasons,
            source=claim.source if claim.person else None,
        )
        said = Said(statement, self._placing.at)
        line = line_of(said, self._number + 1)
        if line is None:
            return Text("lời này không ghi được vào sổ", "this cannot be written as a line")
        before = {shelf: version.tree for shelf, version in self._course.versions.items()}
        reason = self._course.take(line)
        if reason is not None:
            return reason
        after = {shelf: version.tree for shelf, version in self._course.versions.items()}
        changes = changes_between(self._key, before, after)
        self._keep(line)
        self._number += 1
        self.placed.append(Placed(claim, said, changes))
        return None


@dataclass(frozen=True, slots=True)
class _Step:
    """The stage that is next, who may take it, and the facts with everybody who wrote the version."""

    shelf: Shelf
    stage: Stage
    able: Eligibility
    facts: Facts


def _union(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part))
