"""The ledger as a value: every line in order, with its chain proved or refused.

Numbers run from 1 without a gap, each line names the hash of the one before, time never runs back,
and the head names the last. One fault and the whole ledger is refused: what cannot be trusted in
part is not trusted at all, and the published sites stay as they are. What the lines say is read
later, resource by resource.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter

from library.approval.line import FIRST, canonical, digest_of, parse_line, read_link
from library.approval.model import Key, Line
from library.diagnostics import Finding, Location, Pass, Text, find
from library.rules import approval as rules

LEDGER_BRANCH = "approvals"
EVIDENCE_FOLDER = "evidence"
HEAD_FILE = "head.json"
FORMAT = 1
LARGEST_FILE = 8 * 1024 * 1024
"""In bytes: some ten thousand statements about one resource; more is an attack or a mistake."""

_EVIDENCE = re.compile(r"evidence/([a-z0-9-]{1,80})/([a-z0-9-]{1,80})\.jsonl")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line ever recorded, by resource; `digests` are those of the lines by their number.

    `at` is the time of the last line, `first` the line that began the ledger.
    """

    rows: Mapping[Key, tuple[bytes, ...]] = field(default_factory=dict)
    digests: tuple[str, ...] = (FIRST,)
    at: datetime | None = None
    first: Line | None = None

    @property
    def number(self) -> int:
        return len(self.digests) - 1

    @property
    def digest(self) -> str:
        return self.digests[-1]

    def holds(self, number: int, digest: str) -> bool:
        """Whether the line of this number is in the chain with this digest."""
        return 0 <= number <= self.number and self.digests[number] == digest

    def lines_of(self, key: Key) -> tuple[Line, ...]:
        """What was said about one resource, oldest first; a malformed line is left out."""
        path = evidence_path(key)
        read = (parse_line(raw, path, row) for row, raw in enumerate(self.rows.get(key, ()), 1))
        return tuple(line for line in read if line is not None)

    def lines(self) -> Iterator[Line]:
        """Everything that was said, by resource and not by number."""
        for key in self.rows:
            yield from self.lines_of(key)


def evidence_path(key: Key) -> str:
    """Where the statements about one resource stand on the ledger's branch."""
    return f"{EVIDENCE_FOLDER}/{key.school}/{key.id}.jsonl"


def on_branch(path: str, row: int) -> Location:
    """A line of a file of the ledger as findings name it, so that `git show` opens it."""
    return Location(f"{LEDGER_BRANCH}:{path}", row, 1)


def write_head(number: int, digest: str) -> bytes:
    """The ledger's head: the number and digest of its last line."""
    return canonical({"format": FORMAT, "number": number, "digest": digest}) + b"\n"


# Number, previous digest, time, path, row and bytes of a line: a bare tuple, for there may be a million.
_Link = tuple[int, str, str, str, int, bytes]


def read_ledger(evidence: Mapping[str, bytes], head: bytes | None) -> Pass[Ledger | None]:
    """The ledger from its evidence files by path, or None where it must be refused."""
    links: list[_Link] = []
    rows: dict[Key, tuple[bytes, ...]] = {}
    sound = True
    for path in sorted(evidence):
        match = _EVIDENCE.fullmatch(path)
        content = evidence[path]
        if match is None or len(content) > LARGEST_FILE:
            reason = Text("có tệp lạ hoặc quá lớn", "there is a strange or too large file")
            yield _broken(path, 1, reason)
            sound = False
            continue
        raws = content.split(b"\n")
        if raws.pop():
            raws.append(b"")
        for row, raw in enumerate(raws, 1):
            link = read_link(raw)
            if link is None:
                # One is enough to refuse the ledger; a million would only be as many findings.
                yield find(rules.MALFORMED_LINE, on_branch(path, row))
                sound = False
                break
            number, previous, at = link
            links.append((number, previous, at, path, row, raw))
        rows[Key(match[1], match[2])] = tuple(raws)
    links.sort(key=itemgetter(0))
    digests = _chain(links) if sound else (FIRST,)
    if isinstance(digests, Finding):
        yield digests
        return None
    if not sound:
        return None
    if not _head_fits(head, len(digests) - 1, digests[-1]):
        reason = Text("head.json không khớp dòng cuối", "head.json does not name the last line")
        yield _broken(HEAD_FILE, 1, reason)
        return None
    return (yield from _ledger(rows, digests, links))


def _ledger(
    rows: Mapping[Key, tuple[bytes, ...]], digests: tuple[str, ...], links: list[_Link]
) -> Pass[Ledger | None]:
    if not links:
        return Ledger()
    begin, end = links[0], links[-1]
    _, _, _, path, row, raw = begin
    first = parse_line(raw, path, row)
    try:
        at = datetime.fromisoformat(end[2])
    except ValueError:
        at = None
    if first is None or at is None:
        _, _, _, path, row, _ = begin if first is None else end
        yield find(rules.MALFORMED_LINE, on_branch(path, row))
        return None
    return Ledger(rows, digests, at, first)


def _chain(links: list[_Link]) -> tuple[str, ...] | Finding:
    """The digests of all lines by number, or the first fault in the chain."""
    digest, before = FIRST, ""
    digests = [digest]
    rows: dict[str, int] = {}
    for wanted, (number, previous, at, path, row, raw) in enumerate(links, 1):
        fault = None
        if number != wanted:
            fault = Text(f"thiếu dòng số {wanted}", f"line number {wanted} is missing")
        elif previous != digest:
            fault = Text("mã băm không khớp dòng trước", "its hash does not fit the line before")
        elif at < before:
            fault = Text("thời gian chạy ngược", "its time runs backwards")
        elif row != rows.get(path, 0) + 1:
            fault = Text("các dòng trong tệp đảo thứ tự", "the lines of its file are out of order")
        if fault is not None:
            return _broken(path, row, fault)
        digest, before, rows[path] = digest_of(raw), at, row
        digests.append(digest)
    return tuple(digests)


def _head_fits(head: bytes | None, number: int, digest: str) -> bool:
    try:
        data = json.loads(head or b"")
    except (ValueError, RecursionError):
        return False
    return bool(data == {"format": FORMAT, "number": number, "digest": digest})


def _broken(path: str, row: int, reason: Text) -> Finding:
    return find(rules.BROKEN_LEDGER, on_branch(path, row), reason=reason)
