"""What a single line of exam text announces: a question, a part, a solution ... or plain text.

Only the beginning of a line is looked at, so the cost of a line does not depend on what it holds,
and no pattern here can backtrack over content. Bold and heading marks that Markdown writers put
around the word are allowed: `**Câu 1.**`, `## PHẦN I.`.
"""

import re
from enum import Enum, auto

from library.questions.answer_tables import is_answer_table
from library.values import dataclass

LOOK_AT = 160
LEAD = (
    r"[ \t\u00a0]{0,40}(?:#{1,6}[ \t]{1,4})?"
    r"((?:\*{1,3}|_{1,3}|<[ub]>|\[(?=[^\[\]\n]{1,60}\]\{)){1,3})?"
)
GAP = r"[ \t\u00a0]{0,20}"
CLOSE = r"(?(1)(?:\*{1,3}|_{1,3}|</[ub]>|\]\{[^{}\n]{1,20}\}){0,3})"
ENDED = r"(?:[\W_]|</[ub]>|\]\{[^{}\n]{1,20}\}){0,6}"
"""What may stand behind the last word of a line: stops, and the end of an emphasis."""
ROMAN = r"I{1,3}|IV|VI{0,3}"


def _words(pattern: str) -> str:
    """A pattern of words that any run of spaces or tabs may keep apart."""
    return pattern.replace(" ", r"[ \t\u00a0]{1,8}")


_WORTH = r"(?:[ \t\u00a0]?\([0-9][0-9., ]{0,6} ?(?:điểm|đ)\))?"
_DELIMITER = rf"{_WORTH}(?:{CLOSE}{GAP}[.:]{CLOSE}|{CLOSE}{GAP}$)"

