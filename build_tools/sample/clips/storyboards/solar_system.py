"""The solar system: eight planets on their way round the Sun, not to scale."""

import math

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import GREY, WHITE, YELLOW, Stage, mix
from build_tools.sample.clips.storyboards.palette import SCIENCE

_NIGHT = "#0d1b3d"
_SUN = (320.0, 206.0)
_PLANETS = (
    ("Thuỷ tinh", "#a9a29a", 4, 44, 4.2, 20),
    ("Kim tinh", "#e3b878", 6, 70, 1.9, 130),
    ("Trái Đất", "#4d9de0", 6.5, 98, 1.0, 250),
    ("Hoả tinh", "#d1603d", 5, 126, 0.62, 330),
    ("Mộc tinh", "#d8a47f", 13, 168, 0.3, 80),
    ("Thổ tinh", "#e6cf95", 11, 208, 0.2, 200),
    ("Thiên Vương tinh", "#8fd3d9", 8.5, 244, 0.13, 300),
    ("Hải Vương tinh", "#4666c9", 8.5, 278, 0.09, 30),
)
_FLAT = 0.45


def _sky(stage: Stage) -> None:
    stage.paper = mix(_NIGHT, _NIGHT, 0)
    stage.box((0, 30), (640, 330), _NIGHT)
    for i in range(60):
        x, y = (i * 97) % 640, 78 + (i * 61) % 275
        stage.disc((x, y), 0.7 + 0.5 * (i % 3), mix(_NIGHT, WHITE, 0.35 + 0.1 * (i % 4)))
    stage.box((0, 30), (640, 42), "#fbfaf6")


def _place(number: int, turns: float) -> tuple[float, float]:
    _name, _colour, _size, far, speed, start = _PLANETS[number]
    angle = math.radians(start) + turns * speed * math.tau
    return _SUN[0] + far * math.cos(angle), _SUN[1] - far * _FLAT * math.sin(angle)


def _planet(stage: Stage, number: int, at: tuple[float, float], shown: float = 1.0) -> None:
    _name, colour, size, *_rest = _PLANETS[number]
    stage.disc(at, size, colour, shown=shown)
    if number == 5:
        stage.ellipse(at, (size * 1.8, size * 0.55), mix(_NIGHT, "#f3e3b3", shown), 2)


def _orbits(stage: Stage, count: int, turns: float, named: int = -1) -> None:
    _sky(stage)
    stage.disc(_SUN, 27, mix(_NIGHT, YELLOW, 0.35))
    stage.disc(_SUN, 22, YELLOW)
    for i in range(count):
        far = _PLANETS[i][3]
        stage.ellipse(_SUN, (far, far * _FLAT), mix(_NIGHT, GREY, 0.55), 1)
    for i in range(count):
        at = _place(i, turns)
        _planet(stage, i, at)
        if i == named:
            stage.text((at[0], at[1] - 22), _PLANETS[i][0], 15, WHITE, bold=True)


def _sun(stage: Stage, p: float) -> None:
    _sky(stage)
    for i in range(16):
        angle = math.tau * i / 16 + p * 0.6
        near, far = 60, 72 + 12 * math.sin(p * 12 + i * 2)
        ends = [(_SUN[0] + r * math.cos(angle), _SUN[1] + r * math.sin(angle)) for r in (near, far)]
        stage.line(ends, YELLOW, 3)
    stage.disc(_SUN, 52 * ease(p, 0, 0.3), YELLOW)
    stage.text(
        (320, 322),
        "Mặt Trời – ngôi sao tự phát sáng",
        18,
        WHITE,
        bold=True,
        shown=ease(p, 0.3, 0.5),
    )


def _enter(stage: Stage, p: float) -> None:
    named = min(7, int(p * 8.4))
    _orbits(stage, named + 1, p * 0.12, named)


def _round(stage: Stage, p: float) -> None:
    _orbits(stage, 8, 0.12 + p * 1.0)
    at = _place(2, 0.12 + p)
    stage.disc(at, 12, None, WHITE, width=1.5)
    stage.text((320, 334), f"Trái Đất: {round(12 * p)} tháng", 18, WHITE, bold=True)


def _line_up(stage: Stage, p: float) -> None:
    _sky(stage)
    stage.disc((-20, 206), 70, YELLOW)
    for i, (name, _colour, _size, *_rest) in enumerate(_PLANETS):
        shown = ease(p, 0.08 * i, 0.08 * i + 0.1)
        x = 84 + 70 * i
        _planet(stage, i, (x, 206), shown)
        y = 160 if i % 2 else 252
        stage.text((x, y), name, 12.5, WHITE, bold=True, shown=shown)
        stage.text((x, 206 + (26 if i % 2 else -26)), str(i + 1), 13, YELLOW, shown=shown)


CLIP = Clip(
    bundle="mau-thcs-02/khtn-6/he-mat-troi",
    title="Hệ Mặt Trời",
    shelf="Khoa học tự nhiên 6",
    colour=SCIENCE,
    steps=(
        Step(
            4,
            "Ở trung tâm là Mặt Trời",
            "Mặt Trời ở trung tâm, là ngôi sao tự phát ra ánh sáng.",
            _sun,
        ),
        Step(
            10,
            "Tám hành tinh (hình vẽ không theo tỉ lệ)",
            "Từ trong ra ngoài có tám hành tinh: Thuỷ, Kim, Trái "
            "Đất, Hoả, Mộc, Thổ, Thiên Vương và Hải Vương tinh.",
            _enter,
        ),
        Step(
            8,
            "Càng xa Mặt Trời càng đi chậm",
            "Các hành tinh quay quanh Mặt Trời. Trái Đất đi hết một vòng trong một năm.",
            _round,
        ),
        Step(
            6,
            "Nhớ thứ tự tám hành tinh",
            "Hãy đọc lại thứ tự của tám hành tinh, tính từ Mặt Trời.",
            _line_up,
        ),
    ),
    rule=(
        "Thuỷ – Kim – Trái Đất – Hoả",
        "Mộc – Thổ – Thiên Vương – Hải Vương",
        "đều quay quanh Mặt Trời",
    ),
    rule_spoken="Tám hành tinh đều chuyển động quanh Mặt Trời và phản chiếu ánh sáng của Mặt Trời.",
)
