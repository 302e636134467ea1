"""PDF files by their words: programs, embedded files, passwords, remarks in the margin.

Not a parser: names are looked for in the bytes and in the object streams, which are unfolded within
limits. That finds what ordinary tools write; it is no proof against one who hides on purpose, and
the pages do not open PDFs themselves.
"""

import re
import zlib
from collections.abc import Iterator

from library.diagnostics import Finding, Location, Text, find
from library.rules import files as rules

_MOST_STREAMS = 400
_UNFOLDED = 2 * 2**20
_ALL_UNFOLDED = 32 * 2**20
"""Bytes of all object streams together: some hundred thousand objects, of which a textbook has a tenth."""
_TAIL = 4096

_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = (
    (re.compile(rb"/JavaScript\b"), Text("chương trình (JavaScript)", "a program (JavaScript)")),
    (re.compile(rb"/Launch\b"), Text("lệnh mở chương trình khác", "a command that starts a program")),
    (re.compile(rb"/EmbeddedFiles?\b"), Text("tệp lạ nhúng bên trong", "a foreign file embedded in it")),
    (re.compile(rb"/RichMedia\b"), Text("nội dung động", "active media")),
    (
        re.compile(rb"/(?:SubmitForm|ImportData|XFA)\b"),
        Text("biểu mẫu gửi dữ liệu đi nơi khác", "a form that sends data elsewhere"),
    ),
)
_LOCKED = re.compile(rb"/Encrypt\b")
_REMARKS = re.compile(rb"/Subtype\s*/(?:Text|Popup|FreeText|Highlight|Underline|Squiggly|StrikeOut|Caret)\b")


def judge_pdf(name: str, kind: str, content: bytes) -> Iterator[Finding]:  # noqa: ARG001
    """What a PDF holds that no pupil should get."""
    place = Location(name)
    if b"%%EOF" not in content[-_TAIL:]:
        what = Text("bị hỏng hoặc bị cắt cụt", "broken or cut off")
        yield find(rules.FILE_BROKEN, place, name=name, what=what)
        return
    words = _words(content)
    if words is None:
        reason = Text("bung ra quá lớn", "it unfolds too large")
        yield find(rules.ARCHIVE_UNSAFE, place, name=name, reason=reason)
        return
    if _LOCKED.search(words):
        reason = Text("có mật khẩu", "it has a password")
        yield find(rules.ARCHIVE_UNSAFE, place, name=name, reason=reason)
        return
    for pattern, what in _ACTIVE:
        if pattern.search(words):
            yield find(rules.ACTIVE_CONTENT, place, name=name, what=what)
    if _REMARKS.search(words):
        yield find(rules.LEFTOVERS, place, name=name, what=Text("ghi chú bên lề", "remarks in the margin"))


def _words(content: bytes) -> bytes | None:
    """The bytes with the object streams unfolded behind them and escaped letters of names plain.

    None where they unfold too large.
    """
    parts, left = [content], _ALL_UNFOLDED
    for at, found in enumerate(_OBJECTS.finditer(content)):
        if at >= _MOST_STREAMS:
            break
        packed = content[found.end() : found.end() + _UNFOLDED]
        try:
            parts.append(zlib.decompressobj().decompress(packed, _UNFOLDED))
        except zlib.error:
            continue
        left -= len(parts[-1])
        if left < 0:
            return None
    words = b"\n".join(parts)
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), words) if b"#" in words else words
