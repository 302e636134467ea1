"""Words for days, lengths and sizes, and the labels of terms."""

from datetime import UTC, datetime

import pytest

from library.approval.model import Key
from library.present.context import (
    by_lesson,
    day_label,
    duration_label,
    moment_label,
    short_label,
    size_label,
)
from tests.library.sample_entries import VOCABULARY, entry, lesson, resource
from tests.library.sample_site import context


def test_days_and_moments_are_those_of_vietnam() -> None:
    late = datetime(2026, 12, 31, 18, 5, tzinfo=UTC)
    assert day_label(late) == "1/1/2027"
    assert moment_label(late) == "01:05 ngày 1/1/2027"


@pytest.mark.parametrize(
    ("seconds", "label"),
    [
        (0, "0:00"),
        (59, "0:59"),
        (185, "3:05"),
        (3599, "59:59"),
        (3727, "1:02:07"),
        (86_400, "24:00:00"),
        (999_999, "277:46:39"),
    ],
)
def test_durations(seconds: int, label: str) -> None:
    assert duration_label(seconds) == label


@pytest.mark.parametrize(
    ("size", "label"),
    [
        (0, "1 KB"),
        (340_000, "340 KB"),
        (999_400, "999 KB"),
        (1_000_000, "1,0 MB"),
        (2_350_000, "2,4 MB"),
        (200 * 2**20, "209,7 MB"),
    ],
)
def test_sizes(size: int, label: str) -> None:
    assert size_label(size) == label


def test_labels_of_terms() -> None:
    vietnamese, english = context(), context(language="en")
    assert vietnamese.label(VOCABULARY.series, "ket-noi-tri-thuc") == "Kết nối tri thức với cuộc sống"
    assert vietnamese.label(VOCABULARY.series, "bo-sach-la") == "bo-sach-la"
    assert vietnamese.short(VOCABULARY.licences, "cc-by-4-0") == "CC BY 4.0"
    assert english.label(VOCABULARY.subjects, "toan") == "Mathematics"
    assert short_label(VOCABULARY.exam_kinds["on-tap"], "en") == "Practice paper"
    assert short_label(VOCABULARY.exam_kinds["giua-hk1"], "vi") == "Giữa học kì I"


@pytest.mark.parametrize(
    ("grades", "label"),
    [
        (("6",), "Lớp 6"),
        (("6", "7", "8"), "Lớp 6, 7, 8"),
        (("mau-giao-be", "mau-giao-nho"), "Mẫu giáo bé, Mẫu giáo nhỡ"),
    ],
)
def test_several_grades(grades: tuple[str, ...], label: str) -> None:
    assert context().grades_label(grades) == label


def test_entries_by_lesson_and_by_chapter() -> None:
    one = entry("a", resource(lessons=["6/23", "6/24"]))
    other = entry("b", resource(lessons=["6/23", "6/*"]))
    found = by_lesson((one, other))
    assert found[lesson("6/23")] == (one, other)
    assert found[lesson("6/24")] == (one,)
    assert found[lesson("6/*")] == (other,)
    assert len(found) == 3


def test_ways_are_relative() -> None:
    assert context().href("index.html", "lop-6/toan.html") == "../index.html"
    assert Key("a", "b") not in context().media
