"""Ohm's law: the voltage is raised, the current follows, and the points lie on a line."""

from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    RED,
    WHITE,
    Stage,
    mix,
)
from build_tools.sample.clips.storyboards.palette import SCIENCE

_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 290, 120, 290
_RESISTANCE = 10.0
_CHARGE = "#f0a500"
_OX, _OY, _WIDE, _HIGH = 372, 300, 220, 190


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _along(part: float) -> tuple[float, float]:
    """A point on the loop, from the upper left corner with the clock."""
    wide, high = _RIGHT - _LEFT, _BOTTOM - _TOP
    at = part % 1 * 2 * (wide + high)
    if at < wide:
        return _LEFT + at, _TOP
    if at < wide + high:
        return _RIGHT, _TOP + at - wide
    if at < 2 * wide + high:
        return _RIGHT - (at - wide - high), _BOTTOM
    return _LEFT, _BOTTOM - (at - 2 * wide - high)


def _circuit(stage: Stage, volts: float, flow: float) -> None:
    corners = [(_LEFT, _TOP), (_RIGHT, _TOP), (_RIGHT, _BOTTOM), (_LEFT, _BOTTOM), (_LEFT, _TOP)]
    stage.line([(float(x), float(y)) for x, y in corners], INK, 3)
    if volts > 0:
        for i in range(24):
            stage.disc(_along(i / 24 + flow), 4, _CHARGE)
    stage.box((130, _TOP - 15), (80, 30), WHITE, INK, width=2.5, radius=3)
    stage.text((170, _TOP), "R = 10 Ω", 15, INK, bold=True)
    stage.box((150, _BOTTOM - 22), (40, 44), mix(WHITE, "#fbfaf6", 1))
    stage.line([(162, _BOTTOM - 20), (162, _BOTTOM + 20)], INK, 3)
    stage.line([(178, _BOTTOM - 10), (178, _BOTTOM + 10)], INK, 6)
    stage.disc((_RIGHT, 205), 22, WHITE, BLUE, width=3)
    stage.text((_RIGHT, 205), "A", 19, BLUE, bold=True)
    stage.text((170, 250), f"U = {_comma(volts)} V", 20, RED, bold=True)
    stage.text((200, 205), f"I = {_comma(volts / _RESISTANCE)} A", 20, BLUE, bold=True)


def _point(volts: float) -> tuple[float, float]:
    return _OX + _WIDE * volts / 7, _OY - _HIGH * volts / 7


def _graph(stage: Stage, upto: int, line: float) -> None:
    stage.arrow((_OX, _OY), (_OX + _WIDE + 16, _OY), INK, 2, 9)
    stage.arrow((_OX, _OY), (_OX, _OY - _HIGH - 16), INK, 2, 9)
    stage.text((_OX + _WIDE + 8, _OY + 18), "U (V)", 14)
    stage.text((_OX + 26, _OY - _HIGH - 12), "I (A)", 14)
    for volts in (2, 4, 6):
        x, y = _point(volts)
        stage.line([(x, _OY - 4), (x, _OY + 4)], INK, 1.5)
        stage.text((x, _OY + 16), str(volts), 14)
        stage.line([(_OX - 4, y), (_OX + 4, y)], INK, 1.5)
        stage.text((_OX - 20, y), _comma(volts / 10), 14)
    if line > 0:
        stage.line([_point(0), _point(6.6 * line)], GREEN, 3)
    for volts in range(2, upto + 1, 2):
        x, y = _point(volts)
        stage.dashes((x, y), (x, _OY), GREY, 1)
        stage.dashes((x, y), (_OX, y), GREY, 1)
        stage.disc((x, y), 5.5, ORANGE, WHITE, width=1.5)


def _look(stage: Stage, p: float) -> None:
    _circuit(stage, 0, 0)
    lines = ("Nguồn điện: đổi được U", "Điện trở: R = 10 Ω", "Ampe kế: đo cường độ I")
    for i, line in enumerate(lines):
        shown = ease(p, 0.1 + 0.2 * i, 0.25 + 0.2 * i)
        stage.text((365, 150 + 42 * i), line, 19, (RED, INK, BLUE)[i], anchor="lm", shown=shown)


def _measure(stage: Stage, p: float) -> None:
    third = min(2, int(p * 3))
    volts = 2.0 * third + 2.0 * ease(p * 3 - third, 0.05, 0.4)
    _circuit(stage, volts, p * p * 1.2)
    done = 2 * third + (2 if p * 3 - third > 0.5 else 0)
    _graph(stage, done, 0)


def _line(stage: Stage, p: float) -> None:
    _circuit(stage, 6, p)
    _graph(stage, 6, ease(p, 0.1, 0.5))
    if p > 0.5:
        stage.text((_OX + 70, _OY - 160), "đường thẳng", 15, GREEN, bold=True)
        stage.text((_OX + 70, _OY - 141), "qua gốc toạ độ", 15, GREEN, bold=True)


def _formula(stage: Stage, p: float) -> None:
    stage.text((170, 170), "I =", 44, INK, bold=True)
    stage.fraction((240, 170), "U", "R", 44, RED)
    for i, line in enumerate(("I: cường độ dòng điện (A)", "U: hiệu điện thế (V)", "R: điện trở (Ω)")):
        shown = ease(p, 0.1 + 0.12 * i, 0.22 + 0.12 * i)
        stage.text((330, 130 + 40 * i), line, 19, INK, anchor="lm", shown=shown)
    stage.box((90, 262), (460, 50), mix(PALE, WHITE, 0.4), radius=10, shown=ease(p, 0.5, 0.65))
    if p > 0.55:
        stage.text((320, 287), "U = 9 V, R = 10 Ω  ⇒  I = 9 : 10 = 0,9 A", 20, BLUE, bold=True)


CLIP = Clip(
    bundle="mau-thcs-03/khtn-9/dinh-luat-ohm",
    title="Định luật Ohm",
    shelf="Khoa học tự nhiên 9",
    colour=SCIENCE,
    steps=(
        Step(
            5,
            "Mạch điện thí nghiệm",
            "Mạch gồm nguồn điện đổi được hiệu điện thế, một điện trở mười ôm và ampe kế.",
            _look,
        ),
        Step(
            9,
            "Tăng U, đọc số chỉ ampe kế",
            "Tăng hiệu điện thế lên hai, bốn, sáu vôn: cường độ dòng điện tăng theo.",
            _measure,
        ),
        Step(
            6,
            "Nối các điểm: một đường thẳng",
            "Các điểm nằm trên đường thẳng qua gốc toạ độ: I tỉ lệ thuận với U.",
            _line,
        ),
        Step(
            6.5,
            "Hệ thức của định luật Ohm",
            "Cường độ dòng điện bằng hiệu điện thế chia cho điện trở.",
            _formula,
        ),
    ),
    rule=("I = U / R", "I tỉ lệ thuận với U,", "tỉ lệ nghịch với R"),
    rule_spoken="Cường độ dòng điện tỉ lệ thuận với hiệu điện thế và tỉ lệ nghịch với điện trở.",
)
