"""What can be asked of a whole paper: points, levels, and no question twice."""

from fractions import Fraction

import pytest

from library.diagnostics import Finding, Pass, collect
from library.questions.model import PublicPaper
from library.questions.paper_checks import check_levels, check_points, check_repeated, points_text
from library.questions.parser import parse_paper


def paper(*questions: str) -> PublicPaper:
    """A paper of these questions, numbered in turn, each on two lines."""
    text = "\n".join(f"Câu {at}. {question}\nĐáp án: 1" for at, question in enumerate(questions, 1))
    read, findings = collect(parse_paper(text, "de.md"))
    assert findings == []
    return read.public


def said(run: Pass[None]) -> list[str]:
    return [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings(run)]


def findings(run: Pass[None]) -> list[Finding]:
    return collect(run)[1]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (["(2 điểm)", "(8 điểm)"], []),
        (["(0,25 điểm)", "(9,75 điểm)"], []),
        (["(10/3 điểm)", "(10/3 điểm)", "(10/3 điểm)"], []),
        (["", ""], []),
        (["(2 điểm)", "(7,75 điểm)"], ["1:1 Q161"]),
        (["(2 điểm)", "", "(8 điểm)", ""], ["3:1 Q162", "7:1 Q162"]),
    ],
)
def test_points_add_up(points: list[str], expected: list[str]) -> None:
    questions = [f"{one} Tìm x{at}" for at, one in enumerate(points)]
    assert said(check_points(paper(*questions), Fraction(10), "de.md")) == expected


def test_the_sum_is_said_as_teachers_write_it() -> None:
    found = findings(check_points(paper("(9,75 điểm) x"), Fraction(10), "de.md"))
    assert "9,75" in found[0].message("vi")
    assert "10" in found[0].message("vi")


def test_every_question_of_a_bank_has_a_level() -> None:
    assert said(check_levels(paper("[NB] x", "y", "[VDC] z"), "de.md")) == ["3:1 Q163"]


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (["Tìm x", "Tìm y"], []),
        (["Tìm x", "TÌM  X"], ["3:1 Q166"]),
        (["Tìm x", "Tím x"], ["3:1 Q166"]),
        (["Tìm x", "y", "Tìm x", "Tìm x"], ["5:1 Q166", "7:1 Q166"]),
    ],
)
def test_no_question_stands_twice(questions: list[str], expected: list[str]) -> None:
    assert said(check_repeated(paper(*questions), "de.md")) == expected


CHOICE = "Câu {n}. {stem}\nA. {a}\n*B. {b}\n"
TRUTHS = "Câu {n}. {stem}\n*a) {a}\nb) {b}\nc) 3\nd) 4\n"


@pytest.mark.parametrize("form", [CHOICE, TRUTHS])
def test_options_make_a_difference_but_not_their_order(form: str) -> None:
    def said_of(a: str, b: str) -> list[str]:
        text = form.format(n=1, stem="x", a="1", b="2") + form.format(n=2, stem="x", a=a, b=b)
        read, _ = collect(parse_paper(text, "de.md"))
        return [f.rule.code for f in findings(check_repeated(read.public, "de.md"))]

    assert said_of("2", "1") == ["Q166"]
    assert said_of("1", "5") == []


def test_questions_on_different_passages_may_say_the_same() -> None:
    text = "Ngữ liệu. Một.\nCâu 1. Tìm ý chính.\nNgữ liệu. Hai.\nCâu 2. Tìm ý chính."
    read, _ = collect(parse_paper(text, "de.md"))
    assert findings(check_repeated(read.public, "de.md")) == []


@pytest.mark.parametrize(
    ("points", "text"),
    [("1/4", "0,25"), ("1", "1"), ("10", "10"), ("1/3", "1/3"), ("5/2", "2,5"), ("1/16", "0,0625"),
     ("0", "0"), ("101/100", "1,01"), ("10001/10000", "1,0001"), ("1/32", "1/32")],
)  # fmt: skip
def test_points_as_they_are_printed(points: str, text: str) -> None:
    assert points_text(Fraction(points)) == text
