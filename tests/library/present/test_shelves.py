"""Pages that list: every shelf once, every way leading to a page that is there."""

import dataclasses
from posixpath import dirname, join, normpath

from library.entry import EntryContent
from library.pages.shelf_views import ShelfView
from library.present.home import schools
from library.present.resources import resource_view
from library.present.shelves import shelf_pages
from tests.library.sample_entries import ORGANISATION, SCHOOL_A, SCHOOL_B, entry, exam, lesson, resource
from tests.library.sample_site import DISTRICT, SITE_B, context

ENTRIES = (
    entry("a", resource("A", lessons=["6/23"]), days=1),
    entry("b", resource("B", lessons=["1/1", "6/*"]), days=2),
    entry("c", resource("C", lessons=[lesson("1/1", series="canh-dieu")], series="canh-dieu"), SCHOOL_B),
    entry("d", resource("D", topic="Thơ lục bát", subject="ngu-van")),
    entry("e", resource("E", subject="lsdl", lessons=["lich-su/1/1"], stem="bai-hoc-stem")),
    entry("f", exam("F", exam="giua-hk1")),
    entry("g", exam("G", exam="giua-hk1", year="2025-2026", grades=("7",))),
    entry("h", resource("H", grades=("7",), topic="Hằng đẳng thức")),
    entry("i", resource("I")),
)


def pages(**changes: object) -> dict[str, ShelfView]:
    """Every shelf of a site by its address."""
    found = [page.view() for page in shelf_pages(context(*ENTRIES, **changes))]  # type: ignore[arg-type]
    assert len({page.path for page in found}) == len(found)
    return {page.path: page for page in found}


def test_every_shelf_has_its_page() -> None:
    assert sorted(pages()) == [
        "de-kiem-tra/giua-hk1.html", "de-kiem-tra/index.html", "lop-6/index.html", "lop-6/lsdl.html",
        "lop-6/lsdl/lich-su/chuong-1.html", "lop-6/ngu-van.html", "lop-6/toan.html",
        "lop-6/toan/canh-dieu/chuong-1.html", "lop-6/toan/chuong-1.html", "lop-6/toan/chuong-6.html",
        "lop-7/index.html", "lop-7/toan.html", "stem.html",
    ]  # fmt: skip


def test_the_district_has_a_shelf_for_each_school() -> None:
    district = pages(site=DISTRICT)
    page = district["truong/thcs-a.html"]
    assert (page.title, page.total) == ("Trường THCS A (mẫu)", 8)
    assert [(s.anchor, s.title, [c.title for c in s.cards]) for s in page.sections] == [
        ("lop-6", "Lớp 6", ["A", "B", "D", "E", "F", "I"]), ("lop-7", "Lớp 7", ["G", "H"]),
    ]  # fmt: skip
    assert [crumb.href for crumb in page.crumbs] == ["../index.html", "../truong.html"]
    assert [c.title for s in district["truong/thcs-b.html"].sections for c in s.cards] == ["C"]


def test_what_a_merged_school_shared_stands_with_its_successor() -> None:
    old = dataclasses.replace(SCHOOL_B, id="thcs-cu", merged_into="thcs-a")
    organisation = dataclasses.replace(
        ORGANISATION, schools={school.id: school for school in (SCHOOL_A, old)}
    )
    entries = (entry("a", resource("A")), entry("b", resource("B"), old))
    district = context(*entries, site=DISTRICT, organisation=organisation)
    found = {page.path: page.view() for page in shelf_pages(district)}
    assert "truong/thcs-cu.html" not in found
    assert [card.title for card in found["truong/thcs-a.html"].sections[0].cards] == ["A", "B"]
    assert [tile.count for tile in schools(district).schools] == [2]


def test_a_grade_shows_its_subjects_and_what_is_newest() -> None:
    page = pages()["lop-6/index.html"]
    assert (page.title, page.total, page.section) == ("Lớp 6", 7, "lop-6/index.html")
    assert [(tile.label, tile.href, tile.count, tile.subject_key) for tile in page.tiles] == [
        ("Toán", "toan.html", 5, "toan"), ("Ngữ văn", "ngu-van.html", 1, "ngu-van"),
        ("Lịch sử và Địa lí", "lsdl.html", 1, "lsdl"),
    ]  # fmt: skip
    assert [card.title for card in page.sections[0].cards][:2] == ["B", "A"]


