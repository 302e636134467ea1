"""Pull requests as values: what a forge's API said of one, before anybody has judged it.

Nothing here is trusted for more than it is. A number identifies an account; a login can be renamed
or recycled, and an author or committer of a commit is whoever's e-mail address it carries.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from library.values import dataclass

Forge = Literal["github", "gitlab", "forgejo"]
RequestState = Literal["open", "merged", "closed"]
Verdict = Literal["approved", "returned", "commented", "dismissed"]

_CO_AUTHOR = re.compile(
    r"^co-authored-by:\s*(?P<name>[^<>\n]*?)\s*<(?P<address>[^<>\s]*)>\s*$", re.IGNORECASE | re.MULTILINE
)
_NUMBERED = re.compile(r"(?P<number>\d{1,15})[+-][^@\s]*@users\.noreply\.[a-z0-9.-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a forge; only its number identifies, the login is for people to read."""

    number: int
    login: str = ""
    robot: bool = False


@dataclass(frozen=True, slots=True)
class Push:
    """Somebody moved or deleted the request's branch; `after` is the commit it then named, or ""."""

    account: Account
    at: datetime
    after: str
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit of a request, with the people its text names.

    `accounts` are those to whose e-mail addresses the forge traced it, `strangers` the names it could
    trace to nobody. Whoever makes a commit writes both, so they can bar a person and free nobody.
    """

    id: str
    accounts: tuple[Account, ...] = ()
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the request's branch that reviewers were shown, and since when."""

    commit: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said of a request; `number` is 0 where the forge gives it none.

    `commit` is the one that was reviewed, or None on a forge that does not say. A review that was
    dismissed names who did it, if the forge tells.
    """

    number: int
    account: Account
    verdict: Verdict
    commit: str | None
    at: datetime
    body: str = ""
    dismissed_by: Account | None = None


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull request (on GitLab a merge request) with everything that bears on what it proves.

    `commits` and `pushes` are None where the forge did not tell them all. `merged` is the commit on
    the target branch that brought it in; `base` the one the forge compares with. `retargeted_at` is
    when it was last turned to another branch, and so began to show another difference.
    """

    forge: Forge
    repository: str
    number: int
    state: RequestState
    author: Account
    head: str
    base: str
    opened_at: datetime
    merged: str | None = None
    closed_at: datetime | None = None
    closed_by: Account | None = None
    retargeted_at: datetime | None = None
    draft: bool = False
    commits: tuple[Commit, ...] | None = ()
    pushes: tuple[Push, ...] | None = ()
    revisions: tuple[Revision, ...] = ()
    reviews: tuple[Review, ...] = ()
    requested: tuple[Account, ...] = ()

    @property
    def name(self) -> str:
        """How people on the forge write it."""
        return name_of(self.forge, self.number)

    @property
    def ref(self) -> str:
        """The ref under which the forge keeps the request's last commit."""
        if self.forge == "gitlab":
            return f"refs/merge-requests/{self.number}/head"
        return f"refs/pull/{self.number}/head"


def name_of(forge: str, number: int) -> str:
    """How people on a forge write a request."""
    return f"{'!' if forge == 'gitlab' else '#'}{number}"


def pushers(request: PullRequest) -> tuple[Account, ...] | None:
    """Everybody who moved the request's branch, or None where that cannot be told for certain.

    A branch's name may have served before, so what came before its last deletion is another branch.
    The list is whole only if it reaches back to before the opening and accounts for the last commit.
    """
    if request.pushes is None:
        return None
    found: list[Push] = []
    for push in sorted(request.pushes, key=lambda push: push.at):
        if push.deleted and push.at < request.opened_at:
            found = []
        elif not push.deleted and (request.closed_at is None or push.at <= request.closed_at):
            found.append(push)
    whole = any(push.at <= request.opened_at for push in found)
    if not whole or all(push.after != request.head for push in found):
        return None
    return tuple(dict.fromkeys(push.account for push in found))


def co_authors(message: str) -> tuple[tuple[Account, ...], tuple[str, ...]]:
    """The accounts and the other names in the `Co-authored-by` lines of a commit message.

    Only a forge's own no-reply address bears a number; any other address says a name and no more.
    """
    accounts: list[Account] = []
    strangers: list[str] = []
    for found in _CO_AUTHOR.finditer(message.replace("\r\n", "\n")):
        account = account_of_address(found["address"])
        if account is not None:
            accounts.append(account)
        else:
            strangers.append(found["name"] or found["address"])
    return tuple(accounts), tuple(strangers)


def account_of_address(address: str) -> Account | None:
    """The account whose number stands in a forge's no-reply address; None for any other address."""
    found = _NUMBERED.fullmatch(address.strip())
    return Account(int(found["number"])) if found else None


def plain_text(text: str, limit: int = 500) -> str:
    """The words of a text from a forge as one line, shortened."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def verdicts(reviews: Iterable[Review]) -> dict[int, list[Review]]:
    """The reviews that say yes or no, by the number of their account, oldest first."""
    found: dict[int, list[Review]] = {}
    for review in sorted(reviews, key=lambda review: (review.at, review.number)):
        if review.verdict != "commented":
            found.setdefault(review.account.number, []).append(review)
    return found
