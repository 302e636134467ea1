"""Reads what stands between the number of a question and its stem: tags and points.

Only there are brackets tags: an interval such as `[1;2]`, a link, a picture or anything behind the
first word of the stem is content and left alone.
"""

import re
from fractions import Fraction

from library.diagnostics import Pass, Text, did_you_mean, find
from library.questions.exam_source import ExamSource, Position
from library.questions.levels import KNOWN_TAGS, read_level
from library.questions.model import Level
from library.rules import questions as rules
from library.values import dataclass
from library.vietnamese import fold

_LONGEST_TAG = 60
_SPACE = " \t\u00a0"
_ESSAY = ("tl", "tu luan")
_NOT_IN_TAGS = frozenset(";,$\\=<>^{}|!*`:?")
_LESSON = re.compile(r"bai [0-9]{1,3}[a-z]?|(?:[a-z0-9-]{1,40}/){1,2}[a-z0-9-]{1,20}")
_POINTS = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,4})|/([0-9]{1,4}))?")
_POINT_WORD = re.compile(r"(.*?)[ \t\u00a0]*(?:điểm|đ|diem|points?|pts?)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """The facts in front of a stem, and where the stem begins."""

    level: Level | None
    level_as_written: str
    lesson: str
    points: Fraction | None
    essay: bool
    body: Position


def read_header(source: ExamSource, begin: Position, number: str) -> Pass[Header]:
    """Reads tags and points from `begin` on; stops at the first character that is the stem's."""
    level, level_as_written, lesson, essay = None, "", "", False
    points: Fraction | None = None
    line, at = source.meant[begin[0]], begin[1]
    while group := _next_group(line, at):
        start, at, inside = group
        place = source.place((begin[0], start))
        repeated = False
        if _looks_like_points(inside):
            repeated = points is not None
            points = yield from _read_points(source, (begin[0], start), inside, number)
        elif (named := read_level(inside)) is not None:
            repeated = bool(level_as_written)
            level, level_as_written = named, inside
        elif fold(inside) in _ESSAY:
            essay = True
        elif _LESSON.fullmatch(fold(inside)):
            repeated = bool(lesson)
            lesson = inside
        else:
            hint = _meant(did_you_mean(inside, KNOWN_TAGS))
            yield find(rules.UNKNOWN_TAG, place, number=number, tag=inside, hint=hint)
        if repeated:
            yield find(rules.REPEATED_TAG, place, number=number, tag=inside)
    body = (begin[0], _skip_delimiter(line, at) if at > begin[1] else at)
    return Header(level, level_as_written, lesson, points, essay, body)


def _meant(near: str) -> Text:
    return Text(f"Có phải thầy cô muốn viết [{near}]? ", f"Did you mean [{near}]? ") if near else Text("", "")


def _next_group(line: str, at: int) -> tuple[int, int, str] | None:
    """The next bracketed group that is a tag: its place, its end, and what is inside."""
    while at < len(line) and line[at] in _SPACE:
        at += 1
    window = line[at : at + _LONGEST_TAG]
    if window[:1] not in ("[", "("):
        return None
    close = window.find("]" if window[0] == "[" else ")")
    inside = " ".join(window[1:close].split())
    if close < 0 or not inside:
        return None
    named = _is_level_or_essay(inside) if window[0] == "(" else _looks_like_tag(inside)
    is_tag = named or _looks_like_points(inside)
    end = at + close + 1
    is_link = window[0] == "[" and line.startswith("(", end) and not _next_group(line, end)
    if not is_tag or is_link:
        return None
    closes_bold = line.startswith("**", end) and line.lstrip(" \t#").startswith("**")
    return at, end + 2 if closes_bold else end, inside


def _is_level_or_essay(inside: str) -> bool:
    """What `(NB)` says; a single letter in round brackets is content."""
    return len(inside) > 1 and (read_level(inside) is not None or fold(inside) in _ESSAY)


def _looks_like_tag(inside: str) -> bool:
    """Words or a lesson's path; formulas, intervals and lists are content."""
    plain = fold(inside)
    if plain.startswith("bai ") or _LESSON.fullmatch(plain):
        return True
    return any(c.isalpha() for c in plain) and not any(c in _NOT_IN_TAGS for c in plain)


def _looks_like_points(inside: str) -> bool:
    """`0,25 điểm` and slips of it such as `một điểm`, but not `tính theo thang điểm`."""
    found = _POINT_WORD.fullmatch(inside)
    if not found or not found.group(1):
        return False
    return any(c.isdecimal() for c in found.group(1)) or (
        fold(inside).endswith("diem") and len(found.group(1).split()) == 1
    )


def _read_points(source: ExamSource, at: Position, inside: str, number: str) -> Pass[Fraction | None]:
    found = _POINT_WORD.fullmatch(inside)
    points = read_points(found.group(1)) if found else None
    if points is None:
        yield find(rules.POINTS_NOT_A_NUMBER, source.place(at), number=number, points=inside)
    return points


def read_points(text: str) -> Fraction | None:
    """Points written `0,25`, `0.25`, `1` or `1/3`; None for anything else and for zero.

    >>> read_points("0,25")
    Fraction(1, 4)
    """
    found = _POINTS.fullmatch(text.strip())
    if not found:
        return None
    whole, decimals, divisor = found.groups()
    if divisor is not None:
        return Fraction(int(whole), int(divisor)) or None if int(divisor) else None
    decimals = decimals or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals)) or None


def _skip_delimiter(line: str, at: int) -> int:
    """Steps over the dot in `Câu 1 (0,5 điểm). ...`."""
    while at < len(line) and line[at] in _SPACE:
        at += 1
    dotted = line[at : at + 1] in (".", ":") and line[at + 1 : at + 2] in ("", *_SPACE)
    return at + 1 if dotted else at
