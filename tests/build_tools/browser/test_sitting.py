"""Sitting an exam in a real browser: the clock, what is kept, the score by part, and the key unseen."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build_tools.browser.paper_pages import PaperPages, choice, question, statements
from tests.build_tools.browser.scoring_cases import TRUE_FALSE
from tests.build_tools.browser.visits import PATIENCE

MORNING = datetime(2026, 1, 12, 1, tzinfo=UTC)
START = "Làm bài tính giờ (45 phút)"


@pytest.fixture
def sitting(browser: Browser) -> Iterator[Page]:
    """A tab whose clock stands still until a test moves it."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.clock.install(time=MORNING - timedelta(hours=1))  # it runs until it is told to stand still
    page.clock.pause_at(MORNING + timedelta(seconds=1))
    yield page
    context.close()


def start(page: Page) -> None:
    page.get_by_role("button", name=START).click()


def option(page: Page, anchor: str, letter: str) -> None:
    page.locator(f"#{anchor} li[data-letter={letter}] input").check()


def mark(page: Page, anchor: str, marks: str) -> None:
    for letter, truth in zip("abcd", marks, strict=True):
        if truth != "?":
            page.locator(f"#{anchor} li[data-letter={letter}] input[value={truth}]").check()


def submit(page: Page) -> None:
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Nộp bài").click()


def result(page: Page) -> str:
    return page.locator(".kho-sitting__result").inner_text()


def test_the_score_is_told_by_part_and_essays_are_left_to_the_pupil(sitting: Page, pages: PaperPages) -> None:
    part_1 = (choice("cau-1", "B", points_label="0,25"), choice("cau-2", "C", points_label="0,25"))
    part_2 = (statements("cau-3", "ĐSĐS", points_label="1"),)
    part_3 = (
        question("cau-4", "short-answer", ("12,5",), points_label="0,5"),
        question("cau-5", "essay", points_label="2"),
    )
    sitting.goto(pages.exam(part_1, part_2, part_3))
    start(sitting)
    option(sitting, "cau-1", "B")
    option(sitting, "cau-2", "A")
    mark(sitting, "cau-3", "ĐSĐĐ")
    sitting.locator("#cau-4 input").fill("12.50")
    expect(sitting.locator(".kho-sitting__count")).to_have_text("Đã làm 4/4")
    submit(sitting)
    told = result(sitting)
    assert "1,25/2 điểm" in told
    assert [line for line in told.splitlines() if line.startswith("Phần")] == [
        "Phần 1: 0,25/0,5 điểm",
        "Phần 2: 0,5/1 điểm",
        "Phần 3: 0,5/0,5 điểm",
        "Phần tự luận: em đối chiếu với hướng dẫn chấm ở dưới.",
    ]


def test_each_question_tells_its_points_in_words_and_its_number_to_screen_readers(
    sitting: Page, pages: PaperPages
) -> None:
    marked = (
        choice("cau-1", "B", points_label="0,25"),
        choice("cau-2", "C", points_label="0,25"),
        statements("cau-3", "ĐSĐS", points_label="1"),
    )
    sitting.goto(pages.exam(marked))
    start(sitting)
    expect(sitting.get_by_role("group", name="Câu 2.").get_by_role("radio")).to_have_count(4)
    option(sitting, "cau-1", "B")
    option(sitting, "cau-2", "A")
    mark(sitting, "cau-3", "ĐSĐĐ")
    submit(sitting)
    verdicts = sitting.locator(".kho-sitting__verdict").all_inner_texts()
    assert verdicts == ["✓ 0,25/0,25 điểm", "✗ 0/0,25 điểm", "◐ 0,5/1 điểm"]


def test_statements_keep_their_letter_beside_their_text_on_a_phone(sitting: Page, pages: PaperPages) -> None:
    sitting.set_viewport_size({"width": 360, "height": 740})
    long = tuple("Một phát biểu dài, không vừa một dòng của điện thoại. " * 2 for _ in range(4))
    sitting.goto(pages.exam((question("cau-1", "true-false", ("ĐSĐS",), long),)))
    start(sitting)
    row = sitting.locator("#cau-1 li").first
    top = "one => one.getBoundingClientRect().top"
    assert abs(row.locator("strong").evaluate(top) - row.locator("> span").first.evaluate(top)) < 5


def test_points_that_are_no_decimals_are_added_up(sitting: Page, pages: PaperPages) -> None:
    sitting.goto(
        pages.exam(
            (choice("cau-1", "B", points_label="1/3"),),
            (choice("cau-2", "B", points_label="2/3"),),
            (statements("cau-3", "ĐSĐS", points_label="0,25"),),
        )
    )
    start(sitting)
    option(sitting, "cau-1", "B")
    option(sitting, "cau-2", "B")
    mark(sitting, "cau-3", "Đ???")
    submit(sitting)
    assert [line for line in result(sitting).splitlines() if line.startswith("Phần")] == [
        "Phần 1: 0,333/0,333 điểm",
        "Phần 2: 0,667/0,667 điểm",
        "Phần 3: 0,025/0,25 điểm",
    ]
    assert "1,025/1,25 điểm" in result(sitting)


