"""Who wrote a pull request: for certain, or only by what its commits say."""

from collections.abc import Mapping

from library.approval.pull_request import Account, PullRequest, plain_text, pushers
from library.organisation import Organisation
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Contributors:
    """Who wrote a request: `authors` for certain, `named` only by what its commits' text says.

    Both are barred from approving it. Only certain authors let a substitute step in, or a teacher
    could choose the approver by writing the principal's address into a commit.
    """

    authors: tuple[str, ...]
    named: Mapping[str, str]


def account_name(forge: str, account: Account) -> str:
    """How an account nobody knows is written among authors; never a person's id."""
    return f"{forge}:{account.number}"


def stranger_name(forge: str, name: str) -> str:
    """How a name in a commit is written among authors, so that nobody's id can be forged by one."""
    return f"{forge}: {plain_text(name, 60)}"


def contributors(request: PullRequest, organisation: Organisation) -> Contributors | None:
    """Everybody who wrote a request, or None where the forge does not tell them all."""
    moved = pushers(request)
    if moved is None or request.commits is None:
        return None
    authors = [author_of(request, organisation, account) for account in (request.author, *moved)]
    named: dict[str, str] = {}
    for commit in request.commits:
        for account in commit.accounts:
            person = organisation.owner_of(request.forge, account.number)
            if person is None:
                authors.append(account_name(request.forge, account))
            else:
                named.setdefault(person.id, commit.id)
        authors += [stranger_name(request.forge, name) for name in commit.strangers]
    return Contributors(tuple(dict.fromkeys(authors)), named)


def author_of(request: PullRequest, organisation: Organisation, account: Account) -> str:
    """An account as an author: the person who owns it, or its number."""
    person = organisation.owner_of(request.forge, account.number)
    return person.id if person else account_name(request.forge, account)
