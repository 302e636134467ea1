"""The square of a sum: one square cut into four pieces that move apart."""

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, WHITE, Stage, mix
from build_tools.sample.clips.storyboards.palette import MATHS

_A, _B = 140, 74
_LEFT, _TOP = 70, 100


def _pieces(stage: Stage, apart: float, tinted: float, named: float) -> None:
    gap = 20 * apart
    plain = mix(WHITE, BLUE, 0.18)
    for x, y, w, h, colour, name in (
        (0, 0, _A, _A, BLUE, "a²"),
        (_A + gap, 0, _B, _A, GREEN, "ab"),
        (0, _A + gap, _A, _B, GREEN, "ab"),
        (_A + gap, _A + gap, _B, _B, ORANGE, "b²"),
    ):
        corner = (_LEFT + x, _TOP + y)
        stage.box(corner, (w, h), mix(plain, colour, tinted), INK, width=2)
        if named > 0.5:
            stage.text((corner[0] + w / 2, corner[1] + h / 2), name, 24, WHITE, bold=True)


def _sides(stage: Stage, shown: float) -> None:
    stage.text((_LEFT + _A / 2, _TOP - 15), "a", 20, BLUE, bold=True, shown=shown)
    stage.text((_LEFT + _A + _B / 2, _TOP - 15), "b", 20, ORANGE, bold=True, shown=shown)
    stage.text((_LEFT - 18, _TOP + _A / 2), "a", 20, BLUE, bold=True, shown=shown)
    stage.text((_LEFT - 18, _TOP + _A + _B / 2), "b", 20, ORANGE, bold=True, shown=shown)


def _whole(stage: Stage, p: float) -> None:
    side = (_A + _B) * ease(p, 0, 0.3)
    stage.box((_LEFT, _TOP), (side, side), mix(WHITE, BLUE, 0.18), INK, width=2)
    _sides(stage, ease(p, 0.3, 0.5))
    stage.text((470, 180), "Diện tích = (a + b)²", 25, INK, bold=True, shown=ease(p, 0.5, 0.7))


def _cut(stage: Stage, p: float) -> None:
    _pieces(stage, 0, ease(p, 0.35, 0.7), p)
    _sides(stage, 1)
    grown = ease(p, 0, 0.3)
    x, y, side = _LEFT + _A, _TOP + _A, _A + _B
    stage.line([(x, _TOP), (x, _TOP + side * grown)], INK, 3)
    stage.line([(_LEFT, y), (_LEFT + side * grown, y)], INK, 3)
    stage.text((470, 180), "(a + b)²", 25, INK, bold=True)


def _apart(stage: Stage, p: float) -> None:
    _pieces(stage, ease(p, 0, 0.3), 1, 1)
    stage.text((470, 130), "(a + b)² =", 25, INK, bold=True)
    terms = (("a²", BLUE), ("+  ab + ab", GREEN), ("+  b²", ORANGE))
    for i, (term, colour) in enumerate(terms):
        shown = ease(p, 0.3 + 0.18 * i, 0.45 + 0.18 * i)
        stage.text((430, 172 + 40 * i), term, 25, colour, anchor="lm", bold=True, shown=shown)


def _number(stage: Stage, p: float) -> None:
    lines = (
        ("51² = (50 + 1)²", INK),
        ("= 50² + 2 · 50 · 1 + 1²", BLUE),
        ("= 2 500 + 100 + 1", GREEN),
        ("= 2 601", ORANGE),
    )
    for i, (line, colour) in enumerate(lines):
        shown = ease(p, 0.03 + 0.2 * i, 0.15 + 0.2 * i)
        stage.text(
            (190 + (54 if i else 0), 120 + 50 * i),
            line,
            27,
            colour,
            anchor="lm",
            bold=True,
            shown=shown,
        )


CLIP = Clip(
    bundle="mau-thcs-01/toan-8/binh-phuong-cua-mot-tong",
    title="Bình phương của một tổng",
    shelf="Toán 8",
    colour=MATHS,
    steps=(
        Step(
            5,
            "Hình vuông có cạnh a + b",
            "Vẽ một hình vuông có cạnh là a cộng b. Diện tích của nó là a cộng b, tất cả bình phương.",
            _whole,
        ),
        Step(
            5.5,
            "Cắt hình vuông thành bốn phần",
            "Kẻ hai đường thẳng để cắt hình vuông thành bốn phần.",
            _cut,
        ),
        Step(
            6,
            "Cộng diện tích bốn phần",
            "Bốn phần là: a bình phương, hai hình chữ nhật a b, và b bình phương.",
            _apart,
        ),
        Step(
            6.5,
            "Tính nhẩm nhanh 51²",
            "Nhờ hằng đẳng thức, năm mươi mốt bình phương bằng hai nghìn sáu trăm linh một.",
            _number,
        ),
    ),
    rule=("(a + b)² = a² + 2ab + b²", "Đừng quên hạng tử 2ab!"),
    rule_spoken=(
        "Bình phương của một tổng bằng bình phương số thứ nhất, "
        "cộng hai lần tích hai số, cộng bình phương số thứ hai."
    ),
)
