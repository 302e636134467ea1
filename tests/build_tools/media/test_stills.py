"""Pictures from strangers: judged by their header, decoded from few formats, never trusted."""

import io
import struct
import zlib

import pytest
from PIL import Image

from build_tools.media.stills import LARGEST_BYTES, LARGEST_PIXELS, read_still
from library.diagnostics import Text
from tests.build_tools.media.films import picture, still

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'


def png_of(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds next to nothing: what a bomb looks like."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1 << 20), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def webp_of(width: int, height: int) -> bytes:
    """A WebP whose canvas is announced as large, over a small picture."""
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    content = still()[12:]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + canvas + content
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("form", ["WEBP", "JPEG", "PNG"])
def test_pictures_are_read(form: str) -> None:
    read = read_still(still(form))
    assert isinstance(read, Image.Image)
    assert read.size == (320, 180)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF\x00\x00\x00\x00WEBP",
        EPS,
        SVG,
        b"<!doctype html><title>Login</title>",
        still("GIF"),
        still("TIFF"),
        still("BMP"),
        still("JPEG")[:900],
        still("WEBP")[:900],
        still("PNG")[:900],
        bytes(100_000),
        b"RIFF" + EPS,
    ],
)
def test_what_is_damaged_or_no_picture_is_refused(content: bytes) -> None:
    refused = read_still(content)
    assert isinstance(refused, Text)
    assert refused.en == "the file is damaged or is no picture"


@pytest.mark.parametrize(
    "content",
    [png_of(40_000, 40_000), png_of(13_000, 13_000), png_of(LARGEST_PIXELS + 1, 1), webp_of(16_383, 16_383)],
)
def test_a_bomb_is_refused_by_its_header(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("a pixel was decoded")

    monkeypatch.setattr(Image.Image, "load", decoded)
    refused = read_still(content)
    assert isinstance(refused, Text)
    assert refused.en == "the picture has more than 16 million pixels"


def test_the_decoder_never_hears_of_a_huge_canvas(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("the decoder was asked")

    monkeypatch.setattr(Image, "open", opened)
    refused = read_still(webp_of(16_383, 16_383))
    assert isinstance(refused, Text)
    assert refused.en == "the picture has more than 16 million pixels"


def test_a_heavy_file_is_not_opened() -> None:
    refused = read_still(still() + bytes(LARGEST_BYTES))
    assert isinstance(refused, Text)
    assert refused.en == "the file is larger than 8 MB"


def test_a_large_photo_is_decoded_small() -> None:
    read = read_still(still("JPEG", (4000, 2250)))
    assert isinstance(read, Image.Image)
    assert read.width < 4000


def test_of_an_animation_one_picture_is_read() -> None:
    target = io.BytesIO()
    frames = [picture(colour=colour) for colour in ("red", "green", "blue")]
    frames[0].save(target, "WEBP", save_all=True, append_images=frames[1:])
    read = read_still(target.getvalue())
    assert isinstance(read, Image.Image)
    assert getattr(read, "n_frames", 1) == 1
