"""Entries: what sites show, each in brief, with its full record where a page says more.

An `Entry` is made by the catalogue alone, and only from a version the ledger justifies. A page, a
shelf, a feed or a search record is made from entries, so nothing else can reach one.
"""

from dataclasses import field
from datetime import datetime
from typing import Protocol

from library.approval.model import Key, Remark, Version
from library.brief import Brief
from library.compiled import CompiledContent, CompiledKey, PublicContent, PublicSummary, SecretSummary
from library.organisation import School
from library.resource import Resource
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """The full record of a version that a site shows; `released` tells of its key once that may be shown.

    `notices` are what the approvers want its readers to know of this version.
    """

    resource: Resource
    version: Version
    public: PublicSummary
    released: SecretSummary | None
    notices: tuple[Remark, ...] = ()


class Records(Protocol):
    """Full records, found when they are looked at."""

    def of(self, entry: "Entry") -> Record:
        """The record of an entry of the site whose records these are."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One resource as one site shows it, in brief: `tree` is that of its version, approved `at` a moment.

    `school` is the resource's own; on the site of a school that `adopted` it that is another.
    """

    key: Key
    school: School
    tree: str
    at: datetime
    brief: Brief
    adopted: bool
    records: Records = field(compare=False, repr=False)

    @property
    def record(self) -> Record:
        """Everything about it but its text."""
        return self.records.of(self)


@dataclass(frozen=True, slots=True)
class EntryContent:
    """What an entry shows of its text: the printed half, and the keys of its questions once released."""

    public: PublicContent = field(default_factory=PublicContent)
    keys: tuple[CompiledKey, ...] = ()


def content_of(entry: Entry, content: CompiledContent) -> EntryContent:
    """What an entry may show of the content of its tree."""
    return EntryContent(content.public, content.secret.keys if entry.record.released is not None else ())
