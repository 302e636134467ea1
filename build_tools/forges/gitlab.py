"""Reads merge requests from GitLab's REST API, version 4.

Its approvals name no commit, so the revisions of a request and the pushes to its branch come with
their moments, and the judgement refuses what is not older than the approval. The history of
approvals stands in system notes, which nobody can write or edit; what stands now in `approvals`.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta
from urllib.parse import quote

from build_tools.forges.answer import Answer, answer
from build_tools.forges.api import Api
from build_tools.forges.asking import Refused, left_out
from build_tools.forges.faults import BusyError, ForgeError, unexpected
from build_tools.forges.forge import Unread, listed, own_number, read_or_unread
from library.approval.pull_request import (
    Account,
    Commit,
    Forge,
    PullRequest,
    Push,
    RequestState,
    Review,
    Revision,
    Verdict,
    account_of_address,
    co_authors,
)
from library.values import dataclass

ADDRESS = "https://gitlab.com/api/v4"

_NOTES: dict[str, Verdict] = {
    "approved this merge request": "approved",
    "unapproved this merge request": "dismissed",
    "requested changes": "returned",
}
_TURNED = "changed target branch"
_STATES: dict[str, RequestState] = {"opened": "open", "locked": "open", "merged": "merged"}
_COMMENT_BEFORE = timedelta(minutes=1)
"""A comment sent together with a verdict may be stored a moment after it."""


@dataclass(frozen=True, slots=True)
class GitLab:
    """One project on GitLab, written with its groups: GROUP/NAME."""

    repository: str
    api: Api
    forge: Forge = "gitlab"
    _robots: dict[int, bool] = field(default_factory=dict)
    _pushed: dict[int, "_PushLog"] = field(default_factory=dict)

    def recorder(self) -> int | None:
        return own_number(self.api)

    def requests(self, branch: str, since: datetime | None) -> Iterator[PullRequest | Unread]:
        read: set[int] = set()
        for state in ("all", "opened"):
            merge_requests = self.api.each(
                self._path("merge_requests"), state=state, scope="all", target_branch=branch,
                order_by="updated_at", sort="desc",
            )  # fmt: skip
            for found in listed(self, merge_requests, "merge_requests"):
                if isinstance(found, Unread):
                    yield found
                    continue
                number = found.number("iid")
                if state == "all" and since is not None and found.moment("updated_at") < since:
                    break
                if number not in read and found.text("target_branch") == branch:
                    read.add(number)
                    closed = found.data.get("state") == "closed"
                    yield read_or_unread(self, self._read, found, number, closed=closed)

    def ask(self, request: PullRequest, accounts: Sequence[Account], kept: Sequence[Account]) -> Refused:
        # The list replaces the one before, so those asked earlier are asked again. Its free plan takes the
        # first alone: then whoever is still waited for stays, and who has spoken makes room for the next.
        numbers = [one.number for one in (*kept, *accounts, *request.requested)]
        path = self._path(f"merge_requests/{request.number}")
        try:
            told = self.api.send("PUT", path, {"reviewer_ids": list(dict.fromkeys(numbers))})
            asked = {one.number("id") for one in answer(told, "merge_requests").parts("reviewers")}
        except ForgeError as error:
            return dict.fromkeys(accounts, error)
        # Who may not open the repository is left out without a word.
        return {one: left_out() for one in accounts if one.number not in asked}

    def _path(self, rest: str) -> str:
        return f"projects/{quote(self.repository, safe='')}/{rest}"

    def _read(self, found: Answer, number: int) -> PullRequest:
        state = _STATES.get(found.text("state"), "closed")
        path = self._path(f"merge_requests/{number}")
        notes = [answer(item, "notes") for item in self.api.items(f"{path}/notes", sort="asc")]
        turned = [
            note.moment("created_at")
            for note in notes
            if note.flag("system") and note.text("body").startswith(_TURNED)
        ]
        versions = [answer(item, "versions") for item in self.api.items(f"{path}/versions")]
        versions.sort(key=lambda version: version.moment("created_at"))
        if not versions:
            raise unexpected(f"{path}/versions")
        head = found.find_text("sha") or versions[-1].text("head_commit_sha")
        ended = found.find_moment("merged_at") or found.find_moment("closed_at")
        merged = found.find_text("merge_commit_sha") or found.find_text("squash_commit_sha") or head
        return PullRequest(
            forge="gitlab",
            repository=self.repository,
            number=number,
            state=state,
            author=_account(found.part("author")),
            head=head,
            base=versions[-1].text("base_commit_sha"),
            opened_at=found.moment("created_at"),
            merged=merged if state == "merged" else None,
            closed_at=ended if state != "open" else None,
            closed_by=_find_account(found, "closed_by"),
            retargeted_at=max(turned, default=None),
            draft=found.flag("draft"),
            commits=tuple(_commit(answer(c, "commits")) for c in self.api.items(f"{path}/commits")),
            pushes=self._pushes(found),
            revisions=tuple(Revision(v.text("head_commit_sha"), v.moment("created_at")) for v in versions),
            reviews=tuple(self._reviews(path, notes)),
            requested=tuple(_account(one) for one in found.parts("reviewers")),
        )

    def _reviews(self, path: str, notes: list[Answer]) -> Iterator[Review]:
        current = answer(self.api.get(f"{path}/approvals"), "approvals")
        approved = {one.part("user").number("id") for one in current.parts("approved_by")}
        said = [review for note in notes if (review := _review(note, notes)) is not None]
        given: dict[int, Review] = {}
        for at, review in enumerate(said):
            account = self._known(review.account)
            later = any(other.account.number == account.number for other in said[at + 1 :])
            if review.verdict == "approved":
                given[account.number] = review
                # Nothing says so when a push took it back.
                reset = not later and account.number not in approved
                yield replace(review, account=account, verdict="dismissed" if reset else "approved")
            elif review.verdict == "dismissed":
                number = given[account.number].number if account.number in given else review.number
                yield replace(review, account=account, number=number, dismissed_by=account)
            else:
                yield replace(review, account=account)

    def _known(self, account: Account) -> Account:
        """The account with whether it is a robot, which notes and approvals do not say."""
        if account.number not in self._robots:
            found = answer(self.api.get(f"users/{account.number}"), "users")
            self._robots[account.number] = found.flag("bot")
        return replace(account, robot=self._robots[account.number])

    def _pushes(self, found: Answer) -> tuple[Push, ...] | None:
        project = found.find_number("source_project_id")
        if project is None:
            return None
        log = self._pushed.setdefault(project, _PushLog(self.api, project))
        try:
            return log.of(found.text("source_branch"), found.moment("created_at"))
        except BusyError:
            raise
        except ForgeError:
            return None


class _PushLog:
    """The pushes to one project, newest first, read no further back than is asked for."""

    def __init__(self, api: Api, project: int) -> None:
        self._rest = api.items(f"projects/{project}/events", action="pushed")
        self._read: list[tuple[str, str, Push]] = []

    def of(self, branch: str, opened_at: datetime) -> tuple[Push, ...] | None:
        """The pushes to a branch since it was created before `opened_at`; None where that is lost."""
        at = 0
        while at < len(self._read) or self._more():
            ref, action, push = self._read[at]
            at += 1
            if ref == branch and action == "created" and push.at <= opened_at:
                return tuple(push for ref, _, push in self._read[:at] if ref == branch)
        return None

    def _more(self) -> bool:
        item = next(self._rest, None)
        if item is None:
            return False
        found = answer(item, "events")
        data, author = found.part("push_data"), _account(found.part("author"))
        action = data.text("action")
        push = Push(
            author, found.moment("created_at"), data.find_text("commit_to") or "", action == "removed"
        )
        branch = data.text("ref") if data.text("ref_type") == "branch" else ""
        self._read.append((branch, action, push))
        return True


def _review(note: Answer, notes: list[Answer]) -> Review | None:
    verdict = _NOTES.get(note.text("body")) if note.flag("system") else None
    if verdict is None:
        return None
    account, at = _account(note.part("author")), note.moment("created_at")
    body = _comment(account, at, notes) if verdict == "returned" else ""
    return Review(note.number("id"), account, verdict, None, at, body)


def _comment(account: Account, at: datetime, notes: list[Answer]) -> str:
    """The last comment somebody wrote by the moment of their verdict."""
    said = [
        note
        for note in notes
        if not note.flag("system")
        and note.part("author").number("id") == account.number
        and note.moment("created_at") <= at + _COMMENT_BEFORE
    ]
    return max(said, key=lambda note: note.moment("created_at")).text("body") if said else ""


def _commit(found: Answer) -> Commit:
    accounts, strangers = co_authors(found.text("message"))
    for role in ("author", "committer"):
        # GitLab says no account of a commit; only its own no-reply addresses bear a number.
        account = account_of_address(found.find_text(f"{role}_email") or "")
        if account is not None:
            accounts += (account,)
    return Commit(found.text("id"), accounts, strangers)


def _find_account(found: Answer, name: str) -> Account | None:
    part = found.find_part(name)
    return _account(part) if part is not None else None


def _account(found: Answer) -> Account:
    return Account(found.number("id"), found.text("username"))


def gitlab(
    repository: str, token: str, address: str = ADDRESS, pause: Callable[[float], None] = time.sleep
) -> GitLab:
    """A reader of one project on GitLab."""
    return GitLab(repository, Api(address, {"PRIVATE-TOKEN": token} if token else {}, pause))
