"""What a reference to a lesson means, and what is said when it means nothing."""

import re

import pytest

from build_tools.builtin import builtin_curriculum
from library.curriculum import LessonPlace, Programme
from library.diagnostics import Finding, Location, collect

WHERE = Location("content/schools/a/b/index.md", 7, 11)
CURRICULUM = builtin_curriculum()
MATHS = ("toan", ("6",), "ket-noi-tri-thuc")
BY_CHAPTER = ("toan", ("7",), "chan-troi-sang-tao")
HISTORY = ("lsdl", ("6",), "ket-noi-tri-thuc")
INFORMATICS = ("tin-hoc", ("8",), "ket-noi-tri-thuc")
SCIENCE = ("khtn", ("6",), "chan-troi-sang-tao")
Asked = tuple[str, tuple[str, ...], str]


def find(text: str, programme: Asked) -> tuple[LessonPlace | None, list[Finding]]:
    subject, grades, series = programme
    return collect(CURRICULUM.find_lesson(text, subject, grades, series, WHERE))


@pytest.mark.parametrize(
    ("programme", "written", "reference"),
    [
        (MATHS, "6/23", "6/23"),
        (MATHS, "VI/23", "6/23"),
        (MATHS, " vi / 23 ", "6/23"),
        (MATHS, "06/23", "6/23"),
        (MATHS, "Chương VI/Bài 23", "6/23"),
        (MATHS, "23", "6/23"),
        (MATHS, "Bài 23", "6/23"),
        (MATHS, "bài23", "6/23"),
        (MATHS, "6", "1/6"),
        (MATHS, "6/*", "6/*"),
        (MATHS, "Chương 6", "6/*"),
        (MATHS, "chuong VI", "6/*"),
        (BY_CHAPTER, "1/2", "1/2"),
        (HISTORY, "lich-su/2/5", "lich-su/2/5"),
        (HISTORY, "lich_su/II/5", "lich-su/2/5"),
        (HISTORY, "Lịch sử/2/5", "lich-su/2/5"),
        (HISTORY, "địa lý/3/10", "dia-li/3/10"),
        (HISTORY, "lich-su/5", "lich-su/2/5"),
        (HISTORY, "2/5", "lich-su/2/5"),
        (HISTORY, "dia-li/2/*", "dia-li/2/*"),
        (HISTORY, "30", "dia-li/7/30"),
        (INFORMATICS, "4/8a", "4/8a"),
        (INFORMATICS, "8B", "4/8b"),
        (SCIENCE, "0/1", "0/1"),
        (SCIENCE, "Mở đầu/1", "0/1"),
        (SCIENCE, "chủ đề 6", "6/*"),
    ],
)
def test_references(programme: Asked, written: str, reference: str) -> None:
    place, findings = find(written, programme)
    assert findings == []
    assert place is not None
    assert place.reference == reference


def test_a_place_knows_its_titles() -> None:
    place, _ = find("6/23", MATHS)
    assert place is not None
    assert (place.chapter_label, place.chapter_title) == ("Chương VI", "Phân số")
    assert place.lesson_title == "Mở rộng phân số. Phân số bằng nhau"
    assert (place.subject, place.grade, place.series) == ("toan", "6", "ket-noi-tri-thuc")
    whole, _ = find("6/*", MATHS)
    assert whole is not None
    assert (whole.lesson, whole.lesson_title, whole.chapter) == ("", "", "6")


FAULTS = [
    (MATHS, "5/23", "C101", "có phải là 6/23 (Mở rộng phân số. Phân số bằng nhau)?"),
    (MATHS, "6/99", "C101", "gần đó có 6/27 (Hai bài toán về phân số), 6/26"),
    (MATHS, "99", "C101", "gần đó có 9/43"),
    (MATHS, "12/*", "C101", "dùng một trong các chương: 1/*, 2/*, 3/*"),
    (INFORMATICS, "8", "C101", "gần đó có 4/8a"),
    (HISTORY, "2/6", "C102", "lich-su/2/6 (Sự chuyển biến"),
    (HISTORY, "2/*", "C102", "lich-su/2/* (Xã hội nguyên thuỷ), dia-li/2/*"),
    (BY_CHAPTER, "2", "C102", "viết rõ một trong các bài: 1/2 "),
    (("ngu-van", ("6",), "ket-noi-tri-thuc"), "1/1", "C103", "topic"),
    (("toan", ("6",), "khong-theo-bo"), "6/23", "C103", "topic"),
    (MATHS, "So sánh phân số", "C104", "có phải là 6/24 (So sánh phân số. Hỗn số dương)?"),
    (MATHS, "abc", "C104", "ví dụ 6/23"),
    (MATHS, "", "C104", "ví dụ 6/23"),
    (MATHS, "6/", "C104", "ví dụ 6/23"),
    (MATHS, "/23", "C104", "ví dụ 6/23"),
    (MATHS, "*", "C104", "ví dụ 6/23"),
    (MATHS, "6/23/1", "C104", "ví dụ 6/23"),
    (MATHS, "sai/6/23", "C104", "ví dụ 6/23"),
    (MATHS, "6-23", "C104", "ví dụ 6/23"),
    (MATHS, "²/23", "C104", "ví dụ 6/23"),
    (MATHS, "9" * 5000, "C104", "ví dụ 6/23"),
    (HISTORY, "lich-su/*", "C104", "ví dụ 6/23"),
]


@pytest.mark.parametrize(("programme", "written", "code", "remedy"), FAULTS)
def test_faults(programme: Asked, written: str, code: str, remedy: str) -> None:
    place, findings = find(written, programme)
    assert place is None
    assert [(finding.rule.code, finding.location) for finding in findings] == [(code, WHERE)]
    assert remedy in findings[0].remedy("vi")
    assert findings[0].remedy("en")


def test_several_grades_are_searched_together() -> None:
    both = ("toan", ("6", "7"), "ket-noi-tri-thuc")
    place, _ = find("9/43", both)
    assert place is not None
    assert place.grade == "6"
    _, findings = find("1/1", both)
    assert [finding.rule.code for finding in findings] == ["C102"]
    # What the finding says to type is understood.
    written = re.findall(r"lop-\d/1/1", findings[0].remedy("vi"))
    assert written == ["lop-6/1/1", "lop-7/1/1"]
    assert [place.grade for one in written if (place := find(one, both)[0]) is not None] == ["6", "7"]
    place, _ = find("6/23", ("toan", ("6", "1"), "ket-noi-tri-thuc"))  # grade 1 has no list
    assert place is not None


@pytest.mark.parametrize("written", ["Lớp 7/1/1", "lop 7/Chương I/Bài 1", "khối 07/1", "grade 7/1/1"])
def test_a_grade_may_be_named(written: str) -> None:
    place, findings = find(written, ("toan", ("6", "7"), "ket-noi-tri-thuc"))
    assert findings == []
    assert place is not None
    assert (place.grade, place.reference) == ("7", "1/1")


def test_a_grade_that_is_not_the_resources_has_no_lessons_here() -> None:
    place, findings = find("lop-8/1/1", ("toan", ("6", "7"), "ket-noi-tri-thuc"))
    assert place is None
    assert [finding.rule.code for finding in findings] == ["C101"]


@pytest.mark.parametrize("programme", CURRICULUM.programmes.values(), ids=str)
def test_every_lesson_and_chapter_is_found_by_its_own_reference(programme: Programme) -> None:
    key = (programme.subject, (programme.grade,), programme.series)
    for place in programme.places():
        assert find(place.reference, key) == (place, [])
    for chapter in programme.chapters:
        assert find(chapter.reference, key) == (programme.place(chapter), [])