def test_statements_earn_what_the_tables_say(sitting: Page, pages: PaperPages) -> None:
    paper = tuple(statements(f"cau-{at}", key, points_label="1") for at, (key, _, _) in enumerate(TRUE_FALSE))
    sitting.goto(pages.exam(*((question_,) for question_ in paper)))
    start(sitting)
    for at, (_, marks, _) in enumerate(TRUE_FALSE):
        mark(sitting, f"cau-{at}", marks)
    submit(sitting)
    told = [line.partition(": ")[2] for line in result(sitting).splitlines() if line.startswith("Phần")]
    shares = {"1": "1", "1/2": "0,5", "1/4": "0,25", "1/10": "0,1", "0": "0"}
    assert told == [f"{shares[share]}/1 điểm" for _, _, share in TRUE_FALSE]


def test_time_that_is_up_hands_the_paper_in(sitting: Page, pages: PaperPages) -> None:
    sitting.goto(pages.exam((choice("cau-1", "B", points_label="1"), choice("cau-2", "B", points_label="1"))))
    start(sitting)
    expect(sitting.get_by_role("timer")).to_have_text("45:00")
    option(sitting, "cau-1", "B")
    sitting.clock.run_for(40 * 60 * 1000)
    expect(sitting.get_by_role("timer")).to_have_text("5:00")
    expect(sitting.locator(".kho-sitting__alarm")).to_have_text("Còn 5 phút")
    sitting.clock.run_for(5 * 60 * 1000 + 1000)
    expect(sitting.locator(".kho-sitting__total")).to_have_text("1/2 điểm")
    expect(sitting.locator("#cau-2 input").first).to_be_disabled()


def test_a_reload_keeps_the_answers_and_does_not_stop_the_clock(sitting: Page, pages: PaperPages) -> None:
    sitting.goto(
        pages.exam(
            (choice("cau-1", "B"), statements("cau-2", "ĐĐĐĐ"), question("cau-3", "short-answer", ("7",)))
        )
    )
    start(sitting)
    option(sitting, "cau-1", "D")
    mark(sitting, "cau-2", "Đ?S?")
    sitting.locator("#cau-3 input").fill("8")
    sitting.clock.run_for(10 * 60 * 1000)
    sitting.reload()
    expect(sitting.get_by_role("timer")).to_have_text("35:00")
    expect(sitting.locator("#cau-1 li[data-letter=D] input")).to_be_checked()
    expect(sitting.locator("#cau-2 li[data-letter=c] input[value=S]")).to_be_checked()
    expect(sitting.locator("#cau-2 li[data-letter=b] input:checked")).to_have_count(0)
    expect(sitting.locator("#cau-3 input")).to_have_value("8")


def test_a_phone_that_was_asleep_past_the_end_finds_the_paper_handed_in(
    sitting: Page, pages: PaperPages
) -> None:
    sitting.goto(pages.exam((choice("cau-1", "B", points_label="1"),)))
    start(sitting)
    option(sitting, "cau-1", "B")
    sitting.clock.fast_forward(3 * 60 * 60 * 1000)
    sitting.reload()
    expect(sitting.locator(".kho-sitting__total")).to_have_text("1/1 điểm")


def test_open_questions_are_asked_about_before_handing_in(sitting: Page, pages: PaperPages) -> None:
    sitting.goto(pages.exam((choice("cau-1", "B"), choice("cau-2", "B"))))
    start(sitting)
    asked: list[str] = []
    sitting.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    sitting.get_by_role("button", name="Nộp bài").click()
    assert asked == ["Còn 2 câu chưa làm. Nộp bài luôn?"]
    expect(sitting.get_by_role("timer")).to_be_visible()


def test_the_key_is_hidden_while_sitting_and_opened_afterwards(sitting: Page, pages: PaperPages) -> None:
    sitting.goto(pages.exam((choice("cau-1", "B"),)))
    key = sitting.locator("#dap-an")
    expect(key).to_be_visible()
    start(sitting)
    expect(key).to_be_hidden()
    option(sitting, "cau-1", "B")
    submit(sitting)
    expect(key.get_by_text("Lời giải", exact=True)).to_be_visible()


def test_without_a_released_key_answers_are_kept_and_nothing_is_scored(
    sitting: Page, pages: PaperPages
) -> None:
    note = "Đáp án được công bố từ 08:00 ngày 1/1/2027."
    paper = (question("cau-1", "multiple-choice", (), ("một", "hai")),)
    sitting.goto(pages.exam(paper, key_note=note))
    start(sitting)
    option(sitting, "cau-1", "B")
    submit(sitting)
    assert note in result(sitting)
    assert "điểm" not in result(sitting)
    sitting.reload()
    expect(sitting.locator("#cau-1 li[data-letter=B] input")).to_be_checked()


def test_starting_again_forgets_the_first_sitting(sitting: Page, pages: PaperPages) -> None:
    sitting.goto(pages.exam((choice("cau-1", "B"),)))
    start(sitting)
    option(sitting, "cau-1", "B")
    submit(sitting)
    sitting.get_by_role("button", name="Làm lại từ đầu").click()
    expect(sitting.get_by_role("button", name=START)).to_be_visible()
    assert sitting.evaluate("localStorage.length") == 0


def test_without_javascript_the_page_is_the_paper(page_without_javascript: Page, pages: PaperPages) -> None:
    page_without_javascript.goto(pages.exam((choice("cau-1", "B"),)))
    expect(page_without_javascript.locator("#cau-1")).to_be_visible()
    expect(page_without_javascript.locator(".kho-sitting")).to_be_hidden()
    assert page_without_javascript.locator("#cau-1 input").count() == 0
