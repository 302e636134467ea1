"""The page of a resource, by its kind: what it says, and what it must not."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest

from library.compiled import (
    CompiledKey,
    CompiledPart,
    CompiledQuestion,
    PublicContent,
    PublicSummary,
    PublishedFile,
    SecretSummary,
)
from library.entry import Entry, EntryContent
from library.organisation import District, Office, Period
from library.pages.resource_views import DocumentView, ExamView, QuestionBankView, ResourceView, VideoView
from library.pages.views import Link
from library.present.context import Media
from library.present.resources import resource_view
from library.questions.model import QuestionKind
from library.resource import BankDetails, DocumentDetails, VideoDetails
from library.video import Drive, LocalFile, VideoRecord, VideoReference, YouTube
from tests.library.sample_entries import ORGANISATION, SCHOOL_A, entry, exam, resource
from tests.library.sample_site import DISTRICT, context

FULL = resource(
    "Phân số bằng nhau", series="ket-noi-tri-thuc", lessons=["6/23", "6/*"], topic="Phân số",
    stem="bai-hoc-stem", audience="teachers", tags=("rút gọn", "c++ & d"), authors=("p-lan", "Cô Mai"),
    source="SGK, trang 5", attachments=("phieu.pdf",), key_files=("dap-an.docx",), description="Một trang.",
)  # fmt: skip
FILES = (PublishedFile("hinh.png", 10, "0"), PublishedFile("phieu.pdf", 340_000, "0"))
KEY_FILES = (PublishedFile("dap-an.docx", 20_000, "0"), PublishedFile("giai.png", 10, "0"))
PUBLIC = PublicSummary(FILES, has_maths=True)
TEXT = EntryContent(PublicContent("<p>Bài.</p>"))


def shown(one: Entry, *others: Entry, text: EntryContent = TEXT, **changes: Any) -> ResourceView:
    return resource_view(one, text, context(one, *others, **changes))


def test_the_frame_of_every_kind() -> None:
    view = shown(entry("phan-so", FULL, public=PUBLIC, released=SecretSummary(KEY_FILES)))
    assert (view.path, view.title, view.description) == (
        "tai-nguyen/phan-so.html",
        "Phân số bằng nhau",
        "Một trang.",
    )
    assert [(crumb.label, crumb.href) for crumb in view.crumbs] == [
        ("Trang chủ", "../index.html"), ("Lớp 6", "../lop-6/index.html"), ("Toán", "../lop-6/toan.html"),
        ("Chương VI. Phân số", "../lop-6/toan/chuong-6.html"),
    ]  # fmt: skip
    assert [(row.label, row.value, row.href) for row in view.meta] == [
        ("Môn", "Toán lớp 6", "../lop-6/toan.html"),
        ("Bộ sách", "Kết nối tri thức với cuộc sống", ""),
        ("Bài", "Bài 23. Mở rộng phân số. Phân số bằng nhau", "../lop-6/toan/chuong-6.html#bai-23"),
        ("Chương", "Chương VI. Phân số", "../lop-6/toan/chuong-6.html"),
        ("Chủ đề", "Phân số", ""),
        ("STEM", "Bài học STEM", ""),
        ("Dành cho", "Giáo viên", ""),
    ]
    assert view.authors == ("Cô Lan (mẫu)", "Cô Mai")
    assert (view.licence, view.source) == ("CC BY 4.0 (Ghi công)", "SGK, trang 5")
    assert view.licence_href.startswith("https://creativecommons.org/licenses/by/4.0/")
    assert [(line.stage, line.by, line.date) for line in view.approvals] == [
        ("Tổ thông qua", "Tổ trưởng chuyên môn", "1/9/2026"),
        ("Hiệu trưởng duyệt", "Hiệu trưởng", "1/9/2026"),
    ]
    assert (view.version, view.version_date, view.has_maths) == (1, "1/9/2026", True)
    assert view.tags == (
        Link("rút gọn", "../tim-kiem.html?q=r%C3%BAt%20g%E1%BB%8Dn"),
        Link("c++ & d", "../tim-kiem.html?q=c%2B%2B%20%26%20d"),
    )


def test_small_children_have_areas_and_no_subjects() -> None:
    song = resource("Thơ", subject="ngon-ngu", grades=("mau-giao-nho",), lessons=(), series=None)
    rows = [(row.label, row.value) for row in shown(entry("tho", song)).meta]
    assert rows[0] == ("Lĩnh vực", "Giáo dục phát triển ngôn ngữ mẫu giáo nhỡ")


def test_only_named_files_are_offered_and_keys_only_when_released() -> None:
    def offered(released: SecretSummary | None) -> list[tuple[str, str, str, str]]:
        view = shown(entry("phan-so", FULL, public=PUBLIC, released=released))
        return [(one.label, one.href, one.size_label, one.media_type) for one in view.attachments]

    sheet = ("phieu.pdf", "phan-so/phieu.pdf", "340 KB", "PDF")
    assert offered(None) == [sheet]
    assert offered(SecretSummary(KEY_FILES)) == [
        sheet,
        ("dap-an.docx", "phan-so/dap-an.docx", "20 KB", "Word"),
    ]


def test_the_district_says_of_which_school() -> None:
    view = shown(entry(), site=DISTRICT)
    assert view.path == "tai-nguyen/thcs-a/phan-so.html"
    assert view.meta[-1].value == "Trường THCS A (mẫu)"
    assert view.crumbs[0].href == "../../index.html"


def test_a_page_for_one_class_names_no_other() -> None:
    one = entry("phan-so", dataclasses.replace(FULL, visibility="class-link", class_link="8a1-k7v3x9q2-m4w8"))
    empty = dataclasses.replace(context(one), shelves=context().shelves, by_lesson={}, listed=False)
    view = resource_view(one, TEXT, empty)
    assert [crumb.label for crumb in view.crumbs] == ["Trang chủ"]
    assert [row.href for row in view.meta if row.href] == []
    assert (view.related, view.previous, view.next) == ((), None, None)


def test_neighbours_and_what_is_related_come_from_the_lesson() -> None:
    entries = [entry(name, resource(name.upper(), lessons=["6/23"])) for name in "abc"]
    entries.append(entry("d", resource("D", lessons=["6/24"])))
    view = resource_view(entries[1], TEXT, context(*entries))
    assert view.previous == Link("A", "a.html")
    assert view.next == Link("C", "c.html")
    assert [one.title for one in view.related] == ["A", "C"]
    first = resource_view(entries[0], TEXT, context(*entries))
    assert (first.previous, first.next) == (None, Link("B", "b.html"))
    alone = resource_view(entries[3], TEXT, context(*entries))
    assert (alone.previous, alone.next, alone.related) == (None, None, ())


def test_at_most_six_are_related() -> None:
    entries = [entry(f"bai-{at}", resource(lessons=["6/23"])) for at in range(9)]
    assert len(resource_view(entries[0], TEXT, context(*entries)).related) == 6


def test_an_old_textbook_is_warned_of() -> None:
    (notice,) = shown(entry(of=resource(series="sgk-2006"))).notices
    assert (notice.tone, "sách giáo khoa cũ" in notice.text) == ("warning", True)
    assert shown(entry()).notices == ()


@pytest.mark.parametrize(
    ("video", "expected"),
    [
        (
            LocalFile("bai.mp4"),
            {
                "file_src": "phan-so/bai.mp4",
                "file_type": "video/mp4",
                "plain_href": "phan-so/bai.mp4",
                "size_label": "5,0 MB",
            },
        ),
        (LocalFile("bai.webm"), {"file_type": "video/webm", "size_label": "1 KB"}),
        (
            YouTube("aqz-KE-bpKQ"),
            {
                "youtube_id": "aqz-KE-bpKQ",
                "plain_href": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
                "size_label": "",
            },
        ),
        (
            Drive("1a2B3c4D5e6F7g8H9i0JkLmNoP"),
            {
                "drive_id": "1a2B3c4D5e6F7g8H9i0JkLmNoP",
                "plain_href": "https://drive.google.com/file/d/1a2B3c4D5e6F7g8H9i0JkLmNoP/view",
            },
        ),
    ],
)
def test_videos(video: VideoReference, expected: dict[str, str]) -> None:
    files = (PublishedFile("bai.mp4", 5_000_000, "0"),)
    one = entry(of=resource(kind="lesson-video", details=VideoDetails(video)), public=PublicSummary(files))
    view = shown(one)
    assert isinstance(view, VideoView)
    assert {name: getattr(view, name) for name in expected} == expected
    assert sum(map(bool, (view.file_src, view.youtube_id, view.drive_id))) == 1


def test_posters_captions_and_length_of_a_video() -> None:
    details = VideoDetails(LocalFile("bai.mp4"), "phu-de.vtt")
    record = VideoRecord("bai.mp4", duration=61.4)
    one = entry(of=resource(kind="lesson-video", details=details), public=PublicSummary(record=record))
    view = shown(one)
    assert isinstance(view, VideoView)
    assert (view.captions_src, view.duration_label, view.poster_src) == ("phan-so/phu-de.vtt", "1:01", "")
    media = {one.key: Media("tai-nguyen/phan-so/nho.webp", "tai-nguyen/phan-so/lon.webp", 75)}
    seen = shown(one, media=media)
    assert isinstance(seen, VideoView)
    assert (seen.duration_label, seen.poster_src) == ("1:15", "phan-so/nho.webp")
    assert seen.poster_large_src == "phan-so/lon.webp"


QUESTION = CompiledQuestion(QuestionKind.ESSAY, "1", "", "", "", None, "<p>x</p>", ())
PAPER = EntryContent(PublicContent("<p>Mở.</p>", (CompiledPart("", "", (QUESTION,)),)))
SOLVED = EntryContent(PAPER.public, (CompiledKey((), "<p>Giải.</p>"),))


def test_a_bank_and_a_document() -> None:
    bank = shown(entry(of=resource(kind="question-bank", details=BankDetails())), text=PAPER)
    assert isinstance(bank, QuestionBankView)
    assert (bank.content.question_count, str(bank.content.body)) == (1, "<p>Mở.</p>")
    link = "https://phet.colorado.edu/"
    document = shown(entry(of=resource(details=DocumentDetails(link)), public=PUBLIC))
    assert isinstance(document, DocumentView)
    assert (document.link, str(document.content.body)) == (Link("Mở liên kết", link), "<p>Bài.</p>")


def test_what_is_written_in_another_language_says_so_where_its_author_did() -> None:
    written = {"kind": "question-bank", "details": BankDetails()}
    bank = shown(entry(of=resource(**written, language="en")), text=PAPER)
    paper = shown(entry("de", dataclasses.replace(exam(), language="en")), text=SOLVED)
    document = shown(entry(of=resource(language="en"), public=PUBLIC))
    for view in (bank, paper, document):
        assert isinstance(view, QuestionBankView | ExamView | DocumentView)
        assert view.content.language == "en"
    unsaid = shown(entry(of=resource(**written, subject="tieng-anh")), text=PAPER)
    assert isinstance(unsaid, QuestionBankView)
    assert unsaid.content.language == ""


def test_an_exam_as_it_was_set() -> None:
    district = District("Kho", "Kho", offices=(Office("UBND xã", Period(date(2025, 7, 1))),))
    school = dataclasses.replace(
        SCHOOL_A, former_names=(Office("Trường cũ", Period(None, date(2026, 9, 30))),)
    )
    organisation = dataclasses.replace(ORGANISATION, district=district)
    view = shown(entry("de", exam(code="101"), school), text=SOLVED, organisation=organisation)
    assert isinstance(view, ExamView)
    # The names of the day it was approved, not of today.
    paper = view.content
    assert (paper.authority, paper.school) == ("UBND xã", "Trường cũ")
    assert (paper.exam_label, paper.school_year, paper.minutes, paper.code) == (
        "Đề kiểm tra giữa học kì I",
        "2026-2027",
        60,
        "101",
    )
    assert paper.status_label == "Đề chính thức"
    assert (paper.key_note, paper.has_key) == ("", True)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("cuoi-hk2", "Đề kiểm tra cuối học kì II"),
        ("kt-15-phut", "Đề kiểm tra 15 phút"),
        ("kt-1-tiet", "Đề kiểm tra 1 tiết"),
        ("khao-sat-dau-nam", "Đề khảo sát chất lượng đầu năm"),
        ("hsg-truong", "Đề thi chọn học sinh giỏi cấp trường"),
        ("tuyen-sinh-10", "Đề thi tuyển sinh vào lớp 10"),
        ("on-tap", "Đề ôn tập"),
    ],
)
def test_a_paper_is_headed_as_papers_are(kind: str, title: str) -> None:
    view = shown(entry(of=exam(exam=kind)), text=PAPER)
    assert isinstance(view, ExamView)
    assert view.content.exam_label == title


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({}, "Đáp án của đề này không công bố trên kho."),
        (
            {"key_release": datetime(2026, 12, 20, 1, 0, tzinfo=UTC)},
            "Đáp án được công bố từ 08:00 ngày 20/12/2026.",
        ),
    ],
)
def test_when_the_key_of_an_exam_comes_out(changes: dict[str, Any], note: str) -> None:
    view = shown(entry(of=exam(**changes), released=None), text=PAPER)
    assert isinstance(view, ExamView)
    assert (view.content.key_note, view.content.has_key) == (note, False)


def test_who_approved_is_named_only_where_the_policy_says_so() -> None:
    shown = resource_view(entry(), TEXT, context(entry(), show_names=True))
    assert [line.by for line in shown.approvals] == [
        "Thầy Minh (mẫu), tổ trưởng chuyên môn",
        "p-hieu, hiệu trưởng",
    ]
