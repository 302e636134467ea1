"""Pictures from strangers, opened with care: judged by their header before a pixel is decoded."""

import io
import warnings

from PIL import Image

from library.diagnostics import Text

FORMATS = ("WEBP", "JPEG", "PNG")
"""Never PostScript, SVG or the like: those are programs."""
LARGEST_BYTES = 8 * 1024 * 1024
LARGEST_PIXELS = 16_000_000
"""A 4:3 photo of a good phone has 12 million."""

_TOO_LARGE = Text(
    f"ảnh có quá {LARGEST_PIXELS // 10**6} triệu điểm ảnh",
    f"the picture has more than {LARGEST_PIXELS // 10**6} million pixels",
)


def read_still(content: bytes) -> Image.Image | Text:
    """The decoded picture, or why it is not used."""
    if len(content) > LARGEST_BYTES:
        limit = LARGEST_BYTES // 2**20
        return Text(f"tệp nặng quá {limit} MB", f"the file is larger than {limit} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _decoded(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _TOO_LARGE
    # Pillow's readers fail in their own ways on damaged files (struct.error, SyntaxError, KeyError).
    except Exception:  # noqa: BLE001
        return Text("tệp hỏng hoặc không phải ảnh", "the file is damaged or is no picture")


def _decoded(content: bytes) -> Image.Image | Text:
    announced = _canvas(content)
    if announced is not None and _too_large(announced):
        return _TOO_LARGE
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if _too_large(picture.size):
            return _TOO_LARGE
        # A JPEG is decoded at the smallest scale that is still large enough.
        picture.draft("RGB", (1280, 720))
        picture.load()
        return picture.copy()


def _canvas(content: bytes) -> tuple[int, int] | None:
    """The size an extended WebP announces: Pillow would set memory aside for it before we are asked."""
    if content[:4] != b"RIFF" or content[8:16] != b"WEBPVP8X" or len(content) < 30:
        return None
    width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
    return width, height


def _too_large(size: tuple[int, int]) -> bool:
    return size[0] * size[1] > LARGEST_PIXELS
