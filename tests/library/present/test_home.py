"""First pages: of a school, of the district, of a class, and the page of schools."""

import dataclasses
from datetime import timedelta

import pytest

from library.organisation import Office, Period
from library.pages.shelf_views import Tile
from library.present.home import class_home, home, schools
from tests.library.sample_entries import NOW, ORGANISATION, SCHOOL_A, SCHOOL_B, entry, exam, resource
from tests.library.sample_site import DISTRICT, context

ENTRIES = (
    entry("a", resource("A", grades=("6",)), days=1),
    entry("b", resource("B", grades=("7",), stem="bai-hoc-stem"), SCHOOL_B, days=3),
    entry("c", resource("C", grades=("mau-giao-be",), subject="the-chat"), days=2),
    entry("d", exam("D"), days=4),
)


def test_the_home_of_a_school() -> None:
    view = home(context(*ENTRIES))
    assert (view.path, view.title, view.total) == ("index.html", "Trường THCS A (mẫu)", 4)
    assert (view.kind_label, view.search_href) == ("Kho Thử", "tim-kiem.html")
    assert [(tile.label, tile.href, tile.count, tile.short) for tile in view.grades] == [
        ("Mẫu giáo bé", "mau-giao-be/index.html", 1, ""),
        ("Lớp 6", "lop-6/index.html", 2, "6"),
        ("Lớp 7", "lop-7/index.html", 1, "7"),
    ]
    assert view.exams == (Tile(label="Giữa học kì I", href="de-kiem-tra/giua-hk1.html", count=1),)
    assert view.stem == Tile(label="STEM", href="stem.html", count=1)
    assert [card.title for card in view.newest] == ["D", "B", "C", "A"]
    assert view.schools == ()
    assert [(tile.grade_key, tile.level_key) for tile in view.grades] == [
        ("mau-giao-be", "mam-non"),
        ("6", "thcs"),
        ("7", "thcs"),
    ]


@pytest.mark.parametrize(
    ("grades", "young"),
    [(("mau-giao-be",), True), (("3", "mau-giao-be"), True), (("5", "6"), False), ((), False)],
)
def test_small_children_get_large_pictures(grades: tuple[str, ...], young: bool) -> None:
    entries = [entry(f"bai-{at}", resource("Bài", grades=(grade,))) for at, grade in enumerate(grades)]
    assert home(context(*entries)).young is young


@pytest.mark.parametrize(
    ("grades", "preschool"), [(("nha-tre", "mau-giao-be"), True), (("1", "mau-giao-be"), False), ((), False)]
)
def test_a_preschool_is_one_where_there_is_no_other_grade(grades: tuple[str, ...], preschool: bool) -> None:
    entries = [entry(f"bai-{at}", resource("Bài", grades=(grade,))) for at, grade in enumerate(grades)]
    assert home(context(*entries)).preschool is preschool


def test_an_empty_library_promises_nothing() -> None:
    view = home(context())
    assert (view.total, view.grades, view.exams, view.stem, view.newest) == (0, (), (), None, ())


def test_eight_of_the_newest() -> None:
    entries = [entry(f"bai-{at}", resource(f"Bài {at}"), days=at) for at in range(12)]
    assert [card.title for card in home(context(*entries)).newest] == [f"Bài {at}" for at in range(11, 3, -1)]


def test_the_home_of_the_district_lists_its_schools() -> None:
    merged = dataclasses.replace(SCHOOL_A, id="thcs-cu", merged_into="thcs-a")
    linked = dataclasses.replace(SCHOOL_B, site_url="https://b.example.vn/")
    organisation = dataclasses.replace(
        ORGANISATION, schools={school.id: school for school in (SCHOOL_A, linked, merged)}
    )
    district = context(*ENTRIES, site=DISTRICT, organisation=organisation)
    view = home(district)
    assert view.kind_label == "Kho dùng chung"
    assert [(s.name, s.href, s.kind_label, s.commune, s.count, s.site_href) for s in view.schools] == [
        ("Trường THCS A (mẫu)", "truong/thcs-a.html", "Trường Trung học cơ sở", "Xã Một", 3, ""),
        (
            "Trường THCS B (mẫu)",
            "truong/thcs-b.html",
            "Trường Trung học cơ sở",
            "Xã Hai",
            1,
            "https://b.example.vn/",
        ),
    ]
    page = schools(district)
    assert (page.path, page.title, page.schools) == ("truong.html", "Các trường", view.schools)
    assert page.crumbs[0].href == "index.html"


def test_the_home_for_staff_of_the_district_lists_schools_that_have_something() -> None:
    public = context(ENTRIES[0], site=DISTRICT)
    staff = dataclasses.replace(public, view=dataclasses.replace(public.view, for_staff=True))
    names = ["Trường THCS A (mẫu)", "Trường THCS B (mẫu)"]
    assert [tile.name for tile in home(public).schools] == names
    assert [tile.name for tile in home(staff).schools] == names[:1]
    assert [tile.name for tile in schools(staff).schools] == names


def test_the_schools_bear_the_names_of_the_day() -> None:
    former = (Office("Trường cũ", Period(None, NOW.date())),)
    school = dataclasses.replace(SCHOOL_A, former_names=former)
    organisation = dataclasses.replace(ORGANISATION, schools={school.id: school})
    then = context(site=DISTRICT, organisation=organisation)
    later = dataclasses.replace(then, as_of=NOW + timedelta(days=1))
    assert [schools(at).schools[0].name for at in (then, later)] == ["Trường cũ", "Trường THCS A (mẫu)"]


def test_what_is_for_one_class_begins_with_a_page_that_names_nothing() -> None:
    view = class_home(context(*ENTRIES))
    assert (view.path, view.total, view.sections, view.tiles) == ("index.html", None, (), ())
    assert "liên kết" in view.subtitle
