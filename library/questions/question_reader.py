"""Reads one question of an exam text into its public half and its key.

All mistakes of a question are reported, and a question with an error has no halves at all, so that
nothing half understood is shown. Findings name places and public texts, never the answer.
"""

import re
from collections.abc import Sequence, Set

from library.diagnostics import Location, Pass, Severity, collect, find, worst
from library.questions.answer_line import without_tag_end
from library.questions.answer_reader import read_key
from library.questions.choices import Choice, find_choices
from library.questions.exam_lines import LineMark
from library.questions.exam_source import ExamSource, Position
from library.questions.model import (
    Essay,
    MultipleChoice,
    Question,
    QuestionKey,
    QuestionKind,
    ShortAnswer,
    SourceText,
    TrueFalse,
)
from library.questions.public_text import check_question_text, is_bare_answer
from library.questions.question_header import Header, read_header
from library.questions.question_kind import Shape, Signs, decide_shape
from library.questions.sections import Section, Sections, cut_sections
from library.questions.unread_choices import first_unread
from library.rules import questions as rules
from library.values import dataclass

# The emphasis before the number of a question, which may end behind its stem.
_OPENED = re.compile(r"[ \t#]*(\*{1,3}|_{1,2})")
_UNDERLINED_END = re.compile(r"\]\{[^{}\n]{1,40}\}[*_]{0,3}$")
LONGEST_QUESTION = 64 * 1024
STATEMENTS = 4


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """The lines of one question (from, to before), its number, and what surrounds it."""

    lines: tuple[int, int]
    body: Position
    number: str
    passage: int | None
    part_kind: QuestionKind | None


Halves = tuple[Question, QuestionKey]


def read_question(
    source: ExamSource, marks: Sequence[LineMark], shielded: Set[int], block: QuestionBlock
) -> Pass[Halves | None]:
    """Both halves of a question; None where one of its findings is an error."""
    begin, end = block.lines
    if sum(len(line) + 1 for line in source.lines[begin:end]) > LONGEST_QUESTION:
        yield find(rules.QUESTION_TOO_LONG, source.place((begin, 0)), number=block.number)
        return None
    halves, findings = collect(_read(source, marks, shielded, block))
    yield from findings
    return None if worst(findings) is Severity.ERROR else halves


def _read(
    source: ExamSource, marks: Sequence[LineMark], shielded: Set[int], block: QuestionBlock
) -> Pass[Halves | None]:
    header = yield from read_header(source, block.body, block.number)
    sections = yield from cut_sections(source, marks, block.lines, shielded, block.number)
    choices = find_choices(source, header.body, sections.body_end, shielded)
    signs = Signs(
        header.essay,
        block.part_kind,
        _raw(source, sections.answer),
        _raw(source, sections.claim),
        sections.guide is not None,
    )
    shape = decide_shape(choices, signs)
    place = source.place((block.lines[0], 0))
    if block.part_kind not in (None, shape.kind):
        yield find(rules.PART_CONTRADICTS_KIND, place, number=block.number)
    if shape.mixed:
        yield find(rules.MIXED_OPTIONS, place, number=block.number)
        return None
    stem, items = _stem_and_items(source, header, sections, shape.choices)
    if not stem.text and not (items and block.passage is not None):
        yield find(rules.EMPTY_STEM, place, number=block.number)
    elif shape.kind is QuestionKind.ESSAY and not header.essay and _is_list_of_keys(source, stem, sections):
        yield find(rules.BARE_ANSWER, place, number=block.number)
        return None
    unread = None if header.essay or len(items) == 1 else _unread(source, stem, items)
    if unread is not None:
        line, letter = unread
        yield find(rules.UNREAD_OPTIONS, Location(source.path, line, 1), number=block.number, letter=letter)
        return None
    yield from _check_items(source, block, shape, items)
    if (yield from check_question_text(source, block.number, shape.kind, stem, items, tagged=header.essay)):
        return None  # what else is wrong with its key may well follow from that
    key = yield from read_key(source, block.lines[0], block.number, shape, sections)
    question = _question(block=block, header=header, shape=shape, line=place.line, stem=stem, items=items)
    return None if key is None else (question, key)


def _is_list_of_keys(source: ExamSource, stem: SourceText, sections: Sections) -> bool:
    explained = sections.answer or sections.solution or sections.guide
    return explained is None and is_bare_answer(source.as_meant(stem.text))


