"""Texts from elsewhere, made safe to stand inside exam text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.diagnostics import Severity, collect
from library.questions.exam_text_escape import escape_exam_text
from library.questions.parser import parse_paper
from tests.library.questions.papers import WORDS


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Hà Nội", "Hà Nội"),
        ("  Hà Nội \r\n và Huế ", "Hà Nội \n và Huế"),
        ("A. một", "A\\. một"),
        ("a) một   b) hai", "a\\) một   b\\) hai"),
        ("*B. hai", "*B\\. hai"),
        ("Câu 1. Tìm", "&#67;âu 1. Tìm"),
        ("Lời giải. Ta có", "&#76;ời giải. Ta có"),
        ("Đáp án: B", "&#272;áp án: B"),
        ("HẾT", "&#72;ẾT"),
        ("Giải thích.", "Giải thích."),
        ("`A. mã`", "`A. mã`"),
        ("```\nCâu 1.\nA. x\n```", "```\n\u200bCâu 1.\nA. x\n```"),
        ("```\nmã chưa đóng", "\\```\nmã chưa đóng"),
        ("một\n---\n", "một"),
        ("", ""),
    ],
)
def test_what_is_escaped(text: str, escaped: str) -> None:
    assert escape_exam_text(text) == escaped


ANY = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=8).map("\n".join)


@given(ANY)
def test_an_escaped_text_is_one_stem_and_nothing_more(text: str) -> None:
    stem = escape_exam_text(text) or "x"
    paper, findings = collect(parse_paper(f"Câu 1. [TL]\n{stem}\n\nCâu 2. Hết", "de.md"))
    assert [f.rule.code for f in findings if f.rule.severity is Severity.ERROR] == []
    assert [question.stem.text for question in paper.public.questions] == [stem, "Hết"]
    assert all(key.solution is None and key.guide is None for key in paper.key.keys)
