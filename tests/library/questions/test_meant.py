"""Signs that look like ours: they are read as what they look like, and printed as they were typed."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.diagnostics import collect
from library.questions.meant import as_meant, without_unseen
from library.questions.parser import parse_paper
from tests.library.questions.papers import without_lines

TYPED = """\
{Câu 1.} Số nào?
{A.} 12
{*B.} 34
{C.} 56

{Câu 2:} Xét:
{*a)} một
{b)} hai
{c)} ba
{d)} bốn

{Câu 3.} Chọn:
{A.} x
{B.} y
{Đáp án: B}
{Lời giải.} Vì thế {chọn B}

{Câu 4.} Tính.
{Đáp số: 12,5}
"""
"""What may be typed with other signs stands in braces: labels, headings and answers."""
PIECES = re.split("[{}]", TYPED)
ALIKE = {
    "A": "\u0410\u0391\uff21\U0001d400\U0001d5d4",
    "B": "\u0412\u0392\uff22\U0001d401\U0001d5d5",
    "C": "\u0421\uff23\U0001d402",
    "a": "\u0430\uff41\U0001d41a",
    "b": "\uff42\U0001d41b",
    "c": "\u0441\uff43\U0001d41c",
    "d": "\uff44\U0001d41d",
    "Đ": "\u00d0\u0189",
    "L": "\uff2c\U0001d40b",
    ".": "\uff0e\u3002",
    ":": "\uff1a\ufe55",
    ")": "\uff09",
    ",": "\uff0c",
    "*": "\uff0a\u2217\u204e\ufe61",
    " ": "\u00a0\u2007\u2009\u202f\u2003\u3000\t",
    "1": "\uff11\U0001d7cf",
    "2": "\uff12\U0001d7d0",
}


def typed(data: st.DataObject, piece: str) -> str:
    """A piece with any of its signs in another guise."""
    return "".join(data.draw(st.sampled_from(sign + ALIKE.get(sign, ""))) for sign in piece)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_paper_typed_with_other_signs_is_the_same_paper(data: st.DataObject) -> None:
    pieces = [typed(data, piece) if at % 2 else piece for at, piece in enumerate(PIECES)]
    plain, _ = collect(parse_paper("".join(PIECES), "de.md"))
    read, findings = collect(parse_paper("".join(pieces), "de.md"))
    assert [finding.rule.code for finding in findings] == []
    assert without_lines(read.public) == without_lines(plain.public)
    assert [replace(key, solution=None) for key in read.key.keys] == [
        replace(key, solution=None) for key in plain.key.keys
    ]


@given(st.text())
def test_places_stay(text: str) -> None:
    assert len(as_meant(text)) == len(text)


@given(st.text(st.characters(max_codepoint=0x1EF9, categories=("L", "N", "P"))))
def test_what_our_own_keyboards_type_is_meant_as_it_is(text: str) -> None:
    plain = "".join(c for c in text if "LATIN" in unicodedata.name(c, "") or c.isascii()).replace("&", "")
    ours = plain.translate({0xD0: "x", 0xF0: "x", 0x189: "x"})
    assert as_meant(ours) is ours


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Đáp&nbsp;án: B", "Đáp      án: B"),
        ("$\uff04x\uff04$", "$\uff04x\uff04$"),
        ("\u0416", "\u0416"),
        ("x\u2003y", "x\ty"),
    ],
)
def test_what_is_meant(text: str, meant: str) -> None:
    assert as_meant(text) == meant


def test_what_shows_nothing_keeps_no_word_from_being_read() -> None:
    assert without_unseen("Lời\u00ad gi\u2060ải\u200c.\u200d") == "Lời giải."
    family = "\U0001f468\u200d\U0001f467"
    assert without_unseen(family) == family
