"""With the reader's own colours (high contrast): pictures of buttons and what was chosen can be seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from library.addresses import CARRIED
from tests.build_tools.browser.sample_pages import PAGES
from tests.build_tools.browser.visits import PATIENCE
from tests.build_tools.demo_district import Demo

BANK = PAGES["question bank"]
BANKS = {"page": BANK, "copy to carry": BANK.replace(".html", f"/{CARRIED}")}


@pytest.fixture
def contrasted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 740})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def background(one: Locator) -> str:
    return str(one.first.evaluate("one => getComputedStyle(one).backgroundColor"))


def canvas(page: Page) -> str:
    return background(page.locator("body"))


ICONS = {
    "home": (".kho-header button .kho-i", ".kho-header__find .kho-i", ".kho-search .kho-i"),
    "video": (".kho-video__button .kho-i",),
    "document": (".kho-file .kho-i",),
}


@pytest.mark.parametrize("kind", ICONS)
def test_icons_are_seen(contrasted: Page, demo: Demo, kind: str) -> None:
    contrasted.goto(f"{demo.sites.as_uri()}/{PAGES[kind]}")
    for icon in ICONS[kind]:
        assert background(contrasted.locator(icon)) != canvas(contrasted), icon


@pytest.mark.parametrize("name", BANKS)
def test_what_was_chosen_is_seen(contrasted: Page, demo: Demo, name: str) -> None:
    contrasted.goto(f"{demo.sites.as_uri()}/{BANKS[name]}")
    contrasted.locator("#cau-1 .kho-option").first.click()
    letters = contrasted.locator("#cau-1 .kho-option__letter")
    assert background(letters.first) != canvas(contrasted)
    truth = contrasted.locator("#cau-7 .kho-truth").first.locator("span")
    truth.first.click()
    assert background(truth.first) != canvas(contrasted)
