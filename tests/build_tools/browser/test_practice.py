"""Practice in a real browser: answers earn what the tables of scoring say, and nothing is lost."""

import itertools
from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from library.pages.html import Html
from tests.build_tools.browser.paper_pages import LEVELS, PaperPages, choice, question, statements
from tests.build_tools.browser.scoring_cases import SHORT_ANSWERS, TRUE_FALSE


def state(page: Page, anchor: str) -> str:
    """`right`, `wrong` or `partly` of a question, "" where it was not judged."""
    classes = (page.locator(f"#{anchor}").get_attribute("class") or "").split()
    found = [name.rpartition("--")[2] for name in classes if name.startswith("kho-question--")]
    return next((name for name in found if name != "done"), "")


def choose(page: Page, anchor: str, letter: str) -> None:
    page.locator(f"#{anchor} .kho-option__text").nth("ABCD".index(letter)).click()
    page.locator(f"#{anchor}.kho-question--done").wait_for()


def mark(page: Page, anchor: str, marks: str) -> None:
    """Mark the statements of a question; a question mark leaves one open."""
    rows = page.locator(f"#{anchor} .kho-statement")
    for at, letter in enumerate(marks):
        if letter != "?":
            rows.nth(at).locator("label").nth("ĐS".index(letter)).click()


def shown(page: Page) -> list[str]:
    """The questions that can be seen, in their order."""
    ids = page.locator(".kho-question:visible").evaluate_all("all => all.map(one => one.id)")
    return [str(name) for name in ids]


def test_short_answers_are_judged_as_the_tables_say(page: Page, pages: PaperPages) -> None:
    answered = [case for case in SHORT_ANSWERS if case[1].strip()]
    page.goto(
        pages.bank(
            tuple(question(f"cau-{at}", "short-answer", key) for at, (key, _, _) in enumerate(answered))
        )
    )
    wrong: list[tuple[tuple[str, ...], str, str]] = []
    for at, (accepted, answer, right) in enumerate(answered):
        field = page.locator(f"#cau-{at} .kho-short input")
        field.fill(answer)
        field.press("Enter")
        if state(page, f"cau-{at}") != ("right" if right else "wrong"):
            wrong.append((accepted, answer, state(page, f"cau-{at}")))
    assert wrong == []


def test_the_script_gives_the_shares_of_the_tables(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((question("cau-1", "essay"),)))
    share = "([kind, given, answers]) => window.khoMarking.share(kind, given, answers)"
    for key, marks, expected in TRUE_FALSE:
        got = page.evaluate(share, ["true-false", marks.replace("?", "-"), [key]])
        assert got == pytest.approx(float(Fraction(expected))), (key, marks)
    for accepted, answer, right in SHORT_ANSWERS:
        got = page.evaluate(share, ["short-answer", answer, list(accepted)])
        assert got == int(right), (accepted, answer)


def test_every_writing_of_a_number_is_one_answer(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((question("cau-1", "essay"),)))
    cases: list[tuple[str, str, bool]] = []
    for top, bottom in itertools.product((-999_983, -250, -7, 1, 3, 640, 999_983), (2, 3, 7, 100, 997)):
        written, twice = f"{top}/{bottom}", f"{2 * top}/{2 * bottom}"
        cases += [(written, written, True), (written, twice, False), (f"~{written}", twice, True)]
        cases += [(f"~{written}", f"{top}/{bottom + 1}", False)]
    for number, places in itertools.product(("0", "-7", "12", "999999999"), range(1, 7)):
        comma = f"{number},{'5' * places}"
        cases += [
            (comma, comma.replace(",", "."), True),
            (comma, f"{comma}0", True),
            (comma, f"{comma}1", False),
        ]
        cases += [(number, f"{number},{'0' * places}", True)]
    got = page.evaluate("all => all.map(([key, typed]) => window.khoMarking.same(typed, key))", cases)
    assert [case for case, same in zip(cases, got, strict=True) if case[2] != same] == []


def test_an_empty_answer_is_not_judged(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((question("cau-1", "short-answer", ("5",)),)))
    page.locator("#cau-1 .kho-question__check").click()
    assert state(page, "cau-1") == ""
    expect(page.locator("#cau-1 .kho-question__verdict")).to_have_text("Em hãy nhập câu trả lời.")


