"""Where things stand on a phone and on a desk, measured on the built sample in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.build_tools.demo_district import Demo

LINKED = "district/tai-nguyen/mau-thcs-01/mo-phong-can-bang-phuong-trinh-hoa-hoc.html"
BEGINS_WITH_TEXT = "district/tai-nguyen/mau-th-02/trinh-chieu-thien-nhien-nam-bo.html"
LONG_WAY_BACK = "district/tai-nguyen/mau-thcs-01/so-do-tu-duy-an-toan-thong-tin.html"
SECONDARY = "mau-thcs-01/index.html"
WORKSHEET = "mau-ththcs-01/tai-nguyen/phieu-hoc-tap-so-sanh-phan-so.html"
LONG_FORMULA = "mau-thcs-01/tai-nguyen/de-giua-hk1-toan-6-2026-2027.html"
PRIMARY = "mau-th-01/index.html"


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def opened(page: Page, folder: Path, path: str) -> Page:
    page.goto((folder / path).resolve().as_uri())
    return page


def box(one: Locator) -> dict[str, float]:
    found = one.first.bounding_box()
    assert found is not None
    return dict(found)


def test_a_document_that_begins_with_text_begins_at_the_top_of_its_sheet(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, BEGINS_WITH_TEXT)
    sheet, first = phone.locator(".kho-sheet"), phone.locator(".kho-sheet > p:first-child")
    padding = sheet.evaluate("one => parseFloat(getComputedStyle(one).paddingTop)")
    assert box(first)["y"] - box(sheet)["y"] <= padding + 2


def test_the_button_that_leads_away_keeps_off_the_text_below(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, LINKED)
    button, sheet = box(phone.get_by_role("link", name="Mở liên kết")), box(phone.locator(".kho-sheet"))
    assert sheet["y"] - (button["y"] + button["height"]) >= 12


def test_the_arrow_back_is_as_large_before_a_name_of_two_lines(phone: Page, demo: Demo) -> None:
    last = "li => parseFloat(getComputedStyle(li, '::before').width)"
    widths = []
    for path in (LINKED, LONG_WAY_BACK):
        opened(phone, demo.sites, path)
        widths.append(phone.locator(".kho-crumbs li:last-child").evaluate(last))
    assert widths[0] == widths[1] > 20


def test_pictures_for_the_young_show_all_that_a_video_shows(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, PRIMARY)
    cover = box(phone.locator(".kho-card__cover:has(img)"))
    assert cover["width"] / cover["height"] == pytest.approx(16 / 9, rel=0.03)


def test_the_names_of_the_terms_stand_on_one_line_for_the_young(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, PRIMARY)
    label = phone.locator(".kho-tile__label", has_text="Cuối học kì I").first
    assert label.evaluate("one => one.getClientRects()[0].height") < 30


def test_a_single_grade_is_no_wider_than_a_door(page: Page, demo: Demo) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, demo.folder / "build" / "staff", "mau-thcs-01/index.html")
    grades = page.locator(".kho-grade")
    expect(grades).to_have_count(1)
    assert box(grades)["width"] < 320


def test_search_without_scripts_offers_nothing_that_needs_them(
    page_without_javascript: Page, demo: Demo
) -> None:
    page = opened(page_without_javascript, demo.sites, "district/tim-kiem.html")
    expect(page.get_by_role("searchbox").last).to_be_visible()
    expect(page.locator("#kho-facets")).to_be_hidden()
    expect(page.locator("#kho-search-examples")).to_be_hidden()


def test_filters_leave_results_in_sight_and_offer_what_finds_something(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, "district/tim-kiem.html")
    phone.goto(f"{phone.url}?q=phan+so")
    status = phone.locator("#kho-search-status")
    expect(status).to_have_text(re.compile(r"^\d+ học liệu$"))
    phone.locator("#kho-facets summary").click()
    seen = phone.locator("#kho-facets label:visible .kho-facet__count").all_inner_texts()
    assert seen
    assert "0" not in seen
    assert box(status)["y"] < 690
    phone.get_by_label("Lớp 6").check()
    expect(phone.locator("#kho-facets-count")).to_have_text("1")
    assert box(status)["y"] < 690


def test_where_the_script_that_finds_does_not_come_that_is_said(phone: Page, demo: Demo) -> None:
    lost = [True]
    phone.route("**/assets/search.js*", lambda route: route.abort() if lost else route.continue_())
    opened(phone, demo.sites, "district/tim-kiem.html")
    phone.goto(f"{phone.url}?q=phan+so")
    status, retry = phone.locator("#kho-search-status"), phone.get_by_role("button", name="Thử lại")
    expect(status).to_have_text(re.compile("Không tải được"))
    lost.clear()
    retry.click()
    expect(status).to_have_text(re.compile(r"^\d+ học liệu$"))
    expect(retry).to_be_hidden()


def test_a_card_without_a_picture_leaves_a_phone_to_its_words(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, SECONDARY)
    card = box(phone.locator(".kho-card"))["width"]
    shares = [
        box(phone.locator(f".kho-card{which} .kho-card__cover"))["width"] / card
        for which in (":not(:has(img))", ":has(img)")
    ]
    assert shares[0] < 0.25 < shares[1] < 0.45


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_lines_to_write_on_end_with_the_sheet(page: Page, demo: Demo, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opened(page, demo.sites, WORKSHEET)
    line = page.locator(".kho-sheet .dotted").first
    height = line.evaluate("one => parseFloat(getComputedStyle(one).lineHeight)")
    assert box(line)["height"] == pytest.approx(height, abs=1)


def test_a_long_formula_and_its_comma_stay_in_their_line(page: Page, demo: Demo) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    opened(page, demo.sites, LONG_FORMULA)
    page.locator(".kho-key").evaluate("one => one.open = true")
    past = """all => all.map(one => one.getBoundingClientRect().right
        - one.closest("p,li,td").getBoundingClientRect().right)"""
    assert max(page.locator(".kho-key .mf-tied").evaluate_all(past)) <= 0.5


def test_states_on_a_phone_leave_out_what_is_empty_and_links_are_tall_enough(phone: Page, demo: Demo) -> None:
    staff = demo.folder / "build" / "staff"
    opened(phone, staff, "mau-thcs-01/trang-thai.html")
    row = phone.locator(".kho-staff:not(.kho-staff--times) tbody tr").first
    assert "Đã công bố" in row.inner_text()
    assert "–" not in row.inner_text().replace("Toán – Tin", "")
    opened(phone, staff, "district/trang-thai.html")
    assert box(phone.get_by_role("link", name="THCS Sa Rài (mẫu)"))["height"] >= 24


@pytest.mark.parametrize("path", ["district/index.html", "mau-thcs-02/index.html"])
def test_the_bar_of_a_sample_holds_its_name_in_one_line_and_the_badge(
    phone: Page, demo: Demo, path: str
) -> None:
    opened(phone, demo.sites, path)
    assert box(phone.locator(".kho-header__short"))["height"] < 25
    bar, badge = box(phone.locator(".kho-header__inner")), box(phone.locator(".kho-header__sample"))
    assert badge["y"] + badge["height"] <= bar["y"] + bar["height"] - 4
