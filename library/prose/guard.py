"""What is judged on the text itself, before any Markdown: size and characters that deceive."""

import re

from library.diagnostics import Finding, Location, Pass, Rule, find
from library.rules import text as rules
from library.vietnamese import nfc

LARGEST = 256 * 1024
MOST_MARKS = 8
_FEW = 20
"""Different hidden characters named in one text; a broken paste would name thousands."""

# Controls, bidi controls (CVE-2021-42574), line separators, private use (bullets pasted from Word
# live there), interlinear and tag characters, and halves of surrogate pairs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ue000-\uf8ff\ufff9-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_MARKS = re.compile(
    f"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MOST_MARKS + 1},}}"
)
_WIDTHLESS = re.compile("[\u200b\u2060\ufeff\u00ad]")
"""Left by copying from the web; they show nothing and only keep a word from being found."""


def guarded(source: str, start: Location) -> Pass[str | None]:
    """The text in normal form without deceiving characters; None where it is too long to read."""
    if len(source) > LARGEST or len(source.encode(errors="replace")) > LARGEST:
        yield find(rules.TEXT_TOO_LONG, start, limit=LARGEST // 1024)
        return None
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if source.isascii() and source.isprintable():
        return source
    source = _WIDTHLESS.sub("", nfc(source))
    for match in list({match.group(): match for match in _HIDDEN.finditer(source)}.values())[:_FEW]:
        yield _finding(rules.HIDDEN_CHARACTER, source, match, start)
    if marks := _MARKS.search(source):
        yield _finding(rules.TOO_MANY_MARKS, source, marks, start)
    return _MARKS.sub("", _HIDDEN.sub("\ufffd", source))


def _finding(rule: Rule, source: str, match: re.Match[str], start: Location) -> Finding:
    before = source[: match.start()]
    row = before.count("\n")
    column = len(before) - before.rfind("\n") - 1 + (1 if row else start.column)
    place = Location(start.path, start.line + row, column)
    code = f"U+{ord(match.group()[0]):04X}"
    return find(rule, place, code=code, limit=MOST_MARKS)


def hidden(text: str) -> str:
    """The first deceiving character of a decoded text (entities can spell one); "" if none."""
    match = _HIDDEN.search(text)
    return match.group() if match else ""


def without_hidden(text: str) -> str:
    """The text with a mark in the place of each deceiving character."""
    return _HIDDEN.sub("\ufffd", text)
