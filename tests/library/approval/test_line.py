"""Ledger lines: one way to write each, and nothing else is read."""

# ruff: noqa: E501 -- a named case is read best on one line

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.approval.line import (
    FIRST,
    LONGEST_LINE,
    canonical,
    digest_of,
    parse_line,
    read_handover,
    read_link,
    spoken,
    write_handover,
    write_line,
)
from library.approval.model import EVENTS, Facts, Key, Source, Statement
from tests.library.approval.sample_ledger import MORNING, statement

SAID = statement("head approve 1", seen=3, reasons="Đạt “tốt”\n\\ & \u2028")
RAW = write_line(SAID, 7, "a" * 64, MORNING, "A" * 40)


def test_a_line_is_read_back() -> None:
    line = parse_line(RAW, "evidence/a/bai.jsonl", 3)
    assert line is not None
    assert (line.statement, line.signature, line.number, line.at) == (SAID, "A" * 40, 7, MORNING)
    assert (line.path, line.row) == ("evidence/a/bai.jsonl", 3)
    assert line.spoken.encode() == spoken(SAID)
    assert read_link(RAW) == (7, "a" * 64, "2026-09-01T01:00:00Z")


def test_a_line_is_json_with_sorted_keys_and_no_spaces() -> None:
    assert canonical(json.loads(RAW)) == RAW
    assert b"\n" not in RAW
    assert "Đạt" in RAW.decode()


def test_the_moment_is_written_in_utc() -> None:
    local = MORNING.astimezone(timezone(timedelta(hours=7)))
    assert write_line(SAID, 7, "a" * 64, local, "A" * 40) == RAW


WORD = st.text("az09-", max_size=12)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
OBJECT = st.integers(0, 16**40 - 1).map("{:040x}".format)
NUMBER = st.integers(0, 10**15 - 1)
SOURCES = st.none() | st.builds(
    Source, st.sampled_from(["github", "gitlab", "forgejo"]), TEXT, NUMBER, NUMBER, NUMBER, OBJECT, OBJECT
)
STATEMENTS = st.builds(
    Statement, TEXT, st.builds(Key, WORD, WORD), st.sampled_from(["school", "district"]), WORD, st.sampled_from(EVENTS),
    WORD, WORD, OBJECT,
    st.builds(
        Facts, WORD, WORD, st.lists(TEXT, max_size=3).map(tuple), st.lists(TEXT, max_size=3).map(tuple),
        st.integers(0, 16**64 - 1).map("{:064x}".format),
    ),
    OBJECT, NUMBER, TEXT, SOURCES, st.lists(st.sampled_from(["7", "2/7", "12a", "3đ", "1/3đ"]), max_size=2).map(tuple),
)  # fmt: skip
MOMENTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(STATEMENTS, NUMBER, MOMENTS, st.none() | st.just("QUJD" * 20))
def test_every_statement_is_read_back(
    said: Statement, number: int, at: datetime, signature: str | None
) -> None:
    line = parse_line(write_line(said, number, FIRST, at, signature), "p", 1)
    assert line is not None
    assert (line.statement, line.number, line.at, line.signature) == (said, number, at, signature)
    assert read_handover(write_handover(said, signature)) == (said, signature)


@given(st.integers(0, len(RAW) - 1), st.integers(0, 255))
def test_a_line_with_one_byte_changed_is_another_line_or_none(at: int, byte: int) -> None:
    changed = RAW[:at] + bytes([byte]) + RAW[at + 1 :]
    line = parse_line(changed, "p", 1)
    if line is not None and changed != RAW:
        assert digest_of(changed) != digest_of(RAW)
        link = read_link(changed)
        assert link is not None
        rewritten = write_line(line.statement, line.number, link[1], line.at, line.signature)
        assert rewritten == changed  # there is one way to write each line


@given(st.binary(max_size=80) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_refused(raw: bytes) -> None:
    assert parse_line(raw, "p", 1) is None
    assert read_handover(raw) is None


def changed(**changes: Any) -> bytes:
    data = json.loads(RAW)
    data["statement"] |= changes
    return canonical(data)


REFUSED = {
    "spaces": json.dumps(json.loads(RAW)).encode(),
    "another order": json.dumps(dict(reversed(json.loads(RAW).items())), separators=(",", ":"), ensure_ascii=False).encode(),
    "a line feed": RAW + b"\n",
    "an escape for a letter": RAW.replace("Đ".encode(), b"\\u0110"),
    "one more word": changed(approved=True),
    "an unknown event": changed(event="bless"),
    "an unknown shelf": changed(shelf="province"),
    "a tree that is none": changed(tree="x" * 40),
    "a short tree": changed(tree="1" * 39),
    "a path for an id": changed(id="../bai"),
    "a folder in an id": changed(id="toan/bai"),
    "a negative number": changed(seen=-1),
    "a number with a fraction": changed(seen=1.0),
    "authors as a word": changed(authors="lan"),
    "no source": RAW.replace(b',"source":null', b""),
    "a time without a zone": RAW.replace(b"01:00:00Z", b"01:00:00"),
    "a day that never was": RAW.replace(b"2026-09-01", b"2026-02-30"),
    "too long": write_line(SAID._replace(reasons="a" * LONGEST_LINE), 7, "a" * 64, MORNING),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    assert parse_line(REFUSED[name], "p", 1) is None
