"""Bytes from strangers to text that a YAML parser may see.

Everything that would make the parser slow, or that a reader of the file cannot see with their own
eyes, is refused here, before any parsing: size, encoding, endless lines, hidden characters.
"""

import codecs
import re
from collections.abc import Iterator

from library.diagnostics import Location, Pass, find
from library.rules import yaml as rules
from library.vietnamese import nfc

FILE_LIMIT = 1 << 20
LINE_LIMIT = 16_384

# C0 without tab and line ends, DEL and C1, lone surrogates, the zero-width space and inner BOM, the
# line separators that YAML would silently count as new lines, bidi overrides and noncharacters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n|\r|\n")
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_MOST_HIDDEN = 5


def readable_text(
    source: bytes | str, path: str, first_line: int = 1, limit: int = FILE_LIMIT
) -> Pass[str | None]:
    """`source` as NFC text without a byte order mark; None when a finding says why it is not."""
    if len(source) > limit:
        yield find(rules.TOO_LARGE, Location(path), limit=limit // 1024)
        return None
    text = (yield from _decoded(source, path, first_line)) if isinstance(source, bytes) else source
    if text is None:
        return None
    text = text.removeprefix("\ufeff")
    faults = 0
    for number, too_long in enumerate(_long_lines(text), first_line):
        if too_long:
            yield find(rules.LINE_TOO_LONG, Location(path, number, 1), limit=LINE_LIMIT)
            faults += 1
            break
    for place in _HIDDEN.finditer(text):
        line, column = position(text, place.start())
        where = Location(path, first_line + line, column)
        yield find(rules.HIDDEN_CHARACTER, where, character=f"U+{ord(place[0]):04X}")
        faults += 1
        if faults >= _MOST_HIDDEN:
            break
    return None if faults else nfc(text)


def has_hidden_character(text: str) -> bool:
    """Whether `text` holds a character that nobody can see and nobody should write."""
    return not text.isprintable() and _HIDDEN.search(text) is not None


def position(text: str, offset: int) -> tuple[int, int]:
    """Zero-based line and one-based column of `offset`, counting line ends as YAML does."""
    ends = list(_LINE_END.finditer(text, 0, offset))
    return len(ends), offset - (ends[-1].end() if ends else 0) + 1


def _decoded(source: bytes, path: str, first_line: int) -> Pass[str | None]:
    if source.startswith(_WIDE_BOMS) or b"\x00" in source[:4]:
        yield find(rules.NOT_UTF8, Location(path, first_line, 1))
        return None
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8")
        line, column = position(before, len(before))
        yield find(rules.NOT_UTF8, Location(path, first_line + line, column))
        return None


def _long_lines(text: str) -> Iterator[bool]:
    """For each line whether it is too long; nothing at all for the usual short text."""
    if len(text) > LINE_LIMIT:
        yield from (len(line) > LINE_LIMIT for line in _LINE_END.split(text))
