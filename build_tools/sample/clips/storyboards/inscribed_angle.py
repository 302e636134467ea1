"""The inscribed angle: its apex walks along the circle, the angle stays half the arc."""

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

_O, _R = (205.0, 212.0), 108
_FROM, _TO = 220.0, 320.0
_A, _B = around(_O, _R, _FROM), around(_O, _R, _TO)


def _circle(stage: Stage, arc: float = 1.0) -> None:
    stage.disc(_O, _R, mix(WHITE, BLUE, 0.07), INK, width=2.2)
    if arc > 0:
        stage.arc(_O, _R, _FROM, _FROM + (_TO - _FROM) * arc, GREEN, 6)
    stage.disc(_O, 3.5, INK)
    for point, name, dx, dy in ((_O, "O", 14, -8), (_A, "A", -16, 10), (_B, "B", 16, 10)):
        stage.text((point[0] + dx, point[1] + dy), name, 18, bold=True)
        stage.disc(point, 4, INK)


def _central(stage: Stage, shown: float) -> None:
    stage.slice(_O, 30, _FROM, _TO, mix(ORANGE, WHITE, 0.2), shown)
    stage.line([_A, _O, _B], ORANGE, 2.5, shown)
    stage.text((_O[0], _O[1] + 46), "100°", 17, ORANGE, bold=True, shown=shown)


def _inscribed(stage: Stage, at: float) -> Point:
    apex = around(_O, _R, at)
    towards = (at + 180 - (at - 90) / 2) % 360
    stage.slice(apex, 34, towards - 25, towards + 25, mix(RED, WHITE, 0.3))
    stage.line([_A, apex, _B], RED, 2.8)
    stage.disc(apex, 5.5, RED)
    out = around(_O, _R + 18, at)
    stage.text(out, "M", 18, RED, bold=True)
    return apex


def _arc(stage: Stage, p: float) -> None:
    _circle(stage, ease(p, 0.1, 0.45))
    _central(stage, ease(p, 0.5, 0.75))
    stage.text((480, 170), "Góc ở tâm AOB", 20, ORANGE, bold=True, shown=ease(p, 0.5, 0.75))
    stage.text((480, 204), "= sđ cung AB = 100°", 20, ORANGE, shown=ease(p, 0.6, 0.8))


def _walk(stage: Stage, p: float) -> None:
    _circle(stage)
    _central(stage, 1)
    at = 90 + 68 * ease(p, 0.15, 0.42) - 136 * ease(p, 0.48, 0.9)
    _inscribed(stage, at)
    stage.text((480, 150), "Góc nội tiếp AMB", 20, RED, bold=True)
    stage.text((480, 184), "= 50°", 26, RED, bold=True)
    stage.text((480, 232), "M chạy trên cung lớn,", 17, INK, shown=ease(p, 0.5, 0.6))
    stage.text((480, 256), "góc AMB không đổi", 17, INK, shown=ease(p, 0.5, 0.6))


def _half_circle(stage: Stage, p: float) -> None:
    a, b = (_O[0] - _R, _O[1]), (_O[0] + _R, _O[1])
    stage.disc(_O, _R, mix(WHITE, BLUE, 0.07), INK, width=2.2)
    at = between(150, 40, ease(p, 0.1, 0.7))
    apex = around(_O, _R, at)
    stage.line([a, b], GREEN, 3)
    stage.line([a, apex, b], RED, 3)
    ux, uy = ((a[0] - apex[0]) / 1, (a[1] - apex[1]) / 1)
    vx, vy = (b[0] - apex[0], b[1] - apex[1])
    u, v = (ux**2 + uy**2) ** 0.5, (vx**2 + vy**2) ** 0.5
    one = (apex[0] + 15 * ux / u, apex[1] + 15 * uy / u)
    two = (apex[0] + 15 * vx / v, apex[1] + 15 * vy / v)
    stage.line([one, (one[0] + two[0] - apex[0], one[1] + two[1] - apex[1]), two], RED, 2)
    for point, name, dx, dy in ((a, "A", -16, 0), (b, "B", 16, 0), (_O, "O", 0, 16)):
        stage.text((point[0] + dx, point[1] + dy), name, 18, bold=True)
    stage.disc(_O, 3.5, INK)
    stage.text(around(_O, _R + 18, at), "M", 18, RED, bold=True)
    stage.text((480, 170), "AB là đường kính", 20, GREEN, bold=True)
    stage.text((480, 206), "⇒ góc AMB = 90°", 22, RED, bold=True, shown=ease(p, 0.3, 0.5))


CLIP = Clip(
    bundle="mau-thcs-02/toan-9/goc-noi-tiep",
    title="Góc nội tiếp",
    shelf="Toán 9",
    colour=MATHS,
    steps=(
        Step(
            6,
            "Cung AB và góc ở tâm",
            "Trên đường tròn tâm O, góc ở tâm A O B chắn cung A B một trăm độ.",
            _arc,
        ),
        Step(
            9.5,
            "Cho M chạy trên cung lớn AB",
            "Điểm M chạy trên cung lớn, góc nội tiếp A M B luôn bằng năm mươi độ, một nửa góc ở tâm.",
            _walk,
        ),
        Step(
            7,
            "Góc nội tiếp chắn nửa đường tròn",
            "Nếu A B là đường kính thì góc A M B luôn là góc vuông.",
            _half_circle,
        ),
    ),
    rule=("Số đo góc nội tiếp bằng nửa", "số đo cung bị chắn", "Chắn nửa đường tròn: góc vuông"),
    rule_spoken="Số đo góc nội tiếp bằng nửa số đo của cung bị chắn.",
)
