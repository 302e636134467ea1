"""A judgement as if everything at the tip were approved: for a look before it is, never to publish."""

from dataclasses import replace
from datetime import datetime

from build_tools.judgement import Judgement
from library.approval.model import SHELVES, Version
from library.approval.standing import Standing


def as_preview(judgement: Judgement, at: datetime) -> Judgement:
    """The same library with each version at the tip on its shelves, drafts among them.

    What has errors cannot be shown; there the version that was approved stays, if there is one.
    """
    standings = dict(judgement.standings)
    for key, bundle in judgement.bundles.items():
        if not judgement.compiled[bundle.tree].publishable:
            continue
        known = standings.get(key, Standing(key))
        shown = {
            shelf: version
            if (version := known.versions.get(shelf)) is not None and version.tree == bundle.tree
            else Version(bundle.tree, known.published.get(shelf, 0) + 1, (), at)
            for shelf in SHELVES
        }
        standings[key] = replace(known, versions={**known.versions, **shown})
    return replace(judgement, standings=standings, preview=True)
