"""The sample's pull requests, as the forge would tell of them: who opened, merged and reviewed what."""

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import datetime

from build_tools.git import git
from build_tools.repository import Repository
from library.approval.pull_request import Account, Forge, PullRequest, Push, Review, Revision
from library.organisation import Organisation
from library.values import dataclass

_FORGE: Forge = "github"
_NAME = "kho-tan-hong-mau/kho-hoc-lieu"


@dataclass(slots=True)
class Requests:
    """Every pull request so far; each was merged as the one commit it consists of."""

    repository: Repository
    opened: list[PullRequest] = field(default_factory=list)

    def open(self, commit: str, author: str, at: datetime, organisation: Organisation) -> int:
        """The number of a new request, by which the commit at the tip came in."""
        account = account_of(organisation, author)
        (base,) = git(self.repository.root, "rev-parse", f"{commit}~1").decode().split()
        request = PullRequest(
            forge=_FORGE, repository=_NAME, number=len(self.opened) + 1, state="merged",
            author=account, head=commit, base=base, opened_at=at, merged=commit, closed_at=at,
            pushes=(Push(account, at, commit),), revisions=(Revision(commit, at),),
        )  # fmt: skip
        self.opened.append(request)
        return request.number

    def review(self, number: int, by: Iterable[str], at: datetime, organisation: Organisation) -> None:
        """Each of these people approves a request as it was merged."""
        request = self.opened[number - 1]
        given = tuple(
            Review(1000 * number + len(request.reviews) + more, account_of(organisation, person),
                   "approved", request.head, at)
            for more, person in enumerate(by, start=1)
        )  # fmt: skip
        self.opened[number - 1] = replace(request, reviews=(*request.reviews, *given))


def account_of(organisation: Organisation, person: str) -> Account:
    """The account of somebody who has one; ValueError for anybody else."""
    number = organisation.people[person].account(_FORGE)
    if number is None:
        raise ValueError(f"no account on {_FORGE}: {person}")
    return Account(number, person)
