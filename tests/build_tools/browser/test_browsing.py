"""A pupil finds a lesson by touch: three touches, the drawer, the scheme, and all of it without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.build_tools.browser.visits import Visit, visiting
from tests.build_tools.demo_district import Demo

HOME = "mau-thcs-01/index.html"
LESSON = "mau-thcs-01/tai-nguyen/phan-so-bang-nhau.html"


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, demo: Demo, demo_server: str) -> str:
    return demo_server if request.param == "http" else demo.sites.resolve().as_uri()


@pytest.fixture
def phone(browser: Browser, root: str) -> Iterator[Visit]:
    with visiting(browser, root, "phone") as visit:
        yield visit


def _touch(page: Page, name: str) -> None:
    """Touch the link in the content whose text begins with a name."""
    page.locator("#noi-dung").get_by_role("link").filter(has_text=name).first.tap()


def _to_the_lesson(visit: Visit) -> None:
    """By three touches from home: the grade, the subject, the chapter, and there the lesson stands."""
    page = visit.open(HOME)
    for name, address in (
        ("Lớp 6", "**/lop-6/index.html"), ("Toán", "**/lop-6/toan.html"), ("Phân số", "**/chuong-6.html"),
    ):  # fmt: skip
        _touch(page, name)
        page.wait_for_url(address)
    lesson = page.get_by_role("region", name="Bài 23")
    expect(lesson.get_by_role("heading")).to_be_visible()
    lesson.get_by_role("link").filter(has_text="Phân số bằng nhau").first.tap()
    page.wait_for_url("**/phan-so-bang-nhau.html")


def test_a_lesson_is_three_touches_from_home_by_grade_subject_and_chapter(phone: Visit) -> None:
    _to_the_lesson(phone)
    assert phone.path() == LESSON
    expect(phone.page.locator("h1")).to_have_text("Phân số bằng nhau")
    assert phone.faults == []


def test_the_same_way_leads_there_without_scripts(browser: Browser, root: str) -> None:
    with visiting(browser, root, "phone", java_script_enabled=False) as visit:
        _to_the_lesson(visit)
        assert visit.path() == LESSON
        assert not any(address.endswith(".js") for address in visit.requests)


def test_the_chapter_stands_above_the_lesson_and_leads_back(phone: Visit) -> None:
    page = phone.open(LESSON)
    crumbs = page.get_by_role("navigation", name="Đường dẫn")
    crumbs.get_by_role("link", name="Chương VI. Phân số").tap()
    page.wait_for_url("**/lop-6/toan/chuong-6.html*")


def test_a_desk_has_room_for_the_whole_way_and_the_grades_in_a_bar(browser: Browser, root: str) -> None:
    with visiting(browser, root, "desktop") as visit:
        page = visit.open(LESSON)
        crumbs = page.get_by_role("navigation", name="Đường dẫn").get_by_role("link")
        assert crumbs.all_inner_texts() == ["Trang chủ", "Lớp 6", "Toán", "Chương VI. Phân số"]
        bar = page.get_by_role("navigation", name="Danh mục")
        expect(bar).to_be_visible()
        bar.get_by_role("link", name="9", exact=True).or_(bar.get_by_role("link", name="Lớp 9")).first.click()
        page.wait_for_url("**/lop-9/index.html")


def test_the_drawer_opens_closes_and_keeps_the_focus_where_it_belongs(phone: Visit) -> None:
    page = phone.open(HOME)
    opener = page.get_by_role("button", name="Mở danh mục")
    drawer = page.get_by_role("navigation", name="Danh mục")
    expect(drawer).to_be_hidden()
    for _ in range(12):  # the keyboard goes through the page, and never into the closed drawer
        page.keyboard.press("Tab")
        assert not page.evaluate("document.getElementById('kho-drawer').contains(document.activeElement)")
    opener.tap()
    expect(drawer).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Đóng danh mục")).to_be_focused()
    for _ in range(20):  # and never out of the open one
        page.keyboard.press("Tab")
        assert page.evaluate("document.getElementById('kho-drawer').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.tap()
    drawer.get_by_role("link", name="Lớp 8").tap()
    page.wait_for_url("**/lop-8/index.html")


def test_the_drawer_opens_without_scripts_too(browser: Browser, root: str) -> None:
    with visiting(browser, root, "phone", java_script_enabled=False) as visit:
        page = visit.open(HOME)
        drawer = page.locator("#kho-drawer")
        expect(drawer).to_be_hidden()
        page.locator("#kho-menu").tap()
        expect(drawer).to_be_visible()
        drawer.get_by_role("link", name="Lớp 8").tap()
        page.wait_for_url("**/lop-8/index.html")


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_the_scheme_follows_the_device_until_the_pupil_chooses_and_is_remembered(
    browser: Browser, demo_server: str, device: str
) -> None:
    with visiting(browser, demo_server, device, color_scheme="dark") as visit:
        page = visit.open(HOME)
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.get_by_role("button", name="Chuyển sang nền sáng").click()
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        visit.open(LESSON)
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        page.get_by_role("button", name="Chuyển sang nền tối").click()
        page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        assert visit.faults == []


def test_a_keyboard_can_skip_to_the_content(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "desktop") as visit:
        page = visit.open(HOME)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Tới nội dung chính")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#noi-dung")).to_be_focused()


def test_no_page_stores_a_cookie(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "phone") as visit:
        for path in (HOME, LESSON, "mau-thcs-01/tim-kiem.html?q=phan+so"):
            visit.open(path)
        assert visit.page.context.cookies() == []
