"""What pages for staff show: who is waited for, how long stages take, and sheets of approval."""

from typing import Literal

from library.pages.resource_views import MetaRow
from library.pages.views import Link, Page
from library.values import dataclass

StateTone = Literal["good", "waiting", "returned", "draft", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """One resource in a list of states.

    `review` leads to the request in which it was handed in; where there is none, `command` approves it.
    `sheet_href` leads to its sheet of approval, `waited` says for how long it has waited.
    """

    key: str
    title: str
    state_label: str
    tone: StateTone
    waiting_for: str = ""
    since: str = ""
    waited: str = ""
    note: str = ""
    review: Link | None = None
    command: str = ""
    sheet_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for one person, the longest first; `anchor` is its place on the page."""

    anchor: str
    person: str
    rows: tuple[StaffRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTime:
    """How long a stage usually takes, and at most, as words."""

    label: str
    count: int
    middle: str
    longest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolStates:
    """How many resources a school has, and how many of them are published or wait for somebody."""

    name: str
    href: str
    total: int
    published: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffView(Page):
    """Where every resource of a school stands; never on a public site.

    That of a district has `schools`, each with a page of its own, and rows of what is not finished alone.
    """

    rows: tuple[StaffRow, ...]
    schools: tuple[SchoolStates, ...] = ()
    queues: tuple[Queue, ...] = ()
    times: tuple[StageTime, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One approval on a sheet: the stage, who took it in which role and when, and what proves it."""

    stage: str
    person: str
    role: str
    date: str
    evidence: str
    number: int
    minutes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of approval (phiếu duyệt) of one version; `content` is the id of its exact content."""

    anchor: str
    title: str
    facts: tuple[MetaRow, ...]
    lines: tuple[SheetLine, ...]
    version: int
    date: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsView(Page):
    """The sheets of approval of a school's resources of one subject, to be printed one or all."""

    office: str
    school: str
    sheets: tuple[Sheet, ...]
