"""Where the questions of a paper end, and what may stand behind that."""

from collections.abc import Sequence

from library.diagnostics import Pass, find
from library.questions.exam_lines import LineMark, Mark
from library.questions.exam_source import ExamSource
from library.rules import questions as rules
from library.vietnamese import fold

_FIRST = ("i", "a", "1")
# What papers say below `HẾT`, to pupils and to those who watch over them.
_FAREWELLS = (
    *("coi thi", "giai thich gi them", "thi sinh khong", "hoc sinh khong", "su dung tai lieu"),
    *("ho va ten", "ho ten", "so bao danh", "chu ki", "chuc cac em", "de gom co", "trang "),
)


def end_at_keys(lines: Sequence[str], marks: list[LineMark]) -> None:
    """Makes a heading an answer table where all questions come again below it.

    `HƯỚNG DẪN CHẤM` or `LỜI GIẢI CHI TIẾT` with nothing under it, and then a part or a question that
    was there before; or a marking guide in which the first part begins. What follows is no question
    but its key, and must not be printed.
    """
    parts: set[str] = set()
    number, guide = 0, -1
    for index, mark in enumerate(marks):
        if mark.mark is Mark.PART:
            if guide >= 0 and mark.word.casefold() in _FIRST:
                marks[guide] = LineMark(Mark.ANSWER_TABLE)
                return
            parts.add(mark.word.casefold())
            number = 0
        elif mark.mark is Mark.QUESTION:
            number, guide = _value(mark.word), -1
        elif mark.mark in (Mark.SOLUTION, Mark.GUIDE):
            guide = index if mark.mark is Mark.GUIDE else guide
            if lines[index][mark.rest :].strip(" \t\u00a0*_"):
                continue
            after = next((at for at in range(index + 1, len(lines)) if lines[at].strip()), None)
            follower = marks[after] if after is not None else LineMark(Mark.TEXT)
            part_again = follower.mark is Mark.PART and follower.word.casefold() in parts
            if part_again or (follower.mark is Mark.QUESTION and _value(follower.word) <= number):
                marks[index] = LineMark(Mark.ANSWER_TABLE)
                return


def _value(number: str) -> int:
    return int("".join(c for c in number if c.isdecimal()))


def check_end(source: ExamSource, marks: Sequence[LineMark], index: int) -> Pass[None]:
    """Nothing behind the end is read; questions there were certainly meant to be."""
    if marks[index].mark is Mark.ANSWER_TABLE:
        yield find(rules.ANSWER_TABLE, source.place((index, 0)))
        return
    for after in range(index + 1, len(marks)):
        if marks[after].mark is Mark.QUESTION:
            yield find(rules.QUESTION_AFTER_END, source.place((after, 0)))
            return
    for after in range(index + 1, len(marks)):
        line = fold(source.lines[after][:200].strip(" \t\u00a0-–—_*=.()"))
        if line and not any(words in line for words in _FAREWELLS):
            yield find(rules.TEXT_AFTER_END, source.place((after, 0)))
            return
