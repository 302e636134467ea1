"""Sorting and filtering: rows of a sheet change places, then some step aside."""

from build_tools.sample.clips.film import Clip, Step, between, ease
from build_tools.sample.clips.stage import BLUE, GREEN, GREY, INK, ORANGE, PALE, WHITE, Stage, mix
from build_tools.sample.clips.storyboards.palette import INFORMATICS

_ROWS = (
    ("An", "8A", 7.5),
    ("Bình", "8B", 9.0),
    ("Chi", "8A", 8.5),
    ("Dũng", "8B", 6.0),
    ("Hoa", "8A", 9.5),
    ("Khánh", "8B", 8.0),
)
_ORDER = tuple(sorted(range(6), key=lambda i: -_ROWS[i][2]))
_RANK = {row: rank for rank, row in enumerate(_ORDER)}
_X, _Y, _STEP = 52, 96, 32
_COLUMNS = (("A", "Họ tên", 130), ("B", "Lớp", 90), ("C", "Điểm", 100))


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _head(stage: Stage, marked: int = -1, arrow: str = "") -> None:
    x = float(_X)
    stage.box((x - 26, _Y - 22), (26, 22), PALE, GREY, width=1)
    for i, (letter, name, width) in enumerate(_COLUMNS):
        stage.box((x, _Y - 22), (width, 22), PALE, GREY, width=1)
        stage.text((x + width / 2, _Y - 11), letter, 13, GREY)
        fill = mix(GREEN, WHITE, 0.75) if i != marked else mix(ORANGE, WHITE, 0.55)
        stage.box((x, _Y), (width, _STEP), fill, GREY, width=1)
        stage.text((x + 10, _Y + 16), name, 16, INK, anchor="lm", bold=True)
        stage.box((x + width - 24, _Y + 8), (17, 17), WHITE, GREY, width=1, radius=3)
        stage.text((x + width - 15.5, _Y + 16), arrow if i == marked else "↓", 11, INK)
        x += width
    for i in range(7):
        stage.box((_X - 26, _Y + _STEP * i), (26, _STEP), PALE, GREY, width=1)


def _row(stage: Stage, row: int, place: float, number: float, shown: float = 1.0, tint: float = 0.0) -> None:
    x, y = float(_X), _Y + _STEP * (1 + place)
    name, group, mark = _ROWS[row]
    for i, (text, (_l, _n, width)) in enumerate(zip((name, group, _comma(mark)), _COLUMNS, strict=True)):
        stage.box((x, y), (width, _STEP), mix(WHITE, "#ffe9a8", tint), GREY, width=1, shown=shown)
        stage.text(
            (x + 10 if i < 2 else x + width - 12, y + 16),
            text,
            16,
            INK,
            anchor="lm" if i < 2 else "rm",
            shown=shown,
        )
        x += width
    stage.text((_X - 13, y + 16), str(round(number) + 2), 12, GREY, shown=shown)


def _plain(stage: Stage, p: float) -> None:
    _head(stage)
    for i in range(6):
        _row(stage, i, i, i, ease(p, 0.05 + 0.07 * i, 0.15 + 0.07 * i))
    stage.text((500, 150), "Ai điểm cao nhất?", 20, ORANGE, bold=True, shown=ease(p, 0.5, 0.65))
    stage.text((500, 190), "Lớp 8A có những ai?", 20, BLUE, bold=True, shown=ease(p, 0.65, 0.8))


def _sort(stage: Stage, p: float) -> None:
    _head(stage, 2, "▲" if p < 0.12 else "↓")
    part = ease(p, 0.2, 0.65)
    for i in sorted(range(6), key=lambda row: -abs(_RANK[row] - row)):
        _row(
            stage,
            i,
            between(i, _RANK[i], part),
            between(i, _RANK[i], part),
            1,
            1 if 0.05 < part < 0.95 and _RANK[i] != i else 0,
        )
    stage.text((500, 130), "Data → Sort", 20, ORANGE, bold=True)
    stage.text((500, 168), "cột Điểm,", 18, INK)
    stage.text((500, 196), "từ lớn đến nhỏ", 18, INK)
    stage.text((500, 244), "Cả hàng cùng di chuyển!", 18, GREEN, bold=True, shown=ease(p, 0.6, 0.75))


def _filter(stage: Stage, p: float) -> None:
    _head(stage, 1, "↓")
    away = ease(p, 0.25, 0.55)
    for rank, row in enumerate(_ORDER):
        if _ROWS[row][1] != "8A":
            _row(stage, row, rank, rank, 1 - away)
    kept = 0
    for rank, row in enumerate(_ORDER):
        if _ROWS[row][1] == "8A":
            _row(stage, row, between(rank, kept, away), rank, 1, away)
            kept += 1
    stage.text((500, 130), "Data → Filter", 20, BLUE, bold=True)
    stage.text((500, 168), "cột Lớp, chọn 8A", 18, INK)
    stage.text((500, 216), "Hàng khác chỉ bị ẩn,", 18, GREEN, bold=True, shown=ease(p, 0.55, 0.7))
    stage.text((500, 242), "không bị xoá", 18, GREEN, bold=True, shown=ease(p, 0.55, 0.7))


CLIP = Clip(
    bundle="mau-thcs-01/tin-hoc-8/sap-xep-va-loc-du-lieu",
    title="Sắp xếp và lọc dữ liệu",
    shelf="Tin học 8",
    colour=INFORMATICS,
    steps=(
        Step(
            5.5,
            "Bảng điểm của một nhóm",
            "Đây là bảng điểm. Làm sao biết nhanh ai cao điểm nhất và lớp tám A có những ai?",
            _plain,
        ),
        Step(
            8,
            "Sắp xếp theo cột Điểm",
            "Chọn lệnh Sort, cột Điểm, thứ tự từ lớn đến nhỏ. Cả hàng cùng di chuyển.",
            _sort,
        ),
        Step(
            8,
            "Lọc các bạn lớp 8A",
            "Chọn lệnh Filter rồi chọn lớp tám A. Những hàng khác chỉ bị ẩn đi chứ không bị xoá.",
            _filter,
        ),
    ),
    rule=(
        "Sắp xếp: đổi thứ tự các hàng",
        "Lọc: chỉ hiện hàng thoả điều kiện",
        "Dữ liệu không mất đi",
    ),
    rule_spoken="Sắp xếp đổi thứ tự các hàng; lọc chỉ hiện những hàng thoả điều kiện; dữ liệu không mất đi.",
)
