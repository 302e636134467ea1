"""What stands between the number of a question and its stem."""

from fractions import Fraction

import pytest

from library.diagnostics import collect
from library.questions.exam_source import exam_source
from library.questions.model import Level
from library.questions.question_header import Header, read_header, read_points


def read(text: str) -> tuple[Header, str, list[str]]:
    """The header of what follows the number, the stem, and the findings as `column code`."""
    source = exam_source(text, "de.md", 1)
    header, findings = collect(read_header(source, (0, 0), "1"))
    return (
        header,
        source.lines[0][header.body[1] :].strip(),
        [f"{f.location.column} {f.rule.code}" for f in findings],
    )


@pytest.mark.parametrize(
    ("text", "level", "written", "lesson", "points", "essay", "stem"),
    [
        (" Tìm x", None, "", "", None, False, "Tìm x"),
        (" [NB] Tìm x", Level.BIET, "NB", "", None, False, "Tìm x"),
        (
            " [Thông hiểu] [bài 23] (0,25 điểm) Tìm x",
            Level.HIEU,
            "Thông hiểu",
            "bài 23",
            Fraction(1, 4),
            False,
            "Tìm x",
        ),
        (" (1đ) [VDC] Tìm x", Level.VAN_DUNG, "VDC", "", Fraction(1), False, "Tìm x"),
        ("[6/23][nb]Tìm x", Level.BIET, "nb", "6/23", None, False, "Tìm x"),
        (" [lich-su/2/5] Kể", None, "", "lich-su/2/5", None, False, "Kể"),
        (" [TL] a) Tìm x", None, "", "", None, True, "a) Tìm x"),
        (" [Tự luận] Tìm x", None, "", "", None, True, "Tìm x"),
        (" (0,5 điểm). Tìm x", None, "", "", Fraction(1, 2), False, "Tìm x"),
        (" (0,5 điểm): Tìm x", None, "", "", Fraction(1, 2), False, "Tìm x"),
        (" (1/3 điểm) Tìm x", None, "", "", Fraction(1, 3), False, "Tìm x"),
        (" (2 points) Solve", None, "", "", Fraction(2), False, "Solve"),
        # what is content
        (" [1;2] là đoạn", None, "", "", None, False, "[1;2] là đoạn"),
        (" [1, 2] là đoạn", None, "", "", None, False, "[1, 2] là đoạn"),
        (" [12] trang", None, "", "", None, False, "[12] trang"),
        (" [nguồn](https://a.vn) cho biết", None, "", "", None, False, "[nguồn](https://a.vn) cho biết"),
        (" ![hình](a.png) Tìm x", None, "", "", None, False, "![hình](a.png) Tìm x"),
        (" (tính theo thang điểm 10) Tìm x", None, "", "", None, False, "(tính theo thang điểm 10) Tìm x"),
        (" (Nguồn: báo) Tìm", None, "", "", None, False, "(Nguồn: báo) Tìm"),
        (" Tìm [NB] x", None, "", "", None, False, "Tìm [NB] x"),
        (" [NB", None, "", "", None, False, "[NB"),
        (" []  Tìm x", None, "", "", None, False, "[]  Tìm x"),
    ],
)
def test_headers(
    text: str, level: Level | None, written: str, lesson: str, points: Fraction | None, essay: bool, stem: str
) -> None:
    header, rest, findings = read(text)
    assert findings == []
    assert (header.level, header.level_as_written, header.lesson) == (level, written, lesson)
    assert (header.points, header.essay, rest) == (points, essay, stem)


@pytest.mark.parametrize(
    ("text", "findings", "stem"),
    [
        (" [Vận dung cao độ] Tìm x", ["2 Q121"], "Tìm x"),
        (" [NB] [TH] Tìm x", ["7 Q122"], "Tìm x"),
        (" [bài 1] [bài 2] Tìm x", ["10 Q122"], "Tìm x"),
        (" (1 điểm) (2 điểm) Tìm x", ["11 Q122"], "Tìm x"),
        (" (một điểm) Tìm x", ["2 Q123"], "Tìm x"),
        (" (0 điểm) Tìm x", ["2 Q123"], "Tìm x"),
        (" (1/0 điểm) Tìm x", ["2 Q123"], "Tìm x"),
    ],
)
def test_faulty_headers(text: str, findings: list[str], stem: str) -> None:
    _, rest, found = read(text)
    assert (found, rest) == (findings, stem)


def test_a_mistyped_tag_is_answered_with_the_nearest() -> None:
    source = exam_source("[Thong hieeu]", "de.md", 1)
    _, findings = collect(read_header(source, (0, 0), "1"))
    assert "[Thông hiểu]" in findings[0].remedy("en")


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("0,25", Fraction(1, 4)), ("0.25", Fraction(1, 4)), (" 1 ", Fraction(1)), ("1/3", Fraction(1, 3)),
        ("0", None), ("0,00", None), ("0/3", None), ("1/0", None), ("-1", None), ("1,", None), ("", None),
        ("1e3", None), ("12345", None), ("một", None), ("1,5/2", None),
    ],
)  # fmt: skip
def test_points(text: str, points: Fraction | None) -> None:
    assert read_points(text) == points
