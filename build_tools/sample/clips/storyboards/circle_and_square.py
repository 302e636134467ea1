"""For the kindergarten: the circle rolls, the square stays, and both hide in things at home."""

import math

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    RED,
    WHITE,
    YELLOW,
    Stage,
    around,
    mix,
)
from build_tools.sample.clips.storyboards.palette import PRESCHOOL

_FLOOR = 270


def _face(stage: Stage, x: float, y: float, size: float) -> None:
    stage.disc((x - size * 0.3, y - size * 0.12), size * 0.09, INK)
    stage.disc((x + size * 0.3, y - size * 0.12), size * 0.09, INK)
    stage.arc((x, y + size * 0.08), size * 0.34, 200, 340, INK, 3.5)


def _circle(stage: Stage, p: float) -> None:
    size = 84 * ease(p, 0, 0.3)
    y = 196 - 14 * abs(math.sin(p * 9)) * (1 - p)
    stage.disc((320, y), size, ORANGE)
    if size > 60:
        _face(stage, 320, y, 84)
    stage.text((320, 322), "Hình tròn", 30, ORANGE, bold=True, shown=ease(p, 0.35, 0.5))


def _roll(stage: Stage, p: float) -> None:
    stage.line([(30, _FLOOR), (610, _FLOOR)], GREEN, 6)
    travelled = 430 * ease(p, 0.05, 0.85)
    centre = (100 + travelled, _FLOOR - 58.0)
    stage.disc(centre, 55, ORANGE)
    turn = -math.degrees(travelled / 55)
    for spoke in range(0, 360, 90):
        stage.line([centre, around(centre, 44, turn + spoke)], mix(ORANGE, WHITE, 0.6), 5)
    stage.disc(centre, 9, WHITE)
    stage.text((320, 318), "Không có góc nên lăn được!", 25, ORANGE, bold=True, shown=ease(p, 0.2, 0.4))


def _square(stage: Stage, p: float) -> None:
    size = 150 * ease(p, 0, 0.3)
    stage.box((320 - size / 2, 190 - size / 2), (size, size), BLUE, radius=4)
    if size > 130:
        _face(stage, 320, 196, 84)
    for i, (x, y) in enumerate(((245, 115), (395, 115), (395, 265), (245, 265))):
        shown = ease(p, 0.4 + 0.11 * i, 0.48 + 0.11 * i)
        stage.disc((x, y), 15, YELLOW, WHITE, width=2, shown=shown)
        if shown > 0.5:
            stage.text((x, y), str(i + 1), 17, INK, bold=True)
    stage.text((320, 322), "Hình vuông có 4 cạnh bằng nhau", 25, BLUE, bold=True, shown=ease(p, 0.35, 0.5))


def _stay(stage: Stage, p: float) -> None:
    stage.line([(30, _FLOOR), (610, _FLOOR)], GREEN, 6)
    push = 3 * math.sin(p * 40) if 0.25 < p < 0.75 else 0
    stage.box((270 + push, _FLOOR - 123), (120, 120), BLUE, radius=4)
    _face(stage, 330 + push, _FLOOR - 60, 66)
    stage.arrow((120, _FLOOR - 60), (120 + 130 * ease(p, 0.1, 0.25), _FLOOR - 60), RED, 7, 20)
    stage.text((320, 318), "Đẩy mãi không lăn!", 25, BLUE, bold=True, shown=ease(p, 0.3, 0.5))


def _clock(stage: Stage, x: float, shown: float) -> None:
    stage.disc((x, 180), 60, mix(ORANGE, WHITE, 0.75), ORANGE, width=6, shown=shown)
    if shown > 0.7:
        stage.line([(x, 180), (x, 142)], INK, 5)
        stage.line([(x, 180), (x + 28, 194)], INK, 5)


def _window(stage: Stage, x: float, shown: float) -> None:
    stage.box((x - 56, 124), (112, 112), mix(BLUE, WHITE, 0.75), BLUE, width=6, shown=shown)
    stage.line([(x, 124), (x, 236)], BLUE, 5, shown)
    stage.line([(x - 56, 180), (x + 56, 180)], BLUE, 5, shown)


def _wheel(stage: Stage, x: float, shown: float) -> None:
    stage.disc((x, 180), 58, mix(WHITE, ORANGE, 0.15), INK, width=10, shown=shown)
    for spoke in range(0, 360, 45):
        stage.line([(x, 180), around((x, 180), 46, spoke)], INK, 2.5, shown)
    stage.disc((x, 180), 9, ORANGE, shown=shown)


def _tile(stage: Stage, x: float, shown: float) -> None:
    stage.box((x - 56, 124), (112, 112), mix(BLUE, WHITE, 0.6), BLUE, width=4, shown=shown)
    stage.polygon([(x, 136), (x + 44, 180), (x, 224), (x - 44, 180)], YELLOW, shown=shown)
    stage.polygon([(x, 158), (x + 22, 180), (x, 202), (x - 22, 180)], BLUE, shown=shown)


def _find(stage: Stage, p: float) -> None:
    things = (
        (95, _clock, "đồng hồ", ORANGE),
        (245, _window, "cửa sổ", BLUE),
        (395, _wheel, "bánh xe", ORANGE),
        (545, _tile, "viên gạch", BLUE),
    )
    for i, (x, draw, name, colour) in enumerate(things):
        shown = ease(p, 0.05 + 0.13 * i, 0.17 + 0.13 * i)
        draw(stage, between(x, x, shown), shown)
        stage.text((x, 266), name, 20, colour, bold=True, shown=shown)
    stage.text(
        (320, 318),
        "Cái nào hình tròn? Cái nào hình vuông?",
        23,
        RED,
        bold=True,
        shown=ease(p, 0.6, 0.72),
    )


CLIP = Clip(
    bundle="mau-mn-01/hinh-tron-hinh-vuong",
    title="Hình tròn, hình vuông",
    shelf="Bé làm quen với hình",
    colour=PRESCHOOL,
    steps=(
        Step(3.5, "Đây là hình tròn", "Chào các bé! Đây là hình tròn.", _circle),
        Step(5, "Hình tròn lăn được", "Hình tròn không có góc nên lăn được.", _roll),
        Step(
            5,
            "Đây là hình vuông",
            "Đây là hình vuông. Hình vuông có bốn cạnh bằng nhau và bốn góc.",
            _square,
        ),
        Step(4, "Hình vuông không lăn được", "Hình vuông có góc nên đẩy mãi không lăn.", _stay),
        Step(
            6.5,
            "Tìm hình quanh bé",
            "Đồng hồ và bánh xe có dạng hình tròn. Cửa sổ và viên gạch có dạng hình vuông.",
            _find,
        ),
    ),
    rule=("Hình tròn lăn được", "Hình vuông có 4 cạnh, 4 góc", "Bé tìm thêm ở nhà nhé!"),
    rule_spoken="Hình tròn lăn được, hình vuông có bốn cạnh và bốn góc. Bé tìm thêm ở nhà nhé!",
)
