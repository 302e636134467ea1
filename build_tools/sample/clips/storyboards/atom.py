"""The atom: protons and neutrons gather, electrons take their shells and go round."""

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREY, INK, ORANGE, RED, WHITE, Stage, around, mix
from build_tools.sample.clips.storyboards.palette import SCIENCE

_O = (215.0, 208.0)
_SHELLS = ((62, 2), (112, 4))


def _nucleus(stage: Stage, gathered: float) -> None:
    for i in range(12):
        ring = 0 if i < 3 else 1
        near = (8.5, 20.5)[ring]
        turn = (i * 120 + 30) if ring == 0 else (i * 40)
        home = around(_O, near, turn)
        start = around(_O, 130, i * 30)
        x, y = between(start[0], home[0], gathered), between(start[1], home[1], gathered)
        proton = i % 2 == 0
        stage.disc((x, y), 10, RED if proton else GREY, WHITE, width=1)
        if proton:
            stage.text((x, y), "+", 13, WHITE, bold=True)


def _electrons(stage: Stage, count: int, turn: float, shown: float = 1.0) -> None:
    placed = 0
    for radius, room in _SHELLS:
        stage.disc(_O, radius, None, mix(BLUE, WHITE, 0.45), width=1.5, shown=shown)
        for i in range(room):
            if placed >= count:
                return
            at = around(_O, radius, 360 * i / room + turn * (1.0 if room == 2 else -0.55) + 20)
            stage.disc(at, 9, BLUE, WHITE, width=1.5, shown=shown)
            stage.text(at, "−", 15, WHITE, bold=True, shown=1.0 if shown > 0.6 else 0.0)
            placed += 1


def _legend(stage: Stage, rows: tuple[tuple[str, str, str], ...], p: float) -> None:
    for i, (colour, name, charge) in enumerate(rows):
        y, shown = 130 + 52 * i, ease(p, 0.15 + 0.2 * i, 0.3 + 0.2 * i)
        stage.disc((400, y), 11, colour, shown=shown)
        stage.text((422, y - 9), name, 18, INK, anchor="lm", bold=True, shown=shown)
        stage.text((422, y + 13), charge, 15, GREY, anchor="lm", shown=shown)


_ROWS = (
    (RED, "6 proton (p)", "mỗi hạt mang điện tích +1"),
    (GREY, "6 neutron (n)", "không mang điện"),
    (BLUE, "6 electron (e)", "mỗi hạt mang điện tích −1"),
)


def _gather(stage: Stage, p: float) -> None:
    _nucleus(stage, ease(p, 0.1, 0.6))
    _legend(stage, _ROWS[:2], p)


def _first_shell(stage: Stage, p: float) -> None:
    _nucleus(stage, 1)
    count = 2 if p < 0.45 else min(6, 2 + int((p - 0.45) * 10) + 1)
    _electrons(stage, count, 150 * p, ease(p, 0, 0.15))
    _legend(stage, _ROWS, 1)
    stage.text((500, 290), "Lớp 1: tối đa 2 e", 18, BLUE, bold=True, shown=ease(p, 0.1, 0.25))
    stage.text((500, 318), "Lớp 2: tối đa 8 e", 18, BLUE, bold=True, shown=ease(p, 0.5, 0.65))


def _whole(stage: Stage, p: float) -> None:
    _nucleus(stage, 1)
    _electrons(stage, 6, 150 + 330 * p)
    stage.text((490, 130), "Nguyên tử carbon", 23, INK, bold=True)
    stage.text((490, 172), "6 p  –  6 e", 26, ORANGE, bold=True, shown=ease(p, 0.15, 0.3))
    stage.text((490, 208), "(+6) + (−6) = 0", 24, INK, bold=True, shown=ease(p, 0.35, 0.5))
    stage.text((490, 246), "Nguyên tử trung hoà về điện", 17, INK, shown=ease(p, 0.5, 0.65))


def _mass(stage: Stage, p: float) -> None:
    _nucleus(stage, 1)
    _electrons(stage, 6, 480 + 330 * p)
    stage.disc(_O, 38 + 3 * ease(p, 0, 0.2), None, ORANGE, width=3)
    stage.text((490, 130), "Khối lượng tập trung", 20, INK, bold=True)
    stage.text((490, 158), "ở hạt nhân", 20, ORANGE, bold=True)
    stage.text((490, 206), "6 · 1 + 6 · 1 = 12 amu", 23, INK, bold=True, shown=ease(p, 0.3, 0.5))
    stage.text((490, 244), "(electron nhẹ, bỏ qua được)", 16, GREY, shown=ease(p, 0.5, 0.65))


CLIP = Clip(
    bundle="mau-thcs-02/khtn-7/cau-tao-nguyen-tu",
    title="Cấu tạo nguyên tử",
    shelf="Khoa học tự nhiên 7",
    colour=SCIENCE,
    steps=(
        Step(
            5.5,
            "Hạt nhân gồm proton và neutron",
            "Ở giữa nguyên tử carbon là hạt nhân, gồm sáu proton và sáu neutron.",
            _gather,
        ),
        Step(
            7,
            "Electron xếp thành từng lớp",
            "Electron xếp vào lớp trong trước: lớp thứ nhất hai electron, lớp thứ hai còn bốn.",
            _first_shell,
        ),
        Step(
            6,
            "Vì sao nguyên tử trung hoà?",
            "Số proton bằng số electron, nên nguyên tử trung hoà về điện.",
            _whole,
        ),
        Step(
            6,
            "Khối lượng của nguyên tử",
            "Electron rất nhẹ nên khối lượng nguyên tử gần bằng khối lượng hạt nhân, mười hai a-em-u.",
            _mass,
        ),
    ),
    rule=("Số p = số e", "Hạt nhân: proton (+) và neutron", "Vỏ: các lớp electron (−)"),
    rule_spoken=(
        "Trong nguyên tử, số proton bằng số electron; hạt nhân ở giữa, electron xếp thành từng lớp ở vỏ."
    ),
)
