"""The angles of a triangle: three corners torn off and laid beside each other make a line."""

import math

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    RED,
    WHITE,
    Point,
    Stage,
    around,
    mix,
)
from build_tools.sample.clips.storyboards.palette import MATHS

_A, _B, _C = (215.0, 100.0), (50.0, 266.0), (360.0, 266.0)
_GOAL = (516.0, 266.0)
_R = 56


def _bearing(a: Point, b: Point) -> float:
    return math.degrees(math.atan2(a[1] - b[1], b[0] - a[0])) % 360


def _corner(apex: Point, one: Point, two: Point) -> tuple[float, float]:
    """Where the corner's slice begins, and how wide it is."""
    first, second = _bearing(apex, one), _bearing(apex, two)
    wide = (second - first) % 360
    return (first, wide) if wide < 180 else (second, 360 - wide)


_AT_B, _AT_A, _AT_C = _corner(_B, _C, _A), _corner(_A, _B, _C), _corner(_C, _A, _B)
_CORNERS = (
    (_B, _AT_B, GREEN, "B"),
    (_A, _AT_A, BLUE, "A"),
    (_C, _AT_C, ORANGE, "C"),
)


def _triangle(stage: Stage) -> None:
    stage.polygon([_A, _B, _C], mix(WHITE, BLUE, 0.06))
    for apex, (start, wide), colour, _name in _CORNERS:
        stage.slice(apex, _R, start, start + wide, mix(colour, WHITE, 0.15))
    stage.polygon([_A, _B, _C], None, INK, 2.5)
    stage.text((_A[0], _A[1] - 15), "A", 19, BLUE, bold=True)
    stage.text((_B[0] - 15, _B[1] + 6), "B", 19, GREEN, bold=True)
    stage.text((_C[0] + 14, _C[1] + 8), "C", 19, ORANGE, bold=True)


def _measure(stage: Stage, p: float) -> None:
    _triangle(stage)
    for i, (apex, (start, wide), _colour, _name) in enumerate(_CORNERS):
        at = around(apex, _R * 0.62, start + wide / 2)
        shown = ease(p, 0.25 + 0.2 * i, 0.4 + 0.2 * i)
        if shown > 0.4:
            stage.text(at, f"{round(wide)}°", 15, WHITE, bold=True)


def _tear(stage: Stage, p: float) -> None:
    _triangle(stage)
    stage.line([(_GOAL[0] - 96, _GOAL[1]), (_GOAL[0] + 96, _GOAL[1])], INK, 2)
    laid = 0.0
    for i, (apex, (start, wide), colour, _name) in enumerate((_CORNERS[2], _CORNERS[1], _CORNERS[0])):
        part = ease(p, 0.04 + 0.27 * i, 0.27 + 0.27 * i)
        turn = (laid - start + 180) % 360 - 180
        if part > 0:
            centre = (
                between(apex[0], _GOAL[0], part),
                between(apex[1], _GOAL[1], part) - 40 * math.sin(math.pi * part),
            )
            now = start + turn * part
            stage.slice(centre, _R + 20 * part, now, now + wide, colour)
            if part > 0.95:
                stage.text(around(centre, 50, now + wide / 2), f"{round(wide)}°", 15, WHITE, bold=True)
        laid += wide
    if p > 0.86:
        stage.arc(_GOAL, 86, 0, 180, RED, 2.5)
        stage.text((_GOAL[0], _GOAL[1] - 106), "180°", 26, RED, bold=True)


def _sum(stage: Stage, p: float) -> None:
    lines = (
        ("Biết góc A = 80°, góc B = 55°. Tính góc C.", INK),
        ("góc A + góc B + góc C = 180°", BLUE),
        ("góc C = 180° − (80° + 55°)", GREEN),
        ("góc C = 45°", RED),
    )
    for i, (line, colour) in enumerate(lines):
        stage.text((320, 118 + 54 * i), line, 26, colour, bold=True, shown=ease(p, 0.2 * i, 0.14 + 0.2 * i))


CLIP = Clip(
    bundle="mau-thcs-02/toan-7/tong-ba-goc-cua-tam-giac",
    title="Tổng các góc trong một tam giác",
    shelf="Toán 7",
    colour=MATHS,
    steps=(
        Step(5.5, "Đo ba góc của tam giác ABC", "Vẽ tam giác A B C rồi đo ba góc của nó.", _measure),
        Step(
            9,
            "Xé ba góc và ghép lại cạnh nhau",
            "Xé rời ba góc rồi ghép chúng kề nhau: ba góc tạo thành một góc bẹt.",
            _tear,
        ),
        Step(
            7,
            "Vận dụng: tìm góc chưa biết",
            "Biết hai góc là tám mươi độ và năm mươi lăm độ, góc thứ ba là bốn mươi lăm độ.",
            _sum,
        ),
    ),
    rule=("Tổng ba góc của một tam giác", "bằng 180°"),
    rule_spoken="Tổng ba góc của một tam giác luôn bằng một trăm tám mươi độ.",
)
