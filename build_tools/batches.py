"""Makes the batch of what waits for a stage."""

from datetime import datetime

from build_tools.judgement import Judgement
from library.approval.batch import DISTRICT, Batch
from library.approval.model import Key
from library.approval.status import State


def waiting_in(
    judgement: Judgement, empty: Batch, subject: str | None, at: datetime
) -> tuple[Batch, dict[Key, str]]:
    """A batch with every version that waits for its stage, and their titles; nothing that has faults."""
    trees: dict[Key, str] = {}
    titles: dict[Key, str] = {}
    for key, bundle in judgement.bundles.items():
        compiled = judgement.compiled[bundle.tree]
        resource = compiled.resource
        if empty.school not in (DISTRICT, key.school) or not compiled.publishable or resource is None:
            continue
        if subject not in (None, resource.subject):
            continue
        status = judgement.status(key, None, at)
        stage = status.stage.stage if status.stage is not None else ""
        if status.state is State.WAITING and (status.shelf, stage) == (empty.shelf, empty.stage):
            trees[key], titles[key] = bundle.tree, resource.title
    return Batch(empty.school, empty.stage, empty.month, trees, empty.minutes), titles
