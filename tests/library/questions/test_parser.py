"""The plain exam text: how every kind of question is read, and what is said of those that are not."""

# ruff: noqa: E501 -- a named case is read best on one line

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from library.diagnostics import Severity, collect, worst
from library.questions.exam_lines import Mark, read_line_mark
from library.questions.model import (
    AcceptedAnswer,
    Essay,
    EssayKey,
    Level,
    MultipleChoice,
    MultipleChoiceKey,
    ParsedPaper,
    QuestionKind,
    ShortAnswer,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
)
from library.questions.parser import MOST_QUESTIONS, parse_paper
from tests.library.questions.papers import WORDS, without_lines


def read(text: str, first_line: int = 1) -> tuple[ParsedPaper, list[str]]:
    """The paper, and the findings as `line:column code`."""
    paper, findings = collect(parse_paper(text, "de.md", first_line))
    return paper, [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


def outline(text: str) -> list[str]:
    """A line for each question left: part, passage, number, kind, stem, items, answer."""
    paper, _ = read(text)
    keys = iter(paper.key.keys)
    lines: list[str] = []
    for part in paper.public.parts:
        for question in part.questions:
            key = next(keys)
            items: tuple[SourceText, ...] = ()
            answer = ""
            match question, key:
                case MultipleChoice(options=items), MultipleChoiceKey(right=right):
                    answer = "ABCDEFGH"[right]
                case TrueFalse(statements=items), TrueFalseKey(truths=truths):
                    answer = "".join("Đ" if truth else "S" for truth in truths)
                case ShortAnswer(), ShortAnswerKey(accepted=accepted):
                    answer = "|".join(("~" if one.any_form else "") + one.written for one in accepted)
                case Essay(), EssayKey():
                    pass
                case _:
                    raise AssertionError(question, key)
            passage = "" if question.passage is None else f"(ngữ liệu {question.passage}) "
            said = " / ".join([question.stem.text, *(item.text for item in items)])
            lines.append(f"{part.number}{passage}{question.number} {question.kind.value}: {said} = {answer}")
    return lines


def test_a_question_with_everything() -> None:
    paper, findings = read(
        "PHẦN I. Trắc nghiệm nhiều lựa chọn (3 điểm)\n"
        "Mỗi câu chọn một phương án.\n"
        "\n"
        "Ngữ liệu. Đoạn trích\n"
        "gồm hai dòng.\n"
        "\n"
        "**Câu 1.** [VDC] [bài 23] (0,25 điểm) Phân số nào\n"
        "bằng $\\frac{1}{2}$?\n"
        "A. $\\frac{2}{3}$   B. một\n"
        "*C. hai\n"
        "dòng\n"
        "D. ba\n"
        "Đáp án: C\n"
        "Lời giải. Rút gọn.\n"
        "Chọn C.\n"
        "Hướng dẫn chấm. Không.\n"
        "-----\n"
        "HẾT\n",
        first_line=11,
    )
    assert findings == []
    part = paper.public.parts[0]
    assert (part.number, part.title, part.kind) == (
        "I", "Trắc nghiệm nhiều lựa chọn (3 điểm)", QuestionKind.MULTIPLE_CHOICE,
    )  # fmt: skip
    assert (part.line, part.introduction) == (11, SourceText("Mỗi câu chọn một phương án.", 12))
    assert [passage.text for passage in paper.public.passages] == [
        SourceText("Đoạn trích\ngồm hai dòng.", 14)
    ]
    assert paper.public.questions == (
        MultipleChoice(
            number="1",
            level=Level.VAN_DUNG,
            level_as_written="VDC",
            lesson="bài 23",
            points=Fraction(1, 4),
            passage=0,
            line=17,
            stem=SourceText("Phân số nào\nbằng $\\frac{1}{2}$?", 17),
            options=(
                SourceText("$\\frac{2}{3}$", 19),
                SourceText("một", 19),
                SourceText("hai\ndòng", 20),
                SourceText("ba", 22),
            ),
        ),
    )
    assert paper.key.keys == (
        MultipleChoiceKey(
            right=2, solution=SourceText("Rút gọn.\nChọn C.", 24), guide=SourceText("Không.", 26)
        ),
    )
    assert paper.pairs == ((paper.public.questions[0], paper.key.keys[0]),)


READ = {
    "star": ("Câu 1. x\nA. 1\n*B. 2", ["1 multiple-choice: x / 1 / 2 = B"]),
    "answer line": ("Câu 1. x\nA. 1\nB. 2\nĐáp án: B", ["1 multiple-choice: x / 1 / 2 = B"]),
    "answer line without a colon": ("Câu 1. x\nA. 1\nB. 2\nĐáp án B", ["1 multiple-choice: x / 1 / 2 = B"]),
    "answer line with a number and no colon": ("Câu 1. x\nĐáp án 12,5", ["1 short-answer: x = 12,5"]),
    "answer line with other words": ("Câu 1. x\nA. 1\nB. 2\nĐ/A: B", ["1 multiple-choice: x / 1 / 2 = B"]),
    "key in a tag": ("Câu 1. x\n<Key=12,5>", ["1 short-answer: x = 12,5"]),
    "key of options in a tag": ("Câu 1. x\nA. 1\nB. 2\n<key = B>", ["1 multiple-choice: x / 1 / 2 = B"]),
    "last words of the solution": (
        "Câu 1. x\nA. 1\nB. 2\nLời giải. Vì thế. Chọn B.", ["1 multiple-choice: x / 1 / 2 = B"],
    ),
    "first line of the solution": (
        "Câu 1. x\nA. 1\nB. 2\nLời giải\nChọn B\nVì thế.", ["1 multiple-choice: x / 1 / 2 = B"],
    ),
    "statements by the solution": (
        "Câu 1. x\na) 1\nb) 2\nc) 3\nd) 4\nLời giải\na) Đúng vì\nb) Sai\nc) Sai\nd) Sai",
        ["1 true-false: x / 1 / 2 / 3 / 4 = ĐSSS"],
    ),
    "a solution in two pieces": (
        "Câu 1. x\nA. 1\n*B. 2\nPhương pháp giải: Dùng y.\nLời giải chi tiết: Chọn B.", ["1 multiple-choice: x / 1 / 2 = B"],
    ),
    "parts without the word": (
        "I. TRẮC NGHIỆM: (3 điểm) Khoanh vào chữ cái.\nCâu 1. x\nA. 1\n*B. 2\nII. PHẦN TỰ LUẬN (7 điểm)\nBài 1: y",
        ["I1 multiple-choice: x / 1 / 2 = B", "II1 essay: y = "],
    ),
    "parts by letters": (
        "A. TRẮC NGHIỆM\nCâu 1. x\nA. 1\n*B. 2\nLời giải. z\nB. TỰ LUẬN\nCâu 2. y",
        ["A1 multiple-choice: x / 1 / 2 = B", "B2 essay: y = "],
    ),
    "level and points in other brackets": ("Câu 1 (NB) [0,25đ]: x\nA. 1\n*B. 2", ["1 multiple-choice: x / 1 / 2 = B"]),
    "emphasis amid a line": ("Câu 1. Vi khuẩn *E. coli* sống\nA. 1\n*B. *E. coli* 2", ["1 multiple-choice: Vi khuẩn *E. coli* sống / 1 / *E. coli* 2 = B"]),
    "bacteria in the last option": ("Câu 1. x\nA. 1\nB. 2\nC. 3\n*D. vi khuẩn E. coli", ["1 multiple-choice: x / 1 / 2 / 3 / vi khuẩn E. coli = D"]),
    "a list in the stem of an essay": ("Câu 1. [TL] x\n- A. 1\n- *B. 2\nLời giải. y", ["1 essay: x\n- A. 1\n- *B. 2 = "]),
    "answer line inside the solution": (
        "Câu 1. x\nA. 1\nB. 2\nLời giải. Vì thế.\nĐáp án: B",
        ["1 multiple-choice: x / 1 / 2 = B"],
    ),
    "options in one line": ("Câu 1. x\nA. 1   *B. 2\tC. 3", ["1 multiple-choice: x / 1 / 2 / 3 = B"]),
    "options behind the stem": ("Câu 1. x   A. 1   *B. 2", ["1 multiple-choice: x / 1 / 2 = B"]),
    "brackets": ("Câu 1) x\nA) 1\n*B) 2", ["1 multiple-choice: x / 1 / 2 = B"]),
    "bold letters": ("**Câu 1. x**\n**A. 1**\n***B. 2**", ["1 multiple-choice: x / 1 / 2 = B"]),
    "statements by stars": ("Câu 1. x\n*a) 1\nb) 2\n*c) 3\nd) 4", ["1 true-false: x / 1 / 2 / 3 / 4 = ĐSĐS"]),
    "statements by a line": (
        "Câu 1. x\na) 1\nb) 2\nc) 3\nd) 4\nĐáp án: SSSĐ",
        ["1 true-false: x / 1 / 2 / 3 / 4 = SSSĐ"],
    ),
    "short answer": ("Câu 1. x\nĐáp án: 12,5 | ~3/4", ["1 short-answer: x = 12,5|~3/4"]),
    "short answer in maths": ("Câu 1. x\nĐS: $-0{,}5$", ["1 short-answer: x = -0,5"]),
    "short answer as pupils write": ("Câu 1. x\nTrả lời: 1 250", ["1 short-answer: x = 1 250"]),
    "essay": ("Câu 1. Chứng minh.\nLời giải. Ta có.", ["1 essay: Chứng minh. = "]),
    "essay with a marking guide": (
        "Câu 1. Cho a.\na) Một\nb) Hai\nc) Ba\nd) Bốn\nHDC: mỗi ý 0,25",
        ["1 essay: Cho a.\na) Một\nb) Hai\nc) Ba\nd) Bốn = "],
    ),
    "essay whose answer stands beside its solution": (
        "Câu 1. [TL] x\nĐáp án: 12\nLời giải. y", ["1 essay: x = "],
    ),
    "a part in bold": ("**PHẦN I. Trắc nghiệm**\nCâu 1. x\nĐáp án: 5", ["I1 short-answer: x = 5"]),
    "essay by its tag": ("Câu 1. [TL] x\nA. 1\nB. 2\nLời giải. y", ["1 essay: x\nA. 1\nB. 2 = "]),
    "essay by its part": ("PHẦN IV. Tự luận\nCâu 1. x\nĐáp án: 12", ["IV1 essay: x = "]),
    "dotted lines are not an answer": ("Câu 1. x\nTrả lời: ........\nĐáp án: 5", ["1 short-answer: x\nTrả lời: ........ = 5"]),
    "code hides options": ("Câu 1. x\n```\nA. 1\nB. 2\n```\nĐáp án: 5", ["1 short-answer: x\n```\nA. 1\nB. 2\n``` = 5"]),
    "maths hides options": ("Câu 1. x\n$$\nA. 1\n$$\nĐáp án: 5", ["1 short-answer: x\n$$\nA. 1\n$$ = 5"]),
    "a fence never reaches over the next question": (
        "Câu 1. x\n$$\nCâu 2. y\n$$\nĐáp án: 5", ["1 essay: x\n$$ = ", "2 short-answer: y\n$$ = 5"],
    ),
    "passages": (
        "Ngữ liệu. X\nCâu 1. a\nCâu 2. b\nNgữ liệu. Y\nCâu 3. c\nHết ngữ liệu.\nCâu 4. d\nPHẦN II.\nCâu 1. e",
        [
            "(ngữ liệu 0) 1 essay: a = ", "(ngữ liệu 0) 2 essay: b = ", "(ngữ liệu 1) 3 essay: c = ",
            "4 essay: d = ", "II1 essay: e = ",
        ],
    ),
    "a gap in a passage needs no stem": (
        "Ngữ liệu. x (1) y\nCâu 1.\n*A. một\nB. hai",
        ["(ngữ liệu 0) 1 multiple-choice:  / một / hai = A"],
    ),
    "windows line ends and a byte order mark": ("\ufeffCâu 1. x\r\nA. 1\r\n*B. 2\r\n", ["1 multiple-choice: x / 1 / 2 = B"]),
    "nothing after the end": ("Câu 1. x\nHẾT\nThí sinh không được dùng tài liệu.\n(Giáo viên coi thi không giải thích.)\nHọ và tên: .... SBD: ...", ["1 essay: x = "]),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_read(name: str) -> None:
    text, expected = READ[name]
    assert outline(text) == expected
    _, findings = read(text)
    assert [finding for finding in findings if not finding.endswith("Q150")] == []


A, B = "A. 1\n*B. 2", "*a) 1\nb) 2\nc) 3\nd) 4"
FAULTY = {
    "nothing": ("", ["1:1 Q101"]),
    "no question": ("Đề cương ôn tập\n\nHọc bài cũ.", ["1:1 Q101"]),
    "a question mistyped": (f"Cấu 1. x\nCâu 2. y\n{A}", ["1:1 Q104"]),
    "no dot": (f"Câu 1 Tìm x\n{A}", ["1:1 Q105"]),
    "number twice": (f"Câu 1. x\n{A}\nCâu 1. y\n{A}", ["4:1 Q106"]),
    "number left out": (f"Câu 1. x\n{A}\nCâu 3. y\n{A}", ["4:1 Q107"]),
    "no stem": (f"Câu 1.\n{A}", ["1:1 Q108"]),
    "open fence": ("Câu 1. x\n```\nA. 1", ["2:1 Q109", "1:1 Q134"]),
    "options outside": (f"x\n{A}\nCâu 1. y\n{A}", ["2:1 Q110"]),
    "key outside": (f"x\nLời giải. y\nCâu 1. z\n{A}", ["2:1 Q111"]),
    "key in a passage": (f"Ngữ liệu. x\nĐáp án: y\nCâu 1. z\n{A}", ["2:1 Q111"]),
    "key table": (f"Câu 1. x\n{A}\nBẢNG ĐÁP ÁN\n1. B\nCâu 2. y", ["4:1 Q112"]),
    "adorned key table": (f"Câu 1. x\n{A}\n--- ĐÁP ÁN ---\n1. B", ["4:1 Q112"]),
    "text after the end": (f"Câu 1. x\n{A}\nHẾT\n\nGhi chú", ["6:1 Q113"]),
    "text after a passage's end": (f"Ngữ liệu. x\nCâu 1. y\n{A}\nHết ngữ liệu. lạc", ["5:1 Q113"]),
    "question after the end": (f"Câu 1. x\n{A}\nHẾT\nghi chú\nCâu 2. y", ["6:1 Q114"]),
    "passage without questions": (f"Ngữ liệu. x\nPHẦN I.\nCâu 1. y\n{A}", ["1:1 Q115"]),
    "last passage without questions": (f"Câu 1. y\n{A}\nNgữ liệu. x", ["4:1 Q115"]),
    "only an answer": ("Câu 1: B\nCâu 2: ĐSĐS\nCâu 3: 12,5\nCâu 4: Chọn C. Vì thế.", ["1:1 Q116", "2:1 Q116", "3:1 Q116", "4:1 Q116"]),
    "a passage behind an option": (f"Câu 1. x\n{A}\nĐọc đoạn thơ sau và trả lời câu 2:\nCâu 2. y\n{A}", ["4:1 Q117"]),
    "a passage behind a solution": (f"Câu 1. x\n{A}\nLời giải. y\nRead the following passage\nCâu 2. y\n{A}", ["5:1 Q117"]),
    "a part of another kind": (f"Câu 1. x\n{A}\nII. NGHE (4,0 điểm)\nCâu 2. y\n{A}", ["4:1 Q118"]),
    "a part without a number": (f"PHẦN TRẮC NGHIỆM\nCâu 1. x\n{A}", ["1:1 Q118"]),
    "part twice": (f"PHẦN I. x\nCâu 1. x\n{A}\nPhần i. y\nCâu 1. y\n{A}", ["5:1 Q119"]),
    "key headed by other words": (f"Câu 1. x\n{A}\nĐáp án trắc nghiệm\n1.B 2.A", ["4:1 Q112"]),
    "guide of the whole paper": (f"Câu 1. x\n{A}\nHƯỚNG DẪN CHẤM ĐỀ KIỂM TRA\nCâu 1: B", ["4:1 Q112"]),
    "guide with nothing under it, and the questions again": (f"Câu 1. x\n{A}\nHƯỚNG DẪN CHẤM\n\nCâu 1: Ta có", ["4:1 Q112"]),
    "solutions of a part": (f"PHẦN I.\nCâu 1. x\n{A}\nLời giải\nPHẦN I.\nCâu 1: Ta có", ["5:1 Q112"]),
    "answers of all below the last option": (f"Câu 1. x\n{A}\n1-B; 2-A", ["4:1 Q168"]),
    "row of answers": (f"Câu 1. x\n{A}\n\n| Câu | 1 |\n|---|---|\n| Đáp án | B |", ["7:1 Q168"]),
    "options in a list": ("Câu 1. x\n- A. 1\n- *B. 2", ["3:1 Q140"]),
    "options in a list without a star": ("Câu 1. x\n- A. 1\n- B. 2", ["2:1 Q140"]),
    "options in a table": ("Câu 1. x\n\n| A. 1 | *B. 2 |\n|---|---|", ["3:1 Q140"]),
    "options in a row of text": ("Câu 1. x A. 1 *B. 2", ["1:1 Q140"]),
    "the last option too near": ("Câu 1. x\nA. 1   B. 2   C. 3 D. 4\nĐáp án: B", ["2:1 Q140"]),
    "a star too far from its letter": ("Câu 1. x\nA. 1\nB. 2\n* C. 3", ["4:1 Q140"]),
    "small letters and one answer": ("Câu 1. x\na. 1\nb. 2\nĐáp án: b", ["4:8 Q151"]),
    "unknown tag": (f"Câu 1. [dễ] x\n{A}", ["1:8 Q121"]),
    "two levels": (f"Câu 1. [NB] [TH] x\n{A}", ["1:13 Q122"]),
    "points": (f"Câu 1. (nửa điểm) x\n{A}", ["1:8 Q123"]),
    "no right option": ("Câu 1. x\nA. 1\nB. 2", ["1:1 Q131"]),
    "two right options": ("Câu 1. x\n*A. 1\n*B. 2", ["1:1 Q132"]),
    "letters out of order": ("Câu 1. x\nA. 1\n*C. 2", ["3:1 Q133"]),
    "letter twice": ("Câu 1. x\nA. 1\n*B. 2\nB. 3", ["4:1 Q133"]),
    "one option": ("Câu 1. x\n*A. 1 B. 2", ["1:1 Q134"]),
    "options alike": ("Câu 1. x\nA. 1  2\n*B. 1 2", ["3:1 Q135"]),
    "empty option": ("Câu 1. x\nA.\n*B. 2", ["2:1 Q136"]),
    "three statements": ("Câu 1. x\n*a) 1\nb) 2\nc) 3", ["1:1 Q137"]),
    "statements unmarked": ("PHẦN II. Đúng sai\nCâu 1. x\na) 1\nb) 2\nc) 3\nd) 4", ["2:1 Q138"]),
    "options and marked statements": (f"Câu 1. x\n{A}\n*a) 3", ["1:1 Q139"]),
    "short answer in words": ("Câu 1. x\nĐáp án: mười hai", ["2:8 Q141"]),
    "short answer with a unit": ("Câu 1. x\nĐáp án: 12 cm", ["2:8 Q141"]),
    "ambiguous point": ("Câu 1. x\nĐáp án: 1.250", ["2:8 Q142"]),
    "answer that is no option": ("Câu 1. x\nA. 1\nB. 2\nĐáp án: C", ["4:8 Q143"]),
    "answer with too few truths": ("Câu 1. x\n*a) 1\nb) 2\nc) 3\nd) 4\nĐáp án: ĐS", ["6:8 Q144"]),
    "answer against the star": (f"Câu 1. x\n{A}\nĐáp án: A", ["4:8 Q145"]),
    "answer against the stars": (f"Câu 1. x\n{B}\nĐáp án: SSSĐ", ["6:8 Q145"]),
    "solution against the star": (f"Câu 1. x\n{A}\nLời giải. Chọn A.", ["4:1 Q146"]),
    "solution against the stars": (f"Câu 1. x\n{B}\nLời giải. a) Sai vì thế.", ["6:1 Q146"]),
    "two answers": ("Câu 1. x\nĐáp án: 1\nĐáp án: 2", ["3:1 Q147"]),
    "two solutions": (f"Câu 1. x\n{A}\nLời giải. y\nLời giải. z", ["5:1 Q148"]),
    "answer and solution and guide of an essay": (
        "Câu 1. [TL] x\nĐáp án: 1\nLời giải. y\nHDC: z", ["1:1 Q148"],
    ),
    "text after the answer": ("Câu 1. x\nĐáp án: 5\nVì thế.", ["3:1 Q149"]),
    "essay without a solution": ("Câu 1. Chứng minh.", ["1:1 Q150"]),
    "another kind than its part": (f"PHẦN III. Trả lời ngắn\nCâu 1. x\n{A}", ["2:1 Q164"]),
    "tag of a key in the stem": ("Câu 1. x <Key=12,5>\nLời giải. y", ["1:1 Q168"]),
    "key in the stem": (f"Câu 1. x. Đáp án: B\n{A}", ["1:1 Q168"]),
    "key behind an option": ("Câu 1. x\nA. 1\n*B. 2 Lời giải: y", ["3:1 Q168"]),
    "one option in bold": ("Câu 1. x\nA. 1\n*B. **2**", ["1:1 Q167"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_said_and_where(name: str) -> None:
    text, expected = FAULTY[name]
    assert read(text)[1] == expected


def test_an_answer_line_of_an_essay_is_its_solution_or_its_guide() -> None:
    def key(text: str) -> EssayKey:
        (found,) = read(f"Câu 1. [TL] x\n{text}")[0].key.keys
        assert isinstance(found, EssayKey)
        return found

    assert key("Đáp án: 12") == EssayKey(solution=SourceText("12", 2))
    assert key("Đáp án: 12\nLời giải. y") == EssayKey(solution=SourceText("y", 3), guide=SourceText("12", 2))


def test_bold_around_a_part_is_not_its_title() -> None:
    part = read("**PHẦN I. Trắc nghiệm**\nCâu 1. x\nĐáp án: 5")[0].public.parts[0]
    assert (part.number, part.title) == ("I", "Trắc nghiệm")


def test_a_question_with_an_error_is_left_out_and_the_others_stay() -> None:
    text = f"Câu 1. x\nA. 1\nB. 2\nCâu 2. y\n{A}\nCâu 3. z\nĐáp án: 5"
    assert outline(text) == ["2 multiple-choice: y / 1 / 2 = B", "3 short-answer: z = 5"]


def test_a_passage_whose_questions_all_failed_goes_with_them() -> None:
    text = f"Ngữ liệu. X\nCâu 1. x\nA. 1\nB. 2\nNgữ liệu. Y\nCâu 2. y\n{A}"
    paper, _ = read(text)
    assert [passage.text.text for passage in paper.public.passages] == ["Y"]
    assert paper.public.questions[0].passage == 0


def test_a_paper_has_a_greatest_number_of_questions() -> None:
    text = "".join(f"Câu {at}. x{at}\nĐáp án: 1\n" for at in range(1, MOST_QUESTIONS + 3))
    paper, findings = read(text)
    assert len(paper.public.questions) == MOST_QUESTIONS
    assert findings == [f"{2 * MOST_QUESTIONS + 1}:1 Q102"]


def test_a_question_without_end_is_refused() -> None:
    paper, findings = read("Câu 1. " + "x\n" * 40_000)
    assert (paper.public.questions, findings) == ((), ["1:1 Q103"])


def test_no_message_quotes_an_answer() -> None:
    planted = "BI-MAT-8317"
    for name, (text, _) in FAULTY.items():
        told = text.replace("Đáp án: ", f"Đáp án: {planted} ").replace("Lời giải. ", f"Lời giải. {planted} ")
        _, findings = collect(parse_paper(told, "de.md"))
        for finding in findings:
            for language in ("vi", "en"):
                said = finding.message(language) + finding.remedy(language)
                assert planted not in said, name


# What only the key says may not change a byte of what pupils see.
SECRETS = {
    "another star": (f"Câu 1. x\n{A}\nC. 3", "Câu 1. x\n*A. 1\nB. 2\nC. 3"),
    "star or answer line": (f"Câu 1. x\n{A}", "Câu 1. x\nA. 1\nB. 2\nĐáp án: A"),
    "another number": ("Câu 1. x\nĐáp án: 5", "Câu 1. x\nĐáp án: 6,5 | ~3/4"),
    "a longer solution": (
        f"Câu 1. x\n{A}\nLời giải. y\nCâu 2. z\n{A}", f"Câu 1. x\n{A}\nLời giải. y\n\n1. một\n\nCâu 2. z\n{A}",
    ),
    "other truths": (f"Câu 1. x\n{B}", "Câu 1. x\na) 1\n*b) 2\nc) 3\n*d) 4"),
    "truths as a line": (f"Câu 1. x\n{B}", "Câu 1. x\na) 1\nb) 2\nc) 3\nd) 4\nĐáp án: SSSS\nLời giải. Vì thế."),
    "a marking guide": ("Câu 1. x\nLời giải. y", "Câu 1. x\nHướng dẫn chấm. y\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", SECRETS)
def test_a_key_changes_nothing_that_pupils_see(name: str) -> None:
    one, other = (read(text)[0] for text in SECRETS[name])
    assert without_lines(one.public) == without_lines(other.public)
    assert one.key != other.key


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    text = f"Câu 1. x\n{A}\nLời giải. Chọn A."
    assert read(text, first_line=100)[1] == ["103:1 Q146"]
    text = f"Đề\nCâu 1. x\n{A}\nPHẦN II.\nCâu 2. y\n{B}"
    here, moved = read(text)[0].public, read(text, first_line=100)[0].public
    assert [question.line for question in moved.questions] == [101, 105]
    assert moved != here
    assert without_lines(moved) == without_lines(here)


BLOCKS = {Mark.QUESTION, Mark.PART, Mark.PASSAGE, Mark.PASSAGE_END, Mark.END, Mark.ANSWER_TABLE}
ANY = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=14).map("\n".join)


@given(ANY)
def test_any_text_is_read_and_its_halves_fit(text: str) -> None:
    paper, findings = collect(parse_paper(text, "de.md"))
    assert len(paper.public.questions) == len(paper.key.keys)
    for question, key in paper.pairs:
        match question, key:
            case MultipleChoice(options=options), MultipleChoiceKey(right=right):
                assert 0 <= right < len(options) <= 8
            case TrueFalse(statements=statements), TrueFalseKey(truths=truths):
                assert len(statements) == len(truths) == 4
            case ShortAnswer(), ShortAnswerKey(accepted=accepted):
                assert all(isinstance(one, AcceptedAnswer) for one in accepted)
            case Essay(), EssayKey():
                pass
            case _:
                raise AssertionError(question, key)
        if question.passage is not None:
            assert question.passage < len(paper.public.passages)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= finding.location.line <= lines for finding in findings)
    if not paper.public.questions:
        assert any(f.rule.severity is Severity.ERROR for f in findings)


@given(ANY, ANY)
def test_what_stands_in_a_solution_never_reaches_the_pupils(one: str, other: str) -> None:
    def sheet(solution: str) -> object:
        # Whatever begins a new block of the paper ends the solution; everything else is in it.
        kept = [line for line in solution.split("\n") if read_line_mark(line).mark not in BLOCKS]
        text = "\n".join(kept)
        exam = f"Câu 1. [TL] x\nLời giải. y\n{text}\n\nCâu 2. [TL] z\nLời giải. t"
        paper, findings = collect(parse_paper(exam, "de.md"))
        assume(worst(findings) is not Severity.ERROR)  # then nothing of it is shown at all
        return without_lines(paper.public)

    assert sheet(one) == sheet(other)
