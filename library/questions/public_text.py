"""Looks for answers that slipped into the text every pupil sees."""

import re
from collections.abc import Iterator, Mapping, Sequence

from library.diagnostics import Finding, Location, Pass, Rule, Severity, find
from library.questions.answer_lists import answer_list_lines, ticked_rows
from library.questions.exam_source import ExamSource, exam_source
from library.questions.lookalikes import begins_something
from library.questions.marked_items import marked_items, one_stands_out, stray_marks
from library.questions.model import QuestionKind, SourceText
from library.questions.telling_words import Telling, may_tell, telling_lines
from library.rules import questions as rules

_BARE_ANSWER = re.compile(
    r"[*_]{0,3}(?:[A-H]|[ĐS]{4}|[-−–]?[0-9][0-9.,/ ]{0,20}"
    r"|(?i:chọn|đáp án)(?: đáp án| phương án)? [A-H](?!\w).*)[*_.;]{0,4}",
    re.DOTALL,
)


def check_question_text(
    source: ExamSource,
    number: str,
    kind: QuestionKind,
    stem: SourceText,
    items: Sequence[SourceText],
    *,
    tagged: bool,
) -> Pass[bool]:
    """Whether an answer would certainly be shown, which is refused; of what may be one it is warned.

    Of a question that is `tagged` as an essay no line can be a marked option.
    """
    meant = tuple(source.as_meant(text.text) for text in (stem, *items))
    told: dict[int, Rule] = {}
    whole = "\n".join(meant)
    if whole.count("\n") > len(items) or may_tell(whole):
        for at, (text, words) in enumerate(zip((stem, *items), meant, strict=True)):
            told.update(_told(text, words, is_item=at > 0, stars=not tagged))
    for at in marked_items(meant[1:], truths=kind is QuestionKind.TRUE_FALSE)[:1]:
        told.setdefault(items[at].line, rules.MARK_SHOWN)
    yield from _findings(source, told)
    if kind is QuestionKind.MULTIPLE_CHOICE and one_stands_out(meant[1:]):
        yield find(rules.ONE_OPTION_STANDS_OUT, Location(source.path, stem.line, 1), number=number)
    if not told and len(items) > 1 and (line := _goes_on(source, items)):
        yield find(rules.LAST_OPTION_GOES_ON, Location(source.path, line, 1), number=number)
    return any(rule.severity is Severity.ERROR for rule in told.values())


def check_shared_text(source: ExamSource, text: SourceText | None) -> Pass[None]:
    """The same for a text that stands before questions: a head, an introduction, a passage."""
    if text is not None:
        told = _told(text, source.as_meant(text.text), is_item=False, first=0)
        yield from _findings(source, told)


def check_introduction(body: str, path: str, first_line: int) -> Pass[None]:
    """The same for the text beside a paper that stands in a file of its own."""
    source = exam_source(body, path, first_line)
    yield from check_shared_text(source, source.text((0, 0), (len(source.lines), 0)))


def _findings(source: ExamSource, told: Mapping[int, Rule]) -> Iterator[Finding]:
    for line, rule in sorted(told.items()):
        yield find(rule, Location(source.path, line, 1))


def _told(
    text: SourceText, words: str, *, is_item: bool, first: int = 1, stars: bool = False
) -> dict[int, Rule]:
    """What is wrong with the lines of one text; lists and marks are looked for from its line `first` on."""
    told: dict[int, Rule] = {}
    for offset, telling in telling_lines(words, is_item=is_item):
        certain = telling is Telling.CERTAIN
        told[text.line + offset] = rules.KEY_SHOWN if certain else rules.KEY_IN_PUBLIC_TEXT
    if first and "\n" not in words:
        return told
    lines = words.split("\n")
    for rule, places in (
        (rules.KEY_SHOWN, answer_list_lines(lines)),
        (rules.MARK_SHOWN, ticked_rows(lines)),
        (rules.MARK_SHOWN, stray_marks(lines, stars=stars)),
    ):
        found = next((place for place in places if place >= first), None)
        if found is not None:
            told.setdefault(text.line + found, rule)
    return told


def _goes_on(source: ExamSource, items: Sequence[SourceText]) -> int | None:
    """The line on which the last option goes on, where no other does and nothing else is told of it."""
    *others, last = items
    if "\n" not in last.text or any("\n" in item.text for item in others):
        return None
    lines = source.as_meant(last.text).split("\n")
    more = next(at for at, line in enumerate(lines) if at and line.strip())
    return None if any(begins_something(line) for line in lines[more:]) else last.line + more


def is_bare_answer(stem: str) -> bool:
    """Whether a stem asks nothing and is but an answer, as in a list of them: `Câu 1: B`.

    >>> is_bare_answer("B"), is_bare_answer("Chọn A. Vì thế."), is_bare_answer("C. Mác là ai?")
    (True, True, False)
    """
    return len(stem) < 4000 and _BARE_ANSWER.fullmatch(stem.strip()) is not None
