"""What a single line of exam text announces, and what only looks as if it did."""

# ruff: noqa: E501 -- a named case is read best on one line

import pytest

from library.questions.exam_lines import Mark, read_line_mark


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("Câu 1. Tìm x", "1", " Tìm x"),
        ("câu 12: Tìm x", "12", " Tìm x"),
        ("CÂU 3) Tìm x", "3", " Tìm x"),
        ("Cau 4. Tìm x", "4", " Tìm x"),
        ("Câu hỏi 5. Tìm x", "5", " Tìm x"),
        ("Bài 6. Tìm x", "6", " Tìm x"),
        ("Question 7. Choose", "7", " Choose"),
        ("**Câu 8.** Tìm x", "8", " Tìm x"),
        ("**Câu 9**. Tìm x", "9", " Tìm x"),
        ("### Câu 10. Tìm x", "10", " Tìm x"),
        ("   Câu 11 [NB] Tìm x", "11", "[NB] Tìm x"),
        ("Câu 12 (0,5 điểm). Tìm x", "12", "(0,5 điểm). Tìm x"),
        ("Câu\u00a013\u00a0.", "13", ""),
        ("Câu 14", "14", ""),
        ("Câu 15a. Tìm x", "15a", " Tìm x"),
        ("***Câu 16:*** Tìm x", "16", " Tìm x"),
        ("_Câu 17._ Tìm x", "17", " Tìm x"),
        ("**<u>Câu 18</u>.** Tìm x", "18", " Tìm x"),
        ("[Câu 19.]{.underline} Tìm x", "19", " Tìm x"),
        ("Câu  hỏi\t20. Tìm x", "20", " Tìm x"),
        ("Câu 2.1. Tìm x", "2.1", " Tìm x"),
        ("**Bài 2.1.** Tìm x", "2.1", " Tìm x"),
        ("Câu 2.1.3a) Tìm x", "2.1.3a", " Tìm x"),
        ("Câu 2.1 [NB] Tìm x", "2.1", " [NB] Tìm x"),
        ("Câu 2.12:4 = ?", "2", "12:4 = ?"),
        ("Câu 2.12 : 4 = ?", "2", "12 : 4 = ?"),
        ("Câu 2.5 kg gạo", "2", "5 kg gạo"),
        ("Câu 2.5x = 1", "2", "5x = 1"),
        ("Câu 2.a) Tìm x", "2", "a) Tìm x"),
    ],
)
def test_a_question_with_its_number(line: str, number: str, rest: str) -> None:
    mark = read_line_mark(line)
    assert (mark.mark, mark.word, mark.delimited) == (Mark.QUESTION, number, True)
    assert line[mark.rest :] == rest


def test_a_forgotten_dot_is_noticed_where_a_sentence_begins() -> None:
    mark = read_line_mark("Câu 3 Tìm x")
    assert (mark.mark, mark.word, mark.delimited) == (Mark.QUESTION, "3", False)
    mark = read_line_mark("Câu 3.1 Tìm x")
    assert (mark.mark, mark.word, mark.delimited) == (Mark.QUESTION, "3.1", False)


