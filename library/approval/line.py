"""A ledger line as bytes: canonical JSON written and read strictly.

What a person says and what the recorder adds are hashed as bytes, so there is exactly one way to
write a line. A line that reads differently from how we would write it is malformed.
"""

import hashlib
import json
import re
from dataclasses import fields
from datetime import UTC, datetime

from library.approval.model import (
    EVENTS,
    SHELVES,
    Event,
    Facts,
    Key,
    Line,
    Shelf,
    Source,
    Statement,
)
from library.diagnostics import Location, Pass, find
from library.organisation import FORGES
from library.rules import approval as rules

FIRST = "0" * 64
_LONGEST_LINE = 64 * 1024
_HEX40 = re.compile(r"[0-9a-f]{40}")
_HEX64 = re.compile(r"[0-9a-f]{64}")


class _MalformedError(ValueError):
    """Raised and caught in this module alone: the line is not one of ours."""


def canonical(data: object) -> bytes:
    """The one way to write JSON here: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def digest_of(raw: bytes) -> str:
    """The sha256 by which the next line names this one; `raw` is without its line feed."""
    return hashlib.sha256(raw).hexdigest()


def statement_to_json(statement: Statement) -> dict[str, object]:
    """What a person says, as the object that is signed."""
    return {
        "library": statement.library,
        "school": statement.key.school,
        "id": statement.key.id,
        "shelf": statement.shelf,
        "stage": statement.stage,
        "event": statement.event,
        "person": statement.person,
        "role": statement.role,
        "tree": statement.tree,
        "sha256": statement.facts.sha256,
        "kind": statement.facts.kind,
        "subject": statement.facts.subject,
        "grades": list(statement.facts.grades),
        "authors": list(statement.facts.authors),
        "organisation": statement.organisation,
        "seen": statement.seen,
        "reasons": statement.reasons,
        "source": None if statement.source is None else _source_to_json(statement.source),
    }


def _source_to_json(source: Source) -> dict[str, object]:
    return {
        "forge": source.forge,
        "repository": source.repository,
        "pull_request": source.pull_request,
        "review": source.review,
        "user": source.user,
        "reviewed_commit": source.reviewed_commit,
        "merged_commit": source.merged_commit,
    }


def write_line(statement: Statement, number: int, previous: str, at: datetime) -> bytes:
    """A recorded statement as one line, without its line feed; `at` is written in UTC seconds."""
    return canonical(
        {
            "statement": statement_to_json(statement),
            "signature": None,
            "record": {
                "number": number,
                "previous": previous,
                "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        }
    )


def read_line(raw: bytes, path: str, row: int) -> Pass[Line | None]:
    """One line of an evidence file; a malformed one is a finding and says nothing."""
    try:
        if len(raw) > _LONGEST_LINE:
            raise _MalformedError
        data = json.loads(raw, object_pairs_hook=_unique, parse_constant=_refuse)
        if canonical(data) != raw:
            raise _MalformedError
        return _line(data, raw, path, row)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield find(rules.MALFORMED_LINE, Location(path, row, 1))
        return None


def _line(data: dict[str, object], raw: bytes, path: str, row: int) -> Line:
    said, record = _object(data["statement"]), _object(data["record"])
    statement = Statement(
        library=_string(said["library"]),
        key=Key(_string(said["school"]), _string(said["id"])),
        shelf=_shelf(said["shelf"]),
        stage=_string(said["stage"]),
        event=_event(said["event"]),
        person=_string(said["person"]),
        role=_string(said["role"]),
        tree=_matching(said["tree"], _HEX40),
        facts=Facts(
            kind=_string(said["kind"]),
            subject=_string(said["subject"]),
            grades=_strings(said["grades"]),
            authors=_strings(said["authors"]),
            sha256=_matching(said["sha256"], _HEX64),
        ),
        organisation=_matching(said["organisation"], _HEX40),
        seen=_count(said["seen"]),
        reasons=_string(said["reasons"]),
        source=None if said["source"] is None else _source(_object(said["source"])),
    )
    signature = data["signature"]
    at = datetime.strptime(_string(record["at"]), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return Line(
        statement=statement,
        signature=None if signature is None else _string(signature),
        number=_count(record["number"]),
        previous=_matching(record["previous"], _HEX64),
        at=at,
        digest=digest_of(raw),
        path=path,
        row=row,
    )


def _source(written: dict[str, object]) -> Source:
    forge = _string(written["forge"])
    if forge not in FORGES or len(written) != len(fields(Source)):
        raise _MalformedError
    return Source(
        forge=forge,
        repository=_string(written["repository"]),
        pull_request=_count(written["pull_request"]),
        review=_count(written["review"]),
        user=_count(written["user"]),
        reviewed_commit=_matching(written["reviewed_commit"], _HEX40),
        merged_commit=_matching(written["merged_commit"], _HEX40),
    )


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _MalformedError
    return found


def _refuse(_: str) -> object:
    raise _MalformedError


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _MalformedError
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _MalformedError
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _MalformedError
    return tuple(_string(item) for item in value)


def _matching(value: object, shape: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise _MalformedError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**15:
        raise _MalformedError
    return value


def _shelf(value: object) -> Shelf:
    for shelf in SHELVES:
        if shelf == value:
            return shelf
    raise _MalformedError


def _event(value: object) -> Event:
    for event in EVENTS:
        if event == value:
            return event
    raise _MalformedError
