"""One switch for the language of the interface, in a real browser, on the built sample."""

import pytest
from playwright.sync_api import Page, expect

from tests.build_tools.demo_district import Demo

BANK = "tai-nguyen/mau-thcs-01/nhch-phan-so-toan-6.html"
PAGES = (
    "index.html",
    "lop-6/index.html",
    "lop-6/toan/chuong-6.html",
    "de-kiem-tra/index.html",
    "truong.html",
    "tim-kiem.html",
    BANK,
    "tai-nguyen/mau-thcs-01/phan-so-bang-nhau.html",
    "tai-nguyen/mau-thcs-02/de-cuoi-hk2-toan-9-2025-2026.html",
    "tai-nguyen/mau-th-02/tranh-tach-gop-pham-vi-10.html",
)
SERIES = "Kết nối tri thức"
OWN_WORDS = (
    "button, label, legend, dt, th, summary, select option:first-child, .kho-head__note, .kho-hero__kind, "
    ".kho-hero__note, .kho-grade__label, .kho-grade__count, .kho-card__type, .kho-badge, "
    ".kho-practice__count, .kho-level, .kho-acts, .kho-carry, .kho-approvals li > span, .kho-find__status"
)
"""Where only the interface speaks."""
VIETNAMESE = "[ăâđêôơưĂÂĐÊÔƠƯ\\u00c0-\\u00c3\\u00c8-\\u00ca\\u00e0-\\u00e3\\u00e8-\\u00ea\\u1ea0-\\u1ef9]"


def opened(page: Page, demo: Demo, path: str) -> None:
    page.goto((demo.sites / "district" / path).as_uri())


def switch(page: Page, name: str) -> None:
    page.locator(".kho-footer").get_by_role("button", name=name).click()


def left_in_vietnamese(page: Page) -> list[str]:
    """Words of the interface that are still Vietnamese."""
    script = """([where, letters]) => [...document.querySelectorAll(where)]
      .filter(one => !one.closest('.md-typeset, .kho-paper, .kho-solution, .kho-language'))
      .filter(one => !one.closest('.kho-options, .kho-statements'))
      .flatMap(one => [...one.childNodes]).filter(node => node.nodeType === 3).map(node => node.data.trim())
      .filter(text => new RegExp(letters).test(text))"""
    return [str(text) for text in page.evaluate(script, [OWN_WORDS, VIETNAMESE])]


@pytest.mark.parametrize("path", PAGES)
def test_the_interface_speaks_english_and_nothing_of_it_is_left(page: Page, demo: Demo, path: str) -> None:
    opened(page, demo, path)
    switch(page, "English")
    expect(page.locator(".kho-drawer__link").first).to_have_text("Home")
    expect(page.get_by_role("searchbox").first).to_have_attribute("placeholder", "Find lessons, exams…")
    left = left_in_vietnamese(page)
    assert [text for text in left if SERIES not in text] == []


def test_what_teachers_wrote_stays_and_screen_readers_are_told(page: Page, demo: Demo) -> None:
    opened(page, demo, BANK)
    title = page.get_by_role("heading", level=1).inner_text()
    switch(page, "English")
    mix = page.get_by_role("button", name="Shuffle")
    expect(mix).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    spoken = "one => one.closest('[lang]').lang"
    assert page.get_by_role("heading", level=1).evaluate(spoken) == "vi"
    assert page.locator(".kho-question__stem").first.evaluate(spoken) == "vi"
    assert page.locator(".kho-question h3").first.evaluate(spoken) == "en"


def test_words_that_come_later_are_english_too(page: Page, demo: Demo) -> None:
    opened(page, demo, BANK)
    switch(page, "English")
    page.locator(".kho-option__text").first.click()
    expect(page.locator(".kho-question__verdict").first).to_have_text("Not yet; see the solution.")
    expect(page.locator(".kho-practice__score")).to_have_text("0 of 1 right")


def shown_in_english(page: Page, demo: Demo, path: str) -> None:
    """A page in English: the switch is asked for once, the choice is remembered."""
    page.goto((demo.folder / "build" / path).as_uri())
    if page.evaluate("localStorage.getItem('kho-language')") != "en":
        switch(page, "English")
    expect(page.locator(".kho-drawer__link").first).to_have_text("Home")


def test_counted_options_are_english_and_lists_of_terms_are_too(page: Page, demo: Demo) -> None:
    shown_in_english(page, demo, f"sites/district/{BANK}")
    options = page.locator(".kho-filters select").first.locator("option")
    expect(options).to_have_text(["All", "Knowing (3)", "Understanding (7)", "Applying (4)"])
    expect(page.locator(".kho-approvals__date")).to_contain_text("Appraiser")
    shown_in_english(page, demo, "sites/district/tai-nguyen/mau-mg-01/lo-to-cam-xuc.html")
    expect(page.locator(".kho-chip").last).to_have_text("Kindergarten 4–5, Kindergarten 5–6")
    area = page.locator(".kho-facts dl > div").first
    expect(area.locator("dt")).to_have_text("Area")
    expect(area.locator("dd").first).to_contain_text("Kindergarten 4–5")


def test_pages_for_staff_speak_english_and_mistake_no_words_for_numbers(page: Page, demo: Demo) -> None:
    shown_in_english(page, demo, "staff/district/trang-thai.html")
    expect(page.locator(".kho-queue h2").first).to_contain_text("Waiting for ")
    expect(page.locator(".kho-queue .kho-state").first).to_contain_text("Waiting: ")
    shown_in_english(page, demo, "staff/mau-thcs-01/phieu-duyet/toan.html")
    facts = page.locator(".kho-approval-sheet__facts").first.locator("div")
    expect(facts.nth(0).locator("dt")).to_have_text("Id of the resource")
    expect(facts.nth(2).locator("dd")).to_have_text("Mathematics, grade 6")


def test_the_choice_is_remembered_and_can_be_taken_back(page: Page, demo: Demo) -> None:
    opened(page, demo, "index.html")
    switch(page, "English")
    opened(page, demo, "lop-6/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Grade 6")
    switch(page, "Tiếng Việt")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lớp 6")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lớp 6")


def test_vietnamese_readers_fetch_no_english(page: Page, demo: Demo) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, demo, "index.html")
    assert asked
    assert not [address for address in asked if "english" in address]


def test_without_javascript_there_is_no_switch(page_without_javascript: Page, demo: Demo) -> None:
    opened(page_without_javascript, demo, "index.html")
    expect(page_without_javascript.locator(".kho-footer .kho-language")).to_be_hidden()
