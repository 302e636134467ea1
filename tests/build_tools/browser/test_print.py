"""Exams on paper, in a real browser: only the paper, as wide as A4, and no empty page at its end."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.build_tools.demo_district import Demo

EXAM = "tai-nguyen/mau-thcs-02/de-cuoi-hk2-toan-9-2025-2026.html"
LONGER = "tai-nguyen/mau-thcs-01/de-cuoi-hk1-khtn-8-2025-2026.html"
WORKSHEET = "tai-nguyen/mau-ththcs-01/phieu-hoc-tap-so-sanh-phan-so.html"
BANK = "tai-nguyen/mau-thcs-01/nhch-phan-so-toan-6.html"
NOTICED = "tai-nguyen/mau-thcs-02/nhch-phan-ung-hoa-hoc-khtn-8.html"
WIDTH = 661
"""Pixels: A4 without its margins, 175 mm at 96 to the inch."""


@pytest.fixture
def printed(page: Page, demo: Demo) -> Page:
    page.set_viewport_size({"width": WIDTH, "height": 900})
    page.goto((demo.sites / "district" / EXAM).as_uri())
    page.emulate_media(media="print")
    return page


def test_only_the_paper_is_printed(printed: Page) -> None:
    for part in (
        ".kho-header",
        ".kho-drawer",
        ".kho-footer",
        ".kho-facts",
        ".kho-crumbs",
        ".kho-sitting",
        ".kho-key",
    ):
        expect(printed.locator(part).first).to_be_hidden()
    expect(printed.locator(".kho-paper__title")).to_have_text("Đề kiểm tra cuối học kì II")
    expect(printed.get_by_text("Toán – Lớp 9")).to_be_visible()
    expect(printed.locator(".kho-printed")).to_have_text(re.compile(r"· Phiên bản 1, \d+/\d+/\d{4}$"))
    expect(printed.locator(".kho-printed")).to_be_visible()
    assert printed.locator(".kho-content").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"


def test_what_an_approver_warns_of_is_printed_and_so_is_the_version(page: Page, demo: Demo) -> None:
    page.goto((demo.sites / "district" / NOTICED).as_uri())
    expect(page.locator(".kho-printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".kho-notice--warning")).to_contain_text("Câu 5 đang được rà lại số liệu")
    expect(page.locator(".kho-notice--warning")).to_be_visible()
    expect(page.locator(".kho-printed")).to_be_visible()
    expect(page.locator("#cau-5")).to_contain_text("tạm không tính điểm")


def test_the_key_is_printed_after_it_on_a_page_of_its_own_if_it_was_opened(printed: Page) -> None:
    printed.emulate_media(media="screen")
    printed.get_by_text("Đáp án và lời giải").click()
    printed.emulate_media(media="print")
    key = printed.locator(".kho-key")
    expect(key).to_be_visible()
    assert key.evaluate("one => getComputedStyle(one).breakBefore") == "page"


def test_nothing_is_wider_than_the_sheet_and_questions_are_not_cut(printed: Page) -> None:
    assert printed.evaluate("document.documentElement.scrollWidth") <= WIDTH
    breaks = printed.locator(".kho-paper__question").evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakInside)"
    )
    assert len(breaks) > 10
    assert set(breaks) == {"avoid"}


def test_short_options_stand_four_in_a_row_and_longer_ones_in_two_columns(printed: Page, demo: Demo) -> None:
    printed.goto((demo.sites / "district" / LONGER).as_uri())
    for columns in (4, 2):
        options = printed.locator(f".kho-paper__options--{columns}").first.locator("li")
        tops = options.evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().left))")
        assert len(set(tops)) == columns


def test_the_paper_ends_where_its_text_ends(printed: Page) -> None:
    end = printed.evaluate(
        "document.querySelector('.kho-paper').getBoundingClientRect().bottom + window.scrollY"
    )
    height = printed.evaluate("document.documentElement.scrollHeight")
    assert height > 900
    assert height - end < 40


@pytest.mark.parametrize("path", [WORKSHEET, BANK])
def test_what_is_printed_begins_below_its_title_and_leaves_no_empty_page(
    page: Page, demo: Demo, path: str
) -> None:
    page.goto((demo.sites / "district" / path).as_uri())
    page.emulate_media(media="print")
    for sheet in page.locator(".kho-sheet").all():
        style = "one => [getComputedStyle(one).breakInside, getComputedStyle(one).borderTopWidth]"
        assert sheet.evaluate(style) == ["auto", "0px"]
    # What stands below the last question would make an empty page of its own.
    last = "one => [getComputedStyle(one).paddingBottom, getComputedStyle(one).marginBottom]"
    for question in page.locator(".kho-part:last-of-type .kho-question:last-child").all():
        assert question.evaluate(last) == ["0px", "0px"]


def test_no_example_stands_where_an_answer_is_to_be_written(page: Page, demo: Demo) -> None:
    page.goto((demo.sites / "district" / BANK).as_uri())
    page.emulate_media(media="print")
    hint = "one => getComputedStyle(one, '::placeholder').color"
    assert page.locator(".kho-short input").first.evaluate(hint) == "rgba(0, 0, 0, 0)"


def test_rows_of_states_are_not_cut_and_bear_no_links(page: Page, demo: Demo) -> None:
    page.goto((demo.folder / "build" / "staff" / "district" / "trang-thai.html").as_uri())
    page.emulate_media(media="print")
    breaks = "all => all.map(one => getComputedStyle(one).breakInside)"
    assert set(page.locator(".kho-staff tr, .kho-queue__row").evaluate_all(breaks)) == {"avoid"}
    expect(page.locator(".kho-staff__acts").first).to_be_hidden()


def test_a_shelf_is_printed_without_boxes_for_pictures(page: Page, demo: Demo) -> None:
    page.set_viewport_size({"width": WIDTH, "height": 900})
    page.goto((demo.sites / "mau-thcs-01/index.html").as_uri())
    expect(page.locator(".kho-card__cover").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".kho-card__cover:visible").count() == 0
    expect(page.locator(".kho-card__title").first).to_be_visible()
