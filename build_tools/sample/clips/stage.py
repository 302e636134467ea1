"""The stage a clip is drawn on: a 640 × 360 sheet of paper with a few good pens.

Everything is drawn three times as large and reduced once, which gives smooth edges with plain
Pillow. Fading is mixing with the paper, so no layer has to be composed.
"""

import math
from collections.abc import Sequence

from PIL import Image, ImageColor, ImageDraw

from build_tools.media.lettering import font

WIDTH, HEIGHT, SCALE = 640, 360, 3
PAPER = "#fbfaf6"
INK = "#1f2933"
GREY = "#7b8794"
PALE = "#e4e7eb"
BLUE = "#2563b0"
RED = "#c8372d"
GREEN = "#2b8a4b"
ORANGE = "#d9730d"
PURPLE = "#7b4fb5"
YELLOW = "#f2b92c"
WHITE = "#ffffff"

Point = tuple[float, float]
Colour = str | tuple[int, int, int]


def mix(a: Colour, b: Colour, part: float) -> tuple[int, int, int]:
    """The colour `part` of the way from `a` to `b`."""
    first = ImageColor.getrgb(a) if isinstance(a, str) else a
    second = ImageColor.getrgb(b) if isinstance(b, str) else b
    x = min(1.0, max(0.0, part))
    r, g, b_ = (round(first[i] + (second[i] - first[i]) * x) for i in range(3))
    return r, g, b_


