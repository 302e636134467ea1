"""What a school took over from another, how far each adoption is, and what became of the original.

An adopted version stays as it was approved when its own school goes on to a newer one; the adopter is
told, and adopts the newer one by the same stages. What its own school withdraws is gone everywhere.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from library.approval.authority import Authority
from library.approval.days import day_of
from library.approval.eligible import chain, eligibility, next_stage
from library.approval.model import SHELVES, Facts, Key, Shelf, Stage, Version, adopter_of, asked_as
from library.approval.standing import Standing
from library.values import dataclass


class AdoptionState(StrEnum):
    """How an adoption stands."""

    WAITING = "waiting"
    OUTDATED = "outdated"
    WITHDRAWN = "withdrawn"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Adoption:
    """A resource of another school at the `adopter`'s; `version` is what its site shows, if anything.

    `tree` is what is spoken of: what waits, is shown, or was withdrawn. Where it waits, `waiting_for` are
    the person ids who may take `stage`. `since` is when the last stage was taken, the newer version
    published, or the original withdrawn, for the `reasons` given.
    """

    key: Key
    adopter: str
    state: AdoptionState
    tree: str
    version: Version | None
    since: datetime
    stage: Stage | None = None
    waiting_for: tuple[str, ...] = ()
    reasons: str = ""


def adoptions(
    standing: Standing, facts: Mapping[str, Facts], authority: Authority, now: datetime
) -> Iterator[Adoption]:
    """Every adoption of one resource, by adopter; `facts` are by tree."""
    for shelf in sorted(taken_over(standing)):
        found = _waiting(shelf, standing, facts, authority, now) or _shown(shelf, standing)
        if found is not None:
            yield found


def taken_over(standing: Standing) -> set[Shelf]:
    """The shelves of other schools on which a resource stands, stood, or is on its way to stand."""
    places = [*standing.versions, *standing.withdrawn, *(shelf for shelf, _ in standing.progress)]
    return {shelf for shelf in places if adopter_of(shelf)}


def _waiting(
    shelf: Shelf, standing: Standing, facts: Mapping[str, Facts], authority: Authority, now: datetime
) -> Adoption | None:
    """The adoption of a version that some of the adopter's people approved, and others have yet to."""
    version, adopter = standing.versions.get(shelf), adopter_of(shelf)
    for tree in _published(standing):
        done, known = standing.progress.get((shelf, tree), ()), facts.get(tree)
        if not done or known is None or (version is not None and version.tree == tree):
            continue
        stage = next_stage(chain(authority.organisation, authority.policy, shelf, known), done)
        if stage is not None:
            taken = [approval.person for approval in done]
            able = eligibility(authority, stage, asked_as(standing.key, shelf), known, day_of(now), taken)
            people = tuple(one.person for one in able.present)
            return Adoption(
                standing.key, adopter, AdoptionState.WAITING, tree, version, done[-1].at, stage, people
            )
    return None


def _shown(shelf: Shelf, standing: Standing) -> Adoption | None:
    version, adopter, own = standing.versions.get(shelf), adopter_of(shelf), standing.versions.get("school")
    if version is None:
        gone = standing.withdrawn.get("school")
        if gone is None:
            return None
        return Adoption(
            standing.key, adopter, AdoptionState.WITHDRAWN, gone.tree, None, gone.at, reasons=gone.reasons
        )
    if version.tree in _published(standing) or own is None:
        return Adoption(standing.key, adopter, AdoptionState.CURRENT, version.tree, version, version.at)
    return Adoption(standing.key, adopter, AdoptionState.OUTDATED, version.tree, version, own.at)


def _published(standing: Standing) -> tuple[str, ...]:
    """The trees that its own school and the district show, that of the school first."""
    shown = (standing.versions.get(shelf) for shelf in SHELVES)
    return tuple(dict.fromkeys(version.tree for version in shown if version is not None))
