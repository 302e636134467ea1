"""Drawn covers: what stands for a video of which there is no picture.

The title stands low and to the left, because a page puts its play button in the middle and the
length of the video in the lower right corner.
"""

from functools import cache

from PIL import Image, ImageColor, ImageDraw, ImageOps

from build_tools.media.lettering import font, wrap, wrap_evenly
from build_tools.media.webp import LARGE_SIZE
from library.vietnamese import nfc

_MARGIN = 34
_TITLE_WIDTH = LARGE_SIZE[0] - 2 * _MARGIN
_LABEL_WIDTH = 500
_TITLE_BOTTOM = LARGE_SIZE[1] - 42
_TITLE_SIZES = ((42, 2), (33, 3), (27, 4))
"""Letter sizes in pixels, and how many lines of that size there is room for."""
_LONGEST_TITLE = 400
_WHITE = (255, 255, 255)


def draw_cover(title: str, label: str, hue: int) -> Image.Image:
    """A picture of the large size in the subject's hue (degrees), with the title and a label."""
    cover = _background(hue).copy()
    drawing = ImageDraw.Draw(cover)
    _draw_label(drawing, nfc(label), hue)
    _draw_title(drawing, nfc(title)[:_LONGEST_TITLE])
    return cover


def _draw_label(drawing: ImageDraw.ImageDraw, label: str, hue: int) -> None:
    face = font(23, bold=True)
    lines = wrap(label, face, _LABEL_WIDTH)
    label = lines[0] + " …" * (len(lines) > 1) if lines else ""
    width = face.getlength(label)
    drawing.rounded_rectangle((_MARGIN, 30, _MARGIN + width + 34, 70), radius=20, fill=_WHITE)
    drawing.text((_MARGIN + 17, 50), label, font=face, fill=_colour(hue, 60, 26), anchor="lm")


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
def _background(hue: int) -> Image.Image:
    """A slope from a lighter to a darker tone, with three rings that leave the picture."""
    across = Image.linear_gradient("L").rotate(90).resize(LARGE_SIZE, Image.Resampling.BICUBIC)
    down = Image.linear_gradient("L").resize(LARGE_SIZE, Image.Resampling.BICUBIC)
    slope = Image.blend(ImageOps.invert(across), down, 0.5)
    picture = ImageOps.colorize(slope, _colour(hue, 50, 42), _colour(hue, 58, 19))
    rings = Image.new("L", (LARGE_SIZE[0] * 2, LARGE_SIZE[1] * 2), 0)
    drawing = ImageDraw.Draw(rings)
    for radius, strength in ((420, 26), (300, 34), (170, 46)):
        drawing.circle((1130, 110), radius, fill=strength)
    picture.paste(_WHITE, mask=rings.reduce(2))
    return picture


def _colour(hue: int, saturation: int, lightness: int) -> tuple[int, int, int]:
    red, green, blue = ImageColor.getrgb(f"hsl({hue},{saturation}%,{lightness}%)")[:3]
    return red, green, blue
