"""The ledger as a value: every line in order, with its chain proved or refused.

Numbers run from 1 without a gap, each line names the hash of the one before, time never runs back,
and the head names the last. One fault and the whole ledger is refused: what cannot be trusted in
part is not trusted at all, and the published sites stay as they are.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from library.approval.line import FIRST, canonical, read_line
from library.approval.model import Key, Line
from library.diagnostics import Finding, Location, Pass, Text, find
from library.rules import approval as rules

EVIDENCE_FOLDER = "evidence"
HEAD_FILE = "head.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every statement ever recorded, in order; `digest` is the hash of the last line."""

    lines: tuple[Line, ...] = ()
    digest: str = FIRST

    @property
    def number(self) -> int:
        return self.lines[-1].number if self.lines else 0

    def by_key(self) -> dict[Key, list[Line]]:
        """The lines about each resource, oldest first."""
        found: dict[Key, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.statement.key, []).append(line)
        return found


def evidence_path(key: Key) -> str:
    """Where the statements about one resource stand on the ledger's branch."""
    return f"{EVIDENCE_FOLDER}/{key.school}/{key.id}.jsonl"


def write_head(number: int, digest: str) -> bytes:
    """The ledger's head: the number and digest of its last line."""
    return canonical({"format": FORMAT, "number": number, "digest": digest}) + b"\n"


def read_ledger(evidence: Mapping[str, bytes], head: bytes | None) -> Pass[Ledger | None]:
    """The ledger from its evidence files by path, or None where it must be refused."""
    lines: list[Line] = []
    sound = True
    for path in sorted(evidence):
        rows = evidence[path].split(b"\n")
        if rows.pop():
            rows.append(b"")
        for row, raw in enumerate(rows, 1):
            line = yield from read_line(raw, path, row)
            if line is None:
                sound = False
            elif evidence_path(line.statement.key) != path:
                reason = Text("một dòng nằm sai tệp", "a line stands in another resource's file")
                yield _broken(path, row, reason)
                sound = False
            else:
                lines.append(line)
    lines.sort(key=lambda line: line.number)
    fault = _fault_in_chain(lines) if sound else None
    if fault is not None:
        line, reason = fault
        yield _broken(line.path, line.row, reason)
        sound = False
    ledger = Ledger(tuple(lines), lines[-1].digest if lines else FIRST)
    if sound and not _head_fits(head, ledger):
        reason = Text("head.json không khớp dòng cuối", "head.json does not name the last line")
        yield _broken(HEAD_FILE, 1, reason)
        sound = False
    return ledger if sound else None


def _fault_in_chain(lines: list[Line]) -> tuple[Line, Text] | None:
    previous, at = FIRST, None
    for number, line in enumerate(lines, 1):
        if line.number != number:
            return line, Text(f"thiếu dòng số {number}", f"line number {number} is missing")
        if line.previous != previous:
            return line, Text("mã băm không khớp dòng trước", "its hash does not fit the line before")
        if at is not None and line.at < at:
            return line, Text("thời gian chạy ngược", "its time runs backwards")
        previous, at = line.digest, line.at
    return None


def _head_fits(head: bytes | None, ledger: Ledger) -> bool:
    try:
        data = json.loads(head or b"")
    except ValueError:
        return False
    expected = {"format": FORMAT, "number": ledger.number, "digest": ledger.digest}
    return bool(data == expected)


def _broken(path: str, row: int, reason: Text) -> Finding:
    return find(rules.BROKEN_LEDGER, Location(path, row, 1), reason=reason)
