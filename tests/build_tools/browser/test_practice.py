"""Practice in a real browser: answers earn what the tables of scoring say, and parts do not mix."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from library import theme
from library.pages.render import Renderer
from library.pages.views import (
    Html,
    OptionView,
    PartView,
    QuestionBankView,
    QuestionKind,
    QuestionView,
    SiteView,
)
from tests.library.questions.scoring_cases import SHORT_ANSWERS, TRUE_FALSE

CHROMIUM = "/usr/bin/chromium"
THEME = Path(theme.__file__).parent
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (THEME / "templates").glob("*.html")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


def question(
    anchor: str,
    kind: QuestionKind,
    answers: tuple[str, ...],
    options: tuple[str, ...] = (),
    letters: str = "ABCD",
) -> QuestionView:
    return QuestionView(
        number=anchor.rpartition("-")[2],
        anchor=anchor,
        kind=kind,
        stem=Html("<p>Đề</p>"),
        options=tuple(OptionView(letter, Html(text)) for letter, text in zip(letters, options, strict=False)),
        answers=answers,
        answer_label=" hoặc ".join(answers),
        solution=Html("<p>Lời giải</p>"),
    )


def opened(browser: Browser, *parts: tuple[QuestionView, ...]) -> Page:
    """The page of a bank with these parts, its script run."""
    view = QuestionBankView(
        site=SiteView("Trường", "Trường"), path="tai-nguyen/a.html", title="Ngân hàng", kind="question-bank",
        type_key="x", type_label="x", subject_key="toan", subject_label="Toán", grade_label="Lớp 6",
        parts=tuple(PartView(title=f"Phần {at}", questions=part) for at, part in enumerate(parts, 1)),
    )  # fmt: skip
    parts_of_page = Renderer(TEMPLATES).render(view)
    names = re.findall(r'src="[./]*assets/([a-z-]+\.js)"', parts_of_page.scripts)
    scripts = "".join(
        f"<script>{(THEME / 'scripts' / name).read_text(encoding='utf-8')}</script>" for name in names
    )
    page = browser.new_page()
    page.set_default_timeout(5000)
    page.set_content(f"<!doctype html><html lang='vi'><body>{parts_of_page.main}{scripts}</body></html>")
    return page


def state(page: Page, anchor: str) -> str:
    """`right`, `wrong` or `partly` of a question, "" where it was not judged."""
    classes = (page.locator(f"#{anchor}").get_attribute("class") or "").split()
    found = [name.rpartition("--")[2] for name in classes if name.startswith("kho-question--")]
    return next((name for name in found if name != "done"), "")


def test_short_answers_are_judged_as_the_tables_say(browser: Browser) -> None:
    answered = [case for case in SHORT_ANSWERS if case[1].strip()]
    questions = tuple(
        question(f"cau-{at}", "short-answer", accepted) for at, (accepted, _, _) in enumerate(answered)
    )
    page = opened(browser, questions)
    wrong: list[tuple[tuple[str, ...], str, str]] = []
    for at, (accepted, answer, right) in enumerate(answered):
        field = page.locator(f"#cau-{at} .kho-short input")
        field.fill(answer)
        field.press("Enter")
        if state(page, f"cau-{at}") != ("right" if right else "wrong"):
            wrong.append((accepted, answer, state(page, f"cau-{at}")))
    assert wrong == []
    page.close()


def test_the_script_gives_the_shares_of_the_tables(browser: Browser) -> None:
    page = opened(browser, (question("cau-1", "essay", ()),))
    share = "([kind, given, answers]) => window.khoMarking.share(kind, given, answers)"
    for key, marks, expected in TRUE_FALSE:
        got = page.evaluate(share, ["true-false", marks.replace("?", "-"), [key]])
        assert got == pytest.approx(float(Fraction(expected))), (key, marks)
    for accepted, answer, right in SHORT_ANSWERS:
        assert page.evaluate(share, ["short-answer", answer, list(accepted)]) == int(right), (
            accepted,
            answer,
        )
    page.close()


def test_an_empty_answer_is_not_judged(browser: Browser) -> None:
    page = opened(browser, (question("cau-1", "short-answer", ("5",)),))
    page.locator("#cau-1 .kho-question__check").click()
    assert state(page, "cau-1") == ""
    page.close()


def test_questions_of_one_number_in_two_parts_do_not_mix(browser: Browser) -> None:
    options = ("một", "hai")
    page = opened(
        browser,
        (question("cau-1", "multiple-choice", ("B",), options),),
        (question("phan-2-cau-1", "multiple-choice", ("A",), options),),
    )
    page.locator("#cau-1 .kho-option__text").nth(1).click()
    page.locator("#cau-1.kho-question--done").wait_for()
    assert (state(page, "cau-1"), state(page, "phan-2-cau-1")) == ("right", "")
    page.locator("#phan-2-cau-1 .kho-option__text").nth(1).click()
    page.locator("#phan-2-cau-1.kho-question--done").wait_for()
    assert (state(page, "cau-1"), state(page, "phan-2-cau-1")) == ("right", "wrong")
    assert page.locator("#cau-1 input:checked").count() == 1
    page.close()


def test_statements_are_judged_only_when_all_are_marked(browser: Browser) -> None:
    page = opened(browser, (question("cau-1", "true-false", ("ĐSĐS",), ("a", "b", "c", "d"), "abcd"),))
    page.locator("#cau-1 .kho-statement").nth(0).locator("label").nth(0).click()
    page.locator("#cau-1 .kho-question__check").click()
    assert state(page, "cau-1") == ""
    for at, mark in enumerate("ĐSĐĐ"):
        page.locator("#cau-1 .kho-statement").nth(at).locator("label").nth("ĐS".index(mark)).click()
    page.locator("#cau-1 .kho-question__check").click()
    assert state(page, "cau-1") == "partly"
    page.close()
