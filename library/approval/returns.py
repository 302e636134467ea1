"""What a pull request proves besides approvals: sent back, dismissed, closed."""

from dataclasses import replace

from library.approval.claim import Claim, Content, claim_of, source_of
from library.approval.model import Key
from library.approval.pull_request import PullRequest, Review, plain_text, verdicts
from library.approval.remarks import SUBMISSION
from library.approval.review import reviewed_commit, shown_commit
from library.approval.review_findings import missing, shown
from library.diagnostics import Pass
from library.organisation import Organisation


def returns(request: PullRequest, content: Content, organisation: Organisation) -> Pass[tuple[Claim, ...]]:
    """The bundles sent back with reasons, oldest first.

    What a person sent back and then approved unchanged is not sent back; a request for changes that
    was dismissed neither.
    """
    claims: list[Claim] = []
    for said in verdicts(request.reviews).values():
        for review in said:
            if review.verdict != "returned" or review.account.robot:
                continue
            if organisation.owner_of(request.forge, review.account.number) is None:
                continue
            commit = shown_commit(request, review)
            reviewed = content.reviewed.get(commit)
            if reviewed is None:
                yield missing(request, commit)
                continue
            approved = _trees_approved_later(review, said, request, content)
            claims += [
                replace(
                    claim_of("return", key, tree, review, commit, request, organisation),
                    reasons=plain_text(review.body),
                )
                for key, tree in sorted(reviewed.items())
                if (key, tree) not in approved
            ]
    return tuple(sorted(claims, key=lambda claim: (claim.at, claim.source.review, claim.key)))


def dismissals(request: PullRequest, content: Content, organisation: Organisation) -> tuple[Claim, ...]:
    """The approvals that were dismissed: taken back by whoever gave them, or sent back by another.

    They undo what was recorded of a review; one that was never recorded just does not count.
    """
    claims: list[Claim] = []
    for review in request.reviews:
        by = review.dismissed_by
        person = organisation.owner_of(request.forge, by.number) if by is not None else None
        if review.verdict != "dismissed" or by is None or person is None:
            continue
        own = by.number == review.account.number
        reasons = "" if own else f"bỏ lời duyệt của {shown(review.account)}"
        trees = content.reviewed.get(shown_commit(request, review)) or {}
        source = source_of(request, review.number, by.number, request.head)
        claims += [
            Claim(
                "retract" if own else "return", key, tree, person.id, review.at, source,
                reasons=reasons, undoes=True,
            )
            for key, tree in sorted(trees.items())
        ]  # fmt: skip
    return tuple(claims)


def closing(request: PullRequest, content: Content, organisation: Organisation) -> tuple[Claim, ...]:
    """What closing a request without merging says: sent back, or taken back by its author."""
    by, at = request.closed_by, request.closed_at
    person = organisation.owner_of(request.forge, by.number) if by is not None else None
    if request.state != "closed" or by is None or at is None or person is None:
        return ()
    own = by.number == request.author.number
    source = source_of(request, 0, by.number, request.head)
    return tuple(
        Claim(
            "retract" if own else "return", key, tree, person.id, at, source,
            reasons="" if own else "đóng yêu cầu, không gộp", stage=SUBMISSION if own else "", undoes=True,
        )
        for key, tree in sorted((content.reviewed.get(request.head) or {}).items())
    )  # fmt: skip


def _trees_approved_later(
    review: Review, said: list[Review], request: PullRequest, content: Content
) -> set[tuple[Key, str]]:
    last = said[-1]
    if last.verdict != "approved" or last.at <= review.at:
        return set()
    commit = reviewed_commit(request, last)
    trees = content.reviewed.get(commit) if isinstance(commit, str) else None
    return set((trees or {}).items())
