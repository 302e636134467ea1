"""The search page under a thumb, by keys and by ear: where the focus goes, and what controls are called."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build_tools.browser.visits import visiting
from tests.build_tools.demo_district import Demo

SEARCH = "district/tim-kiem.html"
FOUND = re.compile(r"^\d+ học liệu$")


@pytest.fixture
def phone(browser: Browser, demo: Demo) -> Iterator[Page]:
    with visiting(browser, demo.sites.resolve().as_uri(), "phone") as visit:
        yield visit.open(SEARCH)


def test_a_search_that_was_sent_puts_the_keyboard_of_a_phone_away(phone: Page) -> None:
    phone.locator("#kho-search-input").fill("phan so")
    phone.locator("#kho-search-input").press("Enter")
    expect(phone.locator("#kho-search-status")).to_have_text(FOUND)
    expect(phone.locator("#kho-search-status")).to_be_focused()


def test_with_a_mouse_the_words_stay_in_hand(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.sites.as_uri()}/{SEARCH}")
    page.locator("#kho-search-input").fill("phan so")
    page.locator("#kho-search-input").press("Enter")
    expect(page.locator("#kho-search-status")).to_have_text(FOUND)
    expect(page.locator("#kho-search-input")).to_be_focused()


def test_who_clears_the_filters_stays_among_them(phone: Page) -> None:
    phone.locator("#kho-facets summary").click()
    phone.get_by_label("Lớp 6").check()
    phone.get_by_role("button", name="Bỏ lọc").click()
    expect(phone.locator("#kho-facets summary")).to_be_focused()
    expect(phone.get_by_label("Lớp 6")).not_to_be_checked()


def test_a_filter_is_called_by_its_value_apart_from_its_count(phone: Page) -> None:
    phone.locator("#kho-facets summary").click()
    expect(phone.get_by_role("checkbox", name=re.compile(r"^Lớp 6, \d+$"))).to_have_count(1)


def test_that_nothing_was_found_is_seen_once_and_heard(phone: Page) -> None:
    phone.locator("#kho-search-input").fill("zzzzzz")
    status = phone.locator("#kho-search-status")
    expect(status).to_have_text("Chưa tìm thấy học liệu nào.")
    expect(phone.locator("#kho-search-empty p").first).to_have_text("Chưa tìm thấy học liệu nào.")
    assert status.evaluate("one => one.getBoundingClientRect().height") == 1
    phone.locator("#kho-search-input").fill("phan so")
    expect(status).to_have_text(FOUND)
    assert status.evaluate("one => one.getBoundingClientRect().height") > 10


def test_what_the_box_asks_for_ends_whole(phone: Page) -> None:
    ends = "one => getComputedStyle(one).textOverflow"
    assert phone.locator("#kho-search-input").evaluate(ends) == "ellipsis"