def around(centre: Point, radius: float, degrees: float) -> Point:
    """The point at `degrees` on a circle, counted from the right, against the clock."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.cos(angle), centre[1] - radius * math.sin(angle)


class Stage:
    """One frame being drawn, in points of 1/640 of its width."""

    def __init__(self, paper: Colour = PAPER) -> None:
        self.paper = paper
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), paper)
        self._draw = ImageDraw.Draw(self._image)

    def picture(self) -> Image.Image:
        """The frame at its final size."""
        return self._image.reduce(SCALE)

    def text(
        self,
        at: Point,
        words: str,
        size: float = 18,
        colour: Colour = INK,
        *,
        anchor: str = "mm",
        bold: bool = False,
        shown: float = 1.0,
    ) -> None:
        """`words` around `at`; `shown` fades them in."""
        if shown <= 0.02:
            return
        face = font(round(size * SCALE), bold=bold)
        pen = mix(self.paper, colour, shown)
        self._draw.text((at[0] * SCALE, at[1] * SCALE), words, fill=pen, font=face, anchor=anchor)

    def length(self, words: str, size: float) -> float:
        return font(round(size * SCALE), bold=False).getlength(words) / SCALE

    def line(
        self, points: Sequence[Point], colour: Colour = INK, width: float = 2, shown: float = 1.0
    ) -> None:
        """A line with round ends and corners through `points`."""
        if shown <= 0.02 or len(points) < 2:
            return
        pen = mix(self.paper, colour, shown)
        big = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(big, fill=pen, width=max(1, round(width * SCALE)))
        r = width * SCALE / 2 - 0.5
        if r >= 1:
            for x, y in big:
                self._draw.ellipse((x - r, y - r, x + r, y + r), fill=pen)

    def dashes(self, a: Point, b: Point, colour: Colour = GREY, width: float = 1.5) -> None:
        """A dashed line."""
        whole = math.dist(a, b)
        steps = max(1, round(whole / 8))
        for i in range(steps):
            p, q = i / steps, (i + 0.55) / steps
            ends = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for t in (p, q)]
            self.line(ends, colour, width)

    def arrow(self, a: Point, b: Point, colour: Colour = INK, width: float = 2.5, head: float = 9) -> None:
        """An arrow from `a` to `b`; nothing where they are the same."""
        whole = math.dist(a, b)
        if whole < 1:
            return
        head = min(head, whole)
        ux, uy = (b[0] - a[0]) / whole, (b[1] - a[1]) / whole
        neck = (b[0] - ux * head, b[1] - uy * head)
        self.line([a, neck], colour, width)
        side = head * 0.5
        self.polygon(
            [
                b,
                (neck[0] - uy * side, neck[1] + ux * side),
                (neck[0] + uy * side, neck[1] - ux * side),
            ],
            colour,
        )

    def polygon(
        self,
        points: Sequence[Point],
        fill: Colour | None = None,
        edge: Colour | None = None,
        width: float = 2,
        shown: float = 1.0,
    ) -> None:
        """A closed shape, filled, edged or both."""
        if shown <= 0.02:
            return
        if fill is not None:
            big = [(x * SCALE, y * SCALE) for x, y in points]
            self._draw.polygon(big, fill=mix(self.paper, fill, shown))
        if edge is not None:
            self.line([*points, points[0]], edge, width, shown)

    def box(
        self,
        corner: Point,
        size: Point,
        fill: Colour | None = None,
        edge: Colour | None = None,
        *,
        width: float = 1.5,
        radius: float = 0,
        shown: float = 1.0,
    ) -> None:
        """A rectangle with its upper left corner, its size and round corners."""
        if shown <= 0.02 or size[0] <= 0 or size[1] <= 0:
            return
        x, y = corner[0] * SCALE, corner[1] * SCALE
        self._draw.rounded_rectangle(
            (x, y, x + size[0] * SCALE, y + size[1] * SCALE),
            radius=radius * SCALE,
            fill=None if fill is None else mix(self.paper, fill, shown),
            outline=None if edge is None else mix(self.paper, edge, shown),
            width=round(width * SCALE),
        )

    def disc(
        self,
        centre: Point,
        radius: float,
        fill: Colour | None = None,
        edge: Colour | None = None,
        *,
        width: float = 2,
        shown: float = 1.0,
    ) -> None:
        """A circle."""
        if shown <= 0.02 or radius <= 0:
            return
        x, y, r = centre[0] * SCALE, centre[1] * SCALE, radius * SCALE
        self._draw.ellipse(
            (x - r, y - r, x + r, y + r),
            fill=None if fill is None else mix(self.paper, fill, shown),
            outline=None if edge is None else mix(self.paper, edge, shown),
            width=round(width * SCALE),
        )

    def arc(
        self,
        centre: Point,
        radius: float,
        start: float,
        end: float,
        colour: Colour = INK,
        width: float = 2,
    ) -> None:
        """An arc from `start` to `end` degrees, against the clock from the right."""
        steps = max(2, round(abs(end - start) / 3))
        points = [around(centre, radius, start + (end - start) * i / steps) for i in range(steps + 1)]
        self.line(points, colour, width)

    def slice(
        self,
        centre: Point,
        radius: float,
        start: float,
        end: float,
        fill: Colour,
        shown: float = 1.0,
    ) -> None:
        """A slice of a disc from `start` to `end` degrees, against the clock from the right."""
        if end - start < 0.3:
            return
        steps = max(2, round((end - start) / 2))
        rim = [around(centre, radius, start + (end - start) * i / steps) for i in range(steps + 1)]
        self.polygon([centre, *rim], fill, shown=shown)

    def ellipse(self, centre: Point, radii: Point, colour: Colour = GREY, width: float = 1.5) -> None:
        """The outline of an ellipse."""
        points = [
            (
                centre[0] + radii[0] * math.cos(t * math.tau / 90),
                centre[1] + radii[1] * math.sin(t * math.tau / 90),
            )
            for t in range(91)
        ]
        self.line(points, colour, width)

    def fraction(
        self,
        at: Point,
        top: str,
        bottom: str,
        size: float = 24,
        colour: Colour = INK,
        shown: float = 1.0,
    ) -> None:
        """A fraction with its bar at `at`."""
        half = max(self.length(top, size), self.length(bottom, size)) / 2 + 4
        self.text((at[0], at[1] - size * 0.68), top, size, colour, shown=shown)
        self.text((at[0], at[1] + size * 0.68), bottom, size, colour, shown=shown)
        self.line([(at[0] - half, at[1]), (at[0] + half, at[1])], colour, size / 12, shown)
