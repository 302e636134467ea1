"""Words in the text every pupil sees that announce an answer or a solution.

Certain is what can hardly be anything else: a line that only its bullet, bracket or arrow keeps from being
read as a key, `Đáp án: B` at the end of a line, a solution that begins behind an option. A stem may tell of
somebody's solution or choice, so what stands there amid a sentence is no more than a suspicion.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

from library.questions.exam_lines import ENDED, Mark, read_line_mark
from library.questions.shields import shielded_lines

_ORDINARY_WORDS = ("trả lời", "answer", "giải", "giải thích", "hướng dẫn", "hd", "solution", "explanation")
_ADORNED = re.compile(r"(?:[ \t\u00a0]*[-+*•●○▪◦>→⇒=»☞►✓✔([{]){1,6}[ \t\u00a0]*(?=\S)")
# In small letters; whatever is told of holds one of these.
_WORDS = (
    *("đáp", "đs", "đ/a", "đ/á", "đ.a", "đa", "án đúng", "lời", "hướng", "hd", "giải", "chọn"),
    *("nswer", "key", "thang", "biểu", "loi giai", "dap an", "dap so"),
)
_VALUE = r"(?:[A-H](?![^\W_])|[ĐS]{4}(?![^\W_])|\$?[-−–]?[0-9][0-9.,/]{0,20}\$?(?: ?[^\W\d]{1,4})?)"
_ANNOUNCED = re.compile(
    r"(?<![^\W_])(?i:đáp án|đáp số|đs|phương án đúng|answer)(?: đúng| chính xác| cần chọn)?(?: là)?"
    rf"[ \t\u00a0]{{0,3}}[:=][ \t\u00a0*_]{{0,4}}{_VALUE}(?!\\){ENDED}$"
)
_TAG = re.compile(rf"<key {{0,3}}[=:]|\[key {{0,3}}[=:] {{0,3}}{_VALUE} {{0,3}}\]", re.IGNORECASE)
_SOLUTION_WITHIN = re.compile(
    r"(?<![\w\\])(?:Lời giải|LỜI GIẢI|Hướng dẫn giải|HƯỚNG DẪN GIẢI|HDG|Giải chi tiết)"
    r"(?: chi tiết)?[*_]{0,3} {0,2}[.:]"
)
_CHOSEN = re.compile(
    r"(?<![^\W_])(?i:chọn|đáp án)(?: đáp án| phương án)?(?: đúng)?(?: là)? [*_(]{0,3}[A-H](?!\\)"
    + ENDED
    + "$"
)
_CONCLUDED = re.compile(
    r"(?:[Nn]ên|[Vv]ậy|[Dd]o đó|[Ss]uy ra|[Tt]a|[=→⇒]>?)[ ,:]{0,3}$"
    r"|[.;:!?*_)\]$][ \t\u00a0]{0,8}$|[ \t\u00a0]{3}$"
)
_CODE = re.compile(r"`[^`]{1,400}`")
_SUSPECTED = re.compile(
    r"(?<![^\W_])(?:(?i:lời giải|hướng dẫn giải)[ \t]{0,3}:"
    r"|(?<!chọn )(?<!Chọn )(?<!tìm )(?<!Tìm )(?<!khoanh )(?<!các )(?<!vào )(?i:đáp án)(?: là)?[ \t]{0,3}:"
    r"[ \t]{0,3}[^\s._…])"
)


class Telling(Enum):
    """How sure it is that a line shows pupils an answer or a solution."""

    SUSPECTED = auto()
    CERTAIN = auto()


def may_tell(text: str) -> bool:
    """Whether a text holds any word that could tell of an answer, which few do."""
    small = text.lower()
    return any(word in small for word in _WORDS)


def telling_lines(text: str, *, is_item: bool) -> Iterator[tuple[int, Telling]]:
    """The lines, from 0, of a stem or passage, or of an option or statement, that tell of an answer."""
    lines = text.split("\n")
    if "`" in text or "~~~" in text:
        lines = _without_code(lines)
    for offset, line in enumerate(lines):
        if may_tell(line) and (telling := _read(line.rstrip(), is_item, first=offset == 0)):
            yield offset, telling


def _without_code(lines: list[str]) -> list[str]:
    """The lines with nothing where code stands: what a program prints is no answer, and has no escape."""
    shielded = shielded_lines(lines, 0, len(lines)).lines
    return ["" if at in shielded else _CODE.sub("", line) for at, line in enumerate(lines)]


def _read(line: str, is_item: bool, first: bool) -> Telling | None:
    if _TAG.search(line) or _ANNOUNCED.search(line) or _is_adorned_key(line):
        return Telling.CERTAIN
    if is_item and (found := _SOLUTION_WITHIN.search(line)) and (found.start() or not first):
        return Telling.CERTAIN
    if chosen := _CHOSEN.search(line):
        if is_item and first and not chosen.start():
            return None  # all that an option says
        begins_word = line[chosen.start()].isupper()
        concluded = _CONCLUDED.search(line[: chosen.start()])
        certain = is_item and (begins_word or concluded) and (chosen.start() or not first)
        return Telling.CERTAIN if certain else Telling.SUSPECTED
    within = _SUSPECTED.search(line) or _SOLUTION_WITHIN.search(line)
    return Telling.SUSPECTED if within else None


def _is_adorned_key(line: str) -> bool:
    """Whether a line without its bullets, brackets and arrows would begin a key."""
    if not (adorned := _ADORNED.match(line)):
        return False
    mark = read_line_mark(line[adorned.end() :])
    return mark.mark in (Mark.ANSWER, Mark.SOLUTION, Mark.GUIDE) and mark.word not in _ORDINARY_WORDS
