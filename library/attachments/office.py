"""Office files by the list of their parts: bombs, programs, other people's templates, leftovers.

An office file is a ZIP of XML. Its parts are counted and summed before anything is unfolded, XML is
searched as bytes and never parsed, and of each part no more than a bounded piece is read.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from zlib import error as ZlibError  # noqa: N812 - it is a class

from library.attachments.embedded import Embedded, embedded_kind
from library.attachments.writing import decoded, numbers_of_people
from library.diagnostics import Finding, Location, Text, find
from library.rules import files as rules

MOST_PARTS = 10_000
MOST_UNFOLDED = 500 * 2**20
MOST_RATIO = 200
_LARGEST_LIST = 4 * 2**20
_READ = 8 * 2**20
_READ_ALL = 2 * _READ
_END = b"PK\x05\x06"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What office programs pack parts with; they open no other."""
_OLDER_MACROS = "_VBA_PROJECT".encode("utf-16-le")
"""The name of the folder of programs, in a list of names that every such file has."""

_UNREADABLE = Text("không mở được", "it does not open")
_LOCKED = Text("có mật khẩu", "it has a password")
_BOMB = Text("bung ra quá lớn", "it unfolds too large")
_STRANGE = Text("có phần mang đường dẫn lạ", "a part of it has a strange path")
_MACROS = Text("chương trình (macro)", "a program (macro)")
_TEMPLATE = Text("mẫu hoặc dữ liệu nạp từ nơi khác", "a template or data loaded from elsewhere")
_EMBEDDED = Text("tệp lạ nhúng bên trong", "a foreign file embedded in it")
_OLDER_FORMULA = Text(
    "công thức kiểu cũ Equation 3.0 (trong Word, bấm đúp vào để chuyển sang Equation mới)",
    "formulas of the old Equation Editor 3.0 (in Word a double click turns one into a new one)",
)
_REMARKS = Text("nhận xét", "comments")
_CHANGES = Text("sửa đổi chưa chấp nhận", "tracked changes")
_HIDDEN = Text("chữ bị ẩn", "hidden text")
_AWAY = Text("trang, cột hoặc trang chiếu bị ẩn", "hidden sheets, columns or slides")

_CODE_PARTS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|Basic/.*\.xml|Scripts/.+)$", re.IGNORECASE)
_EMBEDDED_PARTS = re.compile(r"(?:^|/)(?:activeX/.+|externalLinks/.+)$", re.IGNORECASE)
_OBJECTS = re.compile(r"(?:^|/)embeddings/.*\.bin$", re.IGNORECASE)
_REMARK_PARTS = re.compile(
    r"(?:^|/)(?:comments?\d*\.xml|comments/[^/]+\.xml|threadedComments/.+)$", re.IGNORECASE
)
_RELATIONS = re.compile(r"(?:^|/)_rels/[^/]+\.rels$")
_LOADS = re.compile(
    rb"<Relationship\b[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'][^>]*TargetMode=[\"']External[\"']"
)
_TEXTS = re.compile(
    r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml|content\.xml"
    r"|xl/(?:workbook|sharedStrings|worksheets/sheet\d+)\.xml|ppt/slides/slide\d+\.xml",
    re.IGNORECASE,
)
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom)\s|<text:tracked-changes")
_ANNOTATED = re.compile(rb"<office:annotation\b")
_VANISH = re.compile(
    rb"<w:vanish\s*/>|<w:vanish\s+w:val=[\"'](?:1|true|on)[\"']|<text:hidden-(?:text|paragraph)\b"
    rb"|\stext:display=[\"']none[\"']"
)
_PUT_AWAY = re.compile(
    rb"<sheet\b[^>]*\sstate=[\"'](?:hidden|veryHidden)[\"']|<col\b[^>]*\shidden=[\"'](?:1|true)[\"']"
    rb"|<p:sld\b[^>]*\sshow=[\"'](?:0|false)[\"']|\stable:display=[\"']false[\"']|\spresentation:visibility=[\"']hidden[\"']"
)
_MARKUP = re.compile(rb"<[^>]*>")
_PLACES = re.compile(r"^(?:/|[A-Za-z]:)|\\|(?:^|/)\.\.(?:/|$)")


