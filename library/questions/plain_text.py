"""Reads text that belongs to no question: the head of a paper, introductions of parts, passages.

All of it is public, so it is cut where something secret or something lost begins.
"""

from collections.abc import Sequence, Set

from library.diagnostics import Pass, find
from library.questions.choices import Choice, find_choices
from library.questions.exam_lines import LineMark, Mark
from library.questions.exam_source import ExamSource, Position
from library.questions.model import SourceText
from library.questions.public_text import check_shared_text
from library.rules import questions as rules

_ORDINARY_WORDS = ("trả lời", "answer", "giải", "giải thích", "hướng dẫn", "solution", "explanation")


def read_plain_text(
    source: ExamSource, marks: Sequence[LineMark], shielded: Set[int], begin: Position, end: int
) -> Pass[SourceText | None]:
    """The text from `begin` to before line `end`, up to the first answer or option in it."""
    stop: Position = (max(end, begin[0]), 0)
    for index in range(begin[0], end):
        secret = marks[index].mark in (Mark.ANSWER, Mark.SOLUTION, Mark.GUIDE)
        if secret and marks[index].word not in _ORDINARY_WORDS:
            yield find(rules.KEY_OUTSIDE_QUESTION, source.place((index, 0)))
            stop = (index, 0)
            break
    choices = find_choices(source, begin, stop, shielded)
    lost = _first_lost(choices)
    if lost is not None:
        yield find(rules.OPTIONS_OUTSIDE_QUESTION, source.place(lost.begin))
        stop = lost.begin
    text = source.text_or_none(begin, stop)
    yield from check_shared_text(source, text)
    return text


def _first_lost(choices: Sequence[Choice]) -> Choice | None:
    """The first item that can only belong to a question: starred, or an A that a B follows."""
    options = [choice for choice in choices if choice.starred or choice.delimiter != ":"]
    letters = [choice.letter for choice in options]
    for at, choice in enumerate(options):
        if choice.starred or letters[at : at + 2] == ["A", "B"]:
            return choice
    return None