_QUESTION = re.compile(
    rf"{LEAD}({_words('câu hỏi|câu|cau|bài|bai|question')}){GAP}([0-9]{{1,4}}[a-zđ]?)(?![^\W_])"
    rf"{CLOSE}{GAP}([.:)]{CLOSE}|(?=[\[(])|$|)",
    re.IGNORECASE,
)
# `Câu 1.1. Tìm x`, but not `Câu 1.5 kg gạo` or `Câu 1.12:4`, where a space was forgotten.
_SUBNUMBER = re.compile(
    r"((?:\.[0-9]{1,2}){1,2}[a-zđ]?)"
    r"(?:([.:)](?=[\s*_\[(]|$)|(?=[ \t\u00a0]{0,4}(?:[\[(]|$)))|(?=[ \t\u00a0]))"
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
_PASSAGE = re.compile(rf"{LEAD}{_words('ngữ liệu(?: [0-9]{1,3})?')}{_DELIMITER}", re.IGNORECASE)
_PASSAGE_END = re.compile(rf"{LEAD}{_words('hết ngữ liệu')}{_DELIMITER}", re.IGNORECASE)
_RIGHT = _words(
    "(?: đáp án| phương án)?(?: đúng| chính xác| cần chọn)?(?: nhất)?(?: là)?(?: đáp án| phương án)?"
)
_ENGLISH = _words("(?:the )?(?:correct |right )?answer(?: is)?")
_ANSWER = re.compile(
    rf"{LEAD}({_words('đáp án|dap an|đáp số|dap so|phương án đúng|trả lời')}|đs|đ/a|đ/án|đ\.a|(?-i:ĐA)"
    rf"|{_ENGLISH}|ans){_RIGHT}{CLOSE}{GAP}[.:]{CLOSE}",
    re.IGNORECASE,
)
_ANSWER_WITHOUT_COLON = re.compile(
    rf"{LEAD}(?:(?:(?i:{_words('đáp án|phương án đúng|chọn')}|{_ENGLISH})|ĐA)(?i:{_RIGHT})"
    rf"[ \t\u00a0:=→⇒>(*_–—-]{{1,12}}(?=[A-H]{ENDED}$)"
    rf"|(?i:{_words('đáp (?:án|số)')}){CLOSE}{GAP}[=→⇒ ]{GAP}{CLOSE}"
    r"(?=[-−–]?[0-9][0-9.,/ ]{0,20}" + ENDED + "$))"
)
_GUIDE = re.compile(
    rf"{LEAD}(?:{_words('hướng dẫn chấm(?: điểm)?')}|hdc|{_words('thang điểm|biểu điểm')}){_DELIMITER}",
    re.IGNORECASE,
)
_OF_QUESTION = "(?: (?:câu|bài)(?: hỏi)? [0-9]{1,3})?"
_SOLUTION = re.compile(
    rf"{LEAD}("
    + _words(
        f"(?:lời giải|loi giai)(?: chi tiết| tham khảo)?{_OF_QUESTION}|bài giải|phương pháp giải|cách giải"
        f"|gợi ý (?:giải|trả lời|làm bài)|(?:hướng dẫn|hd)(?: giải| chi tiết| trả lời)?{_OF_QUESTION}|hdg"
        "|giải(?: thích)?(?: chi tiết)?|solution|explanation"
    )
    + rf"){_WORTH}(?:{CLOSE}{GAP}[.:–—]{CLOSE}|{CLOSE}[ \t\u00a0]-(?= )|{CLOSE}{GAP}$)",
    re.IGNORECASE,
)
# What programs that shuffle papers ask for: `<Key=12,5>`; in square brackets a key of a keyboard may stand.
_KEY_TAG = re.compile(
    rf"{GAP}(?:<key{GAP}[=:]|\[key{GAP}[=:](?={GAP}(?:[A-H]|[ĐS]{{4}}|[-−–]?[0-9][0-9.,/]{{0,20}}){GAP}\]))",
    re.IGNORECASE,
)
_BLANK_TO_FILL = re.compile(r"[ \t\u00a0._…·□☐]*")
_ANY_WORDS = re.compile(
    rf"{LEAD}(?:[^\W\d_]{{2,6}}|Đ[/.][AÁ]|[IVA-D]{CLOSE}{GAP}[.:)/–-]{CLOSE}{GAP}[bcđhlptv])", re.IGNORECASE
)
_CLOSED = re.compile(r"(?:\*{1,3}|_{1,3}|</[ub]>){1,3}")
_SPELT_OUT = {"dap an": "đáp án", "dap so": "đáp số", "đ/án": "đ/a", "đ.a": "đ/a", "loi giai": "lời giải"}
_ALSO_A_TASK = ("giải", "giải thích", "giải chi tiết", "giải thích chi tiết", "cách giải", "hd")
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
    bare = start.lstrip(_ADORNMENT)
    for read in _READERS.get(bare[:1], ()):
        if mark := read(line, start):
            return mark
    return LineMark(Mark.ANSWER_TABLE) if is_answer_table(start) else _TEXT


def _question(_line: str, start: str) -> LineMark | None:
    found = _QUESTION.match(start)
    if not found:
        return None
    number, end = found.group(3), found.end()
    delimited = bool(found.group(4)) or start[end : end + 1] in ("", "[", "(")
    if found.group(4) and (inner := _SUBNUMBER.match(start, found.end(3))):
        below = inner.group(2) is not None
        if below or _starts_a_sentence(start[inner.end() :]):
            closed = _CLOSED.match(start, inner.end()) if found.group(1) else None
            number, end, delimited = number + inner.group(1), (closed or inner).end(), below
    if not delimited and not _starts_a_sentence(start[end:]):
        return None
    return LineMark(Mark.QUESTION, number, end, delimited)


def _starts_a_sentence(text: str) -> bool:
    """Tells `Câu 1 Tìm x` (a forgotten dot) from `Câu 1 và câu 2 nói về ...` (a line of text)."""
    words = text.split(maxsplit=1)
    return bool(words) and words[0][0].isupper() and words[0][0].isalpha()


def _part(_line: str, start: str) -> LineMark | None:
    found = _PART.match(start) or _part_by_title(start)
    return LineMark(Mark.PART, found.group(2), found.end()) if found else None


def _passage(_line: str, start: str) -> LineMark | None:
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


def _answer(line: str, start: str) -> LineMark | None:
    if found := _ANSWER.match(start):
        word = _plain_word(found.group(2))
        if _BLANK_TO_FILL.fullmatch(line, found.end()):
            dotted = line[found.end() :].strip(" \t\u00a0")
            if dotted or word in ("trả lời", "answer"):
                return _TEXT  # dotted lines for the pupil to write on
        return LineMark(Mark.ANSWER, word, found.end())
    if found := _ANSWER_WITHOUT_COLON.match(start):
        return LineMark(Mark.ANSWER, "chọn", found.end())
    return None


def _explanation(_line: str, start: str) -> LineMark | None:
    if found := _GUIDE.match(start):
        return LineMark(Mark.GUIDE, "", found.end())
    if (found := _SOLUTION.match(start)) and _is_heading(found):
        return LineMark(Mark.SOLUTION, _plain_word(found.group(2)), found.end())
    return None


_ADORNMENT = " \t\u00a0#*_["
# Each reader with the letters its words begin with: most lines begin with none of them.
_BEGINNINGS = (
    ("cbq<", _question),
    ("pivabcd<", _part),
    ("nh<", _passage),
    ("đdptac<", _answer),
    ("htblpcgse<", _explanation),
)
_READERS = {
    letter: tuple(read for letters, read in _BEGINNINGS if letter.casefold() in letters)
    for letter in "".join(letters + letters.upper() for letters, _ in _BEGINNINGS)
}


def _plain_word(words: str) -> str:
    """A heading's word in the one spelling that is asked for elsewhere."""
    plain = " ".join(words.split()).casefold()
    return "answer" if "answer" in plain or plain == "ans" else _SPELT_OUT.get(plain, plain)


def _is_heading(found: re.Match[str]) -> bool:
    """`Giải thích.` alone asks the pupil to explain; `Giải thích:` begins the explanation."""
    return _plain_word(found.group(2)) not in _ALSO_A_TASK or ":" in found.group()


def _is_end(line: str) -> bool:
    """`HẾT` alone on its line, within whatever dashes, stars or dots adorn it."""
    return len(line) < LOOK_AT and line.strip(" \t\u00a0-–—_*=.#~") in ("HẾT", "Hết")
