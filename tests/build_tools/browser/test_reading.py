"""What is read on a phone and on paper: facts said once, rooms for a thumb, templates and results whole."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.build_tools.browser.sample_pages import PAGES, STAFF_PAGES
from tests.build_tools.demo_district import Demo

THUMB = 43.5
"""Pixels that a thumb needs; guides say 44, and rem make fractions."""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def opened(page: Page, folder: Path, path: str) -> Page:
    page.goto((folder / path).resolve().as_uri())
    return page


def heights(page: Page, selector: str) -> list[float]:
    found: list[float] = page.locator(selector).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height).filter(height => height)"
    )
    return found


def test_lessons_stand_under_one_word(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, PAGES["exam without its key"])
    words = phone.locator(".kho-facts dt").all_inner_texts()
    assert words.count("Bài") == 1
    lessons = phone.locator(".kho-facts dl > div", has=phone.locator("dt", has_text="Bài")).last.locator("dd")
    assert lessons.count() > 5
    left = lessons.evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert len(set(left)) == 1


def test_links_of_facts_and_of_staff_have_room_for_a_thumb(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, PAGES["exam without its key"])
    assert min(heights(phone, ".kho-facts dd a")) >= THUMB
    opened(phone, demo.folder / "build" / "staff", STAFF_PAGES["states of the district"])
    assert min(heights(phone, ".kho-staff th > a, .kho-act")) >= THUMB
    phone.keyboard.press("Tab")
    assert min(heights(phone, ".kho-skip")) >= THUMB


def test_a_phone_shows_the_lines_of_a_template_whole(phone: Page, demo: Demo) -> None:
    opened(phone, demo.sites, "mau-thcs-01/gui-bai.html")
    past = "all => all.map(one => one.scrollWidth - one.clientWidth)"
    assert max(phone.locator("pre > code").evaluate_all(past)) <= 0


@pytest.mark.parametrize("kind", ["exam with its key", "question bank of chemistry", "question bank"])
def test_formulas_in_lines_go_on_in_the_next_line_of_a_phone(phone: Page, demo: Demo, kind: str) -> None:
    opened(phone, demo.sites, PAGES[kind])
    phone.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    past = "all => all.map(one => one.scrollWidth - one.clientWidth)"
    found = phone.locator("main math:not([display])").evaluate_all(past)
    assert max(found) <= 20
    assert sum(each > 1 for each in found) <= 1


def test_results_are_printed_without_what_finds_them(page: Page, demo: Demo) -> None:
    opened(page, demo.sites, PAGES["search"])
    page.goto(f"{page.url}?q=phan+so")
    expect(page.locator("#kho-search-results .kho-card").first).to_be_visible()
    page.emulate_media(media="print")
    for part in ("#kho-search", "#kho-facets", "#kho-search-more", ".kho-card__type .kho-i"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("#kho-search-results .kho-card__title").first).to_be_visible()
