"""The words of approval: keys, stages, statements, ledger lines, versions.

What each line of a ledger is made into is a named tuple: one is made in a quarter of the time of a frozen
dataclass, and a ledger has hundreds of thousands.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from library.approval.days import AHEAD
from library.organisation import Office
from library.values import dataclass

Shelf = str
"""Where a version stands: "school" is the shelf of the resource's own school, "district" the shared one,
and each school that adopts resources of others has one of its own (`adopted_by`)."""
Event = Literal["submit", "approve", "return", "withdraw", "notice", "retract"]
Evidence = Literal["recorded", "signed", "unsigned"]

SHELVES: tuple[Shelf, ...] = ("school", "district")
ADOPTED = "adopted-by-"
NOTHING_MERGED = "0" * 40
"""The merged commit of what is said of a request that is not merged."""
EVENTS: tuple[Event, ...] = ("submit", "approve", "return", "withdraw", "notice", "retract")
EVIDENCE: tuple[Evidence, ...] = ("recorded", "signed", "unsigned")


class Key(NamedTuple):
    """The permanent name of a resource: its school and the name of its bundle's folder."""

    school: str
    id: str

    def __str__(self) -> str:
        return f"{self.school}/{self.id}"


def adopted_by(school: str) -> Shelf:
    """The shelf of what a school adopted from others."""
    return ADOPTED + school


@lru_cache(maxsize=4096)
def adopter_of(shelf: Shelf) -> str:
    """The school on whose shelf of adopted resources this is; "" for every other shelf."""
    return shelf[len(ADOPTED) :] if shelf.startswith(ADOPTED) else ""


def asked_as(key: Key, shelf: Shelf) -> Key:
    """The resource as those see it who decide on a shelf: an adopter's people decide as for their own."""
    adopter = adopter_of(shelf)
    return Key(adopter, key.id) if adopter else key


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


class Source(NamedTuple):
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


class Statement(NamedTuple):
    """What a person says about one exact version of one resource, and what they saw of it.

    `seen` is the number of the ledger's last line that the person knew of. `questions` are those a
    notice takes out of the scoring: `7`, or `2/7` for question 7 of part 2.
    """

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
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement to record: when, and the person's signature in base64 if there is one."""

    statement: Statement
    at: datetime
    signature: str | None = None


class Line(NamedTuple):
    """A statement as recorded: its number and time in the whole ledger, and where it is written.

    `spoken` is the statement exactly as written, which is what `signature` (base64) is over.
    """

    statement: Statement
    signature: str | None
    number: int
    at: datetime
    path: str
    row: int
    spoken: str

    @property
    def day(self) -> date:
        """The calendar day in Viet Nam on which it was recorded; `at` is in UTC."""
        return (self.at + AHEAD).date()


class Approval(NamedTuple):
    """One stage taken by one person, what proves that it was them, and the minutes they name if any."""

    stage: str
    label: str
    person: str
    role: str
    at: datetime
    number: int
    evidence: Evidence = "unsigned"
    minutes: str = ""


def approval_of(stage: Stage, line: Line, evidence: Evidence) -> Approval:
    """A line that was found good, as the taking of its stage under the name it bore that day."""
    said = line.statement
    label = stage.label_at(line.day) if stage.labels else stage.label
    return Approval(stage.stage, label, said.person, said.role, line.at, line.number, evidence, said.reasons)


class Remark(NamedTuple):
    """A submission, return, withdrawal or notice: by whom, when and why; `questions` as in `Statement`.

    Of a submission `facts` are what was handed in, and `source` where that can be read.
    """

    tree: str
    person: str
    at: datetime
    reasons: str
    number: int
    questions: tuple[str, ...] = ()
    facts: Facts | None = None
    source: Source | None = None


def remark_of(line: Line) -> Remark:
    """What a line that was found good remarks."""
    said = line.statement
    facts, source = (said.facts, said.source) if said.event == "submit" else (None, None)
    return Remark(said.tree, said.person, line.at, said.reasons, line.number, said.questions, facts, source)


class Version(NamedTuple):
    """A tree that passed every stage of a shelf; `ordinal` counts the versions published there.

    `corrects` are the notices that the version before it bore on this shelf.
    """

    tree: str
    ordinal: int
    approvals: tuple[Approval, ...]
    at: datetime
    corrects: tuple[Remark, ...] = ()