def test_questions_of_one_number_in_two_parts_do_not_mix(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((choice("cau-1", "B"),), (choice("phan-2-cau-1", "A"),)))
    choose(page, "cau-1", "B")
    assert (state(page, "cau-1"), state(page, "phan-2-cau-1")) == ("right", "")
    choose(page, "phan-2-cau-1", "B")
    assert (state(page, "cau-1"), state(page, "phan-2-cau-1")) == ("right", "wrong")
    assert page.locator("#cau-1 input:checked").count() == 1


def test_statements_are_judged_only_when_all_are_marked(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((statements("cau-1", "ĐSĐS"),)))
    mark(page, "cau-1", "Đ???")
    page.locator("#cau-1 .kho-question__check").click()
    assert state(page, "cau-1") == ""
    mark(page, "cau-1", "?SĐĐ")
    page.locator("#cau-1 .kho-question__check").click()
    assert state(page, "cau-1") == "partly"
    expect(page.locator("#cau-1 .kho-question__verdict")).to_have_text("Đúng 3/4 ý, được 0,5 điểm.")
    expect(page.locator(".kho-practice__end p")).to_have_text("Đúng 0/1 câu · 0,5 điểm")


def test_the_solution_opens_once_an_answer_is_judged(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((choice("cau-1", "B"),)))
    expect(page.get_by_text("Lời giải", exact=True)).to_be_hidden()
    choose(page, "cau-1", "A")
    expect(page.get_by_text("Lời giải", exact=True)).to_be_visible()


def test_the_wrong_ones_are_asked_again_and_no_others(page: Page, pages: PaperPages) -> None:
    page.goto(pages.bank((choice("cau-1", "A"), choice("cau-2", "A"), statements("cau-3", "ĐĐĐĐ"))))
    choose(page, "cau-1", "A")
    choose(page, "cau-2", "B")
    mark(page, "cau-3", "ĐĐĐS")
    page.locator("#cau-3 .kho-question__check").click()
    redo = page.locator(".kho-practice__end .kho-practice__redo")
    expect(redo).to_have_text("Sửa sai (2)")
    redo.click()
    assert shown(page) == ["cau-2", "cau-3"]
    assert (state(page, "cau-1"), state(page, "cau-2"), state(page, "cau-3")) == ("right", "", "")
    assert page.locator("#cau-2 input:checked, #cau-3 input:checked").count() == 0
    choose(page, "cau-2", "A")
    expect(page.locator(".kho-practice__end")).to_be_hidden()
    mark(page, "cau-3", "ĐĐĐĐ")
    page.locator("#cau-3 .kho-question__check").click()
    expect(page.locator(".kho-practice__end")).to_contain_text("Đúng 3/3 câu")
    expect(redo).to_be_hidden()


def test_one_question_at_a_time_with_its_passage(page: Page, pages: PaperPages) -> None:
    passage = Html("<p>Đoạn văn</p>")
    page.goto(
        pages.bank(
            (choice("cau-1", "A", passage=passage, passage_anchor="doan-1"),
             choice("cau-2", "A", passage_anchor="doan-1")),
            (choice("cau-3", "A"),),
        )
    )  # fmt: skip
    page.get_by_text("Từng câu").click()
    onward, back = page.get_by_role("button", name="Tiếp theo"), page.get_by_role("button", name="Trước")
    assert shown(page) == ["cau-1"]
    expect(back).to_be_disabled()
    onward.click()
    assert shown(page) == ["cau-2"]
    expect(page.get_by_text("Đoạn văn")).to_be_visible()
    expect(page.get_by_text("Câu 2/3")).to_be_visible()
    onward.click()
    assert shown(page) == ["cau-3"]
    expect(page.get_by_text("Đoạn văn")).to_be_hidden()
    expect(page.get_by_text("Phần 1")).to_be_hidden()
    expect(onward).to_be_disabled()
    page.get_by_text("Cả bài").click()
    assert shown(page) == ["cau-1", "cau-2", "cau-3"]


def test_filters_and_one_at_a_time_go_together(page: Page, pages: PaperPages) -> None:
    known = [choice(f"cau-{at}", "A", level_key="biet" if at % 2 else "hieu") for at in range(1, 5)]
    page.goto(pages.bank(tuple(known), facets=LEVELS))
    page.get_by_label("Mức độ").select_option("hieu")
    assert shown(page) == ["cau-2", "cau-4"]
    page.get_by_text("Từng câu").click()
    page.get_by_role("button", name="Tiếp theo").click()
    assert shown(page) == ["cau-4"]
    page.get_by_label("Mức độ").select_option("biet")
    assert shown(page) == ["cau-1"]


