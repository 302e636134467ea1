"""Archimedes: a weight on a spring balance is lowered into a full can; the spilt water is weighed."""

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREEN, GREY, INK, ORANGE, RED, WHITE, Stage, mix
from build_tools.sample.clips.storyboards.palette import SCIENCE

_WATER = mix(BLUE, WHITE, 0.55)
_X, _SURFACE = 190, 222


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _scene(stage: Stage, under: float, spilt: float) -> None:
    """`under` is the part of the block under water; it weighs 2 N and loses up to 0.8 N."""
    force = 2 - 0.8 * under
    top = between(172, 234, under) - (16 if under == 0 else 16 * (1 - under))
    stage.box((120, _SURFACE), (140, 108), _WATER)
    stage.line([(120, 206), (120, 330), (260, 330), (260, _SURFACE)], INK, 3)
    stage.line([(260, _SURFACE), (292, 244)], INK, 3)
    stage.box((300, 334 - 44 * spilt), (56, 44 * spilt), _WATER)
    stage.line([(300, 272), (300, 334), (356, 334), (356, 272)], INK, 2.5)
    if 0.02 < spilt < 0.99:
        stage.line([(293, 246), (304, 270), (312, 332 - 44 * spilt)], BLUE, 4)
    stage.line([(_X, 82), (_X, top)], GREY, 2)
    stage.box((_X - 20, 74), (40, 58), WHITE, INK, width=2, radius=5)
    for i in range(5):
        stage.line([(_X - 12, 84 + 10 * i), (_X - 4, 84 + 10 * i)], GREY, 1.2)
    mark = 84 + 40 * force / 2.4
    stage.line([(_X - 14, mark), (_X + 14, mark)], RED, 3)
    stage.text((_X + 30, 100), f"{_comma(force)} N", 22, RED, anchor="lm", bold=True)
    stage.box((_X - 24, top), (48, 62), ORANGE, INK, width=2, radius=4)
    if under > 0.05:
        hidden = max(0.0, top + 62 - _SURFACE)
        cover = min(62.0, hidden)
        stage.box(
            (_X - 24, top + 62 - cover),
            (48, cover),
            mix(ORANGE, _WATER, 0.35),
            INK,
            width=2,
            radius=3,
        )


def _air(stage: Stage, p: float) -> None:
    _scene(stage, 0, 0)
    stage.text((470, 150), "Trọng lượng", 21, INK, shown=ease(p, 0.1, 0.25))
    stage.text((470, 190), "P = 2,0 N", 28, RED, bold=True, shown=ease(p, 0.2, 0.4))


def _lower(stage: Stage, p: float) -> None:
    part = ease(p, 0.08, 0.65)
    _scene(stage, part, part)
    stage.text((470, 150), "Số chỉ lực kế giảm", 21, INK, bold=True)
    stage.text((470, 190), f"{_comma(2 - 0.8 * part)} N", 28, RED, bold=True)
    stage.text((470, 230), "Nước tràn sang cốc", 19, BLUE, shown=ease(p, 0.3, 0.5))


def _why(stage: Stage, p: float) -> None:
    _scene(stage, 1, 1)
    up, down = ease(p, 0.05, 0.3), ease(p, 0.3, 0.5)
    stage.arrow((_X, 258), (_X, 258 - 88 * up), GREEN, 5, 14)
    stage.text((_X - 28, 185), "F", 20, GREEN, bold=True, shown=up)
    stage.text((_X - 19, 191), "A", 12, GREEN, bold=True, shown=up)
    stage.arrow((_X, 270), (_X, 270 + 52 * down), RED, 5, 14)
    stage.text((_X - 18, 312), "P", 20, RED, bold=True, shown=down)
    stage.text((470, 130), "Nước đẩy vật lên", 21, GREEN, bold=True, shown=up)
    stage.text((470, 172), "F  = P − P′", 25, INK, bold=True, shown=ease(p, 0.4, 0.55))
    stage.text((426, 180), "A", 13, INK, bold=True, shown=ease(p, 0.4, 0.55))
    stage.text((470, 212), "= 2,0 − 1,2 = 0,8 N", 23, GREEN, bold=True, shown=ease(p, 0.55, 0.7))


def _weigh(stage: Stage, p: float) -> None:
    _scene(stage, 1, 1)
    stage.disc((328, 306), 36 + 4 * ease(p, 0, 0.3), None, GREEN, width=3)
    stage.text((498, 140), "Nước tràn ra nặng", 21, BLUE, bold=True)
    stage.text((498, 178), "đúng 0,8 N", 26, GREEN, bold=True, shown=ease(p, 0.2, 0.4))
    stage.text((498, 226), "Lực đẩy = trọng lượng", 19, INK, shown=ease(p, 0.45, 0.6))
    stage.text((498, 254), "phần nước bị chiếm chỗ", 19, INK, shown=ease(p, 0.5, 0.65))


CLIP = Clip(
    bundle="mau-thcs-01/khtn-8/luc-day-archimedes",
    title="Lực đẩy Archimedes",
    shelf="Khoa học tự nhiên 8",
    colour=SCIENCE,
    steps=(
        Step(4.5, "Treo vật vào lực kế", "Treo vật trong không khí, lực kế chỉ hai niu-tơn.", _air),
        Step(
            7,
            "Nhúng chìm vật vào bình tràn",
            "Nhúng dần vật vào nước: số chỉ của lực kế giảm, nước tràn sang cốc.",
            _lower,
        ),
        Step(
            6.5,
            "Vì sao số chỉ giảm?",
            "Nước tác dụng lên vật một lực đẩy hướng lên, bằng không phẩy tám niu-tơn.",
            _why,
        ),
        Step(
            6,
            "Cân phần nước tràn ra",
            "Phần nước tràn ra nặng đúng bằng độ lớn của lực đẩy.",
            _weigh,
        ),
    ),
    rule=(
        "Lực đẩy = d · V",
        "d: trọng lượng riêng chất lỏng",
        "V: thể tích chất lỏng bị chiếm chỗ",
    ),
    rule_spoken="Lực đẩy Archimedes bằng trọng lượng phần chất lỏng bị vật chiếm chỗ.",
)
