"""Finds what looks like an option or a statement: a letter with a delimiter where one may stand.

That is at the start of a line, or on the same line behind a tab or three spaces, but never inside
code or maths. Whether these are options, statements or a list in the stem is decided by
`question_kind`; this module only finds them. Emphasis around a letter says nothing, whatever wrote it:
`**A.**`, `*A.*`, `<u>A</u>.` and `[A.]{.underline}` are no more than `A.`; only a star of its own is one.
"""

import re
from collections.abc import Iterator, Set

from library.questions.exam_source import ExamSource, Position
from library.questions.shields import Span, shielded_spans
from library.values import dataclass

_OPENED = r"((?:\*{1,4}|_{1,2}|<[ub]>|\[(?=[^\[\]\n]{1,300}\]\{[.#])){0,3})"
_CLOSED = r"((?:\*{1,3}|_{1,2}|</[ub]>|\]\{[^{}\n]{1,40}\}){0,3})"
_CHOICE = re.compile(rf"{_OPENED}([A-Ha-h]){_CLOSED}([.):]){_CLOSED}")
_FIRST = frozenset("*_<[ABCDEFGHabcdefgh")
_SPACES = re.compile(r"[ \t\u00a0]+")
# Text that a single star before its first letter emphasises; the star in `2*(x + 1)` ends none.
_EMPHASISED = re.compile(r"[^*]{0,300}[^\s*\\]\*(?=[\s,.;:?!)…\"”»]|$)")


@dataclass(frozen=True, slots=True)
class Choice:
    """A lettered item: where its mark or letter stands, where its text begins, how it is marked.

    `dangling` is the end of an emphasis that began before the letter and goes on behind it.
    """

    letter: str
    starred: bool
    delimiter: str
    dangling: str
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
        line = source.meant[index]
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
    before: Choice | None = None
    for at in _starts(line, first, last):
        matched = _CHOICE.match(line, at, last)
        if not matched or (matched[3] and not matched[1]):
            continue
        end = matched.end() if matched[1] else matched.end(4)
        if not _text_may_follow(line, end, last, matched[4]):
            continue
        if "$" in line[:at] or "`" in line[:at]:
            spans = shielded_spans(line) if spans is None else spans
            if any(begin < at < end for begin, end in spans):
                continue
        choice = _choice(matched, (index, at), (index, end), line_start=not line[first:at].strip())
        if matched[1] and _is_emphasised_text(line, choice, before, first, last):
            continue
        before = choice
        yield choice


def _choice(matched: re.Match[str], begin: Position, body: Position, *, line_start: bool) -> Choice:
    opened, letter, between, delimiter, behind = matched.groups()
    if opened in ("", "*") and not behind and not between:
        starred = opened == "*"
        return Choice(letter, starred, delimiter, "", line_start=line_start, begin=begin, body=body)
    closed = between + behind if opened else ""
    stars = opened.count("*") - closed.count("*")
    bars = "_" * (opened.count("_") - closed.count("_"))
    tags = "".join(f"</{name}>" for name in "bu" if f"<{name}>" in opened and f"</{name}>" not in closed)
    bracket = "]" if "[" in opened and "]" not in closed else ""
    return Choice(
        letter=letter,
        starred=stars % 2 == 1,
        delimiter=delimiter,
        dangling=bracket + tags + bars + "*" * (stars - stars % 2),
        line_start=line_start,
        begin=begin,
        body=body,
    )


def _is_emphasised_text(line: str, choice: Choice, before: Choice | None, first: int, last: int) -> bool:
    """Tells the names in `*E. coli* là` and `A.<tab>*B. subtilis*` from a star before an option's letter."""
    at, body = choice.begin[1], choice.body[1]
    if not choice.starred or line[at : at + 2].count("*") != 1:
        return False
    if not (closing := _EMPHASISED.match(line, body, last)):
        return False
    behind_label = before is not None and not line[before.body[1] : at].strip()
    return behind_label or line[closing.end() : last].strip() != "" or _begins_text(line, first, at)


def _begins_text(line: str, first: int, at: int) -> bool:
    """Whether something on the same line, such as the number of the question, stands before a first item."""
    return first > 0 and not line[first:at].strip()


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
