"""Bytes from strangers to text: what is refused before any parser sees it, and where."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.diagnostics import collect
from library.yaml_text import LINE_LIMIT, has_hidden_character, position, readable_text


def read(source: bytes | str, first_line: int = 1, limit: int = 1000_000) -> tuple[str | None, list[str]]:
    text, findings = collect(readable_text(source, "a.yml", first_line, limit))
    return text, [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"", ""),
        ("Phân số\n".encode(), "Phân số\n"),
        (codecs.BOM_UTF8 + b"title: a", "title: a"),
        (unicodedata.normalize("NFD", "Đường tròn").encode(), "Đường tròn"),
        ("tab\tand\r\nlines\r", "tab\tand\r\nlines\r"),
        ("Gia đình 👩\u200d👩\u200d👧", "Gia đình 👩\u200d👩\u200d👧"),
    ],
)
def test_what_is_read(source: bytes | str, expected: str) -> None:
    assert read(source) == (expected, [])


REFUSED = {
    "too large": (b"a" * 101, ["0:0 Y101"]),
    "not UTF-8": (b"title: To\xe1n", ["1:10 Y102"]),
    "not UTF-8, counted in characters": ("Đầu\nHọc ".encode() + b"\xff", ["2:5 Y102"]),
    "UTF-16": ("a: b".encode("utf-16"), ["1:1 Y102"]),
    "UTF-16 without its mark": ("a: b".encode("utf-16-le"), ["1:1 Y102"]),
    "UTF-32": ("a: b".encode("utf-32-be"), ["1:1 Y102"]),
    "a lone surrogate": (b"a\xed\xa0\x80", ["1:2 Y102"]),
    "control character": (b"a: \x07b", ["1:4 Y104"]),
    "bidi override": ("a\n  b\u202ec".encode(), ["2:4 Y104"]),
    "zero-width space": ("a\r\nb\u200bc".encode(), ["2:2 Y104"]),
    "line separator": ("a\u2028b".encode(), ["1:2 Y104"]),
    "inner byte order mark": ("ab\ufeffc".encode(), ["1:3 Y104"]),
    "only the first five hidden": (b"\x01\x02\x03\x04\x05\x06", [f"1:{at} Y104" for at in range(1, 6)]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_and_where(name: str) -> None:
    source, expected = REFUSED[name]
    assert read(source, limit=100) == (None, expected)


def test_lines_are_counted_from_where_the_text_begins() -> None:
    assert read(b"a\nb\xff", first_line=41) == (None, ["42:2 Y102"])
    assert read("a\nb\x07", first_line=41) == (None, ["42:2 Y104"])


def test_an_endless_line_is_refused_once() -> None:
    long = "x" * LINE_LIMIT
    assert read(f"a\n{long}\nb") == (f"a\n{long}\nb", [])
    assert read(f"a\n{long}y\n{long}y") == (None, ["2:1 Y103"])


def test_what_is_hidden_is_named_by_its_code() -> None:
    _, findings = collect(readable_text("a\u200b", "a.yml"))
    assert "U+200B" in findings[0].message("en")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    text, findings = read(source)
    assert (text is None) == bool(findings)
    if text is not None:
        assert not has_hidden_character(text)
        assert text == unicodedata.normalize("NFC", text)


@given(st.lists(st.text("ab\u0111", max_size=4)), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_position_is_a_row_and_a_column(lines: list[str], end: str) -> None:
    text = end.join([*lines, "!"])
    assert position(text, text.index("!")) == (len(lines), 1)
    assert position(text + "?", len(text)) == (len(lines), 2)
