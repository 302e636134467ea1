"""Reading lists of lessons, and laying a district's own over ours."""

import pytest

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.curriculum import Curriculum, Programme, read_curriculum
from library.diagnostics import collect

HEAD = "subject: toan\ngrade: 6\nseries: canh-dieu\nchapters:\n"
CHAPTER = "  - {number: 1, label: Chương I, title: Số, lessons: {1: Một, 3: Ba}}\n"
PATH = "content/district/curriculum/toan.yml"


def read(text: str, base: Curriculum | None = None) -> tuple[Curriculum, list[str]]:
    curriculum, findings = collect(read_curriculum({PATH: text.encode()}, base))
    return curriculum, [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


def programme(curriculum: Curriculum) -> Programme:
    found = curriculum.programme("toan", "6", "canh-dieu")
    assert found is not None
    return found


def lessons(curriculum: Curriculum) -> list[tuple[str, str]]:
    return [(place.reference, place.lesson_title) for place in programme(curriculum).places()]


def test_a_list() -> None:
    curriculum, found = read(
        "lesson-numbering: per-chapter\ntrust: high\n"
        + HEAD
        + "  - number: II\n    label: Chương II\n    title: Số\n    part: a\n    volume: 2\n"
        "    strand: nang-luong\n    term: hk2\n    lessons:\n      8a: 'Thực hành: đo'\n      8b: Vẽ\n"
    )
    assert found == []
    one = programme(curriculum)
    assert (one.lesson_numbering, one.trust, one.parts) == ("per-chapter", "high", ("a",))
    chapter = one.chapters[0]
    assert (chapter.number, chapter.volume, chapter.school_term) == ("2", "2", "hk2")
    assert lessons(curriculum) == [("a/2/8a", "Thực hành: đo"), ("a/2/8b", "Vẽ")]
    assert {place.strand for place in one.places()} == {"nang-luong"}
    assert curriculum.programmes_of("toan", "6") == (one,)
    assert curriculum.programmes_of("toan", "7") == ()


OPEN = HEAD + "  - {number: 1, label: A, title: B"
FAULTS = {
    "unknown part of a file": (HEAD.replace("chapters", "chapter"), ["4:1 C110"]),
    "unknown part of a chapter": (OPEN + ", x: y}", ["5:37 C110"]),
    "no subject": (HEAD.replace("subject: toan\n", "") + CHAPTER, ["1:1 C111"]),
    "malformed series": (HEAD.replace("canh-dieu", "Cánh diều") + CHAPTER, ["3:9 C112"]),
    "numbering": ("lesson-numbering: odd\n" + HEAD + CHAPTER, ["1:19 C116"]),
    "chapter without a title": (HEAD + "  - {number: 1, label: A}", ["5:5 C111"]),
    "chapter number": (HEAD + "  - {number: một, label: A, title: B}", ["5:14 C113"]),
    "foreign digits": (HEAD + "  - {number: ²,  label: A, title: B}", ["5:14 C113"]),
    "lesson label": (OPEN + ", lessons: {x: y}}", ["5:47 C113"]),
    "lesson title": (OPEN + ", lessons: {1: }}", ["5:47 C111"]),
    "lesson twice": (OPEN + ", lessons: {1: a, 1: b}}", ["5:53 Y110"]),
    "chapter twice": (HEAD + CHAPTER + CHAPTER, ["6:5 C114"]),
    "lessons as a list": (OPEN + ", lessons: [a]}", ["5:46 Y130"]),
    "chapters as words": (HEAD.strip() + " none", ["4:11 Y131"]),
    "no chapters": (HEAD, ["4:10 Y131"]),
    "nothing": ("", ["1:1 Y130"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_said_where_they_stand(name: str) -> None:
    text, expected = FAULTS[name]
    assert read(text)[1] == expected


def test_two_files_for_one_programme() -> None:
    files = {"a.yml": (HEAD + CHAPTER).encode(), "b.yml": (HEAD + CHAPTER).encode()}
    curriculum, findings = collect(read_curriculum(files))
    assert [(f.location.path, f.rule.code) for f in findings] == [("b.yml", "C115")]
    assert len(curriculum.programmes) == 1


def test_a_district_adds_and_changes() -> None:
    base, _ = read(HEAD + CHAPTER + CHAPTER.replace("number: 1", "number: 3"))
    own = (
        HEAD
        + "  - {number: 1, label: Chương 1, title: Số mới, lessons: {3: Ba mới, 2: Hai, 4: Bốn}}\n"
        + "  - {number: 2, label: Chương II, title: Hình, lessons: {5: Năm}}\n"
        + "  - {number: 4, label: Chương IV, title: Địa phương, lessons: {6: Sáu}}\n"
    )
    changed, found = read(own, base)
    assert found == []
    assert [(c.number, c.title) for c in programme(changed).chapters] == [
        ("1", "Số mới"),
        ("2", "Hình"),
        ("3", "Số"),
        ("4", "Địa phương"),
    ]
    assert lessons(changed)[:5] == [
        ("1/1", "Một"),
        ("1/2", "Hai"),
        ("1/3", "Ba mới"),
        ("1/4", "Bốn"),
        ("2/5", "Năm"),
    ]
    assert lessons(base)[0:2] == [("1/1", "Một"), ("1/3", "Ba")]  # the base itself is untouched


def test_a_district_adds_a_subject_of_its_own() -> None:
    base, _ = read(HEAD + CHAPTER)
    own = HEAD.replace("toan", "gddp").replace("canh-dieu", "khong-theo-bo") + CHAPTER
    both, _ = read(own, base)
    assert both.programme("gddp", "6", "khong-theo-bo") is not None
    assert both.programme("toan", "6", "canh-dieu") is not None


def test_new_chapters_stay_within_their_part() -> None:
    two = HEAD + CHAPTER.replace("}}", "}, part: a}") + CHAPTER.replace("}}", "}, part: b}")
    base, _ = read(two)
    new = CHAPTER.replace("}}", "}, part: a}").replace("number: 1", "number: 2")
    changed, _ = read(HEAD + new, base)
    assert [(c.part, c.number) for c in programme(changed).chapters] == [
        ("a", "1"),
        ("a", "2"),
        ("b", "1"),
    ]


PARTS = {
    "khtn, strand, hoa-hoc": "có phải là “chat”?",
    "khtn, strand, zzz": "dùng một trong: chat, nang-luong, vat-song, trai-dat",
    "khtn, strand, Hoá học": "có phải là “chat”?",
    "khtn, strand, nang-lung": "có phải là “nang-luong”?",
    "lsdl, part, dia-lí": "có phải là “dia-li”?",
    "toan, part, hinh": "môn này không có phân môn; xoá dòng “part”",
    "khtn, strand, chat": "",
}


@pytest.mark.parametrize("written", PARTS)
def test_a_chapter_names_parts_that_its_subject_has(written: str) -> None:
    subject, name, key = written.split(", ")
    text = OPEN.replace("toan", subject) + f", {name}: {key}}}"
    findings = collect(read_curriculum({PATH: text.encode()}, None, builtin_vocabulary()))[1]
    told = [f.remedy("vi") for f in findings if f.rule.code == "C118"]
    assert told == [PARTS[written]] * bool(PARTS[written])
    assert [f.location.line for f in findings] == [5] * len(told)


def test_the_lists_that_come_with_us_name_known_parts_only() -> None:
    subjects = builtin_vocabulary().subjects
    for programme_ in builtin_curriculum().programmes.values():
        parts = {part.key for part in subjects[programme_.subject].parts}
        assert {name for chapter in programme_.chapters for name in (chapter.part, chapter.strand)} <= {
            "",
            *parts,
        }
