"""The greatest common divisor: two rows of divisors, then a floor laid with the largest squares."""

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, PALE, RED, WHITE, Stage, mix
from build_tools.sample.clips.storyboards.palette import MATHS

_FIRST = (1, 2, 3, 4, 6, 12)
_SECOND = (1, 2, 3, 6, 9, 18)
_COMMON = (1, 2, 3, 6)


def _row(stage: Stage, y: float, name: str, numbers: tuple[int, ...], p: float, mark: float) -> None:
    stage.text((56, y), name, 20, INK, anchor="lm", bold=True)
    for i, number in enumerate(numbers):
        shown = ease(p, i / 8, i / 8 + 0.15)
        common = number in _COMMON
        fill = mix(WHITE, "#ffe9a8", mark if common else 0)
        edge = mix(PALE, ORANGE, mark if common else 0)
        x = 180 + 70 * i
        stage.disc((x, y), 24, fill, edge, width=2.5, shown=shown)
        faded = mix(INK, "#b8c0c8", 0 if common else mark)
        if shown > 0.5:
            stage.text((x, y), str(number), 21, faded, bold=common and mark > 0.5)


def _first(stage: Stage, p: float) -> None:
    _row(stage, 130, "Ư(12)", _FIRST, ease(p, 0, 0.8), 0)


def _second(stage: Stage, p: float) -> None:
    _row(stage, 130, "Ư(12)", _FIRST, 1, 0)
    _row(stage, 210, "Ư(18)", _SECOND, ease(p, 0, 0.8), 0)


def _common(stage: Stage, p: float) -> None:
    mark = ease(p, 0.05, 0.3)
    _row(stage, 130, "Ư(12)", _FIRST, 1, mark)
    _row(stage, 210, "Ư(18)", _SECOND, 1, mark)
    stage.text((320, 290), "ƯC(12, 18) = {1; 2; 3; 6}", 23, ORANGE, bold=True, shown=ease(p, 0.4, 0.6))


def _largest(stage: Stage, p: float) -> None:
    _common(stage, 1)
    for centre in ((460, 130), (390, 210)):
        stage.disc(centre, 24 + 7 * ease(p, 0.1, 0.35), None, RED, width=3.5)
    stage.text((320, 328), "ƯCLN(12, 18) = 6", 24, RED, bold=True, shown=ease(p, 0.35, 0.6))


def _floor(stage: Stage, p: float) -> None:
    unit, left, top = 15, 110, 100
    stage.box((left, top), (18 * unit, 12 * unit), WHITE, INK, width=2)
    for i in range(6):
        drop = ease(p, 0.08 + 0.09 * i, 0.2 + 0.09 * i)
        x, y = left + (i % 3) * 90, top + (i // 3) * 90 - 20 * (1 - drop)
        fill = BLUE if (i + i // 3) % 2 == 0 else mix(BLUE, WHITE, 0.35)
        stage.box((x + 2, y + 2), (86, 86), fill, radius=4, shown=drop)
        if drop > 0.9:
            stage.text((x + 45, y + 45), "6 × 6", 17, WHITE, bold=True)
    stage.text((left + 135, top + 200), "18 dm", 17)
    stage.text((left - 34, top + 90), "12 dm", 17)
    stage.text(
        (400, 150),
        "Gạch vuông lớn nhất",
        19,
        GREEN,
        anchor="lm",
        bold=True,
        shown=ease(p, 0.6, 0.75),
    )
    stage.text((400, 182), "lát vừa khít nền nhà", 19, GREEN, anchor="lm", shown=ease(p, 0.65, 0.8))
    stage.text((400, 214), "có cạnh 6 dm", 19, GREEN, anchor="lm", shown=ease(p, 0.7, 0.85))


CLIP = Clip(
    bundle="mau-thcs-01/toan-6/uoc-chung-lon-nhat",
    title="Ước chung lớn nhất",
    shelf="Toán 6",
    colour=MATHS,
    steps=(
        Step(4.5, "Các ước của 12", "Ta viết lần lượt các ước của mười hai.", _first),
        Step(4.5, "Các ước của 18", "Rồi viết các ước của mười tám ở hàng dưới.", _second),
        Step(
            5,
            "Số nào có mặt ở cả hai hàng?",
            "Các số có mặt ở cả hai hàng là một, hai, ba và sáu. Đó là các ước chung.",
            _common,
        ),
        Step(
            4.5,
            "Ước chung nào lớn nhất?",
            "Số lớn nhất trong các ước chung là sáu. Đó là ước chung lớn nhất.",
            _largest,
        ),
        Step(
            6.5,
            "Ứng dụng: lát kín nền 18 dm × 12 dm",
            "Gạch vuông lớn nhất lát vừa khít nền mười tám nhân mười hai đề-xi-mét có cạnh sáu đề-xi-mét.",
            _floor,
        ),
    ),
    rule=("ƯCLN là số lớn nhất", "trong tập hợp các ước chung", "ƯCLN(12, 18) = 6"),
    rule_spoken="Ước chung lớn nhất của hai số là số lớn nhất trong các ước chung của chúng.",
)
