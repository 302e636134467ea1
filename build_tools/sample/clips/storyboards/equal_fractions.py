"""Equal fractions: one bar, cut finer and finer, while the coloured part stays."""

from collections.abc import Callable

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, RED, WHITE, Stage
from build_tools.sample.clips.storyboards.palette import MATHS

_LEFT, _WIDTH, _HEIGHT = 70, 420, 48
_ROWS = ((96, 1, 2, BLUE), (170, 2, 4, GREEN), (244, 3, 6, ORANGE))


def _bar(stage: Stage, row: int, cut: float, filled: float, shown: float = 1.0) -> None:
    y, top, bottom, colour = _ROWS[row]
    stage.box((_LEFT, y), (_WIDTH, _HEIGHT), WHITE, shown=shown)
    stage.box((_LEFT, y), (_WIDTH / 2 * filled, _HEIGHT), colour, shown=shown)
    for i in range(1, bottom):
        x = _LEFT + _WIDTH * i / bottom
        stage.line([(x, y), (x, y + _HEIGHT * cut)], INK, 2, shown if cut > 0 else 0)
    stage.box((_LEFT, y), (_WIDTH, _HEIGHT), None, INK, width=2, shown=shown)
    stage.fraction((540, y + 24), str(top), str(bottom), 22, colour, ease(cut, 0.7, 1) * shown)


def _grow(row: int) -> Callable[[Stage, float], None]:
    def draw(stage: Stage, p: float) -> None:
        for done in range(row):
            _bar(stage, done, 1, 1)
        if row == 0:
            _bar(stage, 0, ease(p, 0.1, 0.35), ease(p, 0.4, 0.65))
            return
        _bar(stage, row, ease(p, 0.25, 0.6), 1, ease(p, 0, 0.2))

    return draw


def _compare(stage: Stage, p: float) -> None:
    for row in range(3):
        _bar(stage, row, 1, 1)
    x, down = _LEFT + _WIDTH / 2, 86 + 220 * ease(p, 0.1, 0.5)
    stage.line([(x, 86), (x, down)], RED, 3)
    stage.text((320, 326), "Ba phần tô màu dài bằng nhau", 17, RED, bold=True, shown=ease(p, 0.5, 0.7))


def _cross(stage: Stage, p: float) -> None:
    stage.fraction((150, 160), "1", "2", 46, BLUE)
    stage.fraction((310, 160), "3", "6", 46, ORANGE)
    first, second, last = ease(p, 0.1, 0.3), ease(p, 0.32, 0.52), ease(p, 0.65, 0.8)
    stage.arrow((172, 136), (172 + 112 * first, 136 + 48 * first), RED, 3, 11)
    stage.arrow((288, 136), (288 - 112 * second, 136 + 48 * second), GREEN, 3, 11)
    stage.text((150, 265), "1 × 6 = 6", 26, RED, bold=True, shown=first)
    stage.text((320, 265), "2 × 3 = 6", 26, GREEN, bold=True, shown=second)
    stage.text((430, 160), "nên", 24, INK, shown=last)
    stage.fraction((490, 160), "1", "2", 34, BLUE, last)
    stage.text((530, 160), "=", 34, INK, shown=last)
    stage.fraction((570, 160), "3", "6", 34, ORANGE, last)


CLIP = Clip(
    bundle="mau-thcs-01/toan-6/phan-so-bang-nhau",
    title="Phân số bằng nhau",
    shelf="Toán 6",
    colour=MATHS,
    steps=(
        Step(
            5,
            "Chia đôi thanh, tô một phần",
            "Chia thanh thành hai phần bằng nhau và tô một phần: ta có một phần hai.",
            _grow(0),
        ),
        Step(
            5,
            "Chia nhỏ hơn: 4 phần, tô 2 phần",
            "Chia mỗi phần làm đôi. Bây giờ phần tô màu là hai phần tư.",
            _grow(1),
        ),
        Step(
            5,
            "Chia nhỏ nữa: 6 phần, tô 3 phần",
            "Chia mỗi nửa thành ba phần. Phần tô màu là ba phần sáu.",
            _grow(2),
        ),
        Step(
            5,
            "So sánh ba phần tô màu",
            "Kẻ một đường thẳng: ba phần tô màu dài như nhau, nên ba phân số bằng nhau.",
            _compare,
        ),
        Step(
            5,
            "Kiểm tra bằng tích chéo",
            "Nhân chéo: một nhân sáu bằng sáu, hai nhân ba cũng bằng sáu.",
            _cross,
        ),
    ),
    rule=(
        "a/b = c/d  khi  a · d = b · c",
        "Nhân (hoặc chia) cả tử và mẫu",
        "với cùng một số khác 0",
    ),
    rule_spoken="Hai phân số bằng nhau khi hai tích chéo bằng nhau.",
)
