"""The icon of a site on a phone's home screen: its school's logo, or its initials on its colour."""

from functools import cache
from io import BytesIO
from math import hypot

from PIL import Image, ImageDraw

from build_tools.media.lettering import font
from library.theme.colours import light_scheme

_LARGE = 512
_SAFE = 0.8
"""The share of the width that is left whatever shape a phone cuts (W3C manifest, maskable icons)."""


@cache
def draw_icons(initials: str, colour: str, sizes: tuple[int, ...]) -> tuple[bytes, ...]:
    """PNG files of these sizes in pixels, the letters as large as the safe circle allows."""
    scheme = light_scheme(colour)
    icon = Image.new("L", (_LARGE, _LARGE), 0)
    face = font(_letter_size(initials), bold=True)
    middle = (_LARGE / 2, _LARGE / 2)
    ImageDraw.Draw(icon).text(middle, initials, font=face, fill=255, anchor="mm")
    return tuple(
        _png(_coloured(icon.resize((size, size)), scheme.header, scheme.on_header)) for size in sizes
    )


def _letter_size(letters: str) -> int:
    """The size in pixels at which the corners of the letters stay inside the circle that no phone cuts."""
    left, top, right, bottom = font(_LARGE // 2, bold=True).getbbox(letters, anchor="mm")
    reach = max(hypot(x, y) for x in (left, right) for y in (top, bottom))
    return round(_LARGE // 2 * min(1.0, _LARGE * _SAFE / 2 * 0.92 / max(reach, 1.0)))


def icons_of_logo(logo: bytes, sizes: tuple[int, ...]) -> tuple[bytes, ...]:
    """PNG files of these sizes with a picture in the middle of white."""
    with Image.open(BytesIO(logo)) as opened:
        picture = opened.convert("RGBA")
    return tuple(_png(_on_white(picture, size)) for size in sizes)


def _on_white(picture: Image.Image, size: int) -> Image.Image:
    room = round(size * _SAFE * 0.7)
    scale = room / max(picture.size)
    fitted = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
    icon = Image.new("RGB", (size, size), "#ffffff")
    icon.paste(fitted, ((size - fitted.width) // 2, (size - fitted.height) // 2), fitted)
    return icon.quantize(64)


def _coloured(mask: Image.Image, ground: str, ink: str) -> Image.Image:
    """A picture of sixteen shades between two colours: small, and as smooth as letters need."""
    shades = mask.point(lambda value: round(value / 17))
    start, end = _channels(ground), _channels(ink)
    ramp = [round(a + (b - a) * step / 15) for step in range(16) for a, b in zip(start, end, strict=True)]
    picture = Image.frombytes("P", shades.size, shades.tobytes())
    picture.putpalette(ramp)
    return picture


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _png(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "PNG", optimize=False, compress_level=6)
    return buffer.getvalue()
