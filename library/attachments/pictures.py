"""Pictures by what stands beside their pixels: how large they unfold, whether they are whole, their place.

A picture of a few kilobytes can unfold to gigabytes, so its size is read from its header before
anybody decodes it; and a photo from a phone tells where a pupil lives.
"""

import re
from collections.abc import Iterator
from itertools import islice

from library.diagnostics import Finding, Location, Text, find
from library.rules import files as rules
from library.values import dataclass

MOST_PIXELS = 50_000_000
_GPS = 0x8825
_MOST_TAGS = 500
_MOST_BLOCKS = 50
_LARGEST_BLOCK = 64 * 1024
_XMP_PLACE = re.compile(rb"\bexif:GPS(?:Latitude|Longitude|DestLatitude)\b")
"""The place as programs that edit photos write it, beside the camera's own or instead of it."""
_SIZED = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The JPEG markers of a frame, whose segment holds height and width."""
_CUT = Text("bị hỏng hoặc bị cắt cụt", "broken or cut off")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of a picture says; `exif` are the raw blocks of its camera, mostly one or none."""

    width: int
    height: int
    whole: bool
    exif: tuple[bytes, ...] = ()


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
    if any(map(_has_place, header.exif)) or _XMP_PLACE.search(content):
        yield find(rules.PICTURE_TELLS_PLACE, place, name=name)


def _png(content: bytes) -> Header | None:
    if content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    # Not chunk by chunk: a picture may have any number of them, and the letters stand in few other places.
    found = islice(re.finditer(b"eXIf", content), _MOST_BLOCKS)
    exif = [
        _after(content, one.end(), int.from_bytes(content[one.start() - 4 : one.start()], "big"))
        for one in found
    ]
    return Header(width, height, b"IEND" in content[-64:], tuple(exif))


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
    found = islice(re.finditer(b"EXIF", content), _MOST_BLOCKS)
    exif = [
        _after(content, one.end() + 4, int.from_bytes(content[one.end() : one.end() + 4], "little"))
        for one in found
    ]
    return Header(width, height, whole, tuple(exif))


def _after(content: bytes, at: int, size: int) -> bytes:
    return content[at : at + min(size, _LARGEST_BLOCK)]


def _jpeg(content: bytes) -> Header | None:
    """Walks the segments up to the scan; each is at most 64 KiB, so a small file has few."""
    at, width, height = 2, 0, 0
    exif: list[bytes] = []
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            return Header(width, height, content.rfind(b"\xff\xd9", at) > 0, tuple(exif))
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at + 4 : at + 2 + length]
        if marker in _SIZED:
            height, width = int.from_bytes(segment[1:3], "big"), int.from_bytes(segment[3:5], "big")
        elif marker == 0xE1 and segment.startswith(b"Exif\0\0"):
            exif.append(segment)
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
