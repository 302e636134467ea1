"""Answers in the text every pupil sees: refused where certain, told of where suspected, and nothing else."""

# ruff: noqa: E501 -- a named case is read best on one line

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.diagnostics import Severity, collect
from library.questions.answer_lists import answer_list_lines, ticked_rows
from library.questions.marked_items import marked_items, one_stands_out, stray_marks
from library.questions.model import MultipleChoice, PublicPaper, TrueFalse
from library.questions.parser import parse_paper
from library.questions.telling_words import Telling, telling_lines

CERTAIN, SUSPECTED = Telling.CERTAIN, Telling.SUSPECTED


@pytest.mark.parametrize(
    ("line", "in_stem", "in_item"),
    [
        ("- Đáp án: B", CERTAIN, CERTAIN), ("(Đáp án: 12)", CERTAIN, CERTAIN), ("=> Chọn B", CERTAIN, CERTAIN), ("• Lời giải", CERTAIN, CERTAIN),
        ("> Hướng dẫn giải: x", CERTAIN, CERTAIN), ("→ Đáp án B", CERTAIN, CERTAIN), ("✓ Đáp số: 5", CERTAIN, CERTAIN), ("* Thang điểm:", CERTAIN, CERTAIN),
        ("x <Key=12,5>", CERTAIN, CERTAIN), ("x [key: B]", CERTAIN, CERTAIN), ("3 + 4. Đáp án: 7", CERTAIN, CERTAIN), ("x (ĐS: 12 cm)", CERTAIN, CERTAIN),
        ("xét. Đáp án đúng: ĐSĐS", CERTAIN, CERTAIN), ("12 Lời giải: vì 3", SUSPECTED, CERTAIN), ("12. Hướng dẫn giải. Ta có", SUSPECTED, CERTAIN),
        ("12 Chọn B", SUSPECTED, CERTAIN), ("ta có 2 nên chọn B.", SUSPECTED, CERTAIN), ("Bạn An chọn B.", SUSPECTED, SUSPECTED),
        ("An viết lời giải: x = 2. Đúng hay sai?", SUSPECTED, SUSPECTED), ("An ghi đáp án: 12. Hỏi đúng không?", SUSPECTED, SUSPECTED),
        ("Chọn đáp án đúng.", None, None), ("Hãy chọn đáp án đúng: 1 + 1 =", None, None), ("Không có đáp án.", None, None),
        ("Bài toán không có lời giải.", None, None), ("Trình bày lời giải.", None, None), ("- Trả lời: Em thích học.", None, None),
        ("(Hướng dẫn: gọi x là số học sinh)", None, None), ("- Đáp án: ......", None, None), ("x. Đáp án: ____", None, None),
        ("Nhấn [Key: Enter] hai lần", None, None), ("x [Key: 12,5]", CERTAIN, CERTAIN), ("in `Đáp án: B`", None, None),
        ("x. Đáp án\\: B", None, None), ("An chọn B\\.", None, None), ("Lời giải của bạn An sai ở đâu?", None, None),
    ],
)  # fmt: skip
def test_how_sure_a_line_is(line: str, in_stem: Telling | None, in_item: Telling | None) -> None:
    """An item's own first line is what stands behind its letter, so it is looked at amid the line."""
    assert dict(telling_lines(f"x\n{line}", is_item=False)).get(1) is in_stem
    assert dict(telling_lines(f"x\n{line}", is_item=True)).get(1) is in_item


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1B 2C 3D", [0]), ("1-A; 2-B", [0]), ("1. B\n2. C", [1]), ("Câu 1: B\n\nCâu 2: C", [2]), ("1\t2\nB\tC", [1]),
        ("| Câu | 1 | 2 |\n|---|---|---|\n| Đáp án | B | A |", [2]), ("| 1 | 2 |\n|---|---|\n| B | C |", [2]),
        ("| 1-B | 2-C |\n|---|---|", [0]), ("| Câu | 1 | 2 |\n|---|---|---|\n| Chọn | B | C |", [2]),
        ("| Đáp án | A | B | C |\n|---|---|---|---|\n| Số bạn | 3 | 4 | 5 |", []), ("| Câu | 1 |\n|---|---|\n| Đáp án | A |", [2]),
        ("| Đáp án | .... | |", []), ("| Chọn | 3 quả | 4 quả |", []), ("1. Vẽ\n2. Tính", []), ("1 B", []), ("A B C D", []),
        ("| x | 1 | 2 |\n|---|---|---|\n| y | 3 | 4 |", []), ("1 2 3\nlà ba số", []), ("Lớp 1A 2B", []),
    ],
)  # fmt: skip
def test_lists_of_answers(text: str, lines: list[int]) -> None:
    assert list(answer_list_lines(text.split("\n"))) == lines


