"""Looks for answers that slipped into the text every pupil sees."""

import re
from collections.abc import Iterator, Sequence

from library.diagnostics import Location, Pass, find
from library.questions.model import SourceText
from library.rules import questions as rules

_TELLING = re.compile(
    r"(?<!\w)(?:(?:đáp án|lời giải|hướng dẫn giải)(?: đúng)?(?: là)?[ \t]{0,3}[:.]"
    r"|(?:chọn|đáp án)(?: đáp án| phương án)?(?: đúng)?(?: là)? [*_]{0,3}[A-H][*_).]{0,4}$)",
)

_WORTH_READING = re.compile("[Đđ]áp|ĐÁP|[Ll]ời|LỜI|[Hh]ướng|[Cc]họn|CHỌN")


def check_public_text(path: str, number: str, stem: SourceText, items: Sequence[SourceText]) -> Pass[None]:
    """Warns of words that announce an answer, and of one option alone in bold or underlined."""
    for text in (stem, *items):
        for line in _telling_lines(text):
            yield find(rules.KEY_IN_PUBLIC_TEXT, Location(path, line, 1), number=number)
    marked = sum(_stands_out(item.text) for item in items)
    if marked == 1 and len(items) > 1:
        yield find(rules.ONE_OPTION_STANDS_OUT, Location(path, stem.line, 1), number=number)


def _telling_lines(text: SourceText) -> Iterator[int]:
    if not _WORTH_READING.search(text.text):
        return
    for offset, line in enumerate(text.text.split("\n")):
        if _TELLING.search(_LOWER_CAPITALS.sub(_lower, line.rstrip())):
            yield text.line + offset


_LOWER_CAPITALS = re.compile(r"(?:Đáp|ĐÁP ÁN|Lời|LỜI GIẢI|Hướng|Chọn|CHỌN)")


def _lower(found: re.Match[str]) -> str:
    return found.group().lower()


def _stands_out(text: str) -> bool:
    return text[:1] in ("*", "_", "<", "[") and any(
        len(text) > len(left) + len(right) and text.startswith(left) and text.endswith(right)
        for left, right in (("**", "**"), ("__", "__"), ("<u>", "</u>"), ("[", "]{.underline}"))
    )
