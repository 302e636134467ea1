"""The one font of drawn pictures, which holds every Vietnamese letter.

Pictures are drawn on machines without fonts and must be the same on all of them, so the font is
shipped and the plain layout engine is used: no system font, no shaping library, no hinting.
"""

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The shipped font at `size` pixels."""
    name = "hoc-lieu-sans-semibold.ttf" if bold else "hoc-lieu-sans-regular.ttf"
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)


def wrap(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """`text` in lines no wider than `width` pixels, broken at spaces, or inside a longer word."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if face.getlength(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        lines[-1] = word
        while face.getlength(lines[-1]) > width and len(lines[-1]) > 1:
            kept = _fitting(lines[-1], face, width)
            lines[-1:] = [lines[-1][:kept], lines[-1][kept:]]
    return [line for line in lines if line]


def wrap_evenly(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """`text` in as few lines as `wrap` needs, but of like length: no single syllable on the last."""
    lines = wrap(text, face, width)
    if len(lines) < 2:
        return lines
    words = [face.getlength(f"{word} ") for word in text.split()]
    low, high = 1, width
    while low < high:
        middle = (low + high) // 2
        if _lines_needed(words, middle) <= len(lines):
            high = middle
        else:
            low = middle + 1
    # A last space and kerning make a line a little shorter than its words: so much room is to spare.
    even = wrap(text, face, high)
    return even if len(even) == len(lines) else lines


def _lines_needed(words: list[float], width: float) -> int:
    """How many lines words of these lengths fill; a word longer than a line has one to itself."""
    count, room = 0, 0.0
    for length in words:
        if length > room:
            count, room = count + 1, width
        room -= length
    return count


def _fitting(word: str, face: ImageFont.FreeTypeFont, width: float) -> int:
    """How many letters of `word` fit, at least one; by halving, for words of a million letters."""
    low, high = 1, len(word) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if face.getlength(word[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    return low
