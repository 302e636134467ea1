"""Status: where each resource stands, who is waited for, and since when."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from library.approval.ahead import wanted_shelves
from library.approval.authority import Authority
from library.approval.days import day_of
from library.approval.eligible import PassedOver, chain, eligibility, next_stage
from library.approval.model import (
    NOTHING_MERGED,
    Facts,
    Key,
    Remark,
    Shelf,
    Source,
    Stage,
    Version,
)
from library.approval.standing import Standing
from library.resource import Resource
from library.values import dataclass


class State(StrEnum):
    """The state of what stands at the tip."""

    UNREADABLE = "unreadable"
    DRAFT = "draft"
    WAITING = "waiting"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    HANDED_IN = "handed-in"
    GONE = "gone"


FINISHED = (State.APPROVED, State.GONE)
"""The states in which nobody has anything left to do."""


@dataclass(frozen=True, slots=True)
class Status:
    """One resource at the tip beside what is published of it.

    `waiting_for` are person ids who may take `stage` of `shelf`, none of them absent; where they stand
    in for somebody, `passed_over` says for which role and why. `published` is by shelf; `review` is where
    it was handed in; `notices` are what readers of a version that is shown are told until it is corrected.
    """

    key: Key
    title: str
    state: State
    shelf: Shelf = "school"
    stage: Stage | None = None
    waiting_for: tuple[str, ...] = ()
    since: datetime | None = None
    reasons: str = ""
    published: Mapping[Shelf, Version] | None = None
    is_published_version: bool = False
    passed_over: tuple[PassedOver, ...] = ()
    review: Source | None = None
    notices: tuple[Remark, ...] = ()


LastChange = Callable[[], datetime | None]
"""Tells when a resource was last changed at the tip; asked where nothing in the ledger dates its state."""


def status_of(
    key: Key,
    tree: str | None,
    resource: Resource | None,
    facts: Facts | None,
    standing: Standing,
    authority: Authority,
    changed: LastChange,
    now: datetime,
) -> Status:
    """Where a resource stands; `tree` is None where the tip no longer has it."""
    found = _state_of(key, tree, resource, facts, standing, authority, changed, now)
    shown = {version.tree for version in standing.versions.values()}
    notices = tuple(one for tree, ones in standing.notices.items() if tree in shown for one in ones)
    return replace(found, notices=notices) if notices else found


def _state_of(
    key: Key,
    tree: str | None,
    resource: Resource | None,
    facts: Facts | None,
    standing: Standing,
    authority: Authority,
    changed: LastChange,
    now: datetime,
) -> Status:
    published = standing.versions
    title = resource.title if resource else str(key)
    if tree is None:
        return _off_the_tip(key, title, standing, authority, now)
    current = any(version.tree == tree for version in published.values())
    if resource is None or facts is None:
        return Status(key, title, State.UNREADABLE, since=changed(), published=published)
    if resource.draft:
        return Status(key, title, State.DRAFT, since=changed(), published=published)
    remark = standing.returned.get(tree)
    if remark is not None:
        return Status(
            key, title, State.RETURNED, since=remark.at, reasons=remark.reasons,
            published=published, waiting_for=resource.authors,
        )  # fmt: skip
    gone = standing.withdrawn.get("school")
    if gone is not None and gone.tree == tree and not current:
        return Status(key, title, State.WITHDRAWN, since=gone.at, reasons=gone.reasons, published=published)
    for shelf in wanted_shelves(resource):
        waiting = _waiting(key, title, tree, shelf, facts, standing, authority, changed, now)
        if waiting is not None:
            return replace(waiting, is_published_version=current)
    opened = in_an_open_request(standing, tree)
    if opened is not None:
        return _handed_in(key, title, opened, standing, authority, now)
    return Status(key, title, State.APPROVED, published=published, is_published_version=current)


def _waiting(
    key: Key,
    title: str,
    tree: str,
    shelf: Shelf,
    facts: Facts,
    standing: Standing,
    authority: Authority,
    changed: LastChange,
    now: datetime,
) -> Status | None:
    """Whom a version waits for on a shelf; None where it has all that the shelf asks."""
    done = standing.progress.get((shelf, tree), ())
    version = standing.versions.get(shelf)
    stages = chain(authority.organisation, authority.policy, shelf, facts)
    stage = next_stage(stages, done)
    if stage is None and version is not None and version.tree == tree:
        return None
    if not stages:
        return Status(key, title, State.WAITING, shelf, since=changed(), published=standing.versions)
    if stage is None:
        done, stage = (), stages[0]
    able = eligibility(authority, stage, key, facts, day_of(now), [approval.person for approval in done])
    submitted = standing.submitted.get(tree)
    since = done[-1].at if done else submitted.at if submitted else changed()
    if shelf == "district" and not done and "school" in standing.versions:
        since = standing.versions["school"].at
    return Status(
        key, title, State.WAITING, shelf, stage, tuple(approver.person for approver in able.present), since,
        published=standing.versions, passed_over=able.passed_over,
        review=submitted.source if submitted else None,
    )  # fmt: skip


def _off_the_tip(key: Key, title: str, standing: Standing, authority: Authority, now: datetime) -> Status:
    """A resource the tip does not hold: taken from it, or handed in by a request that is not merged."""
    remarks = [*standing.submitted.values(), *standing.returned.values()]
    last = max(remarks, key=lambda remark: remark.number, default=None)
    if standing.published or last is None:
        return Status(key, title, State.GONE, published=standing.versions)
    if last in standing.returned.values():
        return Status(
            key, title, State.RETURNED, since=last.at, reasons=last.reasons, published=standing.versions
        )
    return _handed_in(key, title, last, standing, authority, now)


def in_an_open_request(standing: Standing, tree: str) -> Remark | None:
    """The last version that a request hands in beside the tip's, not merged yet and not sent back."""
    shown = {version.tree for version in standing.versions.values()}
    opened = (
        remark
        for remark in standing.submitted.values()
        if remark.source is not None
        and remark.source.merged_commit == NOTHING_MERGED
        and remark.tree not in {tree, *shown, *standing.returned}
    )
    return max(opened, key=lambda remark: remark.number, default=None)


def _handed_in(
    key: Key, title: str, submitted: Remark, standing: Standing, authority: Authority, now: datetime
) -> Status:
    """A version that stands in a request alone, and who of the school is asked first."""
    handed = Status(
        key, title, State.HANDED_IN, since=submitted.at, reasons=submitted.reasons,
        published=standing.versions, review=submitted.source,
    )  # fmt: skip
    facts = submitted.facts
    if facts is None:
        return handed
    done = standing.progress.get(("school", submitted.tree), ())
    stage = next_stage(chain(authority.organisation, authority.policy, "school", facts), done)
    if stage is None:
        return handed
    able = eligibility(authority, stage, key, facts, day_of(now), [approval.person for approval in done])
    people = tuple(approver.person for approver in able.present)
    return replace(handed, stage=stage, waiting_for=people, passed_over=able.passed_over)
