"""How long each stage takes: from when a version lay before its approver to when it was approved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from library.approval.model import Approval, Shelf, adopter_of
from library.approval.standing import Standing


@dataclass(frozen=True, slots=True)
class Turnaround:
    """One stage under its name: how often it was taken, and after how long."""

    label: str
    count: int
    middle: timedelta
    longest: timedelta


def turnaround(standings: Iterable[Standing]) -> tuple[Turnaround, ...]:
    """Every stage that was taken for these resources, in the order in which it comes.

    The first stage counts from when the version was handed in, where that was recorded; each other
    from the one before it, the district's first from when the school had published.
    """
    taken: dict[str, list[timedelta]] = {}
    order: dict[str, tuple[bool, int]] = {}
    for standing in standings:
        for shelf, at, approval, since in _waits(standing):
            taken.setdefault(approval.label, []).append(approval.at - since)
            place = (shelf == "district", at)
            order[approval.label] = min(place, order.get(approval.label, place))
    return tuple(
        Turnaround(label, len(waits), sorted(waits)[(len(waits) - 1) // 2], max(waits))
        for label, waits in sorted(taken.items(), key=lambda one: (order[one[0]], one[0]))
    )


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
