"""The frame of a site: its names, its look, and the bar at the top."""

import dataclasses

import pytest

from library.catalogue import Site
from library.organisation import District
from library.organisation.look import SchoolLook
from library.pages.views import NavItem, SiteView
from library.present.site import site_view
from library.shelves import Shelves
from tests.library.sample_entries import VOCABULARY, entry, exam, resource
from tests.library.sample_site import DEFAULTS, DISTRICT, SITE_A, context

REAL = District("Kho huyện Thử", "Kho Thử", contact="kho@example.vn")


def view(
    site: Site = SITE_A, profile: str = "public", district: District = REAL, look: SchoolLook = SchoolLook(),  # noqa: B008
    shelves: Shelves = Shelves(), written: tuple[NavItem, ...] = (), defaults: SiteView = DEFAULTS,  # noqa: B008
) -> SiteView:  # fmt: skip
    return site_view(site, profile, district, look, shelves, written, VOCABULARY, defaults)  # type: ignore[arg-type]


def test_names_of_a_school_and_of_the_district() -> None:
    school = view()
    assert (school.name, school.short_name, school.library_name) == (
        "Trường THCS A (mẫu)",
        "THCS A",
        "Kho huyện Thử",
    )
    district = view(DISTRICT)
    assert (district.name, district.library_name) == ("Kho huyện Thử (mẫu)", "Kho học liệu")


def test_a_school_has_its_own_look_or_that_of_all() -> None:
    defaults = dataclasses.replace(DEFAULTS, colour="#111111", logo_path="assets/chung.svg")
    plain = view(defaults=defaults)
    assert (plain.colour, plain.logo_path, plain.copyright) == (
        "#111111",
        "assets/chung.svg",
        "kho@example.vn",
    )
    own = view(look=SchoolLook("#00695c", "logo.webp", "Liên hệ: cô Hiệu"), defaults=defaults)
    assert (own.colour, own.logo_path, own.copyright) == ("#00695c", "assets/logo.webp", "Liên hệ: cô Hiệu")
    assert own.favicon_path == "assets/f.svg"


@pytest.mark.parametrize(("sample", "banner"), [(True, "Dữ liệu mẫu"), (False, "")])
def test_invented_data_is_marked_on_every_page(sample: bool, banner: str) -> None:
    assert view(district=dataclasses.replace(REAL, sample=sample)).banner == banner


def test_the_bar_leads_to_what_is_there() -> None:
    about = NavItem("Giới thiệu", "gioi-thieu.html", "gioi-thieu.html")
    assert [item.label for item in view(written=(about,)).nav] == ["Trang chủ", "Giới thiệu"]
    full = context(
        entry("a", resource(grades=("mau-giao-be",), subject="the-chat")), entry("b", resource(stem="steam")),
        entry("c", exam()),
    ).shelves  # fmt: skip
    labels = ["Trang chủ", "Mẫu giáo bé", "Lớp 6", "Đề kiểm tra", "STEM"]
    assert [item.label for item in view(shelves=full).nav] == labels
    assert [item.label for item in view(DISTRICT, shelves=full).nav] == [*labels, "Các trường"]
    assert view(shelves=full).nav[2] == NavItem("Lớp 6", "lop-6/index.html", "lop-6/index.html", "6")


def test_the_bar_for_staff() -> None:
    paths = [item.path for item in view(profile="staff").nav]
    assert paths == ["index.html", "trang-thai.html"]


@pytest.mark.parametrize(
    ("profile", "shown"),
    [("public", (True, False)), ("class-link", (False, False)), ("staff", (False, True))],
)
def test_a_site_knows_for_whom_it_is(profile: str, shown: tuple[bool, bool]) -> None:
    made = view(profile=profile)
    assert (made.installable, made.for_staff) == shown
