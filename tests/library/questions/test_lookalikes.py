"""Lines that were probably meant to begin a question, a part or a passage."""

# ruff: noqa: E501 -- a named case is read best on one line

import pytest

from library.questions.exam_lines import read_line_mark
from library.questions.lookalikes import looks_like_part, looks_like_question, stray_beginnings


@pytest.mark.parametrize(
    ("line", "probably"),
    [
        ("Cấu 3. Tìm x", True), ("Cầu 3: Tìm x", True), ("Caau 3. Tìm x", True), ("**Cau** 3.", False),
        ("Bái 3) Tìm x", True), ("Cáu l. Tìm x", True), ("Câu 3/ Tìm x", True), ("Câu 3 - Tìm x", True),
        ("Bài tập 3. Tìm x", True), ("Câu số 3: Tìm x", True), ("Câu 3-5", False),
        ("Hình 3. Tam giác", False), ("Bảng 3. Số liệu", False), ("Cấu trúc", False), ("Cây 3. Tre", False),
    ],
)  # fmt: skip
def test_slips_of_the_word_for_question(line: str, probably: bool) -> None:
    assert looks_like_question(line) is probably


@pytest.mark.parametrize(
    ("line", "probably"),
    [
        ("I. ĐỌC HIỂU (6,0 điểm)", True), ("**II. VIẾT**", True), ("PHẦN TRẮC NGHIỆM", True), ("A. LISTENING", True),
        ("Phần tự luận (7 điểm)", True), ("II. Choose the best answer (2.0 points)", True), ("PHẦN ĐỌC HIỂU", True),
        ("I. Mở bài (0,5 điểm)", False), ("II. ADN", False), ("I. Viết số thập phân", False), ("A. VIỆT NAM", False),
        ("B. ADN", False), ("Phần thưởng", False), ("Phần tự luận gồm ba câu.", False), ("VIẾT", False), ("A. Nam (3 điểm)", False),
    ],
)  # fmt: skip
def test_titles_of_parts_without_their_word(line: str, probably: bool) -> None:
    assert looks_like_part(line) is probably


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Câu 1. x\nA. 1\nB. 2\nĐọc đoạn trích sau:\nGió", [3]),
        ("Câu 1. x\nLời giải. y\n**Đọc kĩ văn bản dưới đây**", [2]),
        ("Câu 1. x\nA. 1\nDựa vào bảng sau và trả lời câu 2, 3.", [2]),
        ("Câu 1. x\nĐọc đoạn trích sau và cho biết:\nA. 1", []),
        ("PHẦN I.\nĐọc đoạn trích sau\nCâu 1. x\nA. 1\nPHẦN II.\nĐọc văn bản sau", []),
        ("Câu 1. x\nA. 1\nĐọc to lên", []),
        ("Câu 1. x\nA. 1\nB. 2\n2. Tìm y\nA. 1", [3]),
        ("Câu 1. x\nA. 1\nB. 2\n- Câu 2. Tìm y", [3]),
        ("Câu 1. x\nLời giải. y\n2) Tìm y\nA. 1\nB. 2", [2]),
        ("Câu 1. x\nLời giải. y\n1. Vẽ\n2. Tính", []),
        ("Câu 1. x\n1. Vẽ\n2. Tính\nA. 1", []),
    ],
)
def test_passages_and_questions_that_lengthen_what_stands_above(text: str, expected: list[int]) -> None:
    lines = text.split("\n")
    found = stray_beginnings(lines, [read_line_mark(line) for line in lines], frozenset())
    assert [index for index, _ in found] == expected
