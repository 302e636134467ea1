"""A question bank of the sample, practised as a pupil does, from a server and from a USB stick."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.build_tools.browser.visits import Visit, visiting
from tests.build_tools.demo_district import Demo

BANK = "mau-thcs-01/tai-nguyen/nhch-phan-so-toan-6.html"


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser, demo: Demo, demo_server: str) -> Iterator[Visit]:
    root = demo_server if request.param == "http" else demo.sites.resolve().as_uri()
    with visiting(browser, root, "phone") as opened:
        opened.open(BANK)
        yield opened
        assert opened.faults == []
        assert opened.foreign == []


def _first(visit: Visit, kind: str) -> Locator:
    return visit.page.locator(f".kho-question[data-kind='{kind}']").first


def _key(question: Locator) -> list[str]:
    return str(question.get_attribute("data-answers")).split("|")


def test_a_right_and_a_wrong_choice_are_told_at_once_with_the_solution(visit: Visit) -> None:
    choices = visit.page.locator(".kho-question[data-kind='multiple-choice']")
    for at, right in ((0, True), (1, False)):
        question = choices.nth(at)
        (letter,) = _key(question)
        picked = letter if right else next(other for other in "ABCD" if other != letter)
        question.locator(".kho-option").nth("ABCD".index(picked)).tap()
        expect(question).to_have_class(re.compile("kho-question--right" if right else "kho-question--wrong"))
        expect(question.locator(".kho-solution__body")).to_be_visible()
        expect(question.locator(".kho-option").nth("ABCD".index(letter))).to_have_class(re.compile("right"))
    expect(visit.page.locator(".kho-practice__score")).to_be_visible()


def test_statements_earn_a_part_of_the_point(visit: Visit) -> None:
    question = _first(visit, "true-false")
    (truths,) = _key(question)
    marked = truths[:-1] + ("S" if truths[-1] == "Đ" else "Đ")
    for row, mark in zip(question.locator(".kho-statement").all(), marked, strict=True):
        row.locator("label").nth("ĐS".index(mark)).tap()
    question.get_by_role("button").first.tap()
    expect(question).to_have_class(re.compile("kho-question--partly"))
    expect(question.locator(".kho-question__verdict")).to_contain_text("3")


@pytest.mark.parametrize("way", ["comma", "point", "spaces"])
def test_a_short_answer_may_be_written_in_any_usual_way(visit: Visit, way: str) -> None:
    question = _first(visit, "short-answer")
    answer = _key(question)[0]
    written = {
        "comma": answer.replace(".", ","),
        "point": answer.replace(",", "."),
        "spaces": f"  {answer} ",
    }[way]
    field = question.locator(".kho-short input")
    field.fill(written)
    field.press("Enter")
    expect(question).to_have_class(re.compile("kho-question--right"))


def test_what_was_wrong_can_be_done_again(visit: Visit) -> None:
    question = _first(visit, "multiple-choice")
    (letter,) = _key(question)
    question.locator(".kho-option").nth("ABCD".index(next(o for o in "ABCD" if o != letter))).tap()
    expect(question).to_have_class(re.compile("kho-question--wrong"))
    visit.page.locator(".kho-practice__bar .kho-practice__redo").tap()
    expect(question).not_to_have_class(re.compile("kho-question--wrong"))
    assert visit.page.locator(".kho-question:visible").count() == 1
    question.locator(".kho-option").nth("ABCD".index(letter)).tap()
    expect(question).to_have_class(re.compile("kho-question--right"))


def test_filters_leave_what_fits_and_say_so_when_nothing_does(visit: Visit) -> None:
    page = visit.page
    every = page.locator(".kho-question:visible").count()
    level = page.locator(".kho-filters select[name='level']")
    values = [str(option.get_attribute("value")) for option in level.locator("option").all()]
    for value in filter(None, values):
        level.select_option(value)
        shown = page.locator(".kho-question:visible")
        assert 0 < shown.count() < every
        assert set(shown.evaluate_all("all => all.map(one => one.dataset.level)")) == {value}
    level.select_option("")
    assert page.locator(".kho-question:visible").count() == every


def test_without_scripts_each_question_shows_with_its_solution_folded(
    browser: Browser, demo_server: str
) -> None:
    with visiting(browser, demo_server, "phone", java_script_enabled=False) as visit:
        question = visit.open(BANK).locator(".kho-question").first
        expect(question.locator(".kho-solution__body")).to_be_hidden()
        question.locator(".kho-solution summary").tap()
        expect(question.locator(".kho-solution__body")).to_be_visible()
        expect(visit.page.locator(".kho-filters")).to_be_hidden()
