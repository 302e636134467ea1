"""Changes of state: the same particles, warmed, in order, loose, and free."""

import math

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREY, INK, ORANGE, RED, WHITE, Point, Stage
from build_tools.sample.clips.storyboards.palette import SCIENCE

_LEFT, _TOP, _SIDE = 40, 90, 220
_COUNT = 30


def _solid(i: int, time: float) -> Point:
    x, y = _LEFT + 45 + 26 * (i % 6), _TOP + _SIDE - 16 - 26 * (i // 6)
    return x + 1.8 * math.sin(time * 40 + i * 2.1), y + 1.8 * math.cos(time * 37 + i * 1.3)


def _liquid(i: int, time: float) -> Point:
    x = _LEFT + 17 + (i % 8) * 26.5 + 9 * math.sin(time * 9 + i * 1.7)
    y = _TOP + _SIDE - 17 - (i // 8) * 27 + 7 * math.sin(time * 8 + i * 2.9)
    return min(_LEFT + _SIDE - 13, max(_LEFT + 13, x)), min(_TOP + _SIDE - 13, y)


def _gas(i: int, time: float) -> Point:
    """To and fro between the walls; speeds and starts that share no measure keep particles spread."""
    room = _SIDE - 26
    speed_x, speed_y = 260 + 180 * (i * 0.618034 % 1), 240 + 180 * (i * 0.754878 % 1)
    x = abs((time * speed_x + i * 0.569840 % 1 * 2 * room) % (2 * room) - room)
    y = abs((time * speed_y + i * 0.819173 % 1 * 2 * room) % (2 * room) - room)
    return _LEFT + 13 + x, _TOP + 13 + y


def _particles(stage: Stage, now: float, melt: float, boil: float) -> None:
    """The same thirty particles in every state, so of the same colour."""
    stage.box((_LEFT, _TOP), (_SIDE, _SIDE), WHITE, GREY, width=2.5, radius=8)
    for i in range(_COUNT):
        s, q, g = _solid(i, now), _liquid(i, now), _gas(i, now)
        x = between(between(s[0], q[0], melt), g[0], boil)
        y = between(between(s[1], q[1], melt), g[1], boil)
        stage.disc((x, y), 11, BLUE, WHITE, width=1)


def _thermometer(stage: Stage, level: float, name: str) -> None:
    x, top, bottom = 298, 110, 280
    stage.box((x - 9, top), (18, bottom - top + 10), WHITE, GREY, width=2, radius=9)
    height = (bottom - top - 10) * level
    stage.box((x - 4, bottom - height), (8, height + 12), RED, radius=3)
    stage.disc((x, bottom + 12), 16, RED, GREY, width=2)
    stage.text((x + 24, bottom - height), name, 17, RED, anchor="lm", bold=True)


def _facts(stage: Stage, name: str, lines: tuple[str, ...], p: float) -> None:
    stage.text((412, 120), name, 23, BLUE, anchor="lm", bold=True)
    for i, line in enumerate(lines):
        shown = ease(p, 0.2 + 0.18 * i, 0.34 + 0.18 * i)
        stage.text((412, 166 + 32 * i), line, 16.5, INK, anchor="lm", shown=shown)


def _ice(stage: Stage, p: float) -> None:
    _particles(stage, p, 0, 0)
    _thermometer(stage, 0.15, "−10 °C")
    _facts(
        stage,
        "Thể rắn",
        ("Hạt xếp chặt, có trật tự", "Chỉ dao động tại chỗ", "Hình dạng cố định"),
        p,
    )


def _melting(stage: Stage, p: float) -> None:
    melt = ease(p, 0.1, 0.55)
    _particles(stage, p, melt, 0)
    _thermometer(stage, 0.3, "0 °C")
    lines = ("Rắn → lỏng", "Hạt trượt lên nhau", "Nhiệt độ không đổi")
    _facts(stage, "Nóng chảy", lines, p)


def _water(stage: Stage, p: float) -> None:
    _particles(stage, p, 1, 0)
    _thermometer(stage, between(0.3, 0.85, ease(p)), f"{round(between(0, 100, ease(p)))} °C")
    lines = ("Hạt ở gần nhau, lỏng lẻo", "Có thể tích xác định", "Hình dạng theo bình chứa")
    _facts(stage, "Thể lỏng", lines, p)


def _boiling(stage: Stage, p: float) -> None:
    _particles(stage, p, 1, ease(p, 0.1, 0.45))
    _thermometer(stage, 0.85, "100 °C")
    lines = ("Lỏng → khí", "Hạt bay tự do, xa nhau", "Chiếm đầy bình chứa")
    _facts(stage, "Sôi – hoá hơi", lines, p)


def _circle(stage: Stage, p: float) -> None:
    places = ((130, "Rắn", BLUE), (320, "Lỏng", ORANGE), (510, "Khí", RED))
    for x, name, colour in places:
        stage.disc((x, 200), 42, colour)
        stage.text((x, 200), name, 21, WHITE, bold=True)
    pairs = ((180, 270, "nóng chảy", "đông đặc"), (370, 460, "hoá hơi", "ngưng tụ"))
    for i, (a, b, there, back) in enumerate(pairs):
        go, ret = ease(p, 0.05 + 0.2 * i, 0.2 + 0.2 * i), ease(p, 0.45 + 0.2 * i, 0.6 + 0.2 * i)
        stage.arrow((a, 185), (a + (b - a) * go, 185), RED, 3.5, 11)
        stage.text(((a + b) / 2, 163), there, 17, RED, bold=True, shown=go)
        stage.arrow((b, 216), (b - (b - a) * ret, 216), BLUE, 3.5, 11)
        stage.text(((a + b) / 2, 240), back, 17, BLUE, bold=True, shown=ret)


CLIP = Clip(
    bundle="mau-thcs-01/khtn-6/su-chuyen-the-cua-chat",
    title="Sự chuyển thể của chất",
    shelf="Khoa học tự nhiên 6",
    colour=SCIENCE,
    steps=(
        Step(4, "Nước đá: thể rắn", "Ở thể rắn, các hạt xếp chặt và chỉ dao động tại chỗ.", _ice),
        Step(
            5,
            "Đun nóng đến 0 °C: nước đá nóng chảy",
            "Khi nóng chảy, chất chuyển từ thể rắn sang thể lỏng, nhiệt độ không đổi.",
            _melting,
        ),
        Step(
            5,
            "Nước: thể lỏng",
            "Ở thể lỏng, các hạt trượt lên nhau, chất lỏng có hình dạng của bình chứa.",
            _water,
        ),
        Step(
            5,
            "Đun đến 100 °C: nước sôi",
            "Khi sôi, chất lỏng hoá hơi mạnh, các hạt bay tự do và chiếm đầy bình.",
            _boiling,
        ),
        Step(
            6,
            "Bốn quá trình chuyển thể",
            "Nóng chảy và đông đặc ngược nhau, hoá hơi và ngưng tụ ngược nhau.",
            _circle,
        ),
    ),
    rule=("Chất có ba thể: rắn, lỏng, khí", "Đổi thể, hạt không đổi:", "chỉ cách sắp xếp thay đổi"),
    rule_spoken="Khi chuyển thể, các hạt của chất không đổi, chỉ có cách sắp xếp và chuyển động thay đổi.",
)
