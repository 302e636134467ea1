"""How long each stage takes: from when a version lay before its approver to when it was approved."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from library.approval.model import Approval, Shelf, adopter_of
from library.approval.standing import Standing
from library.values import dataclass

_SECOND = timedelta(seconds=1)
"""The moments of a ledger are whole seconds."""


@dataclass(frozen=True, slots=True)
class Turnaround:
    """One stage under its name: how often it was taken, and after how long."""

    label: str
    count: int
    middle: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True)
class StageWaits:
    """Every wait for one stage under its name, in seconds, the shortest first.

    `place` is the first at which it comes on any way: whether to the district's shelf, and after how many.
    """

    label: str
    place: tuple[bool, int]
    seconds: tuple[int, ...]


def waits_of(standings: Iterable[Standing]) -> tuple[StageWaits, ...]:
    """The waits for every stage that was taken for these resources, by its name.

    The first stage counts from when the version was handed in, where that was recorded; each other
    from the one before it, the district's first from when the school had published.
    """
    taken: dict[str, list[int]] = {}
    order: dict[str, tuple[bool, int]] = {}
    for standing in standings:
        for shelf, at, approval, since in _waits(standing):
            taken.setdefault(approval.label, []).append((approval.at - since) // _SECOND)
            place = (shelf == "district", at)
            order[approval.label] = min(place, order.get(approval.label, place))
    return tuple(StageWaits(label, order[label], tuple(sorted(taken[label]))) for label in sorted(taken))


def turnaround(waits: Iterable[StageWaits]) -> tuple[Turnaround, ...]:
    """Every stage of these, which may stem from several schools, in the order in which it comes."""
    taken: dict[str, list[int]] = {}
    order: dict[str, tuple[bool, int]] = {}
    for one in waits:
        taken.setdefault(one.label, []).extend(one.seconds)
        order[one.label] = min(one.place, order.get(one.label, one.place))
    return tuple(
        _told(label, sorted(taken[label])) for label in sorted(taken, key=lambda one: (order[one], one))
    )


def _told(label: str, seconds: list[int]) -> Turnaround:
    middle, longest = seconds[(len(seconds) - 1) // 2], seconds[-1]
    return Turnaround(label, len(seconds), timedelta(seconds=middle), timedelta(seconds=longest))


def _waits(standing: Standing) -> Iterator[tuple[Shelf, int, Approval, datetime]]:
    """Each approval with its place on the way to its shelf, and the moment from which it was waited for."""
    own = standing.versions.get("school")
    passed = {(shelf, version.tree): version.approvals for shelf, version in standing.versions.items()}
    for (shelf, tree), approvals in {**standing.progress, **passed}.items():
        if adopter_of(shelf):
            continue
        submitted = standing.submitted.get(tree)
        since = submitted.at if submitted is not None else None
        if shelf == "district":
            since = own.at if own is not None and own.tree == tree else None
        for at, approval in enumerate(approvals):
            if since is not None and since <= approval.at:
                yield shelf, at, approval, since
            since = approval.at
