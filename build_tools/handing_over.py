"""A build's work for those who share neither memory nor disk with it: only what its tasks read.

What only some tasks need, the texts above all, goes with these.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from build_tools.contents import Contents
from build_tools.judgement import Judgement
from build_tools.ledger_branch import LedgerBranch
from build_tools.repository import Repository
from build_tools.site_tasks import Work
from build_tools.staging import Parcel
from build_tools.supplies import Handed
from library.approval.in_force import InForce
from library.approval.ledger import Ledger
from library.compiled import CompiledBundle
from library.snapshot import Snapshot


def light(work: Work, parcels: Callable[[], Parcel]) -> Work:
    """The same work, to be put into parcels by tasks that come with their supplies."""
    judgement = _light(work.judgement)
    if not work.parts:
        return work
    covers = work.supplies.pictures.covers()
    changes = work.parts[0].changes.asked()  # those of all
    parts = tuple(replace(part, judgement=judgement, pictures=covers, changes=changes) for part in work.parts)
    return Work(judgement, work.look, parts, Handed(), parcels)


def _light(judgement: Judgement) -> Judgement:
    return replace(
        judgement,
        repository=Repository(Path()),
        snapshot=Snapshot(),
        contents=Contents(_no_texts),
        branch=LedgerBranch(),
        ledger=Ledger(),
        in_force=InForce(),
        shelflists={},
        parts=None,
        tip_findings=(),
        findings=(),
    )


def _no_texts(trees: Sequence[str]) -> Iterator[CompiledBundle]:
    raise LookupError(trees)
