"""Thales: a parallel slides down a triangle while two ratios stay equal."""

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, RED, WHITE, Point, Stage, mix
from build_tools.sample.clips.storyboards.palette import MATHS

_A, _B, _C = (190.0, 102.0), (60.0, 300.0), (370.0, 300.0)


def _on(a: Point, b: Point, part: float) -> Point:
    return between(a[0], b[0], part), between(a[1], b[1], part)


def _triangle(stage: Stage, shown: float = 1.0) -> None:
    stage.polygon([_A, _B, _C], mix(WHITE, BLUE, 0.1), INK, 2.5, shown)
    stage.text((_A[0], _A[1] - 14), "A", 18, bold=True, shown=shown)
    stage.text((_B[0] - 14, _B[1] + 8), "B", 18, bold=True, shown=shown)
    stage.text((_C[0] + 14, _C[1] + 8), "C", 18, bold=True, shown=shown)


def _parallel(stage: Stage, part: float, *, coloured: bool = True) -> None:
    m, n = _on(_A, _B, part), _on(_A, _C, part)
    if coloured:
        stage.line([_A, m], GREEN, 4.5)
        stage.line([_A, n], ORANGE, 4.5)
    stage.line([m, n], RED, 3)
    stage.disc(m, 4.5, RED)
    stage.disc(n, 4.5, RED)
    stage.text((m[0] - 16, m[1] - 4), "M", 18, RED, bold=True)
    stage.text((n[0] + 15, n[1] - 4), "N", 18, RED, bold=True)


def _draw(stage: Stage, p: float) -> None:
    _triangle(stage, ease(p, 0, 0.3))
    part, grown = 0.4, ease(p, 0.4, 0.75)
    m, n = _on(_A, _B, part), _on(_A, _C, part)
    if grown > 0:
        stage.line([m, _on(m, n, grown)], RED, 3)
    if p > 0.75:
        _parallel(stage, part, coloured=False)
    stage.text((510, 190), "MN ∥ BC", 26, RED, bold=True, shown=ease(p, 0.7, 0.85))


def _comma(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _slide(stage: Stage, p: float) -> None:
    part = 0.4 + 0.4 * ease(p, 0.12, 0.45) - 0.55 * ease(p, 0.5, 0.85)
    _triangle(stage)
    _parallel(stage, part)
    for y, top, bottom, colour in ((150, "AM", "AB", GREEN), (240, "AN", "AC", ORANGE)):
        stage.fraction((450, y), top, bottom, 25, colour)
        stage.text((530, y), f"= {_comma(part)}", 26, colour, bold=True)


def _example(stage: Stage, p: float) -> None:
    _triangle(stage)
    _parallel(stage, 0.6)
    for at, words, colour in (
        ((108, 150), "6", GREEN),
        ((282, 150), "9", ORANGE),
        ((62, 252), "4", BLUE),
    ):
        stage.text(at, words, 20, colour, bold=True)
    stage.text((356, 250), "x", 21, RED, bold=True)
    stage.fraction((450, 130), "AM", "MB", 22, INK)
    stage.text((486, 130), "=", 22)
    stage.fraction((522, 130), "AN", "NC", 22, INK)
    shown = ease(p, 0.25, 0.45)
    stage.fraction((450, 205), "6", "4", 22, INK, shown)
    stage.text((486, 205), "=", 22, shown=shown)
    stage.fraction((522, 205), "9", "x", 22, INK, shown)
    stage.text((500, 268), "x = 4 · 9 : 6 = 6", 22, RED, bold=True, shown=ease(p, 0.55, 0.72))


CLIP = Clip(
    bundle="mau-thcs-02/toan-8/dinh-li-thales",
    title="Định lí Thalès trong tam giác",
    shelf="Toán 8",
    colour=MATHS,
    steps=(
        Step(
            5.5,
            "Kẻ đường thẳng song song với BC",
            "Cho tam giác A B C. Kẻ M N song song với cạnh B C.",
            _draw,
        ),
        Step(
            9,
            "Kéo MN: hai tỉ số luôn bằng nhau",
            "Khi kéo M N lên hoặc xuống, hai tỉ số A M trên A B và A N trên A C luôn bằng nhau.",
            _slide,
        ),
        Step(
            8,
            "Tính độ dài chưa biết",
            "Biết A M bằng sáu, M B bằng bốn, A N bằng chín, ta tính được N C bằng sáu.",
            _example,
        ),
    ),
    rule=("MN ∥ BC  ⇒  AM/AB = AN/AC", "và  AM/MB = AN/NC"),
    rule_spoken=(
        "Đường thẳng song song với một cạnh của tam giác định "
        "ra trên hai cạnh kia những đoạn thẳng tương ứng tỉ lệ."
    ),
)