def _unread(source: ExamSource, stem: SourceText, items: Sequence[SourceText]) -> tuple[int, str] | None:
    """The line and the letter of an option that was not read as one."""
    found = first_unread(tuple(source.as_meant(item.text) for item in items), source.as_meant(stem.text))
    return None if found is None else ((stem, *items)[found[0]].line + found[1], found[2])


def _raw(source: ExamSource, section: Section | None) -> str | None:
    return (
        None if section is None else without_tag_end(source.as_meant(source.raw(section.begin, section.end)))
    )


def _stem_and_items(
    source: ExamSource, header: Header, sections: Sections, choices: Sequence[Choice]
) -> tuple[SourceText, tuple[SourceText, ...]]:
    ends = [choice.begin for choice in choices] + [sections.body_end]
    opened = _OPENED.match(source.meant[header.body[0]], 0, header.body[1])
    stem = _item(source.text(header.body, ends[0]), opened[1] if opened else "")
    items = (
        _item(source.text(choice.body, end), choice.dangling)
        for choice, end in zip(choices, ends[1:], strict=True)
    )
    return stem, tuple(items)


def _item(text: SourceText, dangling: str) -> SourceText:
    """The text without the end of an emphasis that began before its letter or number."""
    if not dangling:
        return text
    if dangling.startswith("]"):
        bare = _UNDERLINED_END.sub("", text.text)
        return SourceText(bare, text.line)
    if text.text.endswith(dangling) and text.text.count(dangling) % 2:
        return SourceText(text.text[: -len(dangling)].rstrip(), text.line)
    return text


def _check_items(
    source: ExamSource, block: QuestionBlock, shape: Shape, items: Sequence[SourceText]
) -> Pass[None]:
    """Letters in order, the right number of items, none empty, no two alike."""
    if shape.kind not in (QuestionKind.MULTIPLE_CHOICE, QuestionKind.TRUE_FALSE):
        return
    place = source.place((block.lines[0], 0))
    letters = "ABCDEFGH" if shape.kind is QuestionKind.MULTIPLE_CHOICE else "abcdefgh"
    for expected, choice in zip(letters, shape.choices, strict=False):
        if choice.letter != expected:
            where, found = source.place(choice.begin), choice.letter
            arguments = {"number": block.number, "expected": expected, "found": found}
            yield find(rules.LETTERS_OUT_OF_ORDER, where, **arguments)
            break
    if shape.kind is QuestionKind.TRUE_FALSE and len(items) != STATEMENTS:
        yield find(rules.NOT_FOUR_STATEMENTS, place, number=block.number, count=len(items))
    elif len(items) == 1:
        yield find(rules.ONE_OPTION, place, number=block.number)
    seen: dict[str, str] = {}
    for choice, item in zip(shape.choices, items, strict=True):
        plain = " ".join(item.text.split())
        if not plain:
            yield find(
                rules.EMPTY_OPTION, source.place(choice.begin), number=block.number, letter=choice.letter
            )
        elif plain in seen:
            arguments = {"number": block.number, "first": seen[plain], "second": choice.letter}
            yield find(rules.SAME_OPTIONS, source.place(choice.begin), **arguments)
        else:
            seen[plain] = choice.letter


def _question(
    *,
    block: QuestionBlock,
    header: Header,
    shape: Shape,
    line: int,
    stem: SourceText,
    items: tuple[SourceText, ...],
) -> Question:
    number, passage, points = block.number, block.passage, header.points
    level, written, lesson = header.level, header.level_as_written, header.lesson
    match shape.kind:
        case QuestionKind.MULTIPLE_CHOICE:
            return MultipleChoice(
                number=number, level=level, level_as_written=written, lesson=lesson, line=line,
                points=points, passage=passage, stem=stem, options=items,
            )  # fmt: skip
        case QuestionKind.TRUE_FALSE:
            return TrueFalse(
                number=number, level=level, level_as_written=written, lesson=lesson, line=line,
                points=points, passage=passage, stem=stem, statements=items,
            )  # fmt: skip
        case QuestionKind.SHORT_ANSWER:
            return ShortAnswer(
                number=number, level=level, level_as_written=written, lesson=lesson, line=line,
                points=points, passage=passage, stem=stem,
            )  # fmt: skip
        case QuestionKind.ESSAY:
            return Essay(
                number=number, level=level, level_as_written=written, lesson=lesson, line=line,
                points=points, passage=passage, stem=stem,
            )  # fmt: skip
