"""For the kindergarten: five ducklings swim in one by one."""

import math
from collections.abc import Callable

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, RED, WHITE, YELLOW, Stage, mix
from build_tools.sample.clips.storyboards.palette import PRESCHOOL

_WATER = 262
_WORDS = ("một", "hai", "ba", "bốn", "năm")


def _pond(stage: Stage, time: float) -> None:
    stage.box((0, _WATER), (640, 98), mix(BLUE, WHITE, 0.5))
    for row in range(3):
        y = _WATER + 22 + 26 * row
        wave = [(x, y + 4 * math.sin(x / 22 + time * 8 + row)) for x in range(-10, 660, 10)]
        stage.line([(float(a), b) for a, b in wave], mix(BLUE, WHITE, 0.75), 3)
    for x in (22, 40, 600, 618):
        stage.line([(x, 262), (x + (6 if x < 300 else -6), 200)], GREEN, 5)
        stage.disc((x + (6 if x < 300 else -6), 196), 8, "#8a5a2b")


def _duck(stage: Stage, x: float, time: float, number: int) -> None:
    y = _WATER - 14 + 3 * math.sin(time * 12 + number * 1.6)
    stage.polygon([(x - 44, y - 26), (x - 30, y - 4), (x - 16, y - 12)], YELLOW)
    stage.disc((x - 4, y), 31, YELLOW)
    stage.disc((x + 24, y - 34), 21, YELLOW)
    stage.polygon([(x + 42, y - 40), (x + 60, y - 32), (x + 42, y - 25)], ORANGE)
    stage.disc((x + 29, y - 39), 3.6, INK)
    stage.arc((x - 8, y - 2), 15, 190, 350, "#d99a12", 3.5)
    stage.box((x - 46, _WATER + 4), (92, 14), mix(BLUE, WHITE, 0.5))


def _place(number: int) -> float:
    return 528 - 110 * number


def _dots(stage: Stage, count: int) -> None:
    for i in range(5):
        stage.disc((232 + 44 * i, 92), 15, RED if i < count else None, RED, width=2)


def _one(count: int) -> Callable[[Stage, float], None]:
    def draw(stage: Stage, p: float) -> None:
        _pond(stage, p)
        for i in range(count - 1):
            _duck(stage, _place(i), p, i)
        part = ease(p, 0.02, 0.5)
        _duck(stage, between(-70, _place(count - 1), part), p, count - 1)
        _dots(stage, count if part > 0.9 else count - 1)
        if part > 0.9:
            grown = ease(p, 0.48, 0.62)
            stage.text((320, 156), str(count), 30 + 40 * grown, RED, bold=True)

    return draw


def _all(stage: Stage, p: float) -> None:
    _pond(stage, p)
    now = min(5, int(p * 6.5))
    for i in range(5):
        _duck(stage, _place(i), p, i)
        if i < now:
            stage.disc((_place(i), 178), 20, WHITE, RED, width=3)
            stage.text((_place(i), 178), str(i + 1), 23, RED, bold=True)
    _dots(stage, now)
    if now == 5 and p > 0.85:
        stage.text((320, 132), "Tất cả có 5 chú vịt!", 26, RED, bold=True)


_SPOKEN = (
    "Một chú vịt bơi ra. Một!",
    "Thêm một chú vịt nữa. Hai!",
    "Lại thêm một chú vịt. Ba!",
    "Thêm một chú vịt nữa. Bốn!",
    "Và chú vịt cuối cùng. Năm!",
)

CLIP = Clip(
    bundle="mau-mg-01/dem-den-nam",
    title="Đếm đến 5",
    shelf="Bé làm quen với số",
    colour=PRESCHOOL,
    steps=(
        *(Step(3.6, f"{_WORDS[i].capitalize()} chú vịt", _SPOKEN[i], _one(i + 1)) for i in range(5)),
        Step(
            7,
            "Bé đếm lại cùng cô nhé",
            "Bé đếm cùng cô: một, hai, ba, bốn, năm. Tất cả có năm chú vịt!",
            _all,
        ),
    ),
    rule=("1 – 2 – 3 – 4 – 5", "Đếm từng con, không bỏ sót", "Số cuối cùng là tất cả"),
    rule_spoken="Đếm từng con, không bỏ sót con nào. Số đếm cuối cùng cho biết có tất cả bao nhiêu.",
)
