"""Pictures by their headers alone: how large they unfold, whether they are whole, where they were taken.

A picture of a few kilobytes can unfold to gigabytes, so its size is read from its header before
anybody decodes it; and a photo from a phone tells where a pupil lives.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from library.diagnostics import Finding, Location, Text, find
from library.rules import files as rules

MOST_PIXELS = 50_000_000
_GPS = 0x8825
_MOST_TAGS = 500
_SIZED = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The JPEG markers of a frame, whose segment holds height and width."""
_CUT = Text("bị hỏng hoặc bị cắt cụt", "broken or cut off")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a picture says; `exif` is the raw block of its camera, "" for none."""

    width: int
    height: int
    whole: bool
    exif: bytes = b""


def judge_picture(name: str, kind: str, content: bytes) -> Iterator[Finding]:
    """A picture that is broken, unfolds too large, or tells where it was taken."""
    place = Location(name)
    header = _READERS[kind](content)
    if header is None or not header.whole or not header.width or not header.height:
        yield find(rules.FILE_BROKEN, place, name=name, what=_CUT)
        return
    if header.width * header.height > MOST_PIXELS:
        size = {"width": header.width, "height": header.height, "limit": MOST_PIXELS // 10**6}
        yield find(rules.PICTURE_TOO_LARGE, place, name=name, **size)
    if _has_place(header.exif):
        yield find(rules.PICTURE_TELLS_PLACE, place, name=name)


def _png(content: bytes) -> Header | None:
    if content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    at = content.find(b"eXIf", 33)
    size = int.from_bytes(content[at - 4 : at], "big") if at > 0 else 0
    return Header(width, height, b"IEND" in content[-64:], content[at + 4 : at + 4 + size] if size else b"")


def _gif(content: bytes) -> Header | None:
    width, height = int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")
    return Header(width, height, b";" in content[-16:])


def _webp(content: bytes) -> Header | None:
    whole = len(content) >= int.from_bytes(content[4:8], "little") + 8
    chunk, body = content[12:16], content[20:]
    if chunk == b"VP8X":
        width, height = int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    elif chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif chunk == b"VP8 ":
        width = int.from_bytes(body[6:8], "little") & 0x3FFF
        height = int.from_bytes(body[8:10], "little") & 0x3FFF
    else:
        return None
    at = content.find(b"EXIF", 30)
    size = int.from_bytes(content[at + 4 : at + 8], "little") if at > 0 else 0
    return Header(width, height, whole, content[at + 8 : at + 8 + size] if size else b"")


def _jpeg(content: bytes) -> Header | None:
    """Walks the segments up to the scan; each is at most 64 KiB, so a small file has few."""
    at, width, height, exif = 2, 0, 0, b""
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            return Header(width, height, content.rfind(b"\xff\xd9", at) > 0, exif)
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at + 4 : at + 2 + length]
        if marker in _SIZED:
            height, width = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
        elif marker == 0xE1 and segment.startswith(b"Exif\0\0"):
            exif = segment
        if length < 2:
            return None
        at += 2 + length
    return None


def _has_place(exif: bytes) -> bool:
    """Whether the first directory of an Exif block points to one with the place."""
    tiff = exif.removeprefix(b"Exif\0\0")
    if tiff[:2] not in (b"II", b"MM"):
        return False
    order = "little" if tiff[:2] == b"II" else "big"
    start = _number(tiff, 4, 4, order)
    count = min(_number(tiff, start, 2, order), _MOST_TAGS)
    return any(_number(tiff, start + 2 + 12 * at, 2, order) == _GPS for at in range(count))


def _number(data: bytes, at: int, size: int, order: str) -> int:
    return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")


_READERS = {"png": _png, "jpg": _jpeg, "jpeg": _jpeg, "webp": _webp, "gif": _gif}
