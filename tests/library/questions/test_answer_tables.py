"""Headings under which the answers of a whole paper stand."""

import pytest

from library.questions.answer_tables import is_answer_table


@pytest.mark.parametrize(
    "line",
    [
        "ĐÁP ÁN",
        "BẢNG ĐÁP ÁN TRẮC NGHIỆM",
        "--- ĐÁP ÁN VÀ BIỂU ĐIỂM CHẤM ---",
        "Đáp án phần tự luận",
        "II. ĐÁP ÁN VÀ THANG ĐIỂM",
        "HƯỚNG DẪN CHẤM ĐỀ KIỂM TRA GIỮA HỌC KÌ I:",
        "**Hướng dẫn chấm môn Toán 6**",
        "LỜI GIẢI CHI TIẾT ĐỀ SỐ 1",
    ],
)
def test_headings(line: str) -> None:
    assert is_answer_table(line)


@pytest.mark.parametrize(
    "line",
    [
        "Đáp án nào đúng?",
        "Đáp án và lời giải của bạn Lan khác nhau.",
        "Đáp án phần a) là bao nhiêu?",
        "Hướng dẫn chấm",
        "Lời giải của bạn Lan",
        "Thang điểm 10",
        "Đề kiểm tra và hướng dẫn chấm",
        "Đáp án đề " + "x" * 100,
    ],
)
def test_what_is_none(line: str) -> None:
    assert not is_answer_table(line)
