"""Who may take a stage: the role first, then its substitutes in the order the policy names them.

A substitute may act only while nobody holds the role itself and may use it, that is when the post
is vacant or its holder wrote the resource. Nobody approves what they wrote, and nobody takes two
stages of one version.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from library.approval.model import Facts, Key, Shelf, Stage
from library.approval.policy import NEIGHBOUR, Policy
from library.organisation import DISTRICT_ROLES, Organisation, Role

EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Approver:
    """A person who may take a stage, and the role they would take it in."""

    person: str
    role: str


def chain(organisation: Organisation, policy: Policy, shelf: Shelf, facts: Facts) -> tuple[Stage, ...]:
    """The stages a version must pass for a shelf, with one more where an author is unknown."""
    stages = policy.stages_of(shelf, facts.kind)
    stranger = any(author not in organisation.people for author in facts.authors)
    if stages and shelf == "school" and stranger and policy.extra_for_unknown_author:
        extra = Stage(EXTRA, "", "Người duyệt thêm", stages[-1].evidence)
        return (*stages, extra)
    return stages


def eligible(
    organisation: Organisation,
    policy: Policy,
    stage: Stage,
    key: Key,
    facts: Facts,
    day: date,
    taken: Collection[str] = (),
) -> tuple[Approver, ...]:
    """Everybody who may take `stage` on `day`; `taken` are those who took an earlier one."""
    barred = {*facts.authors, *taken}
    for role in _roles_of(policy, stage, facts):
        found = tuple(
            Approver(person.id, held.role)
            for person in organisation.people.values()
            if person.id not in barred
            for held in person.roles
            if _fits(held, role, key, facts, day)
        )
        if found:
            return found
    return ()


def _roles_of(policy: Policy, stage: Stage, facts: Facts) -> tuple[str, ...]:
    if stage.stage != EXTRA:
        return (stage.role, *policy.substitutes.get(stage.role, ()))
    usual = [other.role for other in policy.stages_of("school", facts.kind)]
    more = [role for usual_role in usual for role in policy.substitutes.get(usual_role, ())]
    return (*usual, *more)


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


def in_scope(
    organisation: Organisation, policy: Policy, key: Key, facts: Facts, person: str, day: date
) -> bool:
    """Whether `person` may return or withdraw: any approver of any stage, author or not."""
    stages = [*policy.stages_of("school", facts.kind), *policy.stages_of("district", facts.kind)]
    roles = {role for stage in stages for role in _roles_of(policy, stage, facts)}
    holder = organisation.people.get(person)
    return holder is not None and any(
        _fits(held, role, key, facts, day) for held in holder.roles for role in roles
    )
