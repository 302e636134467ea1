"""The words of approval: keys, stages, statements, ledger lines, versions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

from library.organisation import Office

Shelf = Literal["school", "district"]
Event = Literal["submit", "approve", "return", "withdraw", "notice", "retract"]
Evidence = Literal["recorded", "signed", "unsigned"]

SHELVES: tuple[Shelf, ...] = ("school", "district")
EVENTS: tuple[Event, ...] = ("submit", "approve", "return", "withdraw", "notice", "retract")
EVIDENCE: tuple[Evidence, ...] = ("recorded", "signed", "unsigned")


class Key(NamedTuple):
    """The permanent name of a resource: its school and the name of its bundle's folder."""

    school: str
    id: str

    def __str__(self) -> str:
        return f"{self.school}/{self.id}"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step on the way to a shelf, and who may take it on which kind of evidence.

    `threshold` different persons must take it. `labels` are the names it bore at other times.
    """

    stage: str
    role: str
    label: str
    evidence: Evidence
    threshold: int = 1
    labels: tuple[Office, ...] = ()

    def label_at(self, day: date) -> str:
        """What the stage is called on a day."""
        return next((name.label for name in self.labels if name.period.holds(day)), self.label)


@dataclass(frozen=True, slots=True)
class Facts:
    """What judging a statement needs to know of one exact tree of a bundle.

    `authors` are as written: person ids, or names of people we do not know. `sha256` is over the
    bundle's files, since a Git tree id rests on SHA-1 alone.
    """

    kind: str
    subject: str
    grades: tuple[str, ...]
    authors: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a recorded statement was read: one review of one pull request on a forge.

    `user` is the forge's number of the account, the only thing that identifies; `review` is 0 where
    the forge gives its approvals no number. The two commits are those whose trees were compared.
    """

    forge: str
    repository: str
    pull_request: int
    review: int
    user: int
    reviewed_commit: str
    merged_commit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says about one exact version of one resource, and what they saw of it."""

    library: str
    key: Key
    shelf: Shelf
    stage: str
    event: Event
    person: str
    role: str
    tree: str
    facts: Facts
    organisation: str
    seen: int
    reasons: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as recorded: its number and time in the whole ledger, and where it is written."""

    statement: Statement
    signature: str | None
    number: int
    previous: str
    at: datetime
    digest: str
    path: str
    row: int


@dataclass(frozen=True, slots=True)
class Approval:
    """One stage taken by one person."""

    stage: str
    label: str
    person: str
    role: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Version:
    """A tree that passed every stage of a shelf; `ordinal` counts the versions published there."""

    tree: str
    ordinal: int
    approvals: tuple[Approval, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """A return or a withdrawal: by whom, when and why."""

    tree: str
    person: str
    at: datetime
    reasons: str
    number: int
