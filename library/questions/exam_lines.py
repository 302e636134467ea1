"""What a single line of exam text announces: a question, a part, a solution ... or plain text.

Only the beginning of a line is looked at, so the cost of a line does not depend on what it holds,
and no pattern here can backtrack over content. Bold and heading marks that Markdown writers put
around the word are allowed: `**Câu 1.**`, `## PHẦN I.`.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from library.vietnamese import fold

_LOOK_AT = 160
_LEAD = r"[ \t\u00a0]{0,40}(?:#{1,6}[ \t]{1,4})?(\*\*|__)?"
_GAP = r"[ \t\u00a0]{0,20}"
_CLOSE = r"(?(1)(?:\*\*|__)?)"
_DELIMITER = rf"(?:{_CLOSE}{_GAP}[.:]{_CLOSE}|{_CLOSE}{_GAP}$)"

_QUESTION = re.compile(
    rf"{_LEAD}(câu hỏi|câu|cau|bài|bai|question){_GAP}([0-9]{{1,4}}[a-zđ]?)(?![\w])"
    rf"{_CLOSE}{_GAP}([.:)]{_CLOSE}|(?=[\[(])|$|)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{_LEAD}phần{_GAP}(i{{1,3}}|iv|[1-4])(?![\w]){_CLOSE}{_GAP}(?:[.:)–-]{_CLOSE}|(?=\()|$)",
    re.IGNORECASE,
)
_PASSAGE = re.compile(rf"{_LEAD}ngữ liệu(?: [0-9]{{1,3}})?{_DELIMITER}", re.IGNORECASE)
_PASSAGE_END = re.compile(rf"{_LEAD}hết ngữ liệu{_DELIMITER}", re.IGNORECASE)
_ANSWER = re.compile(
    rf"{_LEAD}(đáp án|đáp số|đs|trả lời)(?: đúng)?(?: là)?{_CLOSE}{_GAP}[.:]{_CLOSE}",
    re.IGNORECASE,
)
_ANSWER_LETTER = re.compile(
    rf"{_LEAD}(?:[Đđ]áp án|[Cc]họn)(?: đáp án| phương án)?(?: đúng)?(?: là)?{_CLOSE} {_CLOSE}"
    r"(?=[A-H][\W_]{0,4}$)"
)
_GUIDE = re.compile(
    rf"{_LEAD}(?:hướng dẫn chấm(?: điểm)?|hdc|thang điểm|biểu điểm){_DELIMITER}", re.IGNORECASE
)
_SOLUTION = re.compile(
    rf"{_LEAD}(lời giải(?: chi tiết)?|hướng dẫn(?: giải| chi tiết| trả lời)?|hdg|giải thích"
    rf"(?: chi tiết)?|giải){_DELIMITER}",
    re.IGNORECASE,
)
_BLANK_TO_FILL = re.compile(r"[ \t\u00a0._…·]*")
_ANSWER_TABLES = {
    *("dap an", "dap an chi tiet", "dap an va huong dan cham", "dap an huong dan cham"),
    *("dap an va thang diem", "dap an thang diem", "dap an va bieu diem", "dap an tham khao"),
}
_MISTYPED = re.compile(rf"{_LEAD}([^\W\d_]{{2,5}}){_GAP}([0-9]{{1,3}}|[IVXl]{{1,4}}){_GAP}[.:)]")
_ANY_WORDS = re.compile(rf"{_LEAD}[^\W\d_]{{2,6}}")
_ADORNED_WORDS = re.compile(r"[ \t\u00a0]{0,40}[-–—_*=.#~]{2,60}[ \t\u00a0]{0,20}[^\W\d_]{3}")


class Mark(Enum):
    """What a line announces."""

    TEXT = auto()
    QUESTION = auto()
    PART = auto()
    PASSAGE = auto()
    PASSAGE_END = auto()
    ANSWER = auto()
    SOLUTION = auto()
    GUIDE = auto()
    ANSWER_TABLE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class LineMark:
    """A mark, the number or word it carries, where the text after it begins, and whether its
    delimiter was typed."""

    mark: Mark
    word: str = ""
    rest: int = 0
    delimited: bool = True


_TEXT = LineMark(Mark.TEXT)


def read_line_mark(line: str) -> LineMark:
    """What `line` announces when it stands outside code and display maths."""
    start = line[:_LOOK_AT]
    if not start or start.isspace():
        return _TEXT
    if _is_end(line):
        return LineMark(Mark.END)
    if not _ANY_WORDS.match(start):
        adorned = _ADORNED_WORDS.match(start) and _is_answer_table(start)
        return LineMark(Mark.ANSWER_TABLE) if adorned else _TEXT
    return _question(start) or _part_or_passage(start) or _secret(line, start) or _TEXT


def _question(start: str) -> LineMark | None:
    found = _QUESTION.match(start)
    if not found:
        return None
    delimited = bool(found.group(4)) or start[found.end() : found.end() + 1] in ("", "[", "(")
    if not delimited and not _starts_a_sentence(start[found.end() :]):
        return None
    return LineMark(Mark.QUESTION, found.group(3), found.end(), delimited)


def _starts_a_sentence(text: str) -> bool:
    """Tells `Câu 1 Tìm x` (a forgotten dot) from `Câu 1 và câu 2 nói về ...` (a line of text)."""
    words = text.split(maxsplit=1)
    return bool(words) and words[0][0].isupper() and words[0][0].isalpha()


def _part_or_passage(start: str) -> LineMark | None:
    if found := _PART.match(start):
        return LineMark(Mark.PART, found.group(2), found.end())
    if found := _PASSAGE.match(start):
        return LineMark(Mark.PASSAGE, "", found.end())
    if found := _PASSAGE_END.match(start):
        return LineMark(Mark.PASSAGE_END, "", found.end())
    return None


def _secret(line: str, start: str) -> LineMark | None:
    if found := _ANSWER.match(start):
        word = found.group(2).casefold()
        if word == "trả lời" and _BLANK_TO_FILL.fullmatch(line, found.end()):
            return None  # dotted lines for the pupil to write on
        return LineMark(Mark.ANSWER, word, found.end())
    if found := _ANSWER_LETTER.match(start):
        return LineMark(Mark.ANSWER, "chọn", found.end())
    if found := _GUIDE.match(start):
        return LineMark(Mark.GUIDE, "", found.end())
    if (found := _SOLUTION.match(start)) and _is_heading(found):
        return LineMark(Mark.SOLUTION, found.group(2).casefold(), found.end())
    return LineMark(Mark.ANSWER_TABLE) if _is_answer_table(start) else None


def _is_answer_table(start: str) -> bool:
    """Whether all answers follow: `ĐÁP ÁN`, `BẢNG ĐÁP ÁN ...`, `--- ĐÁP ÁN ---`."""
    bare = fold("".join(c if c.isalnum() else " " for c in start))
    return bare in _ANSWER_TABLES or bare.startswith("bang dap an")


def _is_heading(found: re.Match[str]) -> bool:
    """`Giải thích.` alone asks the pupil to explain; `Giải thích:` begins the explanation."""
    return found.group(2).casefold() not in ("giải", "giải thích") or ":" in found.group()


def _is_end(line: str) -> bool:
    """`HẾT` alone on its line, within whatever dashes, stars or dots adorn it."""
    return len(line) < _LOOK_AT and line.strip(" \t\u00a0-–—_*=.#~") in ("HẾT", "Hết")


def looks_like_question(line: str) -> bool:
    """Whether a line of plain text was probably meant as `Câu N.`, with a slip of the keyboard.

    >>> looks_like_question("Cấu 3. Tìm x"), looks_like_question("Hình 3. Tam giác")
    (True, False)
    """
    found = _MISTYPED.match(line[:_LOOK_AT])
    if not found:
        return False
    word = fold(found.group(2))
    return word in ("cau", "bai") or (word[0] == "c" and SequenceMatcher(None, word, "cau").ratio() > 0.8)
