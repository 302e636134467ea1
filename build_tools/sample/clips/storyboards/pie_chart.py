"""A pie chart grows slice by slice from a table."""

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PURPLE,
    WHITE,
    Stage,
    around,
    mix,
)
from build_tools.sample.clips.storyboards.palette import MATHS

_DATA = (
    ("Bóng đá", 16, 40, BLUE),
    ("Cầu lông", 12, 30, GREEN),
    ("Bơi lội", 8, 20, ORANGE),
    ("Cờ vua", 4, 10, PURPLE),
)
_CENTRE, _R = (470.0, 200.0), 112


def _table(stage: Stage, rows: float, percent: float, degrees: float) -> None:
    x, y, step = 36, 96, 42
    for text, at in (("Môn", x + 12), ("Số HS", x + 110), ("Tỉ lệ", x + 180), ("Góc", x + 246)):
        stage.text((at, y + 16), text, 15, INK, anchor="lm", bold=True)
    stage.line([(x, y + 34), (x + 300, y + 34)], INK, 2)
    for i, (name, count, share, colour) in enumerate(_DATA):
        shown = ease(rows, i * 0.2, i * 0.2 + 0.2)
        line = y + 58 + step * i
        stage.box((x, line - 8), (8, 16), colour, shown=shown)
        stage.text((x + 14, line), name, 16, INK, anchor="lm", shown=shown)
        stage.text((x + 120, line), str(count), 17, INK, anchor="lm", shown=shown)
        stage.text(
            (x + 180, line),
            f"{share}%",
            17,
            colour,
            anchor="lm",
            bold=True,
            shown=ease(percent, i * 0.2, i * 0.2 + 0.2),
        )
        stage.text(
            (x + 246, line),
            f"{share * 36 // 10}°",
            17,
            colour,
            anchor="lm",
            bold=True,
            shown=ease(degrees, i * 0.2, i * 0.2 + 0.2),
        )
    stage.line([(x, y + 218), (x + 300, y + 218)], mix(INK, WHITE, 0.6), 1)
    stage.text((x + 14, y + 236), "Tổng", 16, INK, anchor="lm", bold=True, shown=rows)
    stage.text((x + 120, y + 236), "40", 17, INK, anchor="lm", bold=True, shown=rows)
    stage.text((x + 180, y + 236), "100%", 17, INK, anchor="lm", bold=True, shown=ease(percent, 0.8, 1))
    stage.text((x + 246, y + 236), "360°", 17, INK, anchor="lm", bold=True, shown=ease(degrees, 0.8, 1))


def _pie(stage: Stage, drawn: float, lifted: float = 0.0) -> None:
    start = 90.0
    left = 360.0 * drawn
    for i, (_name, _count, share, colour) in enumerate(_DATA):
        wide = share * 3.6
        now = min(wide, left)
        left -= now
        if now <= 0:
            break
        out = 12 * lifted if i == 0 else 0
        centre = around(_CENTRE, out, start - wide / 2)
        stage.slice(centre, _R, start - now, start, colour)
        stage.line([around(centre, _R, start - now), centre, around(centre, _R, start)], WHITE, 2)
        if now > wide - 0.5:
            stage.text(around(centre, _R * 0.62, start - wide / 2), f"{share}%", 18, WHITE, bold=True)
        start -= wide


def _rows(stage: Stage, p: float) -> None:
    _table(stage, ease(p, 0.05, 0.7), 0, 0)
    stage.disc(_CENTRE, _R, None, mix(INK, WHITE, 0.7), width=1.5)


def _shares(stage: Stage, p: float) -> None:
    _table(stage, 1, p / 0.6, 0)
    stage.disc(_CENTRE, _R, None, mix(INK, WHITE, 0.7), width=1.5)
    stage.text((470, 186), "16 : 40 · 100%", 20, BLUE, bold=True, shown=ease(p, 0, 0.15))
    stage.text((470, 218), "= 40%", 22, BLUE, bold=True, shown=ease(p, 0.1, 0.25))


def _angles(stage: Stage, p: float) -> None:
    _table(stage, 1, 1, p / 0.6)
    stage.disc(_CENTRE, _R, None, mix(INK, WHITE, 0.7), width=1.5)
    stage.text((470, 186), "40% · 360°", 20, BLUE, bold=True, shown=ease(p, 0, 0.15))
    stage.text((470, 218), "= 144°", 22, BLUE, bold=True, shown=ease(p, 0.1, 0.25))


def _grow(stage: Stage, p: float) -> None:
    _table(stage, 1, 1, 1)
    _pie(stage, ease(p, 0.03, 0.75))


def _read(stage: Stage, p: float) -> None:
    _table(stage, 1, 1, 1)
    _pie(stage, 1, ease(p, 0.1, 0.3))
    stage.text((470, 334), "Bóng đá được thích nhất", 18, BLUE, bold=True, shown=ease(p, 0.3, 0.5))


CLIP = Clip(
    bundle="mau-thcs-03/toan-7/bieu-do-hinh-quat-tron",
    title="Biểu đồ hình quạt tròn",
    shelf="Toán 7",
    colour=MATHS,
    steps=(
        Step(
            5,
            "Hỏi 40 bạn: em thích môn thể thao nào?",
            "Lớp em hỏi bốn mươi bạn về môn thể thao yêu thích và ghi vào bảng.",
            _rows,
        ),
        Step(
            5,
            "Tính tỉ số phần trăm",
            "Mười sáu bạn trong bốn mươi bạn là bốn mươi phần trăm. Các môn khác tính tương tự.",
            _shares,
        ),
        Step(
            5,
            "Đổi phần trăm ra số đo góc",
            "Cả hình tròn là ba trăm sáu mươi độ, nên bốn mươi phần trăm là một trăm bốn mươi bốn độ.",
            _angles,
        ),
        Step(6, "Vẽ từng hình quạt", "Vẽ lần lượt từng hình quạt theo chiều kim đồng hồ.", _grow),
        Step(
            4.5,
            "Đọc biểu đồ",
            "Hình quạt lớn nhất cho biết bóng đá được nhiều bạn thích nhất.",
            _read,
        ),
    ),
    rule=("Cả hình tròn biểu thị 100%", "1% ứng với góc 3,6°"),
    rule_spoken="Cả hình tròn biểu thị một trăm phần trăm; mỗi phần trăm ứng với góc ba phẩy sáu độ.",
)
