"""Where exam text is code or maths and so not structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.questions.shields import shielded_lines, shielded_spans


@pytest.mark.parametrize(
    ("line", "shielded"),
    [
        ("không có gì", []),
        ("$x + 1$ và $y$", ["$x + 1$", "$y$"]),
        ("giá 5$ và 6$ nữa", []),
        ("$ x$ không mở", []),
        ("$x $ không đóng", []),
        ("$x$5 không đóng trước chữ số", []),
        ("\\$x$ đã thoát", []),
        ("$a \\$ b$", ["$a \\$ b$"]),
        ("$$x = 1$$ riêng dòng", ["$$x = 1$$"]),
        ("$$ chưa đóng", []),
        ("`code A. B.` và ``hai ` dấu``", ["`code A. B.`", "``hai ` dấu``"]),
        ("`chưa đóng", []),
        ("``lệch`", []),
        ("`a$b` $c$", ["`a$b`", "$c$"]),
        ("$", []),
    ],
)
def test_spans_within_a_line(line: str, shielded: list[str]) -> None:
    assert [line[begin:end] for begin, end in shielded_spans(line)] == shielded


@given(st.text("$`\\ 1aA.", max_size=30))
def test_spans_are_in_order_and_apart(line: str) -> None:
    spans = shielded_spans(line)
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    for begin, end in spans:
        assert line[begin] == line[end - 1]
        assert line[begin] in "$`"
        assert end - begin >= 3


BLOCKS = {
    "nothing": ("a\nb", [], []),
    "fence": ("a\n```\nA. x\n```\nb", [2, 3], []),
    "tildes": ("~~~~ python\nA. x\n~~~\n~~~~\nb", [1, 2, 3], []),
    "a fence closes with as many": ("````\n```\nx\n````", [1, 2, 3], []),
    "not closed": ("```\nA. x\nb", [], [0]),
    "code in a line opens nothing": ("``` a ``` b\nA. x", [], []),
    "display maths": ("$$\nx = 1\n$$\nb", [1, 2], []),
    "display maths behind words": ("Ta có $$x\n= 1$$ nên\nb", [1], []),
    "display maths not closed": ("$$\nA. x\n\nb", [], []),
    "display maths and a blank line": ("$$\nx\n\n$$\nb", [], []),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_lines_within_blocks(name: str) -> None:
    text, shielded, unclosed = BLOCKS[name]
    lines = text.split("\n")
    found = shielded_lines(lines, 0, len(lines))
    assert (sorted(found.lines), list(found.unclosed)) == (shielded, unclosed)


def test_only_the_lines_asked_for_are_looked_at() -> None:
    lines = ["```", "a", "```", "b", "```", "c"]
    assert sorted(shielded_lines(lines, 0, 3).lines) == [1, 2]
    assert shielded_lines(lines, 3, 6).unclosed == (4,)


def test_many_openers_are_read_in_one_go() -> None:
    lines = ["`" * (3 + at % 50) + "x" for at in range(20_000)]
    assert len(shielded_lines(lines, 0, len(lines)).unclosed) == len(lines)
    assert shielded_spans("`" * 10 + "a" + "$x " * 50_000) == []
