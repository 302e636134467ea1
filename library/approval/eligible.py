"""Who may take a stage: the role first, then its substitutes in the order the policy names them.

A substitute may act only while nobody who holds the role can: the post is vacant, its holder wrote
the resource, took a stage of it before, or is absent. Which of these it was is said, so that no
stage passes to another in silence. Nobody approves what they wrote, and nobody takes two stages of
one version.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from library.approval.authority import Authority
from library.approval.model import Approval, Facts, Key, Shelf, Stage
from library.approval.policy import EXTRA, NEIGHBOUR, Policy
from library.organisation import DISTRICT_ROLES, Organisation, Person, Role
from library.values import dataclass

Cause = Literal["vacant", "author", "taken", "absent"]


@dataclass(frozen=True, slots=True)
class Approver:
    """A person who may take a stage, and the role they would take it in."""

    person: str
    role: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A role whose holders cannot take a stage, and why."""

    role: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Everybody who may take a stage, and the roles that were passed over to find them."""

    approvers: tuple[Approver, ...]
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def present(self) -> tuple[Approver, ...]:
        return tuple(approver for approver in self.approvers if not approver.absent)

    def admits(self, person: str, role: str) -> bool:
        return any(one.person == person and one.role == role for one in self.approvers)


def chain(organisation: Organisation, policy: Policy, shelf: Shelf, facts: Facts) -> tuple[Stage, ...]:
    """The stages a version must pass for a shelf, with one more where an author is unknown."""
    stages = policy.stages_of(shelf, facts.kind)
    if not stages or shelf != "school" or not policy.extra_for_unknown_author:
        return stages
    if not organisation.people.keys() >= set(facts.authors):
        extra = Stage(EXTRA, "", "Người duyệt thêm", stages[-1].evidence)
        return (*stages, extra)
    return stages


def next_stage(stages: tuple[Stage, ...], done: tuple[Approval, ...]) -> Stage | None:
    """The first stage that fewer people took than it asks for."""
    if not done:
        return stages[0] if stages else None
    taken = [approval.stage for approval in done]
    for stage in stages:
        if taken.count(stage.stage) < stage.threshold:
            return stage
    return None


def eligibility(
    authority: Authority,
    stage: Stage,
    key: Key,
    facts: Facts,
    day: date,
    taken: Collection[str] = (),
) -> Eligibility:
    """Who may take `stage` on `day`; `taken` are those who took one of this version already."""
    approvers: list[Approver] = []
    passed_over: list[PassedOver] = []
    for role in _roles_of(authority.policy, stage, facts):
        holders = list(_holders(authority.organisation, role, key, facts, day))
        able = [(p, held) for p, held in holders if p.id not in facts.authors and p.id not in taken]
        found = [Approver(person.id, held.role, person.is_absent(day)) for person, held in able]
        approvers += found
        if any(not approver.absent for approver in found):
            break
        passed_over.append(PassedOver(role, _cause([person for person, _ in holders], found, facts)))
    return Eligibility(tuple(approvers), tuple(passed_over))


def may_take(
    authority: Authority,
    stage: Stage,
    key: Key,
    facts: Facts,
    day: date,
    taken: Collection[str],
    person: str,
    role: str,
) -> bool:
    """Whether one person may take `stage` in `role`, found without asking after everybody else."""
    if stage.stage == EXTRA or role != stage.role:
        return eligibility(authority, stage, key, facts, day, taken).admits(person, role)
    holder = authority.organisation.people.get(person)
    return (
        holder is not None
        and person not in facts.authors
        and person not in taken
        and any(_fits(held, role, key, facts, day) for held in holder.roles)
    )


def _cause(holders: list[Person], found: list[Approver], facts: Facts) -> Cause:
    if not holders:
        return "vacant"
    if found:
        return "absent"
    return "author" if any(person.id in facts.authors for person in holders) else "taken"


def _roles_of(policy: Policy, stage: Stage, facts: Facts) -> tuple[str, ...]:
    if stage.stage != EXTRA:
        return (stage.role, *policy.substitutes.get(stage.role, ()))
    usual = [other.role for other in policy.stages_of("school", facts.kind)]
    more = [role for usual_role in usual for role in policy.substitutes.get(usual_role, ())]
    return (*usual, *more)


def _holders(
    organisation: Organisation, role: str, key: Key, facts: Facts, day: date
) -> Iterable[tuple[Person, Role]]:
    written = "principal" if role == NEIGHBOUR else role
    for person, held in organisation.holders.get(written, ()):
        if _fits(held, role, key, facts, day):
            yield person, held


def _fits(held: Role, role: str, key: Key, facts: Facts, day: date) -> bool:
    if not held.period.holds(day):
        return False
    if role == NEIGHBOUR:
        return held.role == "principal" and held.school not in (None, key.school)
    if held.role != role:
        return False
    if held.school is None and role not in DISTRICT_ROLES:
        return False
    return held.covers(key.school, facts.subject, facts.grades)


def in_scope(authority: Authority, key: Key, facts: Facts, person: str, day: date) -> str | None:
    """The role in which `person` may return, withdraw or put a notice: that of any stage, author or not.

    A neighbouring principal may only while asked to stand in: else each could touch every school's.
    """
    policy = authority.policy
    holder = authority.organisation.people.get(person)
    if holder is None:
        return None
    for stage in (*policy.stages_of("school", facts.kind), *policy.stages_of("district", facts.kind)):
        for role in _roles_of(policy, stage, facts):
            for held in holder.roles:
                if not _fits(held, role, key, facts, day):
                    continue
                if role != NEIGHBOUR or eligibility(authority, stage, key, facts, day).admits(
                    person, held.role
                ):
                    return held.role
    return None
