"""What every page of one site says alike: its name, its colour, the bar at the top."""

from library.addresses import EXAMS, HOME, SCHOOLS, SEARCH, STATES, STEM, grade_page
from library.catalogue import Profile, Site
from library.organisation import District
from library.organisation.look import SchoolLook
from library.pages.views import NavItem, SiteView
from library.present.reporting import report_target
from library.shelves import Shelves
from library.vocabulary import Vocabulary

PREVIEW = "Bản xem trước, chưa duyệt"
"""What stands on every page that shows what nobody approved yet."""


def site_view(
    site: Site,
    profile: Profile,
    district: District,
    look: SchoolLook,
    shelves: Shelves,
    written: tuple[NavItem, ...],
    vocabulary: Vocabulary,
    defaults: SiteView,
) -> SiteView:
    """The frame of a site; `defaults` are what mkdocs.yml says for all sites."""
    nav = _staff_nav() if profile == "staff" else _public_nav(site, shelves, vocabulary)
    return SiteView(
        name=site.name,
        short_name=site.short_name,
        colour=look.colour or defaults.colour,
        library_name=defaults.library_name if site.is_district else district.name,
        logo_path=f"assets/{look.logo}" if look.logo else defaults.logo_path,
        favicon_path=defaults.favicon_path,
        copyright=look.contact or district.contact or "",
        banner="Dữ liệu mẫu" if district.sample else "",
        nav=(*nav, *written),
        site_url=site.site_url or "",
        installable=profile == "public",
        for_staff=profile == "staff",
        search_path=SEARCH if profile != "class-link" else "",
        report=report_target(district.report, look.contact, district.contact),
    )


def _public_nav(site: Site, shelves: Shelves, vocabulary: Vocabulary) -> tuple[NavItem, ...]:
    items = [NavItem("Trang chủ", HOME, "home")]
    for shelf in shelves.grades:
        term = vocabulary.grades[shelf.grade]
        label = term.facts.get("short-vi", term.label.vi)
        page = grade_page(shelf.grade)
        numeral = shelf.grade if shelf.grade.isdecimal() else ""
        items.append(NavItem(label, page, page, numeral))
    if shelves.exams:
        items.append(NavItem("Đề kiểm tra", EXAMS, "exams"))
    if shelves.stem:
        items.append(NavItem("STEM", STEM, "stem"))
    if site.is_district:
        items.append(NavItem("Các trường", SCHOOLS, "schools"))
    return tuple(items)


def _staff_nav() -> tuple[NavItem, ...]:
    return NavItem("Trang chủ", HOME, "home"), NavItem("Tình trạng duyệt", STATES, "states")
