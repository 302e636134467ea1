"""Exams on the sites: no key before its release, the key after it, and a paper that prints by itself."""

import io
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.build_tools.browser.visits import visiting

WITHOUT_KEY = "mau-thcs-03/tai-nguyen/de-giua-hk1-khtn-9-2025-2026.html"
WITH_KEY = "mau-thcs-02/tai-nguyen/de-cuoi-hk1-toan-6-2025-2026.html"
_A4 = {"width": 794, "height": 1123}


def test_before_its_release_a_page_tells_when_and_holds_no_key(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "phone") as visit:
        page = visit.open(WITHOUT_KEY)
        expect(page.locator("#noi-dung")).to_contain_text("Đáp án được công bố từ")
        assert page.locator("#dap-an").count() == 0
        assert page.locator("[data-answers]").count() == 0
        source = page.content()
        assert "Lời giải" not in source
        assert not re.search(r"kho-(key|solution)", source)


def test_after_its_release_the_key_is_folded_below_the_paper(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "phone", java_script_enabled=False) as visit:
        page = visit.open(WITH_KEY)
        key = page.locator("#dap-an")
        rows = key.locator("tbody tr")
        expect(rows.first).to_be_hidden()
        key.locator("summary").tap()
        expect(rows.first).to_be_visible()
        assert rows.count() >= 10


@pytest.mark.parametrize("path", [WITHOUT_KEY, WITH_KEY])
def test_the_printed_paper_bears_its_head_and_questions_and_nothing_of_the_site(
    browser: Browser, demo_server: str, path: str
) -> None:
    with visiting(browser, demo_server, "desktop") as visit:
        page = visit.open(path)
        page.set_viewport_size(_A4)
        page.emulate_media(media="print")
        for part in (
            ".kho-header",
            "#kho-drawer",
            ".kho-crumbs",
            ".kho-footer",
            ".kho-facts",
            ".kho-related",
        ):
            for one in page.locator(part).all():
                expect(one).to_be_hidden()
        for button in page.locator("button, select, input").all():
            expect(button).to_be_hidden()
        head = page.locator(".kho-paper__head").inner_text()
        assert "(mẫu)" in head
        assert re.search(r"Thời gian.*\d+ phút", head)
        questions = page.locator(".kho-paper__question")
        assert questions.count() >= 8
        for at in (0, questions.count() - 1):
            expect(questions.nth(at)).to_be_visible()
        expect(page.locator(".kho-paper__end")).to_be_visible()
        assert visit.overflow() <= 0


def test_the_options_of_a_question_stand_in_columns_on_paper_where_they_fit(
    browser: Browser, demo_server: str
) -> None:
    with visiting(browser, demo_server, "desktop") as visit:
        page = visit.open(WITHOUT_KEY)
        page.set_viewport_size(_A4)
        page.emulate_media(media="print")
        rows = page.locator(".kho-paper__options").evaluate_all(
            "all => all.map(list => new Set([...list.children].map(one => Math.round(one.offsetTop))).size)"
        )
        assert 1 in rows or 2 in rows
        wide = page.locator(".kho-paper__options li").evaluate_all(
            "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length"
        )
        assert wide == 0


def test_a_paper_of_one_lesson_takes_few_sheets(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "desktop") as visit:
        visit.open(WITHOUT_KEY)
        pdf = visit.page.pdf(format="A4")
        assert io.BytesIO(pdf).read(5) == b"%PDF-"
        assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 5
