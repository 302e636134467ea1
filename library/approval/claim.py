"""What a person said of one bundle in a pull request, and what Git holds of the request."""

from collections.abc import Mapping
from datetime import datetime

from library.approval.model import NOTHING_MERGED, Event, Key, Shelf, Source
from library.approval.pull_request import PullRequest, Review
from library.organisation import Organisation
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """What Git holds of a request, as tree ids of bundles by key.

    `reviewed` are, by commit, the bundles in which it differs from the base: what its reviewer was
    shown. `target` are the bundles as merged, or as they are at the head of an open request. None
    stands for objects that are not here.
    """

    reviewed: Mapping[str, Mapping[Key, str] | None]
    target: Mapping[Key, str] | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person said of one bundle on a forge, before its stage and role are known.

    `shelf` and `stage` are given where what was reviewed names them, as a batch does. One that
    `undoes` speaks only where the review, or the submission of its request, was recorded before.
    `before` is the tree of people and policy that its reviewer saw this one compared with.
    """

    event: Event
    key: Key
    tree: str
    person: str
    at: datetime
    source: Source
    authors: tuple[str, ...] = ()
    reasons: str = ""
    shelf: Shelf | None = None
    stage: str = ""
    undoes: bool = False
    before: str = ""


def claim_of(
    event: Event,
    key: Key,
    tree: str,
    review: Review,
    commit: str,
    request: PullRequest,
    organisation: Organisation,
) -> Claim:
    """What a review by somebody of the organisation says of one bundle."""
    person = organisation.owner_of(request.forge, review.account.number)
    assert person is not None  # noqa: S101 - whoever is nobody was turned away before
    source = source_of(request, review.number, review.account.number, commit)
    return Claim(event, key, tree, person.id, review.at, source)


def source_of(request: PullRequest, review: int, user: int, commit: str) -> Source:
    """Where something said of a request was read; `review` is 0 where it was no review."""
    return Source(
        forge=request.forge,
        repository=request.repository,
        pull_request=request.number,
        review=review,
        user=user,
        reviewed_commit=commit,
        merged_commit=request.merged or NOTHING_MERGED,
    )
