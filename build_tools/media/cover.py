"""Drawn covers: what stands for the videos of a subject and grade of which there is no picture.

A page says the title of each beside it; a cover without it is fetched once for a whole shelf. The
subject's name stands low and to the left, because a page puts its play button in the middle and the
length of the video in the lower right corner.
"""

from functools import cache
from itertools import pairwise

from PIL import Image, ImageColor, ImageDraw

from build_tools.media.lettering import font, wrap, wrap_evenly
from build_tools.media.webp import LARGE_SIZE
from library.vietnamese import nfc

_MARGIN = 34
_TITLE_WIDTH = LARGE_SIZE[0] - 2 * _MARGIN
_LABEL_WIDTH = 500
_TITLE_BOTTOM = LARGE_SIZE[1] - 42
_TITLE_SIZES = ((64, 1), (42, 2), (33, 3), (27, 4))
"""Letter sizes in pixels, and how many lines of that size there is room for."""
_LONGEST_TITLE = 400
_GROUND, _MIDDLE, _WHITE = 0, 80, 255


def draw_cover(title: str, label: str, hue: int) -> Image.Image:
    """A picture of the large size in the subject's hue (degrees), with the title and a label.

    It is drawn in one channel and coloured at the end, which takes half the time.
    """
    cover = _ground().copy()
    drawing = ImageDraw.Draw(cover)
    _draw_label(drawing, nfc(label))
    _draw_title(drawing, nfc(title)[:_LONGEST_TITLE])
    cover.putpalette(_ramp(hue))
    return cover.convert("RGB")


def _draw_label(drawing: ImageDraw.ImageDraw, label: str) -> None:
    face = font(23, bold=True)
    lines = wrap(label, face, _LABEL_WIDTH)
    label = lines[0] + " …" * (len(lines) > 1) if lines else ""
    width = face.getlength(label)
    drawing.rounded_rectangle((_MARGIN, 30, _MARGIN + width + 34, 70), radius=20, fill=_WHITE)
    drawing.text((_MARGIN + 17, 50), label, font=face, fill=_GROUND, anchor="lm")


def _draw_title(drawing: ImageDraw.ImageDraw, title: str) -> None:
    for size, room in _TITLE_SIZES:
        face = font(size, bold=True)
        lines = wrap_evenly(title, face, _TITLE_WIDTH)
        if len(lines) <= room:
            break
    else:
        lines = [*lines[: room - 1], f"{lines[room - 1][:-2].rstrip()}…"]
    height = round(size * 1.25)
    top = _TITLE_BOTTOM - height * len(lines)
    for number, line in enumerate(lines):
        drawing.text((_MARGIN, top + height * number), line, font=face, fill=_WHITE)


@cache
def _ground() -> Image.Image:
    """An even tone with three rings that leave the picture; a slope takes longer to encode."""
    picture = Image.new("L", LARGE_SIZE, 14)
    rings = Image.new("L", (LARGE_SIZE[0] * 2, LARGE_SIZE[1] * 2), 0)
    drawing = ImageDraw.Draw(rings)
    for radius, strength in ((420, 20), (300, 34), (170, 48)):
        drawing.circle((1130, 110), radius, fill=strength)
    picture.paste(_WHITE, mask=rings.reduce(2))
    return picture


@cache
def _ramp(hue: int) -> bytes:
    """A palette from the darkest tone of a hue over its middle tone to white."""
    stops = ((0, _tone(hue, 58, 22)), (_MIDDLE, _tone(hue, 50, 46)), (255, (255, 255, 255)))
    palette: list[int] = []
    for (start, dark), (end, light) in pairwise(stops):
        for step in range(end - start):
            palette += [round(a + (b - a) * step / (end - start)) for a, b in zip(dark, light, strict=True)]
    return bytes([*palette, 255, 255, 255])


def _tone(hue: int, saturation: int, lightness: int) -> tuple[int, ...]:
    return ImageColor.getrgb(f"hsl({hue},{saturation}%,{lightness}%)")[:3]