def judge_older_office(name: str, kind: str, content: bytes) -> Iterator[Finding]:  # noqa: ARG001
    """Whether a file of the Office before 2007 holds a program; of the rest of its format nothing is read."""
    if _OLDER_MACROS in content:
        yield find(rules.ACTIVE_CONTENT, Location(name), name=name, what=_MACROS)


def judge_office(name: str, kind: str, content: bytes) -> Iterator[Finding]:  # noqa: ARG001
    """What an office file holds that no pupil should get."""
    place = Location(name)
    archive = _opened(content)
    if isinstance(archive, Text):
        yield find(rules.ARCHIVE_UNSAFE, place, name=name, reason=archive)
        return
    parts = archive.infolist()
    reason = _fault(parts, len(content))
    if reason is not None:
        yield find(rules.ARCHIVE_UNSAFE, place, name=name, reason=reason)
        return
    yield from _judge_parts(name, archive, [part.filename for part in parts])


def _opened(content: bytes) -> zipfile.ZipFile | Text:
    """The archive, unless its list of parts is itself too long to be read."""
    end = content.rfind(_END)
    if end < 0 or int.from_bytes(content[end + 12 : end + 16], "little") > _LARGEST_LIST:
        return _UNREADABLE if end < 0 else _BOMB
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeError):
        return _UNREADABLE


def _fault(parts: list[zipfile.ZipInfo], size: int) -> Text | None:
    unfolded = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unfolded > min(MOST_UNFOLDED, MOST_RATIO * size):
        return _BOMB
    if any(part.flag_bits & 1 for part in parts):
        return _LOCKED
    if any(_PLACES.search(part.orig_filename) for part in parts):
        return _STRANGE
    if any(part.compress_type not in _METHODS for part in parts):
        return _UNREADABLE
    return None


def _judge_parts(name: str, archive: zipfile.ZipFile, parts: list[str]) -> Iterator[Finding]:
    place = Location(name)
    if any(_CODE_PARTS.search(part) for part in parts):
        yield find(rules.ACTIVE_CONTENT, place, name=name, what=_MACROS)
    objects = {embedded_kind(_start(archive, part)) for part in parts if _OBJECTS.search(part)}
    if Embedded.FOREIGN in objects or any(_EMBEDDED_PARTS.search(part) for part in parts):
        yield find(rules.ACTIVE_CONTENT, place, name=name, what=_EMBEDDED)
    elif Embedded.OLDER_FORMULA in objects:
        yield find(rules.ACTIVE_CONTENT, place, name=name, what=_OLDER_FORMULA)
    if any(_LOADS.search(_start(archive, part)) for part in parts if _RELATIONS.search(part)):
        yield find(rules.ACTIVE_CONTENT, place, name=name, what=_TEMPLATE)
    text = _text_of(archive, parts)
    for what, found in (
        (_REMARKS, any(_REMARK_PARTS.search(part) for part in parts) or _ANNOTATED.search(text) is not None),
        (_CHANGES, _TRACKED.search(text) is not None),
        (_HIDDEN, _VANISH.search(text) is not None),
        (_AWAY, _PUT_AWAY.search(text) is not None),
    ):
        if found:
            yield find(rules.LEFTOVERS, place, name=name, what=what)
    count = numbers_of_people(_MARKUP.sub(b" ", text).decode("utf-8", "replace"))
    if count:
        yield find(rules.NUMBERS_OF_PEOPLE, place, name=name, count=count)


def _text_of(archive: zipfile.ZipFile, parts: list[str]) -> bytes:
    """The parts that hold what people wrote, one after the other, as far as they are read."""
    found: list[bytes] = []
    left = _READ_ALL
    for part in parts:
        if left > 0 and _TEXTS.fullmatch(part):
            found.append(_start(archive, part)[:left])
            left -= len(found[-1])
    return b"\n".join(found)


def _start(archive: zipfile.ZipFile, part: str) -> bytes:
    """The beginning of a part; nothing of one that does not unfold, whatever its header promised."""
    try:
        with archive.open(part) as stream:
            content = stream.read(_READ)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, KeyError, ZlibError):
        return b""
    return decoded(content).encode() if part.lower().endswith((".xml", ".rels")) else content
