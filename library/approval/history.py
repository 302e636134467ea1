"""What was said of one resource before: who wrote it since, what was recorded, what a person could see."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from library.approval.claim import Claim
from library.approval.model import NOTHING_MERGED, Line, Shelf, Source
from library.approval.pull_request import PullRequest, Review
from library.values import dataclass

Heard = tuple[str, str, int, int]
"""What tells one review from every other: forge, repository, request, review."""

_REMARKS = frozenset({"return", "withdraw"})


def heard_in(request: PullRequest, review: Review) -> Heard:
    """The same of a review as it was read from a forge."""
    return request.forge, request.repository, request.number, review.number


def heard_of(source: Source) -> Heard:
    """The review a statement was read from."""
    return source.forge, source.repository, source.pull_request, source.review


@dataclass(frozen=True, slots=True)
class _Version:
    """A version that was handed in and came onto the main branch: at which line, and by whom."""

    tree: str
    number: int
    authors: tuple[str, ...]


class History:
    """The lines about one resource in order, as far as they bear on what may be said next."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._versions: list[_Version] = []

    def add(self, line: Line) -> None:
        """One more line."""
        said = line.statement
        self._lines.append(line)
        if said.event == "submit" and _came_in(said.source):
            self._versions.append(_Version(said.tree, line.number, said.facts.authors))

    def published(self, trees: Iterable[str]) -> None:
        """Versions were published: who wrote them or what came before is no writer of what follows."""
        shown = frozenset(trees)
        done = max((one.number for one in self._versions if one.tree in shown), default=0)
        self._versions = [one for one in self._versions if one.number > done]

    def writers(self, tree: str) -> tuple[str, ...]:
        """Everybody who wrote a version up to `tree` since one was last published.

        A rebase or a second request does not wash anybody's hand off a version.
        """
        until = max((one.number for one in self._versions if one.tree == tree), default=None)
        found = [one for one in self._versions if until is None or one.number <= until]
        return tuple(dict.fromkeys(author for one in found for author in one.authors))

    def knows(self, claim: Claim) -> bool:
        """Whether a claim was recorded before, is no news, or undoes what was never recorded."""
        if claim.event == "submit":
            return self._was_handed_in(claim)
        return self._was_said(claim) or (claim.undoes and self.undone(claim) is None)

    def undone(self, claim: Claim) -> Line | None:
        """The last line a claim undoes: the approval of its review, or the submission of its request."""
        closes = claim.source.review == 0
        event = "submit" if closes else "approve"
        found = [line for line in self._of({event}) if line.statement.tree == claim.tree]
        if closes:
            return next((line for line in reversed(found) if _same_request(line, claim)), None)
        return next((line for line in reversed(found) if _same_review(line, claim)), None)

    def _was_said(self, claim: Claim) -> bool:
        return any(
            line.statement.event == claim.event
            and _same_review(line, claim)
            and (claim.event == "approve" or line.statement.tree == claim.tree)
            for line in self._lines
        )

    def _was_handed_in(self, claim: Claim) -> bool:
        """Whether a submission is no news.

        The first of a request is news, the next one after a return, and what was merged at last; a
        push in between is not.
        """
        submissions = [line for line in self._lines if line.statement.event == "submit"]
        if any(line.statement.tree == claim.tree for line in submissions):
            return True
        if claim.source.merged_commit != NOTHING_MERGED:
            return False
        returned = max((line.number for line in self._of({"return"})), default=0)
        return any(line.number > returned and _same_request(line, claim) for line in submissions)

    def seen(self, claim: Claim, number: int, heard: Mapping[Heard, datetime]) -> int:
        """The last line a person can have known of who spoke when the claim was made.

        A return read from the forge was known there from when it was said, not from when it was
        recorded. `number` is that of the ledger's last line.
        """
        for line in self._of(_REMARKS):
            source = line.statement.source
            said_at = heard.get(heard_of(source), line.at) if source is not None else line.at
            if said_at > claim.at:
                return line.number - 1
        return number

    def merged_as(self, shelf: Shelf, tree: str) -> tuple[str, ...]:
        """The commits on the main branch for which a tree was approved for a shelf."""
        return tuple(
            line.statement.source.merged_commit
            for line in self._of({"approve"})
            if line.statement.source is not None
            and (line.statement.shelf, line.statement.tree) == (shelf, tree)
        )

    def _of(self, events: Iterable[str]) -> Iterable[Line]:
        return (line for line in self._lines if line.statement.event in events)


def _came_in(source: Source | None) -> bool:
    """Whether a submission came onto the main branch, as far as is known."""
    return source is None or source.merged_commit != NOTHING_MERGED


def _same_review(line: Line, claim: Claim) -> bool:
    source = line.statement.source
    return source is not None and heard_of(source) == heard_of(claim.source)


def _same_request(line: Line, claim: Claim) -> bool:
    source = line.statement.source
    if source is None:
        # Whoever is nobody hands in without a name, and so without a source.
        return not claim.person
    return heard_of(source)[:3] == heard_of(claim.source)[:3]
