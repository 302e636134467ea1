"""Lettered items: where one may begin, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.questions.choices import Choice, find_choices
from library.questions.exam_source import exam_source


def found(text: str, shielded: frozenset[int] = frozenset()) -> list[Choice]:
    source = exam_source(text, "de.md", 1)
    return find_choices(source, (0, 0), (len(source.lines), 0), shielded)


def written(text: str) -> list[str]:
    """The choices of a text as `*A.`, one each."""
    return [f"{'*' if one.starred else ''}{one.letter}{one.delimiter}" for one in found(text)]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("A. 1\n*B. 2\nC. 3", ["A.", "*B.", "C."]),
        ("a) 1\n*b) 2", ["a)", "*b)"]),
        ("A) 1\nB: 2", ["A)", "B:"]),
        ("  A. thụt vào", ["A."]),
        ("**A.** đậm\n**B**. đậm\n*C. sao", ["A.", "B.", "*C."]),
        ("***A.** cả sao lẫn đậm", ["*A."]),
        ("***A.*** nghiêng đậm\n*B.* nghiêng\n*C*. nghiêng\n__D.__ đậm", ["A.", "B.", "C.", "D."]),
        ("<u>A.</u> x\n<u>B</u>. x\n**<u>C</u>.** x\n*<u>D</u>. x", ["A.", "B.", "C.", "*D."]),
        (
            "[A.]{.underline} x\n[B]{.underline}. x\n**[C.]{.mark}** x\n[D. x]{.underline}",
            ["A.", "B.", "C.", "D."],
        ),
        ("*E. coli* là vi khuẩn", []),
        ("*A. 2*(x + 1)\n*B. x*$y$ và *z*", ["*A.", "*B."]),
        ("A.\t*B. subtilis*\t*B.\t*E. coli*", ["A.", "*B."]),
        ("*B. 2*3\n*C. 2*", ["*B.", "*C."]),
        ("A.*E. coli*\nB*. x\n[B] x", ["A."]),
        ("A. 1   B. 2\tC. 3\u00a0\u00a0\u00a0*D. 4", ["A.", "B.", "C.", "*D."]),
        ("A. 1  B. 2", ["A."]),
        ("A. 1 B. 2", ["A."]),
        ("A.5", ["A."]),
        ("A.Hà Nội", ["A."]),
        ("A.", ["A."]),
        ("A.D. Sakharov", []),
        ("A.B.C là tam giác", []),
        ("A.., B", []),
        ("AB. không", []),
        ("Tam giác   A. nhọn", ["A."]),
        ("Bảng   B. hai   C. ba", []),
        ("Bảng   A. một   C. ba", ["A.", "C."]),
        ("- A. trong danh sách", []),
        ("I. La Mã\nK. ngoài", []),
        ("`A. mã`", []),
        ("x   `A. mã`   A. thật", ["A."]),
        ("Cho $a$   $A. b$", []),
    ],
)
def test_where_choices_begin(text: str, choices: list[str]) -> None:
    assert written(text) == choices


def test_places_and_bodies() -> None:
    source = exam_source("Chọn:\n*A. một   **B. hai**", "de.md", 5)
    one, other = find_choices(source, (0, 0), (2, 0), frozenset())
    assert (one.begin, one.body, one.line_start, one.dangling) == ((1, 0), (1, 3), True, "")
    assert (other.begin, other.body, other.line_start, other.dangling) == ((1, 10), (1, 14), False, "**")
    assert source.place(other.begin).line == 6


def test_shielded_lines_hold_no_choices() -> None:
    assert [one.letter for one in found("A. 1\nB. 2\nC. 3", frozenset({1}))] == ["A", "C"]


def test_only_the_stretch_asked_for_is_read() -> None:
    source = exam_source("A. 1   B. 2\nC. 3\nD. 4", "de.md", 1)
    assert [c.letter for c in find_choices(source, (0, 4), (1, 0), frozenset())] == ["B"]
    assert [c.letter for c in find_choices(source, (0, 0), (1, 0), frozenset())] == ["A", "B"]
    assert [c.letter for c in find_choices(source, (1, 0), (2, 4), frozenset())] == ["C", "D"]


@given(st.text("ABab.)*: \t\n$`1x", max_size=60))
def test_choices_are_in_order_and_apart(text: str) -> None:
    choices = found(text)
    places = [place for one in choices for place in (one.begin, one.body)]
    assert places == sorted(places)
    lines = exam_source(text, "de.md", 1).lines
    for one in choices:
        (line, begin), (_, end) = one.begin, one.body
        assert lines[line][begin:end].replace("*", "") == one.letter + one.delimiter
