"""Adding integers: steps to the right and to the left on a number line."""

from collections.abc import Callable

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, INK, ORANGE, RED, Stage
from build_tools.sample.clips.storyboards.palette import MATHS

_UNIT, _MIDDLE, _AXIS = 44, 320, 235


def _x(value: float) -> float:
    return _MIDDLE + _UNIT * value


def _axis(stage: Stage) -> None:
    stage.arrow((_x(-6.7), _AXIS), (_x(6.8), _AXIS), INK, 2.2, 10)
    for n in range(-6, 7):
        stage.line([(_x(n), _AXIS - 6), (_x(n), _AXIS + 6)], INK, 2)
        name = str(n) if n >= 0 else f"−{-n}"
        stage.text((_x(n), _AXIS + 22), name, 16, RED if n < 0 else INK, bold=n == 0)


def _jump(stage: Stage, start: float, end: float, part: float, y: float, name: str) -> None:
    if part <= 0:
        return
    colour = BLUE if end > start else RED
    now = between(_x(start), _x(end), part)
    stage.dashes((_x(start), y), (_x(start), _AXIS - 8))
    stage.arrow((_x(start), y), (now, y), colour, 4, 12)
    stage.text(((_x(start) + now) / 2, y - 17), name, 18, colour, bold=True, shown=ease(part, 0.5, 1))


def _sum(a: int, b: int, formula: str, names: tuple[str, str]) -> Callable[[Stage, float], None]:
    def draw(stage: Stage, p: float) -> None:
        _axis(stage)
        first, second = ease(p, 0.05, 0.32), ease(p, 0.36, 0.66)
        _jump(stage, 0, a, first, 185, names[0])
        _jump(stage, a, a + b, second, 135, names[1])
        at = between(0, a, first) if second <= 0 else between(a, a + b, second)
        stage.disc((_x(at), _AXIS), 9, ORANGE, "#ffffff", width=2)
        stage.text((320, 312), formula, 27, INK, bold=True, shown=ease(p, 0.68, 0.8))

    return draw


def _opening(stage: Stage, p: float) -> None:
    _axis(stage)
    stage.disc((_x(0), _AXIS), 9, ORANGE, "#ffffff", width=2)
    right, left = ease(p, 0.15, 0.45), ease(p, 0.5, 0.8)
    stage.arrow((_x(0), 150), (_x(0) + 170 * right, 150), BLUE, 4, 12)
    stage.text((430, 125), "cộng số dương: sang phải", 17, BLUE, bold=True, shown=right)
    stage.arrow((_x(0), 190), (_x(0) - 170 * left, 190), RED, 4, 12)
    stage.text((190, 165), "cộng số âm: sang trái", 17, RED, bold=True, shown=left)


CLIP = Clip(
    bundle="mau-thcs-01/toan-6/cong-hai-so-nguyen",
    title="Cộng hai số nguyên",
    shelf="Toán 6",
    colour=MATHS,
    steps=(
        Step(
            5,
            "Bước trên trục số",
            "Trên trục số, cộng số dương là bước sang phải, cộng số âm là bước sang trái.",
            _opening,
        ),
        Step(
            5,
            "Hai số nguyên dương",
            "Từ không bước sang phải hai, rồi ba đơn vị: hai cộng ba bằng năm.",
            _sum(2, 3, "2 + 3 = 5", ("+2", "+3")),
        ),
        Step(
            5.5,
            "Hai số nguyên âm",
            "Sang trái hai rồi sang trái ba: âm hai cộng âm ba bằng âm năm.",
            _sum(-2, -3, "(−2) + (−3) = −5", ("−2", "−3")),
        ),
        Step(
            5.5,
            "Hai số khác dấu, số dương lớn hơn",
            "Sang phải năm rồi sang trái ba: năm cộng âm ba bằng hai.",
            _sum(5, -3, "5 + (−3) = 2", ("+5", "−3")),
        ),
        Step(
            5.5,
            "Hai số khác dấu, số âm “mạnh” hơn",
            "Sang phải hai rồi sang trái sáu: hai cộng âm sáu bằng âm bốn.",
            _sum(2, -6, "2 + (−6) = −4", ("+2", "−6")),
        ),
    ),
    rule=(
        "Cùng dấu: cộng hai phần số tự nhiên",
        "rồi đặt dấu chung trước kết quả",
        "Khác dấu: lấy phần lớn trừ phần nhỏ,",
        "đặt dấu của số có phần lớn hơn",
    ),
    rule_spoken=(
        "Cùng dấu thì cộng và giữ dấu; khác dấu thì trừ và lấy dấu của số có phần số tự nhiên lớn hơn."
    ),
)
