"""The ledger as a value: every line in order, with its chain proved or refused.

Numbers run from 1 without a gap, each line names the hash of the one before, time never runs back,
and the head names the last. One fault and the whole ledger is refused: what cannot be trusted in
part is not trusted at all, and the published sites stay as they are. What the lines say is read
later, resource by resource.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from operator import itemgetter
from typing import overload

from library.approval.branch import LEDGER_BRANCH
from library.approval.line import FIRST, canonical, digest_of, parse_line, read_link
from library.approval.model import Key, Line
from library.diagnostics import Finding, Location, Pass, Text, find
from library.rules import approval as rules
from library.values import dataclass

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
    digests: Sequence[str] = (FIRST,)
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

    def holds_lines(self, rows: Sequence[bytes]) -> bool:
        """Whether each of some lines is in the chain, byte for byte."""
        links = ((read_link(raw), raw) for raw in rows)
        return all(link is not None and self.holds(link[0], digest_of(raw)) for link, raw in links)

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


def key_of_path(path: str) -> Key:
    """The resource that an evidence file is about; ValueError where the path is none of one."""
    match = _EVIDENCE.fullmatch(path)
    if match is None:
        raise ValueError(path)
    return Key(match[1], match[2])


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


def grown(ledger: Ledger, changed: Mapping[str, tuple[bytes, bytes]], head: bytes | None) -> Ledger | None:
    """A ledger that was proved, with the lines that its files have gained since; its rows are still the old.

    `changed` are the files that were and are different, by path: what each held, and holds. None where
    they did more than grow, or where the chain does not go on: then all must be proved from nothing.
    """
    links: list[_Link] = []
    rows: dict[str, int] = {}
    for path, (before, after) in changed.items():
        if not _EVIDENCE.fullmatch(path) or len(after) > LARGEST_FILE or not after.startswith(before):
            return None
        rows[path] = before.count(b"\n")
        raws = after[len(before) :].split(b"\n")
        if raws.pop():
            return None
        for row, raw in enumerate(raws, rows[path] + 1):
            link = read_link(raw)
            if link is None:
                return None
            number, previous, at = link
            links.append((number, previous, at, path, row, raw))
    if not links or ledger.at is None:
        return ledger if not changed and _head_fits(head, ledger.number, ledger.digest) else None
    moment = ledger.at.isoformat().replace("+00:00", "Z")
    digests = _chain(links, ledger.number, ledger.digest, moment, rows)
    if isinstance(digests, Finding) or not _head_fits(head, ledger.number + len(links), digests[-1]):
        return None
    try:
        last = datetime.fromisoformat(links[-1][2])
    except ValueError:
        return None
    return replace(ledger, digests=_Grown(ledger.digests, digests[1:]), at=last)


class _Grown(Sequence[str]):
    """The digests of a ledger with more of them behind; the old ones are not copied."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new

    def __len__(self) -> int:
        return len(self._old) + len(self._new)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        return self._old[at] if at < len(self._old) else self._new[at - len(self._old)]


def _chain(
    links: list[_Link],
    number_before: int = 0,
    digest: str = FIRST,
    before: str = "",
    rows: dict[str, int] | None = None,
) -> tuple[str, ...] | Finding:
    """The digests of lines by number from that of the line before on, or the first fault in the chain.

    `rows` are how many lines each file had before.
    """
    links.sort(key=itemgetter(0))
    digests = [digest]
    last = dict(rows or {})
    for wanted, link in enumerate(links, number_before + 1):
        number, previous, at, path, row, raw = link
        if number != wanted or previous != digest or at < before or row != last.get(path, 0) + 1:
            return _fault(link, wanted, digest, before)
        digest, before, last[path] = digest_of(raw), at, row
        digests.append(digest)
    return tuple(digests)


def _fault(link: _Link, wanted: int, digest: str, before: str) -> Finding:
    number, previous, at, path, row, _ = link
    if number != wanted:
        fault = Text(f"thiếu dòng số {wanted}", f"line number {wanted} is missing")
    elif previous != digest:
        fault = Text("mã băm không khớp dòng trước", "its hash does not fit the line before")
    elif at < before:
        fault = Text("thời gian chạy ngược", "its time runs backwards")
    else:
        fault = Text("các dòng trong tệp đảo thứ tự", "the lines of its file are out of order")
    return _broken(path, row, fault)


def _head_fits(head: bytes | None, number: int, digest: str) -> bool:
    try:
        data = json.loads(head or b"")
    except (ValueError, RecursionError):
        return False
    return bool(data == {"format": FORMAT, "number": number, "digest": digest})


def _broken(path: str, row: int, reason: Text) -> Finding:
    return find(rules.BROKEN_LEDGER, on_branch(path, row), reason=reason)
