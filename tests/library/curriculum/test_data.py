"""The lists we ship: all there, in order, and spelt as in today's books."""

import re
import unicodedata

import pytest

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.curriculum import Programme

PROGRAMMES = builtin_curriculum().programmes
COUNTS = {  # (chapters, lessons)
    ("khtn", "6", "chan-troi-sang-tao"): (12, 42),
    ("khtn", "6", "ket-noi-tri-thuc"): (10, 55),
    ("khtn", "7", "chan-troi-sang-tao"): (12, 39),
    ("khtn", "7", "ket-noi-tri-thuc"): (10, 42),
    ("khtn", "8", "ket-noi-tri-thuc"): (8, 47),
    ("khtn", "9", "chan-troi-sang-tao"): (13, 48),
    ("khtn", "9", "ket-noi-tri-thuc"): (14, 51),
    ("lsdl", "6", "ket-noi-tri-thuc"): (12, 50),
    ("tin-hoc", "6", "ket-noi-tri-thuc"): (6, 16),
    ("tin-hoc", "7", "ket-noi-tri-thuc"): (5, 14),
    ("tin-hoc", "8", "ket-noi-tri-thuc"): (6, 18),
    ("tin-hoc", "9", "ket-noi-tri-thuc"): (5, 14),
    ("toan", "6", "canh-dieu"): (6, 45),
    ("toan", "6", "chan-troi-sang-tao"): (9, 57),
    ("toan", "6", "ket-noi-tri-thuc"): (9, 43),
    ("toan", "7", "canh-dieu"): (7, 43),
    ("toan", "7", "chan-troi-sang-tao"): (9, 44),
    ("toan", "7", "ket-noi-tri-thuc"): (10, 37),
    ("toan", "8", "canh-dieu"): (8, 37),
    ("toan", "8", "chan-troi-sang-tao"): (9, 32),
    ("toan", "8", "ket-noi-tri-thuc"): (10, 39),
    ("toan", "9", "canh-dieu"): (10, 31),
    ("toan", "9", "chan-troi-sang-tao"): (10, 29),
    ("toan", "9", "ket-noi-tri-thuc"): (10, 32),
}


def test_every_list_has_its_chapters_and_lessons() -> None:
    counted = {
        key: (len(programme.chapters), sum(1 for _ in programme.places()))
        for key, programme in PROGRAMMES.items()
    }
    assert counted == COUNTS


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=lambda p: f"{p.subject}-{p.grade}")
def test_keys_are_terms_of_the_vocabulary(programme: Programme) -> None:
    vocabulary = builtin_vocabulary()
    assert programme.grade in vocabulary.subjects[programme.subject].lists["grades"]
    assert programme.series in vocabulary.series
    known = {part.key for part in vocabulary.subjects[programme.subject].parts}
    assert set(programme.parts) <= known
    assert {chapter.strand for chapter in programme.chapters} <= {"", *known}
    assert all(c.school_term in ("", "hk1", "hk2") for c in programme.chapters)


def test_chapters_of_natural_sciences_say_which_science_they_are_of() -> None:
    chapters = [chapter for key, one in PROGRAMMES.items() if key[0] == "khtn" for chapter in one.chapters]
    assert {chapter.title.split(" ")[0] for chapter in chapters if not chapter.strand} <= {"Mở", "Các"}
    eight = PROGRAMMES["khtn", "8", "ket-noi-tri-thuc"]
    strands = {place.lesson: place.strand for place in eight.places()}
    assert [strands[lesson] for lesson in ("8", "17", "31")] == ["chat", "nang-luong", "vat-song"]


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=lambda p: f"{p.subject}-{p.grade}")
def test_labels_are_unique_where_the_numbering_runs_on(programme: Programme) -> None:
    seen: set[tuple[str, str, str]] = set()
    for place in programme.places():
        scope = {
            "continuous": ("", ""),
            "per-part": (place.part, ""),
            "per-chapter": (place.part, place.chapter),
        }[programme.lesson_numbering]
        assert (*scope, place.lesson) not in seen
        seen.add((*scope, place.lesson))


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=lambda p: f"{p.subject}-{p.grade}")
def test_titles_are_spelt_as_in_the_books_of_today(programme: Programme) -> None:
    titles = [place.lesson_title for place in programme.places()]
    titles += [chapter.title for chapter in programme.chapters]
    for title in titles:
        assert title == unicodedata.normalize("NFC", title).strip()
        assert title[0].isupper()
        assert not re.search(r"\b(hóa|hòa|khóa|tọa|lũy|lý|kỳ|kỹ|mỹ)\b", title.lower())
        assert not any(first.islower() for first in re.findall(r"\. (.)", title)), title


def test_a_few_lessons_by_heart() -> None:
    def title(subject: str, grade: str, chapter: str, lesson: str, part: str = "") -> str:
        programme = PROGRAMMES[subject, grade, "ket-noi-tri-thuc"]
        return next(
            place.lesson_title
            for place in programme.places()
            if (place.part, place.chapter, place.lesson) == (part, chapter, lesson)
        )

    assert title("toan", "6", "6", "23") == "Mở rộng phân số. Phân số bằng nhau"
    assert title("toan", "9", "6", "20") == "Định lí Viète và ứng dụng"
    assert title("khtn", "8", "3", "17") == "Lực đẩy Archimedes"
    assert title("lsdl", "6", "2", "5", "lich-su") == "Xã hội nguyên thuỷ"
    assert title("tin-hoc", "8", "4", "8b") == "Phần mềm chỉnh sửa ảnh"
    assert [c.school_term for c in PROGRAMMES["toan", "6", "ket-noi-tri-thuc"].chapters] == [
        *["hk1"] * 5,
        *["hk2"] * 4,
    ]
