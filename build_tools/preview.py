"""A judgement as if everything at the tip were approved: for a look before it is, never to publish."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from build_tools.judgement import Judgement
from library.approval.ahead import wanted_shelves
from library.approval.model import SHELVES, Key, Shelf, Version
from library.approval.standing import Standing


def as_preview(judgement: Judgement, at: datetime) -> Judgement:
    """The same library with each version at the tip on its shelves, drafts among them.

    What has errors cannot be shown; there the version that was approved stays, if there is one.
    """
    drafts = drafts_of(judgement, judgement.bundles, at)
    return replace(judgement.with_standings(drafts), preview=True)


def drafts_of(judgement: Judgement, keys: Iterable[Key], at: datetime) -> dict[Key, Standing]:
    """The standings that some resources would have, of those that would have another."""
    standings, changed = judgement.standings, dict[Key, Standing]()
    for key in keys:
        bundle = judgement.bundles[key]
        compiled = judgement.compiled[bundle.tree]
        if not compiled.publishable or compiled.resource is None:
            continue
        known = standings.get(key, Standing(key))
        waiting = [
            shelf
            for shelf in SHELVES
            if (shelf in known.versions or shelf in wanted_shelves(compiled.resource))
            and _tree_on(known, shelf) != bundle.tree
        ]
        if waiting:
            shown = {
                shelf: Version(bundle.tree, known.published.get(shelf, 0) + 1, (), at) for shelf in waiting
            }
            changed[key] = replace(known, versions={**known.versions, **shown})
    return changed


def _tree_on(standing: Standing, shelf: Shelf) -> str | None:
    version = standing.versions.get(shelf)
    return version.tree if version is not None else None
