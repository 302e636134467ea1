"""Longitude and latitude: a turning globe with its lines, and the address of one point."""

import math

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREEN, INK, ORANGE, RED, WHITE, Point, Stage, mix
from build_tools.sample.clips.storyboards.palette import HISTORY

_O, _R = (200.0, 208.0), 118
_TILT = math.radians(18)


def _seen(lat: float, lon: float, turn: float) -> tuple[Point, bool]:
    """Where a place stands on the sheet, and whether it is on the near side."""
    a, b = math.radians(lat), math.radians(lon - turn)
    x, y, z = math.cos(a) * math.sin(b), math.sin(a), math.cos(a) * math.cos(b)
    up, near = y * math.cos(_TILT) - z * math.sin(_TILT), y * math.sin(_TILT) + z * math.cos(_TILT)
    return (_O[0] + _R * x, _O[1] - _R * up), near >= -0.01


def _curve(
    stage: Stage,
    places: list[tuple[float, float]],
    turn: float,
    colour: str | tuple[int, int, int],
    width: float,
) -> None:
    run: list[Point] = []
    for lat, lon in places:
        at, near = _seen(lat, lon, turn)
        if near:
            run.append(at)
            continue
        stage.line(run, colour, width)
        run = []
    stage.line(run, colour, width)


def _parallel(lat: float) -> list[tuple[float, float]]:
    return [(lat, lon) for lon in range(-180, 181, 4)]


def _meridian(lon: float) -> list[tuple[float, float]]:
    return [(lat, lon) for lat in (*range(-90, 90, 4), 90)]


def _globe(stage: Stage, turn: float, *, parallels: float = 1, meridians: float = 1) -> None:
    stage.disc(_O, _R, mix(WHITE, BLUE, 0.16), INK, width=2.5)
    thin = mix(BLUE, WHITE, 0.35)
    for i, lat in enumerate(range(-60, 61, 20)):
        if lat and parallels > i / 7:
            _curve(stage, _parallel(lat), turn, thin, 1.3)
    for i, lon in enumerate(range(-180, 180, 20)):
        if lon and meridians > i / 18:
            _curve(stage, _meridian(lon), turn, thin, 1.3)
    if parallels > 0.05:
        _curve(stage, _parallel(0), turn, RED, 3)
    if meridians > 0.05:
        _curve(stage, _meridian(0), turn, GREEN, 3)


def _parallels(stage: Stage, p: float) -> None:
    _globe(stage, 30, parallels=ease(p, 0.1, 0.6) * 1.02, meridians=0)
    stage.text((490, 150), "Xích đạo: vĩ tuyến 0°", 20, RED, bold=True, shown=ease(p, 0.15, 0.3))
    stage.text((490, 190), "Vĩ tuyến: các vòng tròn", 19, BLUE, shown=ease(p, 0.4, 0.55))
    stage.text((490, 216), "song song với xích đạo", 19, BLUE, shown=ease(p, 0.4, 0.55))


def _meridians(stage: Stage, p: float) -> None:
    _globe(stage, 30, meridians=ease(p, 0.1, 0.7) * 1.02)
    stage.text((490, 150), "Kinh tuyến gốc: 0°", 20, GREEN, bold=True, shown=ease(p, 0.15, 0.3))
    stage.text((490, 190), "Kinh tuyến: các nửa vòng", 19, BLUE, shown=ease(p, 0.4, 0.55))
    stage.text((490, 216), "nối cực Bắc với cực Nam", 19, BLUE, shown=ease(p, 0.4, 0.55))


def _turning(stage: Stage, p: float) -> None:
    _globe(stage, 30 - 90 * ease(p, 0.05, 0.5) + 90 * ease(p, 0.5, 0.95))
    for i, (words, colour) in enumerate(
        (
            ("Phía trên xích đạo: vĩ độ Bắc (B)", RED),
            ("Phía dưới xích đạo: vĩ độ Nam (N)", RED),
            ("Bên phải gốc: kinh độ Đông (Đ)", GREEN),
            ("Bên trái gốc: kinh độ Tây (T)", GREEN),
        )
    ):
        shown = ease(p, 0.06 + 0.16 * i, 0.18 + 0.16 * i)
        stage.text((346, 140 + 38 * i), words, 16, colour, anchor="lm", bold=True, shown=shown)


def _address(stage: Stage, p: float) -> None:
    _globe(stage, 30)
    up, along = ease(p, 0.35, 0.55), ease(p, 0.08, 0.28)
    _curve(stage, [(0, between(0, 60, along) * i / 20) for i in range(21)], 30, ORANGE, 6)
    if up > 0:
        _curve(stage, [(between(0, 40, up) * i / 20, 60) for i in range(21)], 30, ORANGE, 6)
        at, _near = _seen(40 * up, 60, 30)
        stage.disc(at, 8, RED, WHITE, width=2)
        stage.text((at[0] + 16, at[1] - 14), "A", 20, RED, bold=True)
    stage.text((490, 130), "Kinh độ: 60° Đ", 22, GREEN, bold=True, shown=along)
    stage.text((490, 170), "Vĩ độ: 40° B", 22, RED, bold=True, shown=up)
    stage.text((490, 232), "A (40° B, 60° Đ)", 26, INK, bold=True, shown=ease(p, 0.62, 0.76))


CLIP = Clip(
    bundle="mau-ththcs-01/lsdl-6/kinh-do-vi-do",
    title="Kinh độ, vĩ độ và toạ độ địa lí",
    shelf="Lịch sử và Địa lí 6",
    colour=HISTORY,
    steps=(
        Step(
            5.5,
            "Vĩ tuyến trên quả Địa Cầu",
            "Xích đạo là vĩ tuyến không độ. Các vĩ tuyến song song với xích đạo.",
            _parallels,
        ),
        Step(
            5.5,
            "Kinh tuyến trên quả Địa Cầu",
            "Các kinh tuyến nối cực Bắc với cực Nam. Kinh tuyến gốc đi qua Grin-uých.",
            _meridians,
        ),
        Step(
            8,
            "Bắc – Nam, Đông – Tây",
            "Phía trên xích đạo là vĩ độ Bắc, phía dưới là vĩ độ Nam; bên "
            "phải kinh tuyến gốc là kinh độ Đông, bên trái là kinh độ Tây.",
            _turning,
        ),
        Step(
            7,
            "Toạ độ địa lí của điểm A",
            "Điểm A có kinh độ sáu mươi độ Đông, vĩ độ bốn mươi độ Bắc.",
            _address,
        ),
    ),
    rule=("Toạ độ địa lí của một điểm", "gồm vĩ độ và kinh độ", "Viết: A (40° B, 60° Đ)"),
    rule_spoken="Toạ độ địa lí của một điểm gồm vĩ độ và kinh độ của điểm đó.",
)
