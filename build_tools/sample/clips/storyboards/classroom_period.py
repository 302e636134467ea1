"""A recorded period, as a scheme: the four phases of a lesson and what pupils do in each."""

from collections.abc import Callable

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    WHITE,
    YELLOW,
    Stage,
    mix,
)
from build_tools.sample.clips.storyboards.palette import LESSON

_PHASES = (
    ("Khởi động", 5, ORANGE),
    ("Hình thành kiến thức", 18, BLUE),
    ("Luyện tập", 14, GREEN),
    ("Vận dụng", 8, PURPLE),
)


def _bar(stage: Stage, number: int, part: float) -> None:
    x, total = 40.0, 560.0
    for i, (_name, minutes, colour) in enumerate(_PHASES):
        wide = total * minutes / 45
        stage.box((x, 322), (wide - 2, 18), mix(WHITE, colour, 0.25), radius=3)
        filled = 1.0 if i < number else part if i == number else 0.0
        stage.box((x, 322), ((wide - 2) * filled, 18), colour, radius=3 if filled > 0.1 else 0)
        stage.text((x + wide / 2, 331), f"{minutes}′", 12, WHITE if filled > 0.6 else INK, bold=True)
        x += wide


def _room(stage: Stage, board: str, pairs: int, raised: tuple[int, ...], p: float) -> None:
    stage.box((60, 76), (300, 94), "#24503c", "#7a5230", width=5, radius=4)
    stage.paper = (36, 80, 60)
    stage.text((210, 123), board, 26, WHITE, bold=True, shown=ease(p, 0.1, 0.3))
    stage.paper = "#fbfaf6"
    stage.disc((400, 120), 14, "#e0a070")
    stage.box((386, 136), (28, 46), PURPLE, radius=8)
    for i in range(12):
        column, row = i % 6, i // 6
        lean = (8 if column % 2 == 0 else -8) * pairs
        x, y = 80 + 62 * column + lean * ease(p, 0.1, 0.4), 222 + 50 * row
        stage.disc((x, y), 11, "#e8b088")
        stage.box((x - 13, y + 12), (26, 20), mix(BLUE, WHITE, 0.2), radius=6)
        if i in raised and p > 0.45:
            stage.line([(x + 11, y + 18), (x + 18, y - 12)], "#e8b088", 5)


def _phase(
    number: int, board: str, notes: tuple[str, ...], pairs: int, raised: tuple[int, ...]
) -> Callable[[Stage, float], None]:
    def draw(stage: Stage, p: float) -> None:
        _room(stage, board, pairs, raised, p)
        _name, minutes, colour = _PHASES[number]
        stage.box((448, 84), (166, 34), colour, radius=8)
        stage.text((531, 101), f"{minutes} phút", 18, WHITE, bold=True)
        for i, note in enumerate(notes):
            stage.disc((456, 146 + 34 * i), 4, colour, shown=ease(p, 0.15 + 0.2 * i, 0.3 + 0.2 * i))
            stage.text(
                (468, 146 + 34 * i),
                note,
                14.5,
                INK,
                anchor="lm",
                shown=ease(p, 0.15 + 0.2 * i, 0.3 + 0.2 * i),
            )
        _bar(stage, number, ease(p, 0, 1))
        if number == 3 and p > 0.8:
            stage.disc((531, 278), 20, YELLOW, GREY, width=1)
            stage.text((531, 278), "✓", 22, INK, bold=True)

    return draw


CLIP = Clip(
    bundle="mau-thcs-01/noi-bo/tiet-day-phan-so",
    title="Tiết dạy: Phân số bằng nhau",
    shelf="Toán 6 · nội bộ",
    colour=LESSON,
    steps=(
        Step(
            3.6,
            "Khởi động",
            "Năm phút khởi động: trò chơi ghép hình với bánh chia phần.",
            _phase(0, "Bánh chia mấy phần?", ("Trò chơi ghép hình", "Nêu tình huống"), 0, (2, 9)),
        ),
        Step(
            4,
            "Hình thành kiến thức",
            "Mười tám phút hình thành kiến thức: gấp giấy theo cặp, rút ra quy tắc.",
            _phase(1, "a · d = b · c", ("Gấp giấy theo cặp", "Rút ra quy tắc", "Ghi bài"), 1, (4,)),
        ),
        Step(
            3.6,
            "Luyện tập",
            "Mười bốn phút luyện tập: phiếu học tập ba mức độ.",
            _phase(2, "Phiếu học tập số 1", ("Làm phiếu 3 mức", "Chấm chéo"), 1, (0, 3, 7, 10)),
        ),
        Step(
            3.6,
            "Vận dụng",
            "Tám phút vận dụng: bài toán chia đất trồng rau và dặn dò.",
            _phase(3, "Chia đất trồng rau", ("Bài toán thực tế", "Dặn dò, củng cố"), 0, (1, 6, 8)),
        ),
    ),
    rule=("Trao đổi sau tiết dạy", "Học sinh hiểu bài đến đâu?", "Hoạt động nào cần chỉnh?"),
    rule_spoken="Sau tiết dạy, tổ cùng trao đổi: học sinh hiểu bài đến đâu, hoạt động nào cần điều chỉnh.",
)
