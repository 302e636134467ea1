"""The vocabulary we ship: complete, unambiguous and consistent with itself."""

import dataclasses
from datetime import date

import pytest

from build_tools.builtin import builtin_vocabulary
from library.vietnamese import fold
from library.vocabulary import Scheme, Term

VOCABULARY = builtin_vocabulary()
SCHEMES: tuple[Scheme, ...] = tuple(
    getattr(VOCABULARY, field.name) for field in dataclasses.fields(VOCABULARY)
)
COUNTS = {
    "approval-states": 12,
    "audience": 2,
    "cognitive-levels": 3,
    "exam-kinds": 13,
    "exam-status": 5,
    "fields": 33,
    "grades": 16,
    "kinds": 4,
    "levels": 4,
    "licences": 8,
    "offices": 2,
    "older-cognitive-levels": 7,
    "paper-fields": 10,
    "person-roles": 20,
    "question-types": 9,
    "resource-types": 24,
    "school-kinds": 9,
    "school-sectors": 2,
    "school-terms": 3,
    "series": 11,
    "share": 2,
    "sharing-labels": 8,
    "stages": 3,
    "statement-events": 6,
    "stem-kinds": 6,
    "languages": 2,
    "subjects": 26,
    "teaching-forms": 3,
    "tools": 21,
    "visibility": 4,
}


def test_every_scheme_has_its_terms() -> None:
    assert {scheme.key: len(scheme.terms) for scheme in SCHEMES} == COUNTS


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.key)
def test_every_name_finds_its_own_term_with_and_without_accents(scheme: Scheme) -> None:
    for term in scheme:
        for name in term.names():
            assert scheme.find(name) is term, name
            assert scheme.find(fold(name)) is term, name
        assert scheme.find(term.label.vi.upper()) is term


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.key)
def test_labels_are_there_and_composed(scheme: Scheme) -> None:
    for text in (scheme.label, *(term.label for term in scheme)):
        assert text.vi.strip() == text.vi != ""
        assert text.en.strip() == text.en != ""
        # the spelling of today's school books; the hosts' own labels are quoted as they are
        words = set() if scheme.key == "sharing-labels" else set(text.vi.lower().split())
        assert not {"kỳ", "kỹ", "lý", "mỹ", "hóa", "khóa", "họa"} & words


FOUND = [
    ("fields", "Tiêu đề", "title"),
    ("fields", "tieu de", "title"),
    ("fields", "Từ khóa", "tags"),
    ("fields", "Kỳ kiểm tra", "exam"),
    ("fields", "school-year", "school_year"),
    ("fields", "Công bố đáp án từ", "key_release"),
    ("resource_types", "NHCH", "ngan-hang-cau-hoi"),
    ("resource_types", "giáo án", "ke-hoach-bai-day"),
    ("resource_types", "de_kiem_tra", "de-kiem-tra"),
    ("resource_types", "Đề kiểm tra", "de-kiem-tra"),
    ("resource_types", "Biên bản họp tổ", "bien-ban-hop-to"),
    ("subjects", "Toán", "toan"),
    ("subjects", "Sử - Địa", "lsdl"),
    ("subjects", "Lịch sử và Địa lý", "lsdl"),
    ("subjects", "Anh văn", "tieng-anh"),
    ("subjects", "KHTN", "khtn"),
    ("subjects", "Mỹ thuật", "mi-thuat"),
    ("subjects", "thẩm mĩ", "tham-mi"),
    ("grades", "6", "6"),
    ("grades", "Lớp 6", "6"),
    ("grades", "Khối 12", "12"),
    ("grades", "L6", "6"),
    ("grades", "lop6", "6"),
    ("grades", "Mầm", "mau-giao-be"),
    ("grades", "Chồi", "mau-giao-nho"),
    ("grades", "Lá", "mau-giao-lon"),
    ("grades", "3-4 tuổi", "mau-giao-be"),
    ("grades", "13", None),
    ("grades", "6A1", None),
    ("cognitive_levels", "NB", "biet"),
    ("cognitive_levels", "Thông hiểu", "hieu"),
    ("cognitive_levels", "VDC", "van-dung"),
    ("cognitive_levels", "vận dụng cao", "van-dung"),
    ("cognitive_levels", "M2", "hieu"),
    ("exam_kinds", "GK1", "giua-hk1"),
    ("exam_kinds", "học kỳ II", "cuoi-hk2"),
    ("exam_kinds", "ĐĐGgk I", "giua-hk1"),
    ("exam_status", "Chính thức", "chinh-thuc"),
    ("series", "KNTT", "ket-noi-tri-thuc"),
    ("series", "Cánh Diều", "canh-dieu"),
    ("visibility", "Công khai", "public"),
    ("visibility", "Không công khai", "class-link"),
    ("visibility", "Nội bộ (giáo viên)", "school-staff"),
    ("visibility", "Riêng tư", None),
    ("visibility", "Bị hạn chế", None),
    ("audience", "học sinh", "students"),
    ("share", "huyện", "district"),
    ("licences", "CC BY", "cc-by-4-0"),
    ("licences", "CC BY-NC-SA", "cc-by-nc-sa-4-0"),
    ("stem_kinds", "CLB STEM", "cau-lac-bo-stem"),
    ("person_roles", "Tổ trưởng", "department-head"),
    ("person_roles", "to-truong", "department-head"),
    ("person_roles", "BGH", "board"),
    ("school_kinds", "TH&THCS", "th-thcs"),
    ("school_kinds", "cấp 2", "thcs"),
    ("question_types", "ĐS", "dung-sai"),
]


