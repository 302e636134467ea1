"""Reads pull requests from GitHub's REST API, version 2022-11-28, and from servers that speak it.

Reviews name their commit. Who pushed stands in the activity of the head's repository, and who
dismissed a review in the events of the request.
"""

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
    account_of_address,
    co_authors,
)
from library.values import dataclass

ADDRESS = "https://api.github.com"

_WEB_FLOW = 19864447
"""GitHub's own account, the committer of whatever is done with a button on its pages."""

_MOST_COMMITS = 250
"""The API lists no more commits of a request than this."""

_TURNED = frozenset({"base_ref_changed", "automatic_base_change_succeeded"})

_VERDICTS: dict[str, Verdict] = {
    "APPROVED": "approved",
    "CHANGES_REQUESTED": "returned",
    "DISMISSED": "dismissed",
}


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository on GitHub, written OWNER/NAME."""

    repository: str
    api: Api
    forge: Forge = "github"

    def recorder(self) -> int | None:
        return own_number(self.api)

    def requests(self, branch: str, since: datetime | None) -> Iterator[PullRequest | Unread]:
        read: set[int] = set()
        for state in ("all", "open"):
            pulls = self.api.each(
                self._path("pulls"), state=state, base=branch, sort="updated", direction="desc"
            )
            for found in listed(self, pulls, "pulls"):
                if isinstance(found, Unread):
                    yield found
                    continue
                number = found.number("number")
                if state == "all" and since is not None and found.moment("updated_at") < since:
                    break
                if number not in read and found.part("base").text("ref") == branch:
                    read.add(number)
                    closed = found.data.get("state") == "closed" and not found.data.get("merged_at")
                    yield read_or_unread(self, self._read, found, number, closed=closed)

    def ask(self, request: PullRequest, accounts: Sequence[Account], kept: Sequence[Account]) -> Refused:
        del kept  # asking others takes nobody off
        path = self._path(f"pulls/{request.number}/requested_reviewers")
        return ask_at_once_or_each(
            accounts, self._login, lambda logins: self.api.send("POST", path, {"reviewers": logins})
        )

    def _login(self, number: int) -> str:
        found = self.api.find(f"user/{number}")
        if found is None:
            raise nobody(number)
        return answer(found, "user").text("login")

    def _path(self, rest: str) -> str:
        return f"repos/{self.repository}/{rest}"

    def _read(self, found: Answer, number: int) -> PullRequest:
        events = [answer(e, "events") for e in self.api.items(self._path(f"issues/{number}/events"))]
        head, merged_at = found.part("head"), found.find_moment("merged_at")
        state = found.text("state")
        turned = [e.moment("created_at") for e in events if e.text("event") in _TURNED]
        closers = [e for e in events if e.text("event") == "closed" and state == "closed"]
        return PullRequest(
            forge="github",
            repository=self.repository,
            number=number,
            state="merged" if merged_at else "open" if state == "open" else "closed",
            author=_account(found.part("user")),
            head=head.text("sha"),
            base="",
            opened_at=found.moment("created_at"),
            merged=found.text("merge_commit_sha") if merged_at else None,
            closed_at=found.find_moment("closed_at"),
            closed_by=_find_account(closers[-1], "actor") if closers else None,
            retargeted_at=max(turned, default=None),
            draft=found.flag("draft"),
            commits=self._commits(number),
            pushes=self._pushes(head),
            reviews=tuple(self._reviews(number, events)),
            requested=tuple(_account(one) for one in found.parts("requested_reviewers")),
        )

    def _reviews(self, number: int, events: list[Answer]) -> Iterator[Review]:
        dismissers = {
            event.part("dismissed_review").number("review_id"): _find_account(event, "actor")
            for event in events
            if event.text("event") == "review_dismissed"
        }
        for item in self.api.items(self._path(f"pulls/{number}/reviews")):
            found = answer(item, "reviews")
            account = _find_account(found, "user")
            if account is None or found.text("state") == "PENDING":
                continue
            review = found.number("id")
            yield Review(
                number=review,
                account=account,
                verdict=_VERDICTS.get(found.text("state"), "commented"),
                commit=found.find_text("commit_id"),
                at=found.moment("submitted_at"),
                body=found.find_text("body") or "",
                dismissed_by=dismissers.get(review),
            )

    def _commits(self, number: int) -> tuple[Commit, ...] | None:
        listed = [answer(c, "commits") for c in self.api.items(self._path(f"pulls/{number}/commits"))]
        return tuple(_commit(one) for one in listed) if len(listed) < _MOST_COMMITS else None

    def _pushes(self, head: Answer) -> tuple[Push, ...] | None:
        repository = head.find_part("repo")
        if repository is None:
            return None
        path = f"repos/{repository.text('full_name')}/activity"
        try:
            listed = list(self.api.items(path, numbered=False, ref=f"refs/heads/{head.text('ref')}"))
        except BusyError:
            raise
        except ForgeError:
            return None
        return tuple(_pushes(answer(item, "activity") for item in listed))


def _pushes(listed: Iterator[Answer]) -> Iterator[Push]:
    for found in listed:
        account = _find_account(found, "actor")
        if account is not None:
            deleted = found.text("activity_type") == "branch_deletion"
            after = "" if deleted else found.text("after")
            yield Push(account, found.moment("timestamp"), after, deleted)


def _commit(found: Answer) -> Commit:
    written = found.part("commit")
    accounts, strangers = co_authors(written.text("message"))
    for role in ("author", "committer"):
        account = _find_account(found, role)
        person = written.find_part(role)
        if account is None and person is not None:
            account = account_of_address(person.find_text("email") or "")
        if account is not None:
            accounts += (account,)
        elif role == "author" and person is not None:
            strangers += (person.find_text("name") or "?",)
    kept = tuple(account for account in accounts if account.number != _WEB_FLOW)
    return Commit(found.text("sha"), kept, strangers)


def _find_account(found: Answer, name: str) -> Account | None:
    part = found.find_part(name)
    # A commit whose address belongs to nobody has `{}` for its author in some answers.
    return _account(part) if part is not None and part.data else None


def _account(found: Answer) -> Account:
    login = found.text("login")
    robot = found.find_text("type") not in (None, "User") or login.endswith("[bot]")
    return Account(found.number("id"), login, robot)


def github(
    repository: str, token: str, address: str = ADDRESS, pause: Callable[[float], None] = time.sleep
) -> GitHub:
    """A reader of one repository on GitHub or GitHub Enterprise."""
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return GitHub(repository, Api(address, headers, pause))