def test_code_and_an_option_that_says_nothing_else_tell_of_nothing() -> None:
    program = "Chạy:\n```\nprint('x. Đáp án: B')\n```"
    assert list(telling_lines(program, is_item=False)) == []
    assert list(telling_lines("Chọn B", is_item=True)) == []
    assert list(telling_lines("12\nChọn B", is_item=True)) == [(1, CERTAIN)]


HEAD = "| Phát biểu | Đúng | Sai |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (f"{HEAD}| a) 1 | x | |", [2]), (f"{HEAD}| 1 | | ✓ |\n| 2 | Đ | |", [2, 3]), (f"{HEAD}| a) 1 | ☐ | ... |", []),
        (f"{HEAD}| Nam | 12 | 3 |", []), ("| Ý | Đ/S |\n|---|---|\n| a) | S |", [2]), ("| x | y |\n|---|---|\n| a) 1 | Đúng |", [2]),
        ("| Vật | Dẫn điện |\n|---|---|\n| Đồng | x |", []), (f"{HEAD}\n| 1 | x | |", []),
    ],
)  # fmt: skip
def test_filled_tables_of_true_and_false(table: str, rows: list[int]) -> None:
    assert list(ticked_rows(table.split("\n"))) == rows


MARKS = [
    "{} ✓",
    "{}✔",
    "✓ {}",
    "{} (đúng)",
    "{} [Đ]",
    "{} – Sai",
    "{}\tĐ",
    "{} *",
    "{}*",
    "* {}",
    "[x] {}",
    "{} ←",
    "{}. Đúng",
]


@pytest.mark.parametrize("mark", MARKS)
def test_marks_on_options_and_statements(mark: str) -> None:
    marked = mark.format("năm")
    assert marked_items(("ba", marked, "sáu"), truths=False) == [1]
    assert marked_items((marked, marked), truths=True) == [0, 1]
    assert marked_items((marked, mark.format("ba")), truths=False) == []


@pytest.mark.parametrize(
    "plain",
    ["✓", "Đúng", "Sai", "năm\\*", "năm \\(đúng)", "“✓”", "$a^*$", "*Kiều*", "**năm**", "f(x)", "Phát biểu đúng", "2*3", "`a*`", "nút “✓”", "NaHS"],
)  # fmt: skip
def test_what_is_no_mark(plain: str) -> None:
    assert marked_items((plain, "x"), truths=True) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[x] a) 1", True), ("- [X] B", True), ("☑ 1", True), ("*$B.$ 2", True), ("*$\\mathbf{B}.$ 2", True), ("*\u24b7 2", True), ("*1) x", True),
        ("- [ ] B", False), ("*Lưu ý: x", False), ("*E. coli* là", False), ("*B* x", False), ("* x", False), ("**B.** x", False), ("[1;2] x", False), ("*) x", False),
    ],
)  # fmt: skip
def test_stars_and_boxes_at_the_head_of_a_line(line: str, found: bool) -> None:
    assert list(stray_marks(["", line], stars=True)) == ([1] if found else [])


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (("1", "**2**", "3"), True), (("1", "*2*", "3"), True), (("~~1~~", "2", "~~3~~"), True), (("**1**", "**2**"), False),
        (("1", "2"), False), (("1", "**2** cm", "3 cm"), False), (("**1**",), False),
    ],
)  # fmt: skip
def test_one_option_unlike_the_others(items: tuple[str, ...], found: bool) -> None:
    assert one_stands_out(items) is found


