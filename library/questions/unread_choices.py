"""Options and statements that nobody would read as such: in a list, in a table, or amid a line.

`- *A. 1`, `| A. 1 | *B. 2 |` and `A. 1   B. 2 C. 3 *D. 4` are all typed in good faith. Taken for
text they would be printed, star and all. Maths and code are left alone, as ever.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from library.questions.shields import shielded_spans
from library.values import dataclass

_DECORATED = r"(?:\*\*|<u>)?([A-Ha-h])(?:\*\*|</u>)?"
_AMID_LINE = re.compile(rf"(?<![^\s(])(\*?)[ \t\u00a0]?{_DECORATED}(\.)(?=[\s$]|$)")
_STARRED_BEGIN = re.compile(rf"[ \t\u00a0]*(\*)[ \t\u00a0]{{1,3}}{_DECORATED}([.)])")
_SIGN = (
    r"(?:[-+•●○▪◦][ \t\u00a0]+(?:\[[ xX]\][ \t\u00a0]*)?|\[[ xX]\][ \t\u00a0]*|#[!$]?[ \t\u00a0]*"
    r"|\\(?=\*)|[✓✔☑☒☐□→⇒>★][ \t\u00a0]*)"
)
_LISTED = re.compile(rf"[ \t\u00a0]*{_SIGN}(\*?)[ \t\u00a0]?{_DECORATED}([.)])")
_IN_TABLE = re.compile(rf"\|[ \t\u00a0]*(\*?)[ \t\u00a0]?{_DECORATED}([.)])")
_WORTH_READING = re.compile(r"[A-Ha-h](?:\*\*|</u>)?[.)]")
_ENDS_EMPHASIS = re.compile(r"[^\s*\\]\*(?!\*)")


@dataclass(frozen=True, slots=True)
class UnreadChoice:
    """A letter, where its delimiter stands in the line, and whether it is set apart as in a list."""

    letter: str
    starred: bool
    delimiter: int
    set_apart: bool


def unread_choices(line: str) -> Iterator[UnreadChoice]:
    """What in a line of text may be meant as a choice, though no choice is read there."""
    if not _WORTH_READING.search(line):
        return
    choices: dict[int, UnreadChoice] = {}
    spans = shielded_spans(line)
    apart = [found for pattern in (_STARRED_BEGIN, _LISTED) if (found := pattern.match(line))]
    if line.lstrip().startswith("|"):
        apart.extend(_IN_TABLE.finditer(line))
    for found in apart:
        delimiter = found.start(3)
        choices[delimiter] = UnreadChoice(found.group(2), bool(found.group(1)), delimiter, set_apart=True)
    last_emphasis = max((found.start() for found in _ENDS_EMPHASIS.finditer(line)), default=-1)
    begins = [begin for begin, _ in spans]
    for found in _AMID_LINE.finditer(line):
        at, end = found.span()
        before = bisect_left(begins, at) - 1
        if before >= 0 and at < spans[before][1]:
            continue
        starred = bool(found.group(1)) and last_emphasis < end
        delimiter = found.start(3)
        choices.setdefault(delimiter, UnreadChoice(found.group(2), starred, delimiter, set_apart=False))
    yield from (choices[delimiter] for delimiter in sorted(choices))


def first_unread(items: tuple[str, ...], stem: str) -> tuple[int, int, str] | None:
    """Of a question's texts (the stem, then its items) text, line and letter of the first unread choice.

    Certain are a star, an A that a B follows in lists or tables, in the last option the next letter, and in
    any the next behind a sign.
    """
    seen: list[tuple[int, int, str]] = []
    follower = chr(ord("A") + len(items)) if len(items) > 1 else ""
    for at, text in enumerate((stem, *items)):
        if "." not in text and ")" not in text:
            continue
        for offset, line in enumerate(text.split("\n")):
            for choice in unread_choices(line):
                place = at, offset, choice.letter
                is_last = at == len(items) and choice.letter == follower and follower < "E"
                is_next = choice.set_apart and 0 < at < 4 and choice.letter.upper() == "ABCDE"[at]
                if choice.starred or is_last or is_next:
                    return place
                if choice.set_apart and choice.letter in "AB":
                    seen.append(place)
                    if choice.letter == "B" and seen[0][2] == "A":
                        return seen[0]
    return None
