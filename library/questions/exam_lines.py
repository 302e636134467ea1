"""What a single line of exam text announces: a question, a part, a solution ... or plain text.

Only the beginning of a line is looked at, so the cost of a line does not depend on what it holds,
and no pattern here can backtrack over content. Bold and heading marks that Markdown writers put
around the word are allowed: `**Câu 1.**`, `## PHẦN I.`.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from library.questions.answer_tables import is_answer_table

LOOK_AT = 160
LEAD = r"[ \t\u00a0]{0,40}(?:#{1,6}[ \t]{1,4})?(\*\*|__)?"
GAP = r"[ \t\u00a0]{0,20}"
CLOSE = r"(?(1)(?:\*\*|__)?)"
ROMAN = r"I{1,3}|IV|VI{0,3}"
_WORTH = r"(?:[ \t\u00a0]?\([0-9][0-9., ]{0,6} ?(?:điểm|đ)\))?"
_DELIMITER = rf"{_WORTH}(?:{CLOSE}{GAP}[.:]{CLOSE}|{CLOSE}{GAP}$)"

_QUESTION = re.compile(
    rf"{LEAD}(câu hỏi|câu|cau|bài|bai|question){GAP}([0-9]{{1,4}}[a-zđ]?)(?![\w])"
    rf"{CLOSE}{GAP}([.:)]{CLOSE}|(?=[\[(])|$|)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{LEAD}phần{GAP}({ROMAN}|[1-9]|(?-i:[A-D]))(?![\w]){CLOSE}{GAP}(?:[.:)–-]{CLOSE}|(?=\()|$)",
    re.IGNORECASE,
)
# `I. TRẮC NGHIỆM (3 điểm)`, `II. PHẦN TỰ LUẬN`, `B. TỰ LUẬN`: how most papers begin their parts.
_PART_BY_TITLE = re.compile(
    rf"{LEAD}((?-i:{ROMAN}|[A-D])){CLOSE}{GAP}[.:)/–-]{CLOSE}{GAP}(?:phần[ \t\u00a0]{{1,4}})?"
    r"(?=((?:câu hỏi |bài tập )?(?:trắc nghiệm|tự luận)|đọc(?: [-–])? hiểu|viết|làm văn)(?!\w))",
    re.IGNORECASE,
)
_SENTENCE_END = (".", "?", "!", ",", ";")
_LONGEST_TITLE = 60
_POINTS = re.compile(r"\([0-9][0-9., ]{0,6} ?(?:điểm|đ)\)", re.IGNORECASE)
_PASSAGE = re.compile(rf"{LEAD}ngữ liệu(?: [0-9]{{1,3}})?{_DELIMITER}", re.IGNORECASE)
_PASSAGE_END = re.compile(rf"{LEAD}hết ngữ liệu{_DELIMITER}", re.IGNORECASE)
_ANSWER = re.compile(
    rf"{LEAD}(đáp án|đáp số|đs|đ/a|(?-i:ĐA)|trả lời|answer)(?: đúng)?(?: là)?{CLOSE}{GAP}[.:]{CLOSE}",
    re.IGNORECASE,
)
_ANSWER_WITHOUT_COLON = re.compile(
    rf"{LEAD}(?:(?:[Đđ]áp án|[Cc]họn)(?: đáp án| phương án)?(?: đúng)?(?: là)?{CLOSE} {CLOSE}"
    rf"(?=[A-H][\W_]{{0,4}}$)|[Đđ]áp (?:án|số){CLOSE} {CLOSE}(?=[-−–]?[0-9][0-9.,/ ]{{0,20}}[\W_]{{0,4}}$))"
)
_GUIDE = re.compile(
    rf"{LEAD}(?:hướng dẫn chấm(?: điểm)?|hdc|thang điểm|biểu điểm){_DELIMITER}", re.IGNORECASE
)
_SOLUTION = re.compile(
    rf"{LEAD}(lời giải(?: chi tiết| tham khảo)?|bài giải|phương pháp giải|gợi ý (?:giải|trả lời|làm bài)"
    r"|hướng dẫn(?: giải| chi tiết| trả lời)?|hdg|giải thích(?: chi tiết)?|giải|solution|explanation)"
    rf"{_DELIMITER}",
    re.IGNORECASE,
)
# What programs that shuffle papers ask for: `<Key=12,5>`.
_KEY_TAG = re.compile(rf"{GAP}<key{GAP}=", re.IGNORECASE)
_BLANK_TO_FILL = re.compile(r"[ \t\u00a0._…·]*")
_ANY_WORDS = re.compile(
    rf"{LEAD}(?:[^\W\d_]{{2,6}}|Đ/A|[IVA-D]{CLOSE}{GAP}[.:)/–-]{CLOSE}{GAP}[bcđhlptv])", re.IGNORECASE
)
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
    start = line[:LOOK_AT]
    if not start or start.isspace():
        return _TEXT
    if _is_end(line):
        return LineMark(Mark.END)
    if found := _KEY_TAG.match(start):
        return LineMark(Mark.ANSWER, "key", found.end())
    if not _ANY_WORDS.match(start):
        adorned = _ADORNED_WORDS.match(start) and is_answer_table(start)
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
    found = _PART.match(start) or _part_by_title(start)
    if found:
        return LineMark(Mark.PART, found.group(2), found.end())
    if found := _PASSAGE.match(start):
        return LineMark(Mark.PASSAGE, "", found.end())
    if found := _PASSAGE_END.match(start):
        return LineMark(Mark.PASSAGE_END, "", found.end())
    return None


def _part_by_title(start: str) -> re.Match[str] | None:
    """`I. TRẮC NGHIỆM`, but not an option or a sentence that begins with these words."""
    found = _PART_BY_TITLE.match(start)
    if not found or found.group(3).isupper() or _POINTS.search(start, found.end()):
        return found
    if not found.group(3).casefold().endswith(("trắc nghiệm", "tự luận")):
        return None  # `I. Viết số thập phân` is an item of a list
    title = start[found.end() :].rstrip(" \t\u00a0*_")
    is_short = len(title) <= _LONGEST_TITLE and not title.endswith(_SENTENCE_END)
    return found if is_short and found.group(2) not in "ABCD" else None


def _secret(line: str, start: str) -> LineMark | None:
    if found := _ANSWER.match(start):
        word = found.group(2).casefold()
        if word in ("trả lời", "answer") and _BLANK_TO_FILL.fullmatch(line, found.end()):
            return None  # dotted lines for the pupil to write on
        return LineMark(Mark.ANSWER, word, found.end())
    if found := _ANSWER_WITHOUT_COLON.match(start):
        return LineMark(Mark.ANSWER, "chọn", found.end())
    if found := _GUIDE.match(start):
        return LineMark(Mark.GUIDE, "", found.end())
    if (found := _SOLUTION.match(start)) and _is_heading(found):
        return LineMark(Mark.SOLUTION, found.group(2).casefold(), found.end())
    return LineMark(Mark.ANSWER_TABLE) if is_answer_table(start) else None


def _is_heading(found: re.Match[str]) -> bool:
    """`Giải thích.` alone asks the pupil to explain; `Giải thích:` begins the explanation."""
    return found.group(2).casefold() not in ("giải", "giải thích") or ":" in found.group()


def _is_end(line: str) -> bool:
    """`HẾT` alone on its line, within whatever dashes, stars or dots adorn it."""
    return len(line) < LOOK_AT and line.strip(" \t\u00a0-–—_*=.#~") in ("HẾT", "Hết")
