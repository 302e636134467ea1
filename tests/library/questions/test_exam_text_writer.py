"""Papers written as exam text: the canonical form, and that what is written is what is read back."""

# ruff: noqa: E501 -- a named case is read best on one line

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings

from library.diagnostics import Severity, collect
from library.questions.exam_text_writer import render_paper, render_question
from library.questions.model import (
    AcceptedAnswer,
    Essay,
    EssayKey,
    Level,
    MultipleChoice,
    MultipleChoiceKey,
    PaperKey,
    ParsedPaper,
    Part,
    Passage,
    PublicPaper,
    QuestionKind,
    ShortAnswer,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
    without_lines,
)
from library.questions.parser import parse_paper
from tests.library.questions.papers import key_without_lines, papers


def text(words: str) -> SourceText:
    return SourceText(words, 0)


FACTS: dict[str, Any] = {
    "level": Level.BIET, "level_as_written": "NB", "lesson": "bài 23", "points": Fraction(1, 4),
    "passage": 0, "line": 0,
}  # fmt: skip
BARE: dict[str, Any] = {
    "level": None,
    "level_as_written": "",
    "lesson": "",
    "points": None,
    "passage": None,
    "line": 0,
}

PAPER = ParsedPaper(
    PublicPaper(
        (
            Part("I", "Trắc nghiệm nhiều lựa chọn", QuestionKind.MULTIPLE_CHOICE, text("Chọn một."), (
                MultipleChoice(**FACTS, number="1", stem=text("Số nào lớn nhất?"), options=(text("1"), text("3"))),
            ), 0),
            Part("II", "", None, None, (
                TrueFalse(**BARE, number="1", stem=text("Xét:"), statements=tuple(map(text, "1234"))),
                ShortAnswer(**BARE, number="2", stem=text("Tìm $x$.")),
                Essay(**BARE, number="3", stem=text("a) Chứng minh.")),
            ), 0),
        ),
        (Passage(text("Đoạn trích.")),),
        text("Đề gồm bốn câu."),
    ),
    PaperKey(
        (
            MultipleChoiceKey(right=1, solution=text("Vì 3 > 1.")),
            TrueFalseKey(truths=(False,) * 4),
            ShortAnswerKey(accepted=(AcceptedAnswer("12,5"), AcceptedAnswer("3/4", any_form=True))),
            EssayKey(solution=text("Ta có."), guide=text("- Nửa đầu (0,5 điểm)")),
        )
    ),
)  # fmt: skip

WRITTEN = """\
Đề gồm bốn câu.

PHẦN I. Trắc nghiệm nhiều lựa chọn

Chọn một.

Ngữ liệu. Đoạn trích.

Câu 1. [NB] [bài 23] (0,25 điểm) Số nào lớn nhất?
A. 1
*B. 3
Lời giải. Vì 3 > 1.

PHẦN II.

Câu 1. Xét:
a) 1
b) 2
c) 3
d) 4
Đáp án: SSSS

Câu 2. Tìm $x$.
Đáp án: 12,5 | ~3/4

Câu 3. [TL] a) Chứng minh.
Lời giải. Ta có.
Hướng dẫn chấm.
- Nửa đầu (0,5 điểm)
"""


def test_the_canonical_form() -> None:
    assert render_paper(PAPER.public, PAPER.key) == WRITTEN


def test_the_sheet_for_pupils_holds_no_key() -> None:
    sheet = render_paper(PAPER.public, None)
    assert "Câu 3. [TL] a) Chứng minh.\n" in sheet
    for secret in ("*B", "Vì 3", "SSSS", "12,5", "Ta có", "Nửa đầu", "Đáp án", "Lời giải"):
        assert secret not in sheet


def test_the_sheet_for_pupils_is_the_same_whatever_the_key() -> None:
    question = PAPER.public.questions[0]
    assert render_question(question, None) == "Câu 1. [NB] [bài 23] (0,25 điểm) Số nào lớn nhất?\nA. 1\nB. 3"


def test_a_text_that_would_be_misread_stands_on_a_line_of_its_own() -> None:
    stems = {
        "[1;2] là đoạn": "Câu 1.\n[1;2] là đoạn",
        "- một\n- hai": "Câu 1.\n- một\n- hai",
        "```\nmã\n```": "Câu 1.\n```\nmã\n```",
        "Tìm": "Câu 1. Tìm",
        "": "Câu 1.",
    }
    for stem, expected in stems.items():
        assert render_question(Essay(**BARE, number="1", stem=text(stem)), None) == expected


@given(papers())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
def test_a_paper_is_read_back_as_it_was_written(paper: ParsedPaper) -> None:
    written = render_paper(paper.public, paper.key)
    read, findings = collect(parse_paper(written, "de.md"))
    errors = [(f.rule.code, f.location.line) for f in findings if f.rule.severity is Severity.ERROR]
    assert errors == []
    assert without_lines(read.public) == paper.public
    assert key_without_lines(read.key) == paper.key
    assert render_paper(read.public, read.key) == written