WORDS = [
    "Đáp án: {}",
    "Đáp án đúng là {}",
    "ĐÁP ÁN {}",
    "Chọn {}",
    "Chọn đáp án {}.",
    "Đ/A: {}",
    "Answer: {}",
    "Đáp án đúng: {}",
    "Phương án đúng: {}",
    "<Key={}>",
]
ADORNED = [
    "{}",
    "- {}",
    "* {}",
    "+ {}",
    "> {}",
    "=> {}",
    "→ {}",
    "⇒ {}",
    "({})",
    "[{}]",
    "*{}*",
    "**{}**",
    "***{}***",
    "_{}_",
    "<u>{}</u>",
    "[{}]{{.underline}}",
    "  {}",
    "\u2003{}",
    "\t{}",
    "✓ {}",
    "&nbsp;{}",
]
PAPERS = [
    "Câu 1. Hỏi?\nA. 1\nB. 2\nC. 3\nD. 4\n{}",
    "Câu 1. Hỏi?\nA. 1\n*B. 2\nC. 3\nD. 4\n\n{}\n\nCâu 2. Hỏi nữa?\nA. 1\n*B. 2",
    "Câu 1. Hỏi?\n{}\nA. 1\nB. 2\nC. 3",
    "Ngữ liệu. Đọc\n{}\n\nCâu 1. Hỏi?\nA. 1\n*B. 2",
    "PHẦN I. Trắc nghiệm\n{}\nCâu 1. Hỏi?\nA. 1\n*B. 2",
    "{}\nCâu 1. Hỏi?\nA. 1\n*B. 2",
]  # fmt: skip


def public_words(paper: PublicPaper) -> str:
    texts = [
        paper.preamble,
        *(passage.text for passage in paper.passages),
        *(part.introduction for part in paper.parts),
    ]
    for question in paper.questions:
        texts.append(question.stem)
        if isinstance(question, MultipleChoice):
            texts.extend(question.options)
        elif isinstance(question, TrueFalse):
            texts.extend(question.statements)
    return "\n".join(text.text for text in texts if text is not None)


@pytest.mark.parametrize("adorned", ADORNED)
def test_an_answer_on_a_line_of_its_own_is_read_or_refused(adorned: str) -> None:
    shown: list[str] = []
    for paper in PAPERS:
        for words in WORDS:
            read, findings = collect(parse_paper(paper.format(adorned.format(words.format("B"))), "de.md"))
            refused = any(finding.rule.severity is Severity.ERROR for finding in findings)
            if not refused and "B" in public_words(read.public):
                shown.append(paper.format(adorned.format(words.format("B"))))
    assert shown == []


@given(st.sampled_from(MARKS), st.integers(0, 3), st.sampled_from(["ABCD.", "abcd)"]))
def test_a_mark_typed_behind_or_before_an_item_is_never_published(mark: str, at: int, letters: str) -> None:
    items = [
        f"{letter}{letters[-1]} {mark.format(word) if place == at else word}"
        for place, (letter, word) in enumerate(zip(letters, ("một", "hai", "ba", "bốn"), strict=False))
    ]
    answer = "Đáp án: A" if letters[0] == "A" else "Đáp án: ĐSSS"
    _, findings = collect(parse_paper("\n".join(["Câu 1. Hỏi?", *items, answer]), "de.md"))
    assert "Q169" in [finding.rule.code for finding in findings]


@pytest.mark.parametrize(
    "pattern",
    ["- Đáp án: B ", "[x] ", "1B 2C ", "*$B.$ ", "| x ", "Chọn B (", "– Đúng ", "((((", "Lời giải ", "   ✓"],
)
def test_a_long_line_costs_no_more_than_its_length(pattern: str) -> None:
    line = pattern * (16_000 // len(pattern))
    list(telling_lines(line, is_item=True))
    list(answer_list_lines([line]))
    list(ticked_rows([line, line]))
    list(stray_marks([line], stars=True))
    marked_items((line, "x"), truths=True)
