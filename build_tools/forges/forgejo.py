"""Reads pull requests from the REST API of Forgejo and of Gitea, version 1.

Reviews name their commit. Who pushed before the opening stands in the repository's activities, who
pushed afterwards and who dismissed a review in the timeline of the request.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from build_tools.forges.answer import Answer, answer
from build_tools.forges.api import Api
from build_tools.forges.asking import Refused, ask_at_once_or_each, nobody
from build_tools.forges.faults import BusyError, ForgeError
from build_tools.forges.forge import Unread, listed, own_number, read_or_unread
from library.approval.pull_request import (
    Account,
    Commit,
    Forge,
    PullRequest,
    Push,
    Review,
    Verdict,
    co_authors,
)
from library.values import dataclass

ADDRESS = "https://codeberg.org/api/v1"

_PAGE = 50
"""What instances allow on a page unless they were told otherwise."""

_VERDICTS: dict[str, Verdict] = {"APPROVED": "approved", "REQUEST_CHANGES": "returned"}
_NO_REVIEW = frozenset({"PENDING", "REQUEST_REVIEW"})


@dataclass(frozen=True, slots=True)
class Forgejo:
    """One repository on Forgejo or Gitea, written OWNER/NAME."""

    repository: str
    api: Api
    forge: Forge = "forgejo"

    def recorder(self) -> int | None:
        return own_number(self.api)

    def requests(self, branch: str, since: datetime | None) -> Iterator[PullRequest | Unread]:
        read: set[int] = set()
        for state in ("all", "open"):
            pulls = self.api.each(self._path("pulls"), _PAGE, state=state, sort="recentupdate")
            for found in listed(self, pulls, "pulls"):
                if isinstance(found, Unread):
                    yield found
                    continue
                number = found.number("number")
                if state == "all" and since is not None and found.moment("updated_at") < since:
                    break
                if number not in read and found.part("base").text("ref") == branch:
                    read.add(number)
                    closed = found.data.get("state") == "closed" and not found.flag("merged")
                    yield read_or_unread(self, self._read, found, number, closed=closed)

    def ask(self, request: PullRequest, accounts: Sequence[Account], kept: Sequence[Account]) -> Refused:
        del kept  # asking others takes nobody off
        path = self._path(f"pulls/{request.number}/requested_reviewers")
        return ask_at_once_or_each(
            accounts, self._login, lambda logins: self.api.send("POST", path, {"reviewers": logins})
        )

    def _login(self, number: int) -> str:
        found = answer(self.api.get("users/search", uid=number), "users/search")
        for user in found.parts("data"):
            if user.number("id") == number:
                return user.text("login")
        raise nobody(number)

    def _items(self, path: str, **query: str | int) -> Iterator[dict[str, object]]:
        return self.api.items(path, _PAGE, numbered=True, **query)

    def _path(self, rest: str) -> str:
        return f"repos/{self.repository}/{rest}"

    def _read(self, found: Answer, number: int) -> PullRequest:
        events = [answer(e, "timeline") for e in self._items(self._path(f"issues/{number}/timeline"))]
        head, merged = found.part("head"), found.flag("merged")
        state = found.text("state")
        turned = [e.moment("created_at") for e in events if e.find_text("type") == "change_target_branch"]
        closers = [e for e in events if e.find_text("type") == "close" and state == "closed"]
        return PullRequest(
            forge="forgejo",
            repository=self.repository,
            number=number,
            state="merged" if merged else "open" if state == "open" else "closed",
            author=_account(found.part("user")),
            head=head.text("sha"),
            base=found.find_text("merge_base") or "",
            opened_at=found.moment("created_at"),
            merged=found.text("merge_commit_sha") if merged else None,
            closed_at=found.find_moment("merged_at") or found.find_moment("closed_at"),
            closed_by=_find_account(closers[-1], "user") if closers else None,
            retargeted_at=max(turned, default=None),
            draft=found.flag("draft"),
            commits=tuple(
                _commit(answer(item, "commits"))
                for item in self._items(self._path(f"pulls/{number}/commits"), files="false")
            ),
            pushes=self._pushes(head, events),
            reviews=tuple(self._reviews(number, events)),
            requested=tuple(_account(one) for one in found.parts("requested_reviewers")),
        )

    def _reviews(self, number: int, events: list[Answer]) -> Iterator[Review]:
        dismissers = {
            event.number("review_id"): _find_account(event, "user")
            for event in events
            if event.find_text("type") == "dismiss_review"
        }
        for item in self._items(self._path(f"pulls/{number}/reviews")):
            found = answer(item, "reviews")
            account, state = _find_account(found, "user"), found.text("state")
            if account is None or state in _NO_REVIEW:
                continue
            review = found.number("id")
            verdict: Verdict = _VERDICTS.get(state, "commented")
            yield Review(
                number=review,
                account=account,
                verdict="dismissed" if found.flag("dismissed") else verdict,
                commit=found.find_text("commit_id"),
                at=found.moment("submitted_at"),
                body=found.find_text("body") or "",
                dismissed_by=dismissers.get(review),
            )

    def _pushes(self, head: Answer, events: list[Answer]) -> tuple[Push, ...] | None:
        repository = head.find_part("repo")
        if repository is None:
            return None
        path = f"repos/{repository.text('full_name')}/activities/feeds"
        ref = f"refs/heads/{head.text('ref')}"
        try:
            listed = [answer(item, "feeds") for item in self._items(path)]
        except BusyError:
            raise
        except ForgeError:
            return None
        before = [push for one in listed if (push := _push_of_feed(one, ref)) is not None]
        after = [push for event in events if (push := _push_of_timeline(event)) is not None]
        return (*before, *after)


def _push_of_feed(found: Answer, ref: str) -> Push | None:
    kind, account = found.find_text("op_type"), _find_account(found, "act_user")
    # A deleted branch is named without its refs/heads/ in some versions.
    named = found.find_text("ref_name") or ""
    if account is None or named not in (ref, ref.removeprefix("refs/heads/")):
        return None
    if kind == "delete_branch":
        return Push(account, found.moment("created"), "", deleted=True)
    if kind != "commit_repo":
        return None
    return Push(account, found.moment("created"), _head_commit(found.find_text("content") or ""))


def _head_commit(content: str) -> str:
    """The commit a push of the activities led to; "" where its text does not tell."""
    head = _json(content).get("HeadCommit")
    name = head.get("Sha1") if isinstance(head, dict) else None
    return name if isinstance(name, str) else ""


def _push_of_timeline(event: Answer) -> Push | None:
    account = _find_account(event, "user")
    if event.find_text("type") != "pull_push" or account is None:
        return None
    commits = _json(event.find_text("body") or "").get("commit_ids")
    last = commits[-1] if isinstance(commits, list) and commits else ""
    return Push(account, event.moment("created_at"), last if isinstance(last, str) else "")


def _json(text: str) -> dict[str, object]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _commit(found: Answer) -> Commit:
    written = found.part("commit")
    accounts, strangers = co_authors(written.text("message"))
    for role in ("author", "committer"):
        account, person = _find_account(found, role), written.find_part(role)
        if account is not None:
            accounts += (account,)
        elif role == "author" and person is not None:
            strangers += (person.find_text("name") or "?",)
    return Commit(found.text("sha"), accounts, strangers)


def _find_account(found: Answer, name: str) -> Account | None:
    part = found.find_part(name)
    return _account(part) if part is not None and part.data else None


def _account(found: Answer) -> Account:
    number = found.number("id")
    # The workflow's own account and that of somebody who left have numbers below one.
    return Account(number, found.text("login"), robot=number < 1)


def forgejo(
    repository: str, token: str, address: str = ADDRESS, pause: Callable[[float], None] = time.sleep
) -> Forgejo:
    """A reader of one repository on Forgejo or Gitea."""
    return Forgejo(repository, Api(address, {"Authorization": f"token {token}"} if token else {}, pause))
