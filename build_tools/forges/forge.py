"""What a reader of a forge can do, whichever forge it is, and what all of them do alike."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from build_tools.forges.answer import Answer, answer
from build_tools.forges.api import Api
from build_tools.forges.asking import Refused
from build_tools.forges.faults import BusyError, ForgeError, TooLargeError
from library.approval.pull_request import Account, Forge, PullRequest, name_of
from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A request that could not be read in full, so that nothing is known of it.

    `name` is its name, or what is known of it instead; `closed` is one that was closed without being merged.
    """

    repository: str
    name: str | Text
    error: ForgeError
    closed: bool = False


class ForgeReader(Protocol):
    """Reads the pull requests of one repository on a forge, and asks people to review them."""

    @property
    def forge(self) -> Forge: ...

    @property
    def repository(self) -> str: ...

    @property
    def api(self) -> Api: ...

    def recorder(self) -> int | None:
        """The number of the account whose token this is; None where it is no person's."""
        ...

    def requests(self, branch: str, since: datetime | None) -> Iterator[PullRequest | Unread]:
        """Every request into `branch`: all that are open, and those touched since a moment.

        ForgeError where the list itself cannot be read.
        """
        ...

    def ask(self, request: PullRequest, accounts: Sequence[Account], kept: Sequence[Account]) -> Refused:
        """Ask accounts, by their numbers, to review a request; who could not be asked, and why.

        `kept` were asked before and are waited for: they stay asked.
        """
        ...


def own_number(api: Api) -> int | None:
    """The number of the account whose token is used; None where it is no person's."""
    found = api.find("user")
    return answer(found, "user").number("id") if found is not None else None


def read_or_unread(
    reader: ForgeReader,
    read: Callable[[Answer, int], PullRequest],
    found: Answer,
    number: int,
    *,
    closed: bool,
) -> PullRequest | Unread:
    """What `read` makes of a listed request; a faulty answer is that request's, a busy forge stops all."""
    try:
        return read(found, number)
    except BusyError:
        raise
    except ForgeError as error:
        return Unread(place_of(reader), name_of(reader.forge, number), error, closed)


def listed(
    reader: ForgeReader, items: Iterator[dict[str, object] | TooLargeError], where: str
) -> Iterator[Answer | Unread]:
    """The requests of a list, with those that are too large for one."""
    for item in items:
        if isinstance(item, TooLargeError):
            yield Unread(place_of(reader), Text("một yêu cầu", "a request"), item)
        else:
            yield answer(item, where)


def place_of(reader: ForgeReader) -> str:
    """The repository of a reader as findings name it."""
    return f"{reader.forge}:{reader.repository}"
