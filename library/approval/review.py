"""What a pull request proves: which person said yes or no to which exact bundle.

A review counts for a bundle only where the tree that was reviewed is the tree that was merged. The
person is whoever owns the account's number; robots, authors, co-authors and everybody who pushed
are nobody here. Doubt about any of it means that nothing is proved.
"""

from dataclasses import replace

from library.approval.claim import Claim, Content, claim_of
from library.approval.contributors import Contributors
from library.approval.pull_request import PullRequest, Review, verdicts
from library.approval.review_findings import missing, not_counted, place, shown
from library.diagnostics import Pass, Text, find
from library.organisation import Organisation
from library.rules import forge as rules


def reviewed_commit(request: PullRequest, review: Review) -> str | Text:
    """The commit a review was made of, or why it is not known what its reviewer was shown.

    A request that was turned to another branch showed another difference before: what lay on that
    branch came in unseen. Where the forge names no commit, a review speaks of the last revision
    before it, if nothing at all was pushed since: whoever clicks "approve" may still see the page of
    the revision before.
    """
    if request.retargeted_at is not None and review.at <= request.retargeted_at:
        return Text(
            "sau đó yêu cầu đổi sang nhánh đích khác",
            "the request was turned to another branch afterwards",
        )
    if review.commit is not None:
        return review.commit
    older = [revision for revision in request.revisions if revision.at < review.at]
    moved = any(push.at >= review.at for push in request.pushes or () if not push.deleted)
    if not older or moved or len(older) < len(request.revisions):
        return Text(
            "máy chủ không nói lời duyệt dành cho bản nào, mà sau đó bài còn đổi",
            "the forge does not say which version it was for, and the request changed afterwards",
        )
    return max(older, key=lambda revision: revision.at).commit


def shown_commit(request: PullRequest, review: Review) -> str:
    """The commit a reviewer most likely looked at: enough to say no, never enough to say yes."""
    if review.commit is not None:
        return review.commit
    older = [revision for revision in request.revisions if revision.at <= review.at]
    return max(older, key=lambda revision: revision.at).commit if older else request.head


def approvals(
    request: PullRequest,
    content: Content,
    organisation: Organisation,
    wrote: Contributors | None,
    recorder: int | None = None,
) -> Pass[tuple[Claim, ...]]:
    """The approvals a request proves, oldest first; why another does not count is a finding.

    `wrote` are those who may not approve it, None where that is not known; `recorder` is the number
    of the account that records, which approves nothing.
    """
    standing = [said for said in verdicts(request.reviews).values() if _ever_approved(said)]
    if not standing:
        return ()
    if wrote is None:
        yield find(rules.PUSHERS_UNKNOWN, place(request), request=request.name)
        return ()
    claims: list[Claim] = []
    for said in standing:
        refusal = _refusal(said, request, organisation, wrote, recorder)
        if refusal is not None:
            yield not_counted(request, said[-1].account, *refusal)
            continue
        claims += yield from _approved_bundles(said[-1], request, content, organisation, wrote)
    return tuple(sorted(claims, key=lambda claim: (claim.at, claim.source.review, claim.key)))


def _ever_approved(said: list[Review]) -> bool:
    return any(review.verdict == "approved" for review in said) or said[-1].verdict == "dismissed"


def _refusal(
    said: list[Review],
    request: PullRequest,
    organisation: Organisation,
    wrote: Contributors,
    recorder: int | None,
) -> tuple[Text, Text] | None:
    """Why the last word of an account is no approval, and what to do about it."""
    account, person = said[-1].account, organisation.owner_of(request.forge, said[-1].account.number)
    if account.robot or account.number == recorder:
        return Text("máy không duyệt bài", "robots approve nothing"), _ASK_A_PERSON
    if said[-1].verdict != "approved":
        return _overtaken(said[-1]), _ASK_AGAIN
    if person is None:
        return (
            Text(f"không ai có số tài khoản {account.number}", f"nobody has the account {account.number}"),
            Text(
                f"nếu đúng người, ghi `forge: {{{request.forge}: {account.number}}}` ở people.yml",
                f"if it is one of you, write `forge: {{{request.forge}: {account.number}}}` in people.yml",
            ),
        )
    if person.id in wrote.authors:
        return (
            Text("người này đã viết hoặc đẩy bài lên", "they wrote or pushed to it"),
            Text("cần người khác duyệt: hoclieu status", "somebody else must review it: hoclieu status"),
        )
    if person.id in wrote.named:
        commit = wrote.named[person.id][:12]
        return (
            Text(f"commit {commit} ghi tên người này", f"the commit {commit} names them"),
            Text(
                "nếu là đồng tác giả, ghi vào authors; nếu không, sửa commit rồi duyệt lại",
                "a co-author belongs in authors; otherwise mend the commit and review again",
            ),
        )
    return None


_ASK_A_PERSON = Text("đề nghị người có vai trò duyệt", "ask somebody who holds the role")
_ASK_AGAIN = Text("người duyệt xem lại và duyệt lần nữa", "the reviewer looks again and approves anew")


def _overtaken(last: Review) -> Text:
    if last.verdict == "returned":
        return Text("sau đó người này yêu cầu sửa", "they asked for changes afterwards")
    if last.dismissed_by is None:
        return Text("lời duyệt đã bị bỏ", "it was dismissed")
    by = shown(last.dismissed_by)
    return Text(f"lời duyệt đã bị {by} bỏ", f"it was dismissed by {by}")


def _approved_bundles(
    review: Review, request: PullRequest, content: Content, organisation: Organisation, wrote: Contributors
) -> Pass[list[Claim]]:
    commit = reviewed_commit(request, review)
    if isinstance(commit, Text):
        yield not_counted(request, review.account, commit, _ASK_AGAIN)
        return []
    reviewed = content.reviewed.get(commit)
    if reviewed is None or content.target is None:
        yield missing(request, commit if reviewed is None else request.merged or request.head)
        return []
    claims: list[Claim] = []
    for key, tree in sorted(reviewed.items()):
        if content.target.get(key) == tree:
            claim = claim_of("approve", key, tree, review, commit, request, organisation)
            claims.append(replace(claim, authors=wrote.authors))
        else:
            who = shown(review.account)
            yield find(
                rules.EDITED_AFTER_REVIEW, place(request), request=request.name, key=key, who=who
            )  # fmt: skip
    return claims


def reviewed_commits(request: PullRequest) -> tuple[str, ...]:
    """The head of a request and every commit somebody said yes or no to."""
    said = [review for review in request.reviews if review.verdict != "commented"]
    return tuple(dict.fromkeys([request.head, *(shown_commit(request, review) for review in said)]))