def test_shuffling_keeps_parts_and_passages_together_and_can_be_undone(page: Page, pages: PaperPages) -> None:
    first = [choice(f"cau-{at}", "A", passage_anchor="doan-1" if at in (4, 5) else "") for at in range(1, 10)]
    first[3] = choice("cau-4", "A", passage=Html("<p>Đoạn</p>"), passage_anchor="doan-1")
    second = tuple(choice(f"cau-{at}", "A") for at in range(10, 13))
    page.goto(pages.bank(tuple(first), second))
    printed = [f"cau-{at}" for at in range(1, 13)]
    page.evaluate("Math.random = () => 0")
    page.get_by_role("button", name="Trộn câu").click()
    mixed = shown(page)
    assert mixed != printed
    assert sorted(mixed[:9]) == sorted(printed[:9])
    assert mixed.index("cau-5") == mixed.index("cau-4") + 1
    assert page.locator("#cau-4").evaluate("one => one.previousElementSibling.id") == "doan-1"
    choose(page, "cau-7", "A")
    page.reload()
    assert shown(page) == mixed
    page.get_by_role("button", name="Trộn câu").click()
    assert shown(page) == printed
    assert state(page, "cau-7") == "right"


def test_progress_stays_on_the_device_until_the_next_version(page: Page, pages: PaperPages) -> None:
    paper = (choice("cau-1", "B"), question("cau-2", "short-answer", ("12,5",)), statements("cau-3", "ĐSĐS"))
    page.goto(pages.bank(paper))
    choose(page, "cau-1", "A")
    page.locator("#cau-2 input").fill("12,50")
    page.locator("#cau-2 input").press("Enter")
    mark(page, "cau-3", "ĐSSĐ")
    page.locator("#cau-3 .kho-question__check").click()
    page.reload()
    assert [state(page, f"cau-{at}") for at in (1, 2, 3)] == ["wrong", "right", "partly"]
    expect(page.locator("#cau-2 input")).to_have_value("12,50")
    expect(page.locator(".kho-practice__score")).to_have_text("Đúng 1/3 câu")
    page.goto(pages.bank(paper, version=2))
    assert [state(page, f"cau-{at}") for at in (1, 2, 3)] == ["", "", ""]
    page.goto(pages.bank(paper))
    page.locator(".kho-practice__bar .kho-practice__again").click()
    assert [state(page, f"cau-{at}") for at in (1, 2, 3)] == ["", "", ""]
    assert page.locator("input:checked:not([name=kho-way])").count() == 0


def test_it_works_where_nothing_can_be_kept(page: Page, pages: PaperPages) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page.goto(pages.bank((choice("cau-1", "B"),)))
    choose(page, "cau-1", "B")
    assert state(page, "cau-1") == "right"


@pytest.mark.parametrize("width", [320, 1280])
def test_what_an_address_names_stands_below_the_bar(page: Page, pages: PaperPages, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(pages.bank(tuple(choice(f"cau-{at}", "B") for at in range(1, 13))))
    choose(page, "cau-1", "B")
    page.evaluate("location.hash = 'cau-6'")
    tops = "['#cau-6', '.kho-practice__bar'].map(one => document.querySelector(one).getBoundingClientRect())"
    page.wait_for_function(f"{tops}[0].top < 300")
    question, bar = page.evaluate(tops)
    assert bar["top"] > 0
    assert question["top"] >= bar["bottom"]


def test_without_javascript_the_questions_stand_with_their_solutions_folded(
    page_without_javascript: Page, pages: PaperPages
) -> None:
    page = page_without_javascript
    page.goto(pages.bank((choice("cau-1", "B"), choice("cau-2", "A"))))
    assert shown(page) == ["cau-1", "cau-2"]
    expect(page.get_by_text("Lời giải", exact=True).first).to_be_hidden()
    page.get_by_text("Xem đáp án và lời giải").first.click()
    expect(page.get_by_text("Lời giải", exact=True).first).to_be_visible()
    for control in ("Kiểm tra", "Trộn câu", "Tiếp theo", "Làm lại"):
        expect(page.get_by_text(control, exact=True).first).to_be_hidden()
