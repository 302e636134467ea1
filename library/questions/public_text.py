"""Looks for answers that slipped into the text every pupil sees."""

import re
from collections.abc import Iterator, Sequence

from library.diagnostics import Location, Pass, find
from library.questions.model import SourceText
from library.rules import questions as rules
from library.vietnamese import fold

_TELLING = re.compile(
    r"<key *=|(?<!\w)(?:(?:đáp án|lời giải|hướng dẫn giải)(?: đúng)?(?: là)?[ \t]{0,3}[:.]"
    r"|(?:chọn|đáp án)(?: đáp án| phương án)?(?: đúng)?(?: là)? [*_]{0,3}[A-H][*_).]{0,4}$)",
)

_BARE_ANSWER = re.compile(
    r"[*_]{0,3}(?:[A-H]|[ĐS]{4}|[-−–]?[0-9][0-9.,/ ]{0,20}"
    r"|(?i:chọn|đáp án)(?: đáp án| phương án)? [A-H](?!\w).*)[*_.;]{0,4}",
    re.DOTALL,
)
_PAIRS = re.compile(r"(?:[0-9]{1,3} ?[-–.:)]{0,2} ?[A-DĐS]{1,4}(?!\w)[ \t.;,|]{0,6}){2,60}")

_WORTH_READING = re.compile("<[Kk]ey|<KEY|[Đđ]áp|ĐÁP|[Ll]ời|LỜI|[Hh]ướng|[Cc]họn|CHỌN")


def check_public_text(path: str, number: str, stem: SourceText, items: Sequence[SourceText]) -> Pass[None]:
    """Warns of words that announce an answer, and of one option alone in bold or underlined."""
    for text in (stem, *items):
        for line in _telling_lines(text):
            yield find(rules.KEY_IN_PUBLIC_TEXT, Location(path, line, 1), number=number)
    marked = sum(_stands_out(item.text) for item in items)
    if marked == 1 and len(items) > 1:
        yield find(rules.ONE_OPTION_STANDS_OUT, Location(path, stem.line, 1), number=number)


def is_bare_answer(stem: str) -> bool:
    """Whether a stem asks nothing and is but an answer, as in a list of them: `Câu 1: B`.

    >>> is_bare_answer("B"), is_bare_answer("Chọn A. Vì thế."), is_bare_answer("C. Mác là ai?")
    (True, True, False)
    """
    return len(stem) < 4000 and _BARE_ANSWER.fullmatch(stem.strip()) is not None


def _telling_lines(text: SourceText) -> Iterator[int]:
    lines = text.text.split("\n")
    for offset, line in enumerate(lines[1:], 1):
        if _PAIRS.fullmatch(line.strip()[:400]) or _is_row_of_answers(line):
            yield text.line + offset
    if not _WORTH_READING.search(text.text):
        return
    for offset, line in enumerate(lines):
        if _TELLING.search(_LOWER_CAPITALS.sub(_lower, line.rstrip())):
            yield text.line + offset


_LOWER_CAPITALS = re.compile(r"(?:<Key|<KEY|Đáp|ĐÁP ÁN|Lời|LỜI GIẢI|Hướng|Chọn|CHỌN)")


def _is_row_of_answers(line: str) -> bool:
    """`| Đáp án | B | A |`; a row of empty cells is for the pupil to fill."""
    if not line.lstrip().startswith("|"):
        return False
    first, *others = (fold(cell).strip(" *") for cell in line.strip().strip("|").split("|"))
    return first in ("dap an", "da", "đ/a") and any(cell.strip("._ …") for cell in others)


def _lower(found: re.Match[str]) -> str:
    return found.group().lower()


def _stands_out(text: str) -> bool:
    return text[:1] in ("*", "_", "<", "[") and any(
        len(text) > len(left) + len(right) and text.startswith(left) and text.endswith(right)
        for left, right in (("**", "**"), ("__", "__"), ("<u>", "</u>"), ("[", "]{.underline}"))
    )
