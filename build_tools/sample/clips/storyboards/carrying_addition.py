"""Addition with carrying: ten single blocks join and become one rod of ten."""

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, RED, WHITE, Stage, mix
from build_tools.sample.clips.storyboards.palette import PRIMARY

_UNIT = 15


def _rod(stage: Stage, x: float, y: float, colour: str) -> None:
    for i in range(10):
        stage.box((x, y + _UNIT * i), (_UNIT, _UNIT), colour, WHITE, width=1, radius=2)


def _cube(stage: Stage, x: float, y: float, colour: str) -> None:
    stage.box((x, y), (_UNIT, _UNIT), colour, WHITE, width=1, radius=2)


def _column(stage: Stage, lines: float, ones: float, carry: float, tens: float) -> None:
    """The written addition 47 + 28 on the right."""
    x, y = 530, 130
    stage.text((x, y), "4", 38, INK, bold=True, shown=lines)
    stage.text((x + 32, y), "7", 38, INK, bold=True, shown=lines)
    stage.text((x - 36, y + 26), "+", 32, INK, bold=True, shown=lines)
    stage.text((x, y + 50), "2", 38, INK, bold=True, shown=lines)
    stage.text((x + 32, y + 50), "8", 38, INK, bold=True, shown=lines)
    stage.line([(x - 46, y + 78), (x + 56, y + 78)], INK, 3, lines)
    stage.text((x + 32, y + 106), "5", 38, GREEN, bold=True, shown=ones)
    stage.text((x, y + 106), "7", 38, ORANGE, bold=True, shown=tens)
    stage.disc((x, y - 40), 13, mix(WHITE, RED, 0.15), RED, width=2, shown=carry)
    stage.text((x, y - 40), "1", 18, RED, bold=True, shown=carry)


def _tens(stage: Stage, first: int, second: int) -> None:
    for i in range(first):
        _rod(stage, 60 + 22 * i, 110, BLUE)
    for i in range(second):
        _rod(stage, 190 + 22 * i, 110, ORANGE)


def _names(stage: Stage) -> None:
    stage.text((150, 286), "chục", 18, INK, bold=True)
    stage.text((350, 286), "đơn vị", 18, INK, bold=True)


def _show(stage: Stage, p: float) -> None:
    _tens(stage, round(4 * ease(p, 0, 0.3)), round(2 * ease(p, 0.4, 0.6)))
    for i in range(round(7 * ease(p, 0.1, 0.4))):
        _cube(stage, 310, 245 - 19 * i, BLUE)
    for i in range(round(8 * ease(p, 0.5, 0.75))):
        _cube(stage, 380, 245 - 19 * i, ORANGE)
    _names(stage)
    _column(stage, ease(p, 0.1, 0.3), 0, 0, 0)


def _join(stage: Stage, p: float) -> None:
    _tens(stage, 4, 2)
    _names(stage)
    part = ease(p, 0.1, 0.6)
    for i in range(7):
        _cube(stage, 310, between(245 - 19 * i, 245 - 15 * i, part), BLUE)
    for i in range(8):
        goal = (310.0, 245.0 - 15 * (7 + i)) if i < 3 else (380.0, 245.0 - 19 * (i - 3))
        _cube(stage, between(380, goal[0], part), between(245 - 19 * i, goal[1], part), ORANGE)
    shown = ease(p, 0.6, 0.75)
    stage.box((304, 104), (27, 162), None, RED, width=2.5, radius=5, shown=shown)
    stage.text((346, 96), "10", 20, RED, bold=True, shown=shown)
    _column(stage, 1, ease(p, 0.7, 0.85), 0, 0)


def _carry(stage: Stage, p: float) -> None:
    _tens(stage, 4, 2)
    _names(stage)
    part = ease(p, 0.1, 0.5)
    _rod(stage, between(310, 240, part), between(110, 110, part), RED)
    for i in range(5):
        _cube(stage, 380, 245 - 19 * i, ORANGE)
    if 0.05 < part < 0.95:
        stage.arrow((300, 96), (258, 96), RED, 3, 10)
    _column(stage, 1, 1, ease(p, 0.35, 0.5), 0)
    stage.text((320, 326), "7 + 8 = 15: viết 5, nhớ 1 chục", 21, RED, bold=True, shown=ease(p, 0.4, 0.6))


def _sum(stage: Stage, p: float) -> None:
    _tens(stage, 4, 2)
    _names(stage)
    _rod(stage, 240, 110, RED)
    for i in range(5):
        _cube(stage, 380, 245 - 19 * i, ORANGE)
    _column(stage, 1, 1, 1, ease(p, 0.35, 0.5))
    stage.text(
        (320, 326),
        "4 + 2 = 6, thêm 1 bằng 7: viết 7",
        21,
        ORANGE,
        bold=True,
        shown=ease(p, 0.1, 0.3),
    )


CLIP = Clip(
    bundle="mau-th-01/toan-2/phep-cong-co-nho",
    title="Phép cộng có nhớ: 47 + 28",
    shelf="Toán 2",
    colour=PRIMARY,
    steps=(
        Step(
            6.5,
            "47 là 4 chục 7 đơn vị, 28 là 2 chục 8 đơn vị",
            "Bốn mươi bảy gồm bốn chục và bảy đơn vị. Hai mươi tám gồm hai chục và tám đơn vị.",
            _show,
        ),
        Step(
            6.5,
            "Gộp các đơn vị: 7 + 8 = 15",
            "Gộp bảy và tám đơn vị được mười lăm. Ta bó mười đơn vị lại.",
            _join,
        ),
        Step(
            6.5,
            "10 đơn vị đổi thành 1 chục",
            "Mười đơn vị thành một chục. Viết năm, nhớ một.",
            _carry,
        ),
        Step(
            5.5,
            "Cộng các chục",
            "Bốn chục cộng hai chục là sáu chục, thêm một chục nhớ là bảy chục. Kết quả là bảy mươi lăm.",
            _sum,
        ),
    ),
    rule=("47 + 28 = 75", "Cộng đơn vị trước, chục sau", "Nhớ thêm 1 vào hàng chục"),
    rule_spoken="Bốn mươi bảy cộng hai mươi tám bằng bảy mươi lăm. Nhớ thêm một vào hàng chục nhé!",
)
