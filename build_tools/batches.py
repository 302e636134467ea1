"""Makes the batch of what waits for a stage, and that of what a school takes over from others."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from build_tools.judgement import Judgement
from library.approval.batch import DISTRICT, Batch
from library.approval.model import Key, adopted_by
from library.approval.standing import Standing
from library.approval.status import State
from library.catalogue import may_be_adopted
from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """A batch with the titles of what stands in it; `to_sign` waits too, but no review is enough for it."""

    batch: Batch
    titles: dict[Key, str]
    to_sign: tuple[Key, ...] = ()


def waiting_in(judgement: Judgement, empty: Batch, subject: str | None, at: datetime) -> Made:
    """A batch with every version that waits for its stage; nothing that has faults."""
    trees: dict[Key, str] = {}
    titles: dict[Key, str] = {}
    to_sign: list[Key] = []
    for key, bundle in judgement.bundles.items():
        compiled = judgement.compiled[bundle.tree]
        resource = compiled.resource
        if empty.school not in (DISTRICT, key.school) or not compiled.publishable or resource is None:
            continue
        if subject not in (None, resource.subject):
            continue
        status = judgement.status(key, at)
        stage = status.stage
        if status.state is not State.WAITING or stage is None:
            continue
        if (status.shelf, stage.stage) != (empty.shelf, empty.stage):
            continue
        if stage.evidence == "signed":
            to_sign.append(key)
        else:
            trees[key], titles[key] = bundle.tree, resource.title
    return Made(replace(empty, trees=trees), titles, tuple(sorted(to_sign)))


def to_adopt(judgement: Judgement, empty: Batch, keys: Iterable[Key]) -> Made | Text:
    """A batch that adopts resources of other schools as their sites show them, or why one cannot be."""
    trees: dict[Key, str] = {}
    titles: dict[Key, str] = {}
    to_sign: list[Key] = []
    for key in keys:
        version = judgement.standings.get(key, Standing(key)).versions.get("school")
        compiled = judgement.compiled.get(version.tree) if version is not None else None
        if version is None or compiled is None or compiled.resource is None:
            return Text(f"{key}: không có trên trang của trường nó", f"{key}: not on its own school's site")
        if key.school == empty.school or not may_be_adopted(compiled.resource):
            return Text(
                f"{key}: không nhận dùng được: của chính trường này, hoặc tác giả không chia sẻ ra ngoài",
                f"{key}: cannot be adopted: the school's own, or not shared beyond its school",
            )
        stages = judgement.authority.policy.stages_of(adopted_by(empty.school), compiled.resource.kind)
        if any(stage.stage == empty.stage and stage.evidence == "signed" for stage in stages):
            to_sign.append(key)
        else:
            trees[key], titles[key] = version.tree, compiled.resource.title
    return Made(replace(empty, trees=trees), titles, tuple(sorted(to_sign)))
