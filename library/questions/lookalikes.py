"""Lines that were probably meant to begin something, but are not written so that they do.

Such a line stays where it stands, inside an option or a solution, and nobody would notice; so each
is a warning that says what to type. Only beginnings of lines are looked at.
"""

import re
from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher

from library.diagnostics import Rule
from library.questions.choices import choices_in_line
from library.questions.exam_lines import CLOSE, GAP, LEAD, LOOK_AT, ROMAN, LineMark, Mark
from library.rules import questions as rules
from library.vietnamese import fold

_MISTYPED = re.compile(rf"{LEAD}([^\W\d_]{{2,5}}){GAP}([0-9]{{1,3}}|[IVXl]{{1,4}}){GAP}[.:)/–-](?![0-9])")
_OTHER_WORDS = re.compile(
    rf"{LEAD}(?:(?:câu|bài)(?: hỏi)? (?:số|thứ)|bài tập|bài toán|exercise){GAP}[0-9]{{1,3}}"
    rf"{GAP}[.:)/–-](?![0-9])",
    re.IGNORECASE,
)
_INDEXED = re.compile(
    rf"{LEAD}(?:phần(?:[ \t\u00a0]{{1,4}}(?:{ROMAN}|[1-9])(?!\w))?|(?-i:{ROMAN}|[A-D]){CLOSE}{GAP}[.:)/–-])"
    rf"{CLOSE}{GAP}",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\([0-9][0-9., ]{0,6} ?(?:điểm|đ|points?|pts?|marks?)\)[ \t*_.:]{0,4}$", re.IGNORECASE)
_TITLES = re.compile(
    r"(?:trắc nghiệm|tự luận|đọc|viết|làm văn|tập làm văn|tiếng việt|chính tả|nghe|nói"
    r"|listening|reading|writing|speaking|phonetics|pronunciation|vocabulary|grammar|language)(?!\w)"
)
_PARTS_OF_ESSAYS = ("mở bài", "thân bài", "kết bài")
_PASSAGE = re.compile(
    rf"{LEAD}(?:đọc (?:kĩ |kỹ |lại |hiểu )?(?:các |một )?"
    r"(?:đoạn|văn bản|bài|câu chuyện|mẩu|truyện|thông tin|tư liệu|dữ liệu|ngữ liệu)"
    r"|(?:dựa vào|sử dụng|cho) (?:đoạn|thông tin|dữ kiện|tư liệu|bảng|biểu đồ|hình|đồ thị) .{0,60}câu [0-9]"
    r"|read the (?:following )?(?:passage|text|email|letter|advertisement|announcement|notice))(?!\w)",
    re.IGNORECASE,
)
# `2. Tính`, `- Câu 2: Tính`: how lists number their items, and some papers their questions.
_NUMBERED = re.compile(
    rf"{GAP}(?:[-+•>]{GAP})?(?:\*\*)?(?:(?:câu|bài|question){GAP})?[0-9]{{1,3}}[.):](?:\*\*)?[ \t\u00a0]",
    re.IGNORECASE,
)
_BLOCKS = (Mark.QUESTION, Mark.PART, Mark.PASSAGE, Mark.PASSAGE_END)
_ENDS = (Mark.END, Mark.ANSWER_TABLE)
_SECRETS = (Mark.ANSWER, Mark.SOLUTION, Mark.GUIDE)


def looks_like_question(line: str) -> bool:
    """Whether a line of plain text was probably meant as `Câu N.`, with a slip of the keyboard.

    >>> looks_like_question("Cấu 3. Tìm x"), looks_like_question("Hình 3. Tam giác")
    (True, False)
    """
    start = line[:LOOK_AT]
    if _OTHER_WORDS.match(start):
        return True
    found = _MISTYPED.match(start)
    if not found:
        return False
    word = fold(found.group(2))
    return word in ("cau", "bai") or (word[0] == "c" and SequenceMatcher(None, word, "cau").ratio() > 0.8)


def looks_like_part(line: str) -> bool:
    """Whether a line of plain text is probably the title of a part.

    >>> looks_like_part("II. NGHE (4,0 điểm)"), looks_like_part("I. Mở bài (0,5 điểm)")
    (True, False)
    """
    start = line[:LOOK_AT].rstrip()
    found = _INDEXED.match(start)
    title = start[found.end() :].strip(" \t\u00a0*_") if found else ""
    words = title.casefold()
    if not title or words.startswith(_PARTS_OF_ESSAYS):
        return False
    if not title.partition("(")[0].isupper():
        by_roman = not found or found.group().strip(" *_#\t")[:1] in "IV"
        return _POINTS.search(start) is not None and (by_roman or _TITLES.match(words) is not None)
    return _TITLES.match(words) is not None or _POINTS.search(start) is not None


def begins_something(line: str) -> bool:
    """Whether a line was probably meant to begin a question, a part or a passage."""
    start = line[:LOOK_AT]
    found = _NUMBERED.match(start) or _PASSAGE.match(start)
    return found is not None or looks_like_question(line) or looks_like_part(line)


def stray_beginnings(
    lines: Sequence[str], marks: Sequence[LineMark], shielded: Set[int]
) -> Iterator[tuple[int, Rule]]:
    """Lines that only lengthen an option or a solution, though they bring in a text for several questions or,
    with nothing but a number, a question: any behind options, behind a solution what an option follows."""
    behind = Mark.TEXT
    numbered: int | None = None
    for index, mark in enumerate(marks):
        if mark.mark in _ENDS:
            return
        if mark.mark in _BLOCKS:
            behind, numbered = Mark.TEXT, None
        elif mark.mark in _SECRETS:
            behind, numbered = mark.mark, None
        elif behind is Mark.TEXT:
            behind = Mark.QUESTION if any(choices_in_line(lines[index])) else Mark.TEXT
        elif index in shielded:
            continue
        elif _PASSAGE.match(lines[index][:LOOK_AT]):
            yield index, rules.LOOKS_LIKE_PASSAGE
        elif _NUMBERED.match(lines[index]):
            numbered = index
            if behind is Mark.QUESTION:
                yield index, rules.LOOKS_LIKE_QUESTION
        elif numbered is not None and behind is not Mark.QUESTION:
            first = next(iter(choices_in_line(lines[index])), None)
            if first is not None and first.letter == "A":
                yield numbered, rules.LOOKS_LIKE_QUESTION
                numbered = None
