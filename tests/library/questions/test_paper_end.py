"""Where a paper ends: at its key, wherever the questions begin again, and at `HẾT`."""

import pytest

from library.diagnostics import collect
from library.questions.exam_lines import Mark, read_line_mark
from library.questions.exam_source import exam_source
from library.questions.paper_end import check_end, end_at_keys


def ends(text: str) -> list[int]:
    """The lines that became answer tables."""
    lines = text.split("\n")
    marks = [read_line_mark(line) for line in lines]
    end_at_keys(lines, marks)
    return [at for at, mark in enumerate(marks) if mark.mark is Mark.ANSWER_TABLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Câu 1. x\nCâu 2. y\nHƯỚNG DẪN CHẤM\n\nCâu 1: B", [2]),
        ("Câu 1. x\nLời giải chi tiết\nCâu 1. x", [1]),
        ("PHẦN I.\nCâu 1. x\nPHẦN II.\nCâu 2. y\nHDC\nPhần i.\nCâu 1: B", [4]),
        ("Câu 1. x\nHDC: chung\nI. TRẮC NGHIỆM\n1B 2A", [1]),
        ("Câu 1. x\nHướng dẫn chấm\nNăm học\nPHẦN I.\nCâu 1: B", [1]),
        ("Câu 1. x\nHDC: chung\nII. TỰ LUẬN\nCâu 2. y", []),
        ("Câu 1. x\nHDC: chung\nCâu 2. y\nPHẦN I.\nCâu 1. y", []),
        # a solution that is still to be written, and those that are there
        ("Câu 1. x\nLời giải.\n\nCâu 2. y\nLời giải.", []),
        ("Câu 1. x\nLời giải.\n\nPHẦN II.\nCâu 1. y", []),
        ("Câu 1. x\nLời giải.\ny\nCâu 1. z", []),
        ("Câu 1. x\nLời giải. y\nCâu 1. z", []),
        ("Câu 1. x\nLời giải.", []),
    ],
)
def test_a_heading_below_which_all_comes_again(text: str, expected: list[int]) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("", []),
        ("Thí sinh không được sử dụng tài liệu.", []),
        ("(Giáo viên coi thi không giải thích gì thêm)\nHọ và tên thí sinh: ...... Số báo danh: ....", []),
        ("Trang 2/2", []),
        ("Ghi chú của tổ", ["Q113"]),
        ("Ghi chú\nCâu 2. y", ["Q114"]),
    ],
)
def test_what_stands_behind_the_end(behind: str, expected: list[str]) -> None:
    source = exam_source(f"HẾT\n{behind}", "de.md", 1)
    marks = [read_line_mark(line) for line in source.lines]
    assert [f.rule.code for f in collect(check_end(source, marks, 0))[1]] == expected
