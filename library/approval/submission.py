"""What a pull request hands in, and who wrote it."""

from datetime import datetime

from library.approval.claim import Claim, Content, source_of
from library.approval.contributors import Contributors, author_of
from library.approval.pull_request import PullRequest
from library.approval.review_findings import missing
from library.diagnostics import Pass
from library.organisation import Organisation


def submission(
    request: PullRequest, content: Content, organisation: Organisation, wrote: Contributors | None
) -> Pass[tuple[Claim, ...]]:
    """What a request hands in: the bundles at its head, or as they were merged, with who wrote them.

    Whoever is nobody of the organisation hands in without a name; their number stands among authors.
    """
    commit = request.head
    reviewed = content.reviewed.get(commit)
    if reviewed is None or content.target is None:
        yield missing(request, commit if reviewed is None else request.merged or commit)
        return ()
    owner = organisation.owner_of(request.forge, request.author.number)
    source = source_of(request, 0, request.author.number, commit)
    target = content.target
    # Where it is not known who wrote it, an author nobody knows stands for them.
    unknown = (author_of(request, organisation, request.author), f"{request.forge}:?")
    authors = wrote.authors if wrote is not None else unknown
    person = owner.id if owner is not None else ""
    return tuple(
        Claim("submit", key, target[key], person, _handed_in(request), source, authors)
        for key in sorted(reviewed)
        if key in target
    )


def _handed_in(request: PullRequest) -> datetime:
    """When the request came to be what it is: its last push, or its opening."""
    pushed = [push.at for push in request.pushes or () if push.after == request.head]
    return max([request.opened_at, *pushed[-1:]])
