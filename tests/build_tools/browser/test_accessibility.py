"""No barrier once a page was used, in copies to carry, or without a network; light and dark."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from library.addresses import CARRIED
from tests.build_tools.browser.barriers import barriers
from tests.build_tools.browser.sample_pages import PAGES
from tests.build_tools.demo_district import Demo

USED = {
    "an answered question": ("question bank", "document.querySelector('.kho-option__text').click()"),
    "one question at a time": ("question bank", "document.querySelector('[value=one]').click()"),
    "the interface in English": (
        "question bank",
        "document.querySelector('.kho-footer .kho-language').click()",
    ),
    "an exam being sat": ("exam with its key", "document.querySelector('.kho-sitting__start').click()"),
    "an opened key": ("exam with its key", "document.querySelector('#dap-an').open = true"),
    "the menu": ("home", "document.getElementById('kho-menu').click()"),
}
ALONE = {
    "carried bank": PAGES["question bank"].replace(".html", f"/{CARRIED}"),
    "carried exam": PAGES["exam with its key"].replace(".html", f"/{CARRIED}"),
    "carried document": PAGES["document with a picture"].replace(".html", f"/{CARRIED}"),
    "no network": "mau-thcs-01/ngoai-tuyen.html",
}
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def opened(page: Page, demo: Demo, path: str, scheme: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{demo.sites.as_uri()}/{path}")


@SCHEMES
@pytest.mark.parametrize("name", USED)
def test_a_page_that_was_used(page: Page, demo: Demo, name: str, scheme: str) -> None:
    kind, act = USED[name]
    opened(page, demo, PAGES[kind], scheme)
    page.evaluate(act)
    assert barriers(page) == []


@SCHEMES
@pytest.mark.parametrize("name", ALONE)
def test_a_page_that_stands_alone(page: Page, demo: Demo, name: str, scheme: str) -> None:
    opened(page, demo, ALONE[name], scheme)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_formula_is_a_part_of_what_its_answer_is_called(page: Page, demo: Demo) -> None:
    opened(page, demo, PAGES["question bank"], "light")
    expect(page.locator("#cau-1").get_by_role("radio", name="B. (−4)/0", exact=True)).to_have_count(1)
    expect(page.get_by_role("group", name="b) A = 1/6.", exact=True)).to_have_count(1)
    opened(page, demo, PAGES["question bank of chemistry"], "light")
    expect(page.get_by_role("radio", name="A. Cu(OH)2", exact=True)).to_have_count(1)
    opened(page, demo, PAGES["exam with its key"], "light")
    page.locator(".kho-sitting__start").click()
    expect(page.get_by_role("radio", name="C. 5^4", exact=True)).to_have_count(1)
    expect(page.get_by_role("radiogroup", name="b) Nhiệt độ buổi tối là −4°C.", exact=True)).to_have_count(1)


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.set_content("<html lang='vi'><title>T</title><main><h1>A</h1><img src='data:,'></main></html>")
    assert barriers(page) != []


HEARD = """cards => cards.map(card => {
    const part = name => card.querySelector(".kho-card__" + name);
    const [title, type, cover] = ["title", "type", "cover"].map(part);
    const seen = [title, type, cover].map(one => one.getBoundingClientRect());
    const before = seen[1].top < seen[0].top && (seen[2].left < seen[0].left || seen[2].top < seen[0].top);
    return [card.textContent.trim().startsWith(title.textContent), seen[1].height ? before : true];
})"""


@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("name", ["chapter", "search with results", "home"])
def test_a_card_is_heard_from_its_title_on_and_looks_as_ever(
    page: Page, demo: Demo, name: str, width: int
) -> None:
    opened(page, demo, PAGES[name], "light")
    page.set_viewport_size({"width": width, "height": 740})
    page.locator(".kho-card:not(.kho-card--shelf)").first.wait_for()
    told = page.locator(".kho-card:not(.kho-card--shelf)").evaluate_all(HEARD)
    assert {tuple(one) for one in told} == {(True, True)}


SHOWN = """([wide, narrow]) => {
    const body = document.querySelector(".md-typeset.kho-prose");
    const cells = count => "<tr>" + "<td>ô của bảng</td>".repeat(count) + "</tr>";
    const table = count => `<div class="table"><table><tbody>${cells(count)}</tbody></table></div>`;
    const formula = `<math display="block"><mi>${"x".repeat(300)}</mi></math>`;
    body.innerHTML = table(wide) + table(narrow) + formula;
    window.dispatchEvent(new Event("resize"));
}"""
SHADE = "one => ['left', 'right'].map(side => getComputedStyle(one).getPropertyValue('--kho-' + side))"


def test_what_scrolls_sideways_shows_that_there_is_more_and_is_reached_by_keys(
    page: Page, demo: Demo
) -> None:
    opened(page, demo, PAGES["document"], "light")
    page.evaluate(SHOWN, [20, 1])
    tables, formula = page.locator(".kho-prose table"), page.locator(".kho-prose math")
    assert page.locator(".kho-prose [tabindex='0']").count() == 2
    expect(page.get_by_role("table", name="Kéo ngang để xem hết bảng", exact=True)).to_have_count(1)
    for scrolls in (tables.first, formula):
        assert scrolls.evaluate(SHADE) == ["0px", "40px"]
        scrolls.evaluate("one => { one.scrollLeft = 1e6 }")
        expect(scrolls).to_have_css("--kho-right", "0px")
        assert scrolls.evaluate(SHADE) == ["40px", "0px"]
        scrolls.focus()
    assert tables.last.evaluate(SHADE) == ["0px", "0px"]
    assert barriers(page) == []


def test_a_row_of_leaps_shows_that_there_is_more(page: Page, demo: Demo) -> None:
    opened(page, demo, PAGES["subject"], "light")
    row = page.locator(".kho-jump ul")
    assert row.evaluate("one => one.scrollWidth > one.clientWidth")
    assert row.evaluate(SHADE) == ["0px", "40px"]
    page.set_viewport_size({"width": 1200, "height": 740})
    expect(row).to_have_css("--kho-right", "0px")