MARKS = {
    Mark.PART: ["PHẦN I. Trắc nghiệm", "Phần 2: Tự luận", "**PHẦN III.** Trả lời ngắn", "## Phần IV – Tự luận", "PHẦN I", "Phần V. Vận dụng", "PHẦN B. Tự luận", "I. TRẮC NGHIỆM", "II/ Tự luận (7 điểm)", "**B. PHẦN TỰ LUẬN**", "II – Trắc nghiệm khách quan", "I. ĐỌC HIỂU (6,0 điểm)", "II. VIẾT", "II. Viết (4,0 điểm)"],
    Mark.PASSAGE: ["Ngữ liệu.", "NGỮ LIỆU 2: Đọc đoạn trích", "**Ngữ liệu:** Đọc"],
    Mark.PASSAGE_END: ["Hết ngữ liệu.", "HẾT NGỮ LIỆU"],
    Mark.ANSWER: ["Đáp án: B", "ĐÁP ÁN. 12", "Đáp án đúng là: C", "**Đáp án:** B", "ĐS: 5", "Đáp số: 5", "Trả lời: 12,5", "Đ/A: B", "ĐA. C", "Answer: B", "Đáp án 12,5", "Đáp số -3.", "Đáp án B", "Chọn đáp án C.", "Chọn B", "*Đáp án: B*", "***Đáp án:*** B", "<u>Đáp án</u>: B", "**<u>Đáp án:</u>** B", "[Đáp án]{.underline}: B", "_Đáp số:_ 5", "Đáp  án:\tB", "Dap an: B", "Đ.A: B", "Đ/án: B", "ĐA B", "Đáp án chính xác: B", "Phương án đúng: B", "Đáp án cần chọn là B", "Đáp án đúng nhất là: B", "Đáp án - B", "Đáp án (B)", "Đáp án → B", "Chọn: B", "Chọn đáp án đúng là B", "Correct answer: B", "The correct answer is B.", "Ans: B", "ANSWER: B", "<Key=12,5>", "[Key: 12,5]"],
    Mark.SOLUTION: ["Lời giải.", "LỜI GIẢI", "Lời giải chi tiết: Ta có", "Hướng dẫn giải. Ta có", "HDG: Ta có", "Giải:", "Giải thích: vì", "**Lời giải.** Ta có", "Hướng dẫn.", "Bài giải:", "Lời giải tham khảo:", "Phương pháp giải: Dùng", "Gợi ý trả lời: Ta có", "Lời giải (1,0 điểm):", "*Lời giải*", "***<u>Lời giải</u>***", "[Lời giải]{.underline}", "__Lời giải:__ Ta có", "Lời\tgiải. Ta có", "Loi giai: Ta có", "Lời giải – Ta có", "Lời giải - Ta có", "Lời giải câu 1: Ta có", "HD: Ta có", "HD giải. Ta có", "Cách giải: Ta có", "Giải chi tiết: Ta có", "Hướng dẫn giải bài 3."],
    Mark.GUIDE: ["Hướng dẫn chấm.", "HDC: 0,5", "Thang điểm:", "Biểu điểm.", "Hướng dẫn chấm điểm:", "Hướng dẫn chấm (0,5đ):"],
    Mark.ANSWER_TABLE: ["BẢNG ĐÁP ÁN", "Bảng đáp án phần I", "ĐÁP ÁN", "ĐÁP ÁN VÀ THANG ĐIỂM", "--- ĐÁP ÁN VÀ HƯỚNG DẪN CHẤM ---", "==== DAP AN ====", "Đáp án trắc nghiệm", "ĐÁP ÁN ĐỀ KIỂM TRA:", "HƯỚNG DẪN CHẤM MÔN TOÁN 6", "C. ĐÁP ÁN VÀ THANG ĐIỂM"],
    Mark.END: ["HẾT", "--- HẾT ---", "**HẾT**", "........ Hết ........", "# HẾT"],
    Mark.TEXT: [
        "", "   ", "Tìm x biết", "A. 12", "*B. 3",
        "Câu 1 và câu 2 nói về phân số.", "Câu chuyện kể rằng", "Câu 1, câu 2", "câu 1 nói về",
        "Phần thưởng", "Phần mềm I.", "Phần I nói về", "Ngữ liệu được trích từ",
        "Đáp án nào đúng?", "Trả lời: ..........", "Trả lời:", "Chọn đáp án đúng nhất.", "Chọn Bình",
        "Lời giải của bạn Lan đúng hay sai?", "Giải phương trình", "Giải thích.", "Giải.", "Hướng dẫn viên",
        "Thang điểm 10", "HẾT GIỜ", "hết", "Bài toán 1.", "ĐÁP ÁN NÀO",
        "- Đáp án", "--- đáp số ---", "Đáp án phần a) là bao nhiêu?", "Đa: B", "Answer: ______", "Gợi ý: xem hình",
        "A. Trắc nghiệm", "B. tự luận", "I. Viết số thập phân", "A. Viết", "I. Trắc nghiệm là một cách để kiểm tra kiến thức của học sinh trong lớp.",
        "II. ADN", "Phần a) Ta có", "Giải (1) và (2).", "Đáp án: ......", "Đáp án: ☐☐☐☐", "Cách giải.", "HD", "Lời giải câu 1 của bạn An", "Chọn A hoặc B", "Đáp án -3 là", "Ansan: B", "(Hướng dẫn: gọi x là số học sinh)", "Lời giải-mẫu", "[Key: Enter] xuống dòng",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("mark", "line"), [(mark, line) for mark, lines in MARKS.items() for line in lines])
def test_what_a_line_announces(mark: Mark, line: str) -> None:
    assert read_line_mark(line).mark is mark


@pytest.mark.parametrize(
    ("line", "word", "rest"),
    [
        ("Đáp án: B", "đáp án", " B"),
        ("ĐS: 5", "đs", " 5"),
        ("Chọn C.", "chọn", "C."),
        ("Lời giải chi tiết. Ta có", "lời giải chi tiết", " Ta có"),
        ("PHẦN II. Đúng – sai", "II", " Đúng – sai"),
    ],
)
def test_the_word_a_mark_carries_and_what_follows_it(line: str, word: str, rest: str) -> None:
    mark = read_line_mark(line)
    assert mark.word == word
    assert line[mark.rest :] == rest


def test_a_line_without_end_costs_no_more_than_its_beginning() -> None:
    assert read_line_mark("Câu 1. " + "x" * 200_000).mark is Mark.QUESTION
    assert read_line_mark("(" * 200_000).mark is Mark.TEXT
    assert read_line_mark("Câu " * 50_000).mark is Mark.TEXT