def test_a_subject_shows_its_chapters_by_series_then_exams_then_topics() -> None:
    page = pages()["lop-6/toan.html"]
    assert page.title == "Toán lớp 6"
    assert [(section.anchor, section.title) for section in page.sections] == [
        ("ket-noi-tri-thuc", "Kết nối tri thức với cuộc sống"),
        ("canh-dieu", "Cánh diều"),
        ("de-kiem-tra", "Đề kiểm tra"),
        ("chu-de-1", "Học liệu khác"),
    ]
    assert [(t.label, t.href, t.count, t.short, t.note) for t in page.sections[0].tiles] == [
        ("Tập hợp các số tự nhiên", "toan/chuong-1.html", 1, "1", "Chương I"),
        ("Phân số", "toan/chuong-6.html", 2, "6", "Chương VI"),
    ]
    assert (page.previous, page.next and page.next.label) == (None, "Ngữ văn")
    assert pages()["lop-6/lsdl.html"].sections[0].title.startswith("Phân môn Lịch sử – ")
    assert pages()["lop-6/ngu-van.html"].sections[0].title == "Thơ lục bát"


def test_a_chapter_shows_its_lessons_and_its_neighbours() -> None:
    page = pages()["lop-6/toan/chuong-6.html"]
    assert (page.title, page.subtitle, page.total) == (
        "Chương VI. Phân số",
        "Kết nối tri thức với cuộc sống",
        2,
    )
    assert [(s.anchor, s.title, s.short, [c.title for c in s.cards]) for s in page.sections] == [
        ("bai-23", "Bài 23. Mở rộng phân số. Phân số bằng nhau", "Bài 23", ["A"]),
        ("ca-chuong", "Ôn tập cả chương", "", ["B"]),
    ]
    assert page.previous is not None
    assert (page.previous.label, page.previous.href) == ("Chương I. Tập hợp các số tự nhiên", "chuong-1.html")
    assert page.next is None
    other = pages()["lop-6/toan/canh-dieu/chuong-1.html"]
    assert (other.previous, other.next) == (None, None)


def test_exams_by_kind_and_year() -> None:
    every = pages()["de-kiem-tra/index.html"]
    assert (every.total, [(tile.label, tile.href, tile.count) for tile in every.tiles]) == (
        2, [("Giữa học kì I", "giua-hk1.html", 2)],
    )  # fmt: skip
    page = pages()["de-kiem-tra/giua-hk1.html"]
    assert [(section.anchor, section.title, len(section.cards)) for section in page.sections] == [
        ("nam-hoc-2026-2027", "Năm học 2026-2027", 1), ("nam-hoc-2025-2026", "Năm học 2025-2026", 1),
    ]  # fmt: skip


def test_a_site_without_exams_has_no_page_of_them() -> None:
    assert list(shelf_pages(context())) == []


def test_every_way_leads_to_a_page_and_every_anchor_is_there_once() -> None:
    for site in (DISTRICT, SITE_B):
        here = context(*ENTRIES, site=site)
        shelves = [page.view() for page in shelf_pages(here)]
        everything = [*shelves, *(resource_view(one, EntryContent(), here) for one in ENTRIES)]
        known = {page.path for page in everything} | {"index.html", "tim-kiem.html", "truong.html"}
        anchors = {page.path: [section.anchor for section in page.sections] for page in shelves}
        for page in everything:
            links = [*page.crumbs, page.previous, page.next]  # type: ignore[attr-defined]
            hrefs = [link.href for link in links if link is not None]
            if isinstance(page, ShelfView):
                hrefs += [tile.href for tile in page.tiles]
                hrefs += [item.href for section in page.sections for item in (*section.tiles, *section.cards)]
                assert len(set(anchors[page.path])) == len(anchors[page.path])
            else:
                hrefs += [row.href for row in page.meta if row.href]  # type: ignore[attr-defined]
            for href in hrefs:
                path, _, anchor = href.partition("#")
                target = normpath(join(dirname(page.path), path))
                assert target in known, (page.path, href)
                assert not anchor or anchor in anchors[target], (page.path, href)
