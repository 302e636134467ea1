"""Finds what looks like an option or a statement: a letter with a delimiter where one may stand.

That is at the start of a line, or on the same line behind a tab or three spaces, but never inside
code or maths. Whether these are options, statements or a list in the stem is decided by
`question_kind`; this module only finds them.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from library.questions.exam_source import ExamSource, Position
from library.questions.shields import Span, shielded_spans

_CHOICE = re.compile(r"(\*?)(\*\*)?([A-Ha-h])(\*\*)?([.):])(\*\*)?")
_FIRST = frozenset("*ABCDEFGHabcdefgh")
_SPACES = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A lettered item: where its star or letter stands, where its text begins, how it is marked."""

    letter: str
    starred: bool
    delimiter: str
    dangling_bold: bool
    line_start: bool
    begin: Position
    body: Position


def find_choices(source: ExamSource, begin: Position, end: Position, shielded: Set[int]) -> list[Choice]:
    """All choices between two positions, in order; inside a line only those that follow on.

    Behind a gap the first must be an A (or a): a table typed with spaces is no list of options.
    """
    found: list[Choice] = []
    cases_begun: set[bool] = set()
    for index in range(begin[0], end[0] + (1 if end[1] else 0)):
        if index in shielded and index != begin[0]:
            continue
        first = begin[1] if index == begin[0] else 0
        line = source.lines[index]
        last = end[1] if index == end[0] else len(line)
        if line[first:last].lstrip()[:1] not in _FIRST and not _may_have_gaps(line):
            continue
        for choice in _in_line(line, index, first, last):
            case = choice.letter.isupper()
            if choice.line_start or case in cases_begun or choice.letter in "Aa":
                found.append(choice)
                cases_begun.add(case)
    return found


def choices_in_line(line: str) -> list[Choice]:
    """Everything in one line that could be read as a choice where another stood before it."""
    return list(_in_line(line, 0, 0, len(line)))


def _in_line(line: str, index: int, first: int, last: int) -> Iterator[Choice]:
    spans: list[Span] | None = None
    for at in _starts(line, first, last):
        matched = _CHOICE.match(line, at, last)
        if not matched or not _text_may_follow(line, matched.end(), last, matched.group(5)):
            continue
        if "$" in line[:at] or "`" in line[:at]:
            spans = shielded_spans(line) if spans is None else spans
            if any(begin < at < end for begin, end in spans):
                continue
        bold = bool(matched.group(2)) and not (matched.group(4) or matched.group(6))
        yield Choice(
            letter=matched.group(3),
            starred=bool(matched.group(1)),
            delimiter=matched.group(5),
            dangling_bold=bold,
            line_start=not line[first:at].strip(),
            begin=(index, at),
            body=(index, matched.end()),
        )


def _starts(line: str, first: int, last: int) -> Iterator[int]:
    """Places where an item may begin: the first character, and behind each wide gap."""
    at = first
    while at < last and line[at] in " \t\u00a0":
        at += 1
    yield at
    if not _may_have_gaps(line):
        return
    for gap in _SPACES.finditer(line, at, last):
        if gap.end() - gap.start() >= 3 or "\t" in gap.group():
            yield gap.end()


def _may_have_gaps(line: str) -> bool:
    return "\t" in line or "  " in line or "\u00a0" in line


def _text_may_follow(line: str, at: int, last: int, delimiter: str) -> bool:
    """Tells `A. text`, `A.5` and `A.Hà Nội` from the initials in `A.D. Sakharov`."""
    if at >= last or delimiter != ".":
        return True
    follower = line[at]
    if not follower.isalpha():
        return follower not in ".,;"
    return line[at + 1 : at + 2].islower()
