"""The library as judged, for verbs that speak of what was approved and what waits."""

import sys

from build_tools.cache_store import CacheStore
from build_tools.cli.language import Words
from build_tools.cli.repository_options import Opened, tell
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_push import fault_of_beginning
from build_tools.progress import Progress
from build_tools.report import render


def judged(place: Opened, words: Words, store: CacheStore | None = None) -> Judgement | None:
    """The judgement of what was opened; None, and why on stdout, where its ledger cannot be believed.

    What everybody said is not known then: whatever is told of it would call all of it unapproved.
    """
    progress = Progress(words.language, quiet=True)
    judgement = judge_commit(place.content, place.revision, place.ledger, progress, store=store)
    if judgement.refused:
        sys.stdout.write(render(judgement.findings, "text", words.language))
        return None
    return judgement


def judged_to_go_on(place: Opened, words: Words, store: CacheStore | None = None) -> Judgement | None:
    """The same for verbs that go on from the ledger; None, too, where the server's was not fetched."""
    judgement = judged(place, words, store)
    return None if judgement is None or begins_anew(judgement, place, words) else judgement


def begins_anew(judgement: Judgement, place: Opened, words: Words) -> bool:
    """Whether a statement would begin a second ledger beside the server's; then a word on stderr."""
    fault = fault_of_beginning(place.ledger, judgement.branch)
    if fault is not None:
        tell(fault, words)
    return fault is not None
