"""A ledger line as bytes: canonical JSON written and read strictly.

What a person says and what the recorder adds are hashed as bytes, so there is exactly one way to
write a line. It is read by the one pattern of that way: what does not match is malformed, be it
another order, a space, a repeated key, a number with a fraction or a letter written as an escape.
"""

import hashlib
import json
import re
from datetime import UTC, datetime
from functools import cache, lru_cache

from library.approval.model import ADOPTED, EVENTS, SHELVES, Event, Facts, Key, Line, Source, Statement
from library.organisation import FORGES

FIRST = "0" * 64
LONGEST_LINE = 64 * 1024

_PLAIN = r'[^"\\\x00-\x1f]*+'
_TEXT = rf'{_PLAIN}(?:\\(?:["\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f])){_PLAIN})*+'
_STRING = f'"({_TEXT})"'
_STRINGS = rf'\[((?:"{_TEXT}"(?:,"{_TEXT}")*+)?)\]'
_QUESTION = r'"[0-9]{1,4}(?:/[0-9]{1,4})?[a-zđ]?"'
_WORD = r'"([a-z0-9-]*)"'
_OBJECT = r'"([0-9a-f]{40})"'
_DIGEST = r'"([0-9a-f]{64})"'
_NUMBER = r"(0|[1-9][0-9]{0,14})"
_MOMENT = r'"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)"'

_SOURCE = (
    rf'(?:null|\{{"forge":"({"|".join(FORGES)})","merged_commit":{_OBJECT},"pull_request":{_NUMBER},'
    rf'"repository":{_STRING},"review":{_NUMBER},"reviewed_commit":{_OBJECT},"user":{_NUMBER}\}})'
)
_STATEMENT = (
    rf'\{{"authors":{_STRINGS},"event":"({"|".join(EVENTS)})","grades":{_STRINGS},"id":{_WORD},'
    rf'"kind":{_WORD},"library":{_STRING},"organisation":{_OBJECT},"person":{_WORD},'
    rf'(?:"questions":\[({_QUESTION}(?:,{_QUESTION})*+)\],)?"reasons":{_STRING},"role":{_WORD},'
    rf'"school":{_WORD},"seen":{_NUMBER},"sha256":{_DIGEST},'
    rf'"shelf":"({"|".join(SHELVES)}|{ADOPTED}[a-z0-9-]+)",'
    rf'"source":{_SOURCE},"stage":{_WORD},"subject":{_WORD},"tree":{_OBJECT}\}}'
)
_SIGNATURE = r'(?:null|"([A-Za-z0-9+/]{40,4000}={0,2})")'
_RECORD = rf'\{{"record":\{{"at":{_MOMENT},"number":{_NUMBER},"previous":{_DIGEST}\}},'
_LINE = re.compile(rf'{_RECORD}"signature":{_SIGNATURE},"statement":({_STATEMENT})\}}')
_LINK = re.compile(_RECORD.encode())


@cache
def _handed() -> re.Pattern[str]:
    """What a person says, before it is recorded; most commands read none."""
    return re.compile(rf'\{{"signature":{_SIGNATURE},"statement":({_STATEMENT})\}}\n?')


_EVENT: dict[str, Event] = {event: event for event in EVENTS}


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
    said: dict[str, object] = {
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
    return {**said, "questions": list(statement.questions)} if statement.questions else said


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


def spoken(statement: Statement) -> bytes:
    """The bytes a person signs."""
    return canonical(statement_to_json(statement))


def write_line(
    statement: Statement, number: int, previous: str, at: datetime, signature: str | None = None
) -> bytes:
    """A recorded statement as one line, without its line feed; `at` is written in UTC seconds."""
    return canonical(
        {
            "statement": statement_to_json(statement),
            "signature": signature,
            "record": {
                "number": number,
                "previous": previous,
                "at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        }
    )


def read_link(raw: bytes) -> tuple[int, str, str] | None:
    """Number, previous digest and time of a line, without looking at what it says."""
    match = _LINK.match(raw)
    return (int(match[2]), match[3].decode(), match[1].decode()) if match else None


def parse_line(raw: bytes, path: str, row: int) -> Line | None:
    """One line of an evidence file, or None where it is malformed."""
    if len(raw) > LONGEST_LINE:
        return None
    try:
        match = _LINE.fullmatch(raw.decode())
        if match is None:
            return None
        at, number, _, signature, words, *said = match.groups()
        moment = datetime.fromisoformat(at)
        return Line(_statement(said), signature, int(number), moment, path, row, words)
    except ValueError:
        return None


def write_handover(statement: Statement, signature: str | None) -> bytes:
    """A statement as its speaker hands it over to the recorder: what a line says, without a record."""
    return canonical({"statement": statement_to_json(statement), "signature": signature}) + b"\n"


def read_handover(raw: bytes) -> tuple[Statement, str | None] | None:
    """A statement that was handed over, and its signature; None where it is malformed."""
    if len(raw) > LONGEST_LINE:
        return None
    try:
        match = _handed().fullmatch(raw.decode())
        if match is None:
            return None
        signature, _, *said = match.groups()
        return _statement(said), signature
    except ValueError:
        return None


def _statement(said: list[str]) -> Statement:
    (
        authors, event, grades, name, kind, library, organisation, person, questions, reasons, role,
        school, seen, sha256, shelf, forge, merged, pull_request, repository, review, reviewed, user,
        stage, subject, tree,
    ) = said  # fmt: skip
    facts = _facts(kind, subject, grades, authors, sha256)
    source = None
    if forge:
        source = Source(
            forge, _plain(repository), int(pull_request), int(review), int(user), reviewed, merged
        )
    return Statement(
        _plain(library), Key(school, name), shelf, stage, _EVENT[event], person, role, tree,
        facts, organisation, int(seen), _plain(reasons) if reasons else "", source,
        _plain_list(questions) if questions else (),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _facts(kind: str, subject: str, grades: str, authors: str, sha256: str) -> Facts:
    """What is said of one tree; the lines that follow most often say the same of it."""
    return Facts(kind, subject, _plain_list(grades), _plain_list(authors), sha256)


def _plain(text: str) -> str:
    return str(json.loads(f'"{text}"')) if "\\" in text else text


@lru_cache(maxsize=1024)
def _plain_list(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    # Without an escape no string holds a quotation mark, so this can only stand between two.
    return tuple(json.loads(f"[{text}]")) if "\\" in text else tuple(text[1:-1].split('","'))
