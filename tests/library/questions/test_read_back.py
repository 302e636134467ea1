"""What is written as exam text is read back as it was, whatever texts of strangers stand in it."""

# ruff: noqa: E501 -- a named case is read best on one line

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from library.diagnostics import Severity, collect
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
)
from library.questions.parser import parse_paper
from tests.library.questions.exam_text_escape import escape_exam_text, shows_nothing
from tests.library.questions.exam_text_writer import write_paper
from tests.library.questions.papers import WORDS, key_without_lines, papers, without_lines


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


def test_the_canonical_form_is_read() -> None:
    assert write_paper(PAPER.public, PAPER.key) == WRITTEN
    read, findings = collect(parse_paper(WRITTEN, "de.md"))
    assert [f.rule.code for f in findings if f.rule.severity is Severity.ERROR] == []
    assert ParsedPaper(without_lines(read.public), key_without_lines(read.key)) == PAPER


@given(papers())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
def test_a_paper_is_read_back_as_it_was_written(paper: ParsedPaper) -> None:
    written = write_paper(paper.public, paper.key)
    read, findings = collect(parse_paper(written, "de.md"))
    errors = [(f.rule.code, f.location.line) for f in findings if f.rule.severity is Severity.ERROR]
    assert errors == []
    assert without_lines(read.public) == paper.public
    assert key_without_lines(read.key) == paper.key
    assert write_paper(read.public, read.key) == written


ANY = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=8).map("\n".join)


@given(ANY)
def test_an_escaped_text_is_one_stem_and_nothing_more(text: str) -> None:
    stem = escape_exam_text(text) or "x"
    assume(shows_nothing(stem))
    paper, findings = collect(parse_paper(f"Câu 1. [TL]\n{stem}\n\nCâu 2. Hết", "de.md"))
    assert [f.rule.code for f in findings if f.rule.severity is Severity.ERROR] == []
    assert [question.stem.text for question in paper.public.questions] == [stem, "Hết"]
    assert all(key.solution is None and key.guide is None for key in paper.key.keys)
