"""The sum of a school: what its settled resources come to on pages that tell of many schools.

Whether a settled resource is finished follows from its tree, its standing and the policy in force; no
term, absence or clock is asked. So a sum holds on any day, until one of those changes.
"""

from collections.abc import Iterable, Sequence

from library.approval.standing import Standing
from library.approval.status import FINISHED, State, Status
from library.approval.turnaround import StageWaits, waits_of
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class SchoolSum:
    """How many settled resources of a school are `published`, and how long the stages of all took.

    Not counted are those that pages tell of one by one: the ids of what is `unfinished` all the same,
    as where a later policy asks for more, and of what is finished but of which readers are told something.
    What the tip no longer has counts for its waits alone.
    """

    published: int
    unfinished: tuple[str, ...]
    noticed: tuple[str, ...]
    waits: tuple[StageWaits, ...]

    @property
    def one_by_one(self) -> tuple[str, ...]:
        """The ids of those that pages tell of one by one."""
        return self.unfinished + self.noticed


def sum_of(statuses: Sequence[Status], standings: Iterable[Standing]) -> SchoolSum:
    """The sum of settled resources of one school."""
    finished = [one for one in statuses if one.state in FINISHED]
    return SchoolSum(
        published=sum(one.state is State.APPROVED and not one.notices for one in finished),
        unfinished=tuple(one.key.id for one in statuses if one.state not in FINISHED),
        noticed=tuple(one.key.id for one in finished if one.notices),
        waits=waits_of(standings),
    )
