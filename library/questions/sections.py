"""Cuts one question into what is public and what is not, before anything in it is understood.

From the first line that announces an answer, a solution or a marking guide on, every line is
secret, whatever it turns out to be; a mistake further down never moves a line back into the public
half.
"""

from collections.abc import Sequence, Set

from library.diagnostics import Pass, find
from library.questions.exam_lines import LineMark, Mark
from library.questions.exam_source import ExamSource, Position
from library.questions.model import SourceText
from library.rules import questions as rules
from library.values import dataclass

# Words that are headings in front of a solution and ordinary words inside one.
_WEAK_HEADINGS = ("giải", "giải thích", "hướng dẫn", "hd", "cách giải", "bài giải", "solution", "explanation")
# Headings of a first piece of the solution, behind which `Lời giải` begins the second.
_FIRST_PIECES = ("phương pháp giải", "cách giải", "bài giải", "gợi ý giải", "gợi ý trả lời", "gợi ý làm bài")
_ANSWERS = ("đáp án", "đ/a", "đa", "answer", "key")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of secret text, from behind its heading word."""

    begin: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Sections:
    """Where the public body ends, and the secret sections; `claim` is an answer line inside the
    solution, which counts where no other line gives the answer."""

    body_end: Position
    answer: Section | None
    claim: Section | None
    solution: Section | None
    guide: Section | None


def cut_sections(
    source: ExamSource,
    marks: Sequence[LineMark],
    lines: tuple[int, int],
    shielded: Set[int],
    number: str,
) -> Pass[Sections]:
    """The sections of the question on `lines`, the first of which holds its number."""
    begin, end = lines
    headings: list[tuple[Mark, Position]] = []
    opened_by = ""
    claim: Section | None = None
    for index in range(begin + 1, end):
        mark = marks[index]
        if index in shielded or mark.mark not in (Mark.ANSWER, Mark.SOLUTION, Mark.GUIDE):
            continue
        state = headings[-1][0] if headings else Mark.TEXT
        if state in (Mark.SOLUTION, Mark.GUIDE) and _is_content(mark):
            if mark.word in _ANSWERS and claim is None and state is Mark.SOLUTION:
                claim = Section((index, mark.rest), (index, len(source.lines[index])))
            continue
        if state is mark.mark is Mark.SOLUTION and opened_by in _FIRST_PIECES:
            opened_by = mark.word
            continue
        if any(mark.mark is earlier for earlier, _ in headings):
            rule = rules.ANSWER_TWICE if mark.mark is Mark.ANSWER else rules.SOLUTION_TWICE
            yield find(rule, source.place((index, 0)), number=number)
            # What stands from here on belongs to no section: one finding is enough for it.
            headings.append((Mark.TEXT, (index, mark.rest)))
            continue
        headings.append((mark.mark, (index, mark.rest)))
        opened_by = mark.word
    found = _stretches(headings, end)
    body_end = (headings[0][1][0], 0) if headings else (end, 0)
    return Sections(body_end, found.get(Mark.ANSWER), claim, found.get(Mark.SOLUTION), found.get(Mark.GUIDE))


def _is_content(mark: LineMark) -> bool:
    return mark.mark is Mark.ANSWER or mark.word in _WEAK_HEADINGS


def _stretches(headings: list[tuple[Mark, Position]], end: int) -> dict[Mark, Section]:
    ends = [*(position[0] for _, position in headings), end][1:]
    return {mark: Section(begin, (stop, 0)) for (mark, begin), stop in zip(headings, ends, strict=True)}


def section_text(source: ExamSource, section: Section | None) -> SourceText | None:
    """The text of a section; None where there is no section or nothing in it."""
    return None if section is None else source.text_or_none(section.begin, section.end)
