"""Front matter to a resource: every kind, Vietnamese names, and each fault with its line."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.builtin import builtin_curriculum, builtin_vocabulary
from library.diagnostics import Severity, collect
from library.kinds import KINDS as KIND_READERS
from library.metadata import COMMON_FIELDS, REQUIRED, Written, read_index
from library.resource import (
    BankDetails,
    DocumentDetails,
    ExamDetails,
    Resource,
    VideoDetails,
    one_of,
)
from library.video import Drive, LocalFile, YouTube
from library.vocabulary import Term
from tests.library.sample_front_matter import BANK, DOCUMENT, EXAM, KINDS, VIDEO, index_md

VOCABULARY, CURRICULUM = builtin_vocabulary(), builtin_curriculum()


def read(source: str | bytes) -> tuple[Written | None, list[str]]:
    """What an index.md says, and the findings as `line:column code`."""
    text = source.encode() if isinstance(source, str) else source
    written, findings = collect(read_index(text, "index.md", VOCABULARY, CURRICULUM))
    return written, [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in findings]


def resource(source: str) -> Resource:
    written, findings = read(source)
    assert findings == []
    assert written is not None
    return written.resource


def test_the_language_of_what_is_written_is_said_in_any_words_for_it() -> None:
    told = {text: resource(index_md(DOCUMENT, language=text)).language for text in ("en", "Tiếng Anh", "vi")}
    assert told == {"en": "en", "Tiếng Anh": "en", "vi": "vi"}
    assert resource(index_md(DOCUMENT)).language is None
    assert read(index_md(DOCUMENT, language="Klingon"))[1]


def test_a_document_with_everything() -> None:
    found = resource(
        index_md(
            DOCUMENT, grade="[6, 7]", lessons="[8/37]", topic="Phân số", description="Một trang.",
            audience="teachers", visibility="public", share="district", tags="[rút gọn, bằng nhau]",
            stem="bai-hoc-stem", attachments="[phieu.pdf]", key_files="[dap-an.pdf]", draft="có", link="https://phet.colorado.edu/",
        )
    )  # fmt: skip
    assert (found.kind, found.type, found.title) == ("document", "phieu-hoc-tap", "Phân số bằng nhau")
    assert (found.subject, found.grades, found.series) == ("toan", ("6", "7"), "ket-noi-tri-thuc")
    assert [place.reference for place in found.lessons] == ["8/37"]
    assert found.lessons[0].lesson_title == "Số đo góc"
    assert (found.authors, found.licence, found.source) == (("p-lan",), "cc-by-4-0", "tự làm")
    assert (found.topic, found.description, found.tags) == ("Phân số", "Một trang.", ("rút gọn", "bằng nhau"))
    assert (found.audience, found.visibility, found.share) == ("teachers", "public", "district")
    assert (found.attachments, found.key_files) == (("phieu.pdf",), ("dap-an.pdf",))
    assert (found.stem, found.draft, found.embargo) == ("bai-hoc-stem", True, None)
    assert found.details == DocumentDetails("https://phet.colorado.edu/")


def test_the_least_that_is_enough() -> None:
    found = resource(index_md(DOCUMENT, series=None, lessons=None))
    assert (found.series, found.lessons, found.topic, found.description) == (None, (), None, "")
    assert (found.tags, found.attachments, found.key_files, found.draft) == ((), (), (), False)
    assert found.details == DocumentDetails()


@pytest.mark.parametrize(
    ("type_", "kind", "visibility", "audience"),
    [(t.key, t.facts["kind"], t.facts["visibility"], t.facts["audience"]) for t in VOCABULARY.resource_types],
)
def test_every_type_has_its_kind_and_its_usual_reach(
    type_: str, kind: str, visibility: str, audience: str
) -> None:
    found = resource(index_md(KINDS[kind], type=type_))
    assert (found.kind, found.visibility, found.audience, found.share) == (
        kind,
        visibility,
        audience,
        "school",
    )


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({}, VideoDetails(YouTube("aqz-KE-bpKQ"))),
        ({"video": "bai.mp4", "captions": "phu-de.vtt"}, VideoDetails(LocalFile("bai.mp4"), "phu-de.vtt")),
        (
            {"video": "https://drive.google.com/file/d/1a2B3c4D5e6F7g8H9i0JkLmNoP/view"},
            VideoDetails(Drive("1a2B3c4D5e6F7g8H9i0JkLmNoP")),
        ),
    ],
)
def test_videos(changes: dict[str, str], details: VideoDetails) -> None:
    assert resource(index_md(VIDEO, **changes)).details == details


def test_a_bank_and_an_observed_lesson() -> None:
    assert resource(index_md(BANK)).details == BankDetails()
    assert resource(index_md(BANK, questions="cau-hoi.md")).details == BankDetails("cau-hoi.md")
    observed = index_md(DOCUMENT, type="phieu-du-gio", video="tiet-day.mp4")
    assert resource(observed).details == DocumentDetails(video=LocalFile("tiet-day.mp4"))


def test_an_exam_with_everything() -> None:
    source = index_md(
        EXAM, points="20", status="du-phong", code="101", embargo="2026-11-10T07:30:00+07:00",
        key_release="2026-11-12T00:00:00Z", questions="de.md",
    )  # fmt: skip
    assert resource(source).details == ExamDetails(
        "giua-hk1", "2026-2027", 60, 20, "du-phong", "101",
        datetime(2026, 11, 10, 0, 30, tzinfo=UTC), datetime(2026, 11, 12, tzinfo=UTC), "de.md",
    )  # fmt: skip
    assert resource(source).embargo == datetime(2026, 11, 10, 0, 30, tzinfo=UTC)


def test_an_exam_is_official_and_out_of_ten_where_nothing_else_is_said() -> None:
    details = resource(index_md(EXAM)).details
    assert details == ExamDetails("giua-hk1", "2026-2027", 60, 10, "chinh-thuc")


@pytest.mark.parametrize("written", ["2026-2027", "2026 – 2027", "2026/2027", "2026 - 2027"])
def test_school_years(written: str) -> None:
    details = resource(index_md(EXAM, school_year=written)).details
    assert isinstance(details, ExamDetails)
    assert details.school_year == "2026-2027"


VIETNAMESE = """\
---
Tiêu đề: Đề kiểm tra giữa kì
Loại: Đề kiểm tra
Môn: Toán học
Lớp: Lớp 6
Bộ sách: Kết nối tri thức với cuộc sống
Bài: Chương VI
Tác giả: [p-lan]
Giấy phép: CC BY 4.0
Nguồn: tự làm
Dành cho: Học sinh
Phạm vi: Công khai
Chia sẻ: Toàn huyện
Từ khoá: [phân số]
Kì kiểm tra: Giữa kỳ 1
Năm học: 2026-2027
Thời gian: 60
Thang điểm: 10
Trạng thái đề: Đề chính thức
Mã đề: 101
Công bố từ: 2026-11-10T07:30:00+07:00
Công bố đáp án từ: 2026-11-12T07:30:00+07:00
Bản nháp: không
---
"""


def test_everything_may_be_written_in_vietnamese() -> None:
    found = resource(VIETNAMESE)
    assert (found.type, found.subject, found.grades, found.series) == (
        "de-kiem-tra", "toan", ("6",), "ket-noi-tri-thuc",
    )  # fmt: skip
    assert [place.reference for place in found.lessons] == ["6/*"]
    assert (found.licence, found.audience, found.visibility, found.share) == (
        "cc-by-4-0", "students", "public", "district",
    )  # fmt: skip
    details = found.details
    assert isinstance(details, ExamDetails)
    assert (details.exam, details.status, details.code) == ("giua-hk1", "chinh-thuc", "101")


def test_accents_case_and_hyphens_do_not_matter() -> None:
    plain = (
        VIETNAMESE.replace("Tiêu đề", "TIEU DE")
        .replace("Bộ sách", "bo sach")
        .replace("Công bố từ", "cong-bo-tu")
    )
    assert resource(plain) == resource(VIETNAMESE)


@pytest.mark.parametrize("term", VOCABULARY.fields.terms, ids=lambda term: term.key)
def test_every_field_of_the_vocabulary_is_read_by_some_kind(term: Term) -> None:
    known = COMMON_FIELDS.union(*(kind.fields for kind in KIND_READERS.values()))
    assert term.key in known
    assert len(known) == len(VOCABULARY.fields.terms)


SHAPES = {
    "nothing": ("", ["1:1 M114"]),
    "no front matter": ("# Phân số\n", ["1:1 M114"]),
    "front matter without an end": ("---\ntitle: x\n", ["1:1 M114"]),
    "front matter below a blank line": ("\n---\ntitle: x\n---\n", ["1:1 M114"]),
    "words instead of fields": ("---\nPhân số\n---\n", ["2:1 Y130"]),
    "a list instead of fields": ("---\n- a\n---\n", ["2:1 Y130"]),
    "broken YAML": ("---\ntitle: a\nb: [c\n---\n", ["3:4 Y124"]),
    "nothing in it": ("---\n---\n", ["1:1 Y130"]),
    "not UTF-8": (b"---\ntitle: To\xe1n\n---\n", ["2:10 Y102"]),
    "a hidden character in the body": ("---\ntitle: a\n---\n\nb\u200bc\n", ["5:2 Y104"]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_files_of_another_shape(name: str) -> None:
    source, expected = SHAPES[name]
    assert read(source) == (None, expected)


# Changes to a sound resource, and the codes they call forth; a star says that no resource is left.
FAULTS: dict[str, tuple[dict[str, str], dict[str, str | None], list[str]]] = {
    "unknown key": (DOCUMENT, {"grad": "6"}, ["11:1 M101"]),
    "paper field": (DOCUMENT, {"Tuần": "3"}, ["11:1 M101"]),
    "empty title": (DOCUMENT, {"title": ""}, ["2:1 M102", "*"]),
    "title of a joiner": (DOCUMENT, {"title": "\u200d"}, ["2:1 M102", "*"]),
    "title of blank letters": (DOCUMENT, {"title": "\u3164 \u2800"}, ["2:1 M102", "*"]),
    "one key twice": (DOCUMENT, {"Tên": "khác"}, ["11:1 M103"]),
    "an approval": (DOCUMENT, {"Phê duyệt": "đã duyệt"}, ["11:1 A108"]),
    "an approval in English": (DOCUMENT, {"approved_by": "p-hieu"}, ["11:1 A108"]),
    "title as a list": (DOCUMENT, {"title": "[a]"}, ["2:1 M105", "*"]),
    "title too long": (DOCUMENT, {"title": "a" * 201}, ["2:1 M111", "*"]),
    "markup in the title": (DOCUMENT, {"title": "<script>x"}, ["2:1 M113", "*"]),
    "unknown type": (DOCUMENT, {"type": "tai-lieu"}, ["3:7 M106", "*"]),
    "unknown subject": (DOCUMENT, {"subject": "Toán cao cấp"}, ["4:10 M106", "*"]),
    "unknown grade": (DOCUMENT, {"grade": "13"}, ["5:8 M106", "*"]),
    "a class for a grade": (DOCUMENT, {"grade": "6A1"}, ["5:8 M106", "*"]),
    "unknown series": (DOCUMENT, {"series": "Cánh Diều Xanh"}, ["6:9 M106"]),
    "lessons without a series": (DOCUMENT, {"series": None}, ["2:1 M104"]),
    "unknown lesson": (DOCUMENT, {"lessons": "[6/99]"}, ["7:11 C101"]),
    "one lesson twice": (DOCUMENT, {"lessons": "[6/23, 23]"}, ["7:17 M117"]),
    "lessons where no list is": (DOCUMENT, {"subject": "ngu-van"}, ["7:11 C103"]),
    "authors left empty": (DOCUMENT, {"authors": "[]"}, ["8:1 M102", "*"]),
    "unknown licence": (DOCUMENT, {"licence": "GPL"}, ["9:10 M106", "*"]),
    "source too long": (DOCUMENT, {"source": "a" * 501}, ["10:1 M111", "*"]),
    "unknown audience": (DOCUMENT, {"audience": "ai cũng được"}, ["11:11 M106"]),
    "unknown visibility": (DOCUMENT, {"visibility": "riêng tư"}, ["11:13 M106"]),
    "unknown share": (DOCUMENT, {"share": "tỉnh"}, ["11:8 M106"]),
    "draft or not": (DOCUMENT, {"draft": "chắc vậy"}, ["11:1 M110", "*"]),
    "link without encryption": (DOCUMENT, {"link": "http://a.vn"}, ["11:1 M112"]),
    "field of another kind": (DOCUMENT, {"embargo": "2026-01-10T09:30:00+07:00"}, ["11:1 M115"]),
    "a video without a video": (VIDEO, {"video": None}, ["2:1 M104", "*"]),
    "a video of nowhere": (VIDEO, {"video": "https://example.vn/a"}, ["11:1 P101", "*"]),
    "an observed lesson of nowhere": (DOCUMENT, {"video": "x"}, ["11:1 P101"]),
    "an exam of no kind": (EXAM, {"exam": None}, ["2:1 M104", "*"]),
    "an exam of an unknown kind": (EXAM, {"exam": "giữa tháng"}, ["10:7 M106", "*"]),
    "a school year as a list": (EXAM, {"school_year": "[2026-2027]"}, ["11:1 M105", "*"]),
    "a video as a list": (VIDEO, {"video": "[a.mp4]"}, ["11:1 M105", "*"]),
    "a school year of two years": (EXAM, {"school_year": "2025-2027"}, ["11:1 M118", "*"]),
    "a school year in foreign digits": (EXAM, {"school_year": "２０２５-２０２６"}, ["11:1 M118", "*"]),
    "too few minutes": (EXAM, {"minutes": "4"}, ["12:1 M107", "*"]),
    "minutes in words": (EXAM, {"minutes": "chín mươi"}, ["12:1 M107", "*"]),
    "no points": (EXAM, {"points": "0"}, ["13:1 M107"]),
    "unknown status": (EXAM, {"status": "mật"}, ["13:9 M106", "*"]),
    "an embargo without a zone": (EXAM, {"embargo": "2026-01-10 09:30"}, ["13:1 M108", "*"]),
    "a release nobody can read": (EXAM, {"key_release": "sau khi thi"}, ["13:1 M108", "*"]),
    "the key before the exam": (
        EXAM,
        {"embargo": "2026-01-10T09:30:00+07:00", "key_release": "2026-01-10T09:00:00+07:00"},
        ["14:1 M116"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults(name: str) -> None:
    base, changes, expected = FAULTS[name]
    written, findings = read(index_md(base, **changes))
    assert findings == [code for code in expected if code != "*"]
    assert (written is None) == ("*" in expected)


@pytest.mark.parametrize("name", REQUIRED)
def test_what_every_resource_needs(name: str) -> None:
    written, findings = read(index_md(DOCUMENT, **{name: None}))
    assert written is None
    assert "2:1 M104" in findings


def test_every_fault_of_a_file_is_said_at_once() -> None:
    _, findings = read(index_md(DOCUMENT, title="<b>", grade="13", licence="x", draft="hả", visibility="hả"))
    assert findings == ["2:1 M113", "5:8 M106", "9:10 M106", "11:1 M110", "12:13 M106"]


@pytest.mark.parametrize("type_", ["phieu-hoc-tap", "phieu-du-gio"])
def test_a_reach_that_was_not_understood_is_never_wide(type_: str) -> None:
    written, _ = read(index_md(DOCUMENT, type=type_, visibility="riêng tư", share="tất cả"))
    assert written is not None
    assert (written.resource.visibility, written.resource.share) == ("school-staff", "school")


def test_the_body_and_its_line() -> None:
    written, _ = read(
        "---\n" + "".join(f"{k}: {v}\n" for k, v in DOCUMENT.items()) + "---\n\nMột\n---\nHai\n"
    )
    assert written is not None
    body_lines = written.body.split("\n")
    assert written.body_line + body_lines.index("Một") == 13
    assert "---" in body_lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(end: str) -> None:
    source = index_md(DOCUMENT, body="Một\nHai", tags="[a, a]").replace("\n", end)
    written, findings = read(source)
    assert findings == ["11:11 M117"]
    assert written is not None
    assert written.body_line + written.body.split("\n").index("Hai") == 15


def test_a_word_of_a_closed_set() -> None:
    assert one_of(("a", "b"), "b") == "b"
    with pytest.raises(KeyError):
        one_of(("a", "b"), "c")


FRAGMENTS = st.sampled_from(
    [
        "---\n",
        "title: ",
        "Môn: ",
        "toan",
        "\n",
        "[",
        "]",
        "{",
        "}",
        ":",
        "- ",
        "6",
        "'",
        '"',
        "&a",
        "*a",
        "!x",
        "| ",
        "#",
        "\t",
        "Ô",
    ]
)


@given(
    st.binary(max_size=120)
    | st.lists(FRAGMENTS, max_size=25).map(lambda parts: ("---\n" + "".join(parts)).encode())
)
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    written, findings = collect(read_index(source, "index.md", VOCABULARY, CURRICULUM))
    assert written is not None or any(finding.rule.severity is Severity.ERROR for finding in findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("—\nTiêu đề: a\n—\n", "dòng đầu là “—” (Word hay tự đổi dấu gạch)"),
        ("--\ntitle: a\n--\n", "dòng đầu là “--”"),
        ("---\ntitle: a\n", "thêm một dòng `---` ngay sau mục cuối cùng"),
        ("# Phân số\n", "thêm dòng đầu `---`, các mục, rồi một dòng `---`"),
        ("", "thêm dòng đầu `---`, các mục, rồi một dòng `---`"),
    ],
)
def test_how_to_begin_is_told_by_what_stands_there(text: str, said: str) -> None:
    (finding,) = collect(read_index(text.encode(), "index.md", VOCABULARY, CURRICULUM))[1]
    assert said in finding.remedy("vi")