@pytest.mark.parametrize(("scheme", "written", "key"), FOUND)
def test_what_teachers_type(scheme: str, written: str, key: str | None) -> None:
    found = getattr(VOCABULARY, scheme).find(written)
    assert (found.key if found else None) == key


def test_types_say_how_they_are_treated() -> None:
    for term in VOCABULARY.resource_types:
        assert term.facts["kind"] in VOCABULARY.kinds
        assert term.facts["visibility"] in VOCABULARY.visibility
        assert term.facts["audience"] in VOCABULARY.audience
    kinds = {term.key: term.facts["kind"] for term in VOCABULARY.resource_types}
    assert [key for key, kind in kinds.items() if kind != "document"] == [
        "video-bai-giang",
        "video-tiet-day",
        "ngan-hang-cau-hoi",
        "de-kiem-tra",
    ]
    internal = [t for t in VOCABULARY.resource_types if t.facts.get("internal")]
    assert {t.key for t in internal} == {"ke-hoach-to", "bien-ban-hop-to", "phieu-du-gio"}
    assert {t.facts["visibility"] for t in internal} == {"school-staff"}
    for never_open_by_default in ("video-tiet-day", "huong-dan-cham", "ma-tran-dac-ta"):
        term = VOCABULARY.resource_types[never_open_by_default]
        assert term.facts["visibility"] == "school-staff"


def test_grades_and_levels_agree() -> None:
    by_level = {level.key: set(level.lists["grades"]) for level in VOCABULARY.levels}
    for grade in VOCABULARY.grades:
        assert grade.key in by_level[grade.facts["level"]]
    assert sum(map(len, by_level.values())) == len(VOCABULARY.grades.terms)


def subject_levels() -> list[tuple[Term, str]]:
    return [(subject, level) for subject in VOCABULARY.subjects for level in subject.levels]


def test_subjects_are_taught_in_grades_of_their_levels() -> None:
    for subject, level in subject_levels():
        taught = subject.at_level(level).lists["grades"]
        assert taught
        assert {VOCABULARY.grades[grade].facts["level"] for grade in taught} == {level}
        optional = subject.at_level(level).lists.get("optional-grades", ())
        assert {*taught, *optional} <= set(subject.lists["grades"])


def test_subjects_by_level() -> None:
    english = VOCABULARY.subjects["tieng-anh"]
    assert english.at_level("tieu-hoc").label.vi == "Ngoại ngữ 1 (Tiếng Anh)"
    assert english.at_level("tieu-hoc").lists["optional-grades"] == ("1", "2")
    assert english.at_level("thcs").facts["periods"] == "105"
    assert english.at_level("thcs").lists["minutes"] == ("60", "90")
    assert VOCABULARY.subjects["gdtc"].facts["question-bank"] == "exempt"
    assert VOCABULARY.subjects["gdtc"].at_level("thcs").facts["mark"] == "remarks"
    history = VOCABULARY.subjects["lsdl"].part("Lịch sử")
    assert history is not None
    assert history.key == "lich-su"
    assert [part.key for part in VOCABULARY.subjects["khtn"].parts] == [
        "chat",
        "nang-luong",
        "vat-song",
        "trai-dat",
    ]


def test_titles_change_with_the_office() -> None:
    appraiser = VOCABULARY.person_roles["appraiser"]
    assert "Phòng GDĐT" in appraiser.label_at(date(2025, 6, 30)).vi
    assert "UBND xã" in appraiser.label_at(date(2025, 7, 1)).vi
    office = VOCABULARY.offices["education-office"]
    assert office.label_at(date(2024, 1, 1)).vi == "Phòng GDĐT"
    assert office.label_at(date(2026, 1, 1)).vi == "Sở GDĐT / UBND xã"
    assert VOCABULARY.person_roles["district-head"].valid_until == date(2025, 6, 30)
    assert VOCABULARY.person_roles["culture-division"].valid_from == date(2025, 7, 1)


def test_references_between_schemes_hold() -> None:
    for stage in VOCABULARY.stages:
        assert stage.facts["role"] in VOCABULARY.person_roles
        assert VOCABULARY.person_roles[stage.facts["role"]].facts["stage"] == stage.key
        assert stage.facts["state"] in VOCABULARY.approval_states
        assert stage.facts["waiting"] in VOCABULARY.approval_states
    for exam in VOCABULARY.exam_kinds:
        assert exam.facts.get("term", "hk1") in VOCABULARY.school_terms
    for level in VOCABULARY.older_cognitive_levels:
        assert level.facts["now"] in VOCABULARY.cognitive_levels
    for one in VOCABULARY.series:
        assert one.facts.get("subject", "toan") in VOCABULARY.subjects
    for kind in VOCABULARY.school_kinds:
        assert all(grade in VOCABULARY.grades for grade in kind.lists["grades"])
        assert all(level in VOCABULARY.levels for level in kind.lists["levels"])
    for label in VOCABULARY.sharing_labels:
        assert label.facts.get("visibility", "none") in {
            "none",
            *(term.key for term in VOCABULARY.visibility),
        }
    for subject in VOCABULARY.subjects:
        assert subject.facts.get("in-lower-secondary", "toan") in VOCABULARY.subjects


def test_shares_of_a_paper_add_up_to_ten() -> None:
    for scheme in (VOCABULARY.question_types, VOCABULARY.cognitive_levels):
        assert sum(float(term.facts.get("points-7991", 0)) for term in scheme) == 10
