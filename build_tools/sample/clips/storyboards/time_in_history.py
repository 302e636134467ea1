"""Time in history: a line of years, before and after the common era, and its centuries."""

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, RED, WHITE, Stage, mix
from build_tools.sample.clips.storyboards.palette import HISTORY

_AXIS = 220


def _x(year: float) -> float:
    """Years from -500 to 2100 on the sheet."""
    return 48 + (year + 500) / 2600 * 540


def _axis(stage: Stage, drawn: float = 1.0) -> None:
    middle = _x(0)
    stage.line([(middle, _AXIS), (middle - (middle - 30) * drawn, _AXIS)], RED, 4)
    stage.arrow((middle, _AXIS), (middle + (612 - middle) * drawn, _AXIS), BLUE, 4, 13)
    stage.disc((middle, _AXIS), 7, INK)


def _eras(stage: Stage, shown: float) -> None:
    stage.text((_x(0), _AXIS + 26), "Công nguyên", 14, INK, bold=True, shown=shown)
    stage.text((_x(-260), _AXIS - 24), "trước CN", 15, RED, bold=True, shown=shown)
    stage.text((_x(1750), _AXIS - 24), "sau CN", 15, BLUE, bold=True, shown=shown)


def _event(
    stage: Stage, year: int, name: str, words: str, height: float, shown: float, *, left: float = 0
) -> None:
    x = _x(year)
    colour = RED if year < 0 else GREEN
    stage.line([(x, _AXIS), (x, _AXIS - height * shown)], colour, 2, shown)
    stage.disc((x, _AXIS), 6, colour, WHITE, width=1.5, shown=shown)
    stage.text((x - left, _AXIS - height - 30), name, 17, colour, bold=True, shown=shown)
    stage.text((x - left, _AXIS - height - 11), words, 14, INK, shown=shown)


def _draw(stage: Stage, p: float) -> None:
    _axis(stage, ease(p, 0.05, 0.5))
    _eras(stage, ease(p, 0.5, 0.7))
    stage.text((320, 296), "Năm 1 được quy ước là năm đầu Công nguyên", 17, INK, shown=ease(p, 0.65, 0.8))


def _events(stage: Stage, p: float) -> None:
    _axis(stage)
    _event(stage, -179, "179 TCN", "Âu Lạc mất nước", 30, ease(p, 0.05, 0.2), left=22)
    _event(stage, 40, "Năm 40", "Khởi nghĩa Hai Bà Trưng", 85, ease(p, 0.28, 0.43))
    _event(stage, 938, "Năm 938", "Chiến thắng Bạch Đằng", 30, ease(p, 0.5, 0.65))
    _event(stage, 1945, "1945", "Tuyên ngôn Độc lập", 55, ease(p, 0.72, 0.87))


def _units(stage: Stage, p: float) -> None:
    rows = (
        ("Thập kỉ", "10 năm", 54, ORANGE),
        ("Thế kỉ", "100 năm", 200, BLUE),
        ("Thiên niên kỉ", "1 000 năm", 420, GREEN),
    )
    for i, (name, years, wide, colour) in enumerate(rows):
        y, grown = 104 + 76 * i, ease(p, 0.05 + 0.27 * i, 0.27 + 0.27 * i)
        stage.text((52, y + 17), name, 19, colour, anchor="lm", bold=True, shown=grown)
        stage.box((185, y), (wide * grown, 34), colour, radius=5)
        stage.text(
            (185 + wide + 14 if i < 2 else 395, y + 17),
            years,
            18,
            INK if i < 2 else WHITE,
            anchor="lm" if i < 2 else "mm",
            bold=True,
            shown=1 if grown > 0.9 else 0,
        )
    stage.text((612, 326), "(hình không theo tỉ lệ)", 14, INK, anchor="rm", shown=ease(p, 0.8, 0.9))


def _century(stage: Stage, p: float) -> None:
    left, wide = 60, 104
    for i in range(5):
        start = 600 + 100 * i
        marked = i == 3
        fill = mix(WHITE, ORANGE, 0.1 + (0.65 * ease(p, 0.35, 0.5) if marked else 0))
        stage.box((left + wide * i, 130), (wide, 56), fill, INK, width=1.5)
        stage.text(
            (left + wide * i + wide / 2, 158),
            ("VII", "VIII", "IX", "X", "XI")[i],
            22,
            INK,
            bold=True,
        )
        stage.text((left + wide * i, 204), str(start + 1), 14)
    x = left + wide * 3 + wide * 0.38
    drop = ease(p, 0.05, 0.3)
    stage.arrow((x, 84), (x, 84 + 42 * drop), RED, 3.5, 11)
    stage.text((x - 50, 92), "938", 20, RED, bold=True, shown=drop)
    stage.text((320, 262), "938 = 9 × 100 + 38", 23, INK, bold=True, shown=ease(p, 0.45, 0.6))
    stage.text(
        (320, 302),
        "⇒ thế kỉ thứ 9 + 1 = 10 (thế kỉ X)",
        23,
        ORANGE,
        bold=True,
        shown=ease(p, 0.6, 0.75),
    )


CLIP = Clip(
    bundle="mau-thcs-03/lsdl-6/thoi-gian-trong-lich-su",
    title="Thời gian trong lịch sử",
    shelf="Lịch sử và Địa lí 6",
    colour=HISTORY,
    steps=(
        Step(
            6,
            "Trục thời gian",
            "Trục thời gian chia làm hai phần: trước Công nguyên và Công nguyên.",
            _draw,
        ),
        Step(
            9,
            "Đặt các sự kiện lên trục",
            "Đặt các sự kiện lên trục: năm một trăm bảy mươi chín trước Công "
            "nguyên, năm bốn mươi, năm chín trăm ba mươi tám, năm một chín bốn lăm.",
            _events,
        ),
        Step(
            6,
            "Đơn vị đo thời gian dài",
            "Mười năm là một thập kỉ, một trăm năm là một thế kỉ, một nghìn năm là một thiên niên kỉ.",
            _units,
        ),
        Step(
            7.5,
            "Năm 938 thuộc thế kỉ nào?",
            "Năm chín trăm ba mươi tám thuộc thế kỉ thứ mười.",
            _century,
        ),
    ),
    rule=(
        "1 thế kỉ = 100 năm",
        "Thế kỉ I: từ năm 1 đến năm 100",
        "Thế kỉ X: từ năm 901 đến năm 1000",
    ),
    rule_spoken=(
        "Một thế kỉ có một trăm năm; thế kỉ thứ mười kéo dài từ năm chín trăm linh một đến năm một nghìn."
    ),
)
