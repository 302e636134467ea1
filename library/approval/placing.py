"""What statements are made for, and what became of the claims they were made from."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from library.approval.claim import Claim
from library.approval.foresight import Change
from library.approval.history import Heard
from library.approval.in_force import InForce
from library.approval.ledger import Ledger
from library.approval.model import Facts, Said
from library.diagnostics import Text
from library.values import dataclass

COMPLETE = Text("đã đủ người duyệt", "everybody who is needed has approved it")
UNREADABLE = Text("bản này còn lỗi hoặc là bản nháp", "this version has faults or is a draft")
NO_ROLE = Text("không có vai trò duyệt học liệu này", "no approver of this resource")


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim that became a statement, and the shelves it changes."""

    claim: Claim
    said: Said
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that does not count, or not yet, and why."""

    claim: Claim
    reason: Text


@dataclass(frozen=True, slots=True)
class Placing:
    """What the statements are made for: the ledger, who is in force, and the recorder's time.

    `facts` are of the trees that can be read, `unready` those of them that must not be approved.
    `heard` says when each review was made, so that a person is known to have seen what stood there
    before; `merged` in which order commits came onto the main branch.
    """

    ledger: Ledger
    in_force: InForce
    facts: Mapping[str, Facts]
    at: datetime
    unready: frozenset[str] = frozenset()
    heard: Mapping[Heard, datetime] = field(default_factory=dict)
    merged: Mapping[str, int] = field(default_factory=dict)
