"""The search page as a pupil uses it: typing, filters, keyboard, the address, what the device keeps."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, Route, expect

from library.compiled import PublicSummary
from tests.build_tools.browser.search_pages import write_search_site
from tests.library.sample_entries import with_record
from tests.library.search.small_catalogue import context, entries


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its given name
        """Tests say enough."""


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The search page of the small catalogue, from a disk and from a server."""
    page = write_search_site(tmp_path, context())
    if request.param == "file":
        yield page.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{page.name}"
    server.shutdown()
    server.server_close()


def titles(page: Page) -> list[str]:
    return page.locator("#kho-search-results .kho-card__title").all_inner_texts()


def status(page: Page) -> str:
    return page.locator("#kho-search-status").inner_text()


def test_results_come_while_typing_and_the_address_keeps_them(page: Page, address: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(address)
    page.locator("#kho-search-input").press_sequentially("phan so bang")
    # What was found for the letters before stands until the last of them was asked about.
    expect(page).to_have_url(re.compile(r"\?q=phan\+so\+bang$"))
    expect(page.locator("#kho-search-status")).to_have_text(re.compile(r"^\d+ học liệu$"))
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text("Phân số bằng nhau")
    assert page.locator("#kho-search-results mark").first.inner_text() == "Phân số bằng"
    assert page.locator("#kho-search-results a").first.get_attribute("href").startswith("tai-nguyen/")
    page.reload()
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text("Phân số bằng nhau")
    assert page.locator("#kho-search-input").input_value() == "phan so bang"
    assert faults == []


def test_nothing_is_asked_of_another_host_and_little_of_our_own(page: Page, address: str) -> None:
    asked: list[str] = []
    page.goto(address)
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#kho-search-input").fill("duong tron")
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text("Mở đầu về đường tròn")
    folder = address.rpartition("/")[0]
    assert asked
    assert all(url.startswith(f"{folder}/tim-kiem/") for url in asked)
    assert len(asked) <= 3


def test_filters_work_without_typing(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#kho-facets").evaluate("details => { details.open = true; }")
    page.get_by_label("Lớp 9").check()
    nine = sum(entry.brief.grades == ("9",) for entry in entries())
    expect(page.locator("#kho-search-status")).to_have_text(f"{nine} học liệu")
    assert page.locator("#kho-facets-count").inner_text() == "1"
    assert page.url.endswith("?grade=9")
    subject = page.locator('[data-facet="subject"] label', has_text="KHTN")
    assert subject.locator(".kho-facet__count").inner_text() == "1"
    subject.locator("input").check()
    expect(page.locator("#kho-search-status")).to_have_text("1 học liệu")
    assert titles(page) == ["Định luật Ohm"]
    page.locator("#kho-facets-clear").click()
    expect(page.locator("#kho-search-status")).to_have_text(re.compile("Gõ không dấu"))
    assert subject.locator(".kho-facet__count").inner_text() == str(
        sum(entry.brief.subject == "khtn" for entry in entries())
    )


def test_an_address_with_filters_opens_as_it_was_shared(page: Page, address: str) -> None:
    page.goto(f"{address}?q=phan+so&type=phieu-hoc-tap&grade=6&grade=7")
    expect(page.locator("#kho-search-status")).to_have_text("1 học liệu")
    assert titles(page) == ["Phiếu học tập: So sánh phân số"]
    assert page.locator('input[value="7"]').is_checked()


def test_a_query_of_values_alone_offers_its_shelf_first(page: Page, address: str) -> None:
    page.goto(f"{address}?q=de+thi+giua+ki+1+toan+6")
    shelf = page.locator(".kho-card--shelf")
    expect(shelf.locator(".kho-card__title")).to_have_text("Đề giữa học kì I Toán 6: 2 đề")
    assert titles(page)[0] == "Đề giữa học kì I Toán 6: 2 đề"
    shelf.locator("a").click()
    expect(page.locator("#kho-search-status")).to_have_text("2 học liệu")
    assert "exam=giua-hk1" in page.url


@pytest.mark.parametrize(
    ("query", "title", "href"),
    [
        ("toan 6", r"Toán 6: \d+ học liệu", "lop-6/toan.html"),
        ("lop 6", r"Lớp 6: \d+ học liệu", "lop-6/index.html"),
        ("giua hoc ki 1", r"Đề giữa học kì I: 3 đề", "de-kiem-tra/giua-hk1.html"),
        ("giưa hoc kì 1", r"Đề giữa học kì I: 3 đề", "de-kiem-tra/giua-hk1.html"),
        ("thcs cao lanh", r"THCS Cao Lãnh: 1 học liệu", "truong/thcs-b.html"),
        (
            "video toan 9",
            r"Video bài giảng Toán 9: \d+ học liệu",
            "?grade=9&subject=toan&type=video-bai-giang",
        ),
    ],
)
def test_a_shelf_leads_to_its_page(page: Page, tmp_path: Path, query: str, title: str, href: str) -> None:
    page.goto(f"{write_search_site(tmp_path, context()).as_uri()}?q={query}")
    shelf = page.locator(".kho-card--shelf")
    expect(shelf.locator(".kho-card__title")).to_have_text(re.compile(f"^{title}$"))
    assert shelf.locator("a").get_attribute("href") == href


def test_where_nothing_is_found_the_nearest_shelf_is_offered(page: Page, address: str) -> None:
    page.goto(f"{address}?q=toan+6+xyzxyz&type=bai-trinh-chieu")
    expect(page.locator("#kho-search-empty")).to_be_visible()
    expect(page.locator(".kho-card--shelf .kho-card__title")).to_have_text(re.compile("^Toán 6: "))
    assert status(page) == "Chưa tìm thấy học liệu nào."
    page.goto(f"{address}?q=xyzxyz")
    expect(page.locator("#kho-search-empty")).to_be_visible()
    assert titles(page) == []
    hint, examples = (
        page.locator(".kho-empty__hint").bounding_box(),
        page.locator("#kho-search-examples").bounding_box(),
    )
    assert hint is not None
    assert examples is not None
    assert hint["y"] < examples["y"]


def test_results_are_walked_with_the_arrows(page: Page, address: str) -> None:
    page.goto(f"{address}?q=phan+so")
    links = page.locator("#kho-search-results a")
    expect(links.first).to_be_visible()
    page.locator("#kho-search-input").focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#kho-search-input")).to_be_focused()


def test_more_results_come_on_demand_and_take_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}?subject=toan")
    links = page.locator("#kho-search-results a")
    expect(links).to_have_count(10)
    page.locator("#kho-search-more").click()
    expect(links.nth(10)).to_be_focused()
    assert links.count() > 10


def test_who_comes_back_finds_as_many_results_as_were_drawn(page: Page, address: str) -> None:
    page.goto(f"{address}?subject=toan")
    links = page.locator("#kho-search-results a")
    expect(links).to_have_count(10)
    page.locator("#kho-search-more").click()
    expect(links).to_have_count(20)
    page.goto("about:blank")
    page.go_back()
    expect(links).to_have_count(20)
    page.locator("#kho-search-input").fill("so")
    expect(links).to_have_count(10)


def test_who_comes_back_finds_all_as_it_was_and_before_it_the_page_before(page: Page, address: str) -> None:
    folder = address.rpartition("/")[0]
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{folder}/assets/search.js")
    page.goto(address)
    page.locator("#kho-search-input").press_sequentially("toan")
    page.locator("#kho-facets").evaluate("details => { details.open = true; }")
    page.get_by_label("Lớp 6").check()
    page.get_by_label("Lớp 7").check()
    expect(page.locator("#kho-search-status")).to_have_text("17 học liệu")
    page.locator("#kho-search-more").click()
    links = page.locator("#kho-search-results a")
    expect(links).to_have_count(18)
    links.last.scroll_into_view_if_needed()
    stood = page.evaluate("scrollY")
    assert stood > 300
    page.goto("about:blank")
    page.go_back()
    expect(links).to_have_count(18)
    assert page.locator("#kho-search-input").input_value() == "toan"
    assert page.get_by_label("Lớp 7").is_checked()
    page.wait_for_function("stood => Math.abs(scrollY - stood) < 2", arg=stood)
    page.go_back()
    assert page.url.endswith("/search.js")


def test_searches_are_kept_on_the_device_until_they_are_cleared(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#kho-search-input").fill("đường <tròn>")
    page.keyboard.press("Enter")
    expect(page.locator("#kho-search-status")).to_have_text(re.compile("học liệu"))
    page.goto(address)
    recent = page.locator("#kho-search-recent")
    expect(recent.locator("a")).to_have_text(["đường <tròn>"])
    recent.get_by_role("button", name="Xoá").click()
    expect(recent).to_be_hidden()
    page.reload()
    expect(recent).to_be_hidden()


def test_a_device_that_keeps_nothing_searches_all_the_same(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }});"
        "history.replaceState = () => { throw new Error('blocked'); };"
    )
    page.goto(address)
    page.locator("#kho-search-input").fill("ohm")
    page.keyboard.press("Enter")
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text("Định luật Ohm")


def test_what_is_typed_and_printed_is_never_markup(page: Page, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="document.title=1">'
    plain = entries()[0]
    entry = with_record(plain, resource=replace(plain.record.resource, title=f"Tập hợp {hostile}"))
    page.goto(f"{write_search_site(tmp_path, context([entry])).as_uri()}?q=tap hop %3Cimg src=x%3E")
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text(f"Tập hợp {hostile}")
    assert page.locator("#kho-search-results .kho-card__title img").count() == 0


def test_an_index_from_a_cache_that_no_longer_fits_is_fetched_anew(page: Page, tmp_path: Path) -> None:
    address = write_search_site(tmp_path, context()).as_uri()
    body = tmp_path / "tim-kiem/noi-dung-0.js"
    digest = re.search(rb'add\("noi-dung-0","([\w-]{4})"', body.read_bytes())
    assert digest is not None
    older = (tmp_path / "tim-kiem/muc-luc.js").read_bytes()
    older = older.replace(b'"noi-dung":"' + digest.group(1), b'"noi-dung":"0000')
    served: list[str] = []

    def serve(route: object) -> None:
        served.append(route.request.url)  # type: ignore[attr-defined]
        if "?" in served[-1]:
            route.continue_()  # type: ignore[attr-defined]
        else:
            route.fulfill(body=older, content_type="text/javascript")  # type: ignore[attr-defined]

    page.route("**/muc-luc.js*", serve)
    page.goto(f"{address}?q=natri clorua")
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text(
        "Tách muối khỏi nước biển"
    )
    assert len(served) == 2


def test_a_result_that_shows_no_word_of_the_query_says_that_it_mentions_it(page: Page, address: str) -> None:
    page.goto(f"{address}?q=natri clorua")
    marks = page.locator("#kho-search-results .kho-card__excerpt mark")
    expect(marks).to_have_text(["Sodium chloride"])
    page.goto(f"{address}?q=chén sứ")
    expect(page.locator("#kho-search-results .kho-card__excerpt")).to_have_text("Có nhắc tới: chén sứ")


def test_cards_that_come_late_do_not_leave_it_searching(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.search.index._ONE_FILE", 0)
    address = write_search_site(tmp_path, context()).as_uri()

    def late(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/the-*.js*", late)
    page.goto(f"{address}?q=duong tron")
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text("Mở đầu về đường tròn")
    assert re.fullmatch(r"\d+ học liệu", status(page))


def test_further_results_that_cannot_be_loaded_are_said(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.search.index._ONE_FILE", 0)
    monkeypatch.setattr("library.search.index.BLOCK", 1)
    broken: list[bool] = []
    page.route("**/the-*.js*", lambda route: route.abort() if broken else route.continue_())
    page.goto(f"{write_search_site(tmp_path, context()).as_uri()}?subject=toan")
    expect(page.locator("#kho-search-results a")).to_have_count(10)
    broken.append(True)
    page.locator("#kho-search-more").click()
    expect(page.locator("#kho-search-status")).to_have_text(re.compile("Không tải được"))


def test_what_a_slip_was_meant_for_is_asked_and_leads_there(page: Page, address: str) -> None:
    page.goto(f"{address}?q=phan so ban nhau&grade=6")
    status = page.locator("#kho-search-status")
    expect(status).to_have_text("1 học liệu Có phải bạn tìm: phân số bằng nhau")
    expect(page.locator("#kho-search-results .kho-card__title mark")).to_have_text(["Phân số bằng nhau"])
    status.locator("a").click()
    expect(status).to_have_text("1 học liệu")
    assert page.locator("#kho-search-input").input_value() == "phân số bằng nhau"
    assert "grade=6" in page.url
    page.go_back()
    expect(page.locator("#kho-search-input")).to_have_value("phan so ban nhau")


def test_what_a_slip_was_meant_for_hides_nothing_that_says_just_that(page: Page, tmp_path: Path) -> None:
    plain = next(entry for entry in entries() if entry.key.id == "phan-viet")
    body = PublicSummary(opening="Một phần số bạn cùng nhau làm.")
    said = with_record(plain, public=body)
    shown = [said if entry.key == said.key else entry for entry in entries()]
    page.goto(f"{write_search_site(tmp_path, context(shown)).as_uri()}?q=phan so ban nhau")
    expect(page.locator("#kho-search-status a")).to_have_text("phân số bằng nhau")
    assert titles(page) == ["Phân số bằng nhau", "Làm phấn viết bảng từ vỏ trứng"]


def test_marks_keep_to_the_accents_that_were_typed(page: Page, address: str) -> None:
    marks = page.locator("#kho-search-results .kho-card__title mark")
    page.goto(f"{address}?q=phân số sánh")
    expect(marks).to_have_text(["sánh phân số"])
    page.goto(f"{address}?q=phan so sanh")
    expect(marks).to_have_text(["So sánh phân số"])
    page.goto(f"{address}?q=phấn sô sanh")
    expect(marks).to_have_text(["So sánh phân số"])


def test_a_broken_index_is_said(page: Page, tmp_path: Path) -> None:
    address = write_search_site(tmp_path, context()).as_uri()
    (tmp_path / "tim-kiem/muc-luc.js").unlink()
    page.goto(f"{address}?q=ohm")
    expect(page.locator("#kho-search-status")).to_have_text(re.compile("Không tải được"))


@pytest.mark.parametrize("how", ["keyboard", "network"])
def test_what_could_not_be_loaded_is_asked_for_again(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr("library.search.index._ONE_FILE", 0)
    broken = [True]
    page.route("**/tim-kiem/*.js*", lambda route: route.abort() if broken else route.continue_())
    page.goto(f"{write_search_site(tmp_path, context()).as_uri()}?q=ohm")
    status, retry = page.locator("#kho-search-status"), page.get_by_role("button", name="Thử lại")
    expect(status).to_have_text(re.compile("Không tải được"))
    broken.clear()
    if how == "keyboard":
        retry.focus()
        page.keyboard.press("Enter")
        expect(status).to_be_focused()
    else:
        page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(status).to_have_text("1 học liệu")
    expect(retry).to_be_hidden()
    assert titles(page) == ["Định luật Ohm"]


def test_results_of_another_query_do_not_stand_under_one_that_failed(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.search.index._ONE_FILE", 0)
    broken: list[bool] = []
    page.route("**/tim-kiem/*.js*", lambda route: route.abort() if broken else route.continue_())
    page.goto(f"{write_search_site(tmp_path, context()).as_uri()}?q=ohm")
    expect(page.locator("#kho-search-results a")).to_have_count(1)
    broken.append(True)
    page.locator("#kho-search-input").fill("duong tron")
    expect(page.locator("#kho-search-status")).to_have_text(re.compile("Không tải được"))
    assert titles(page) == []


def test_the_table_of_contents_comes_beside_the_script(page: Page, tmp_path: Path) -> None:
    address = write_search_site(tmp_path, context()).as_uri()
    asked: list[str] = []
    before: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))

    def late(route: Route) -> None:
        for _ in range(200):
            if "muc-luc.js" not in asked:
                page.wait_for_timeout(50)
        before.extend(asked)
        route.continue_()

    page.route("**/search.js*", late)
    page.goto(f"{address}?q=ohm")
    expect(page.locator("#kho-search-results a")).to_have_count(1)
    assert "muc-luc.js" in before
    assert asked.count("muc-luc.js") == 1


def test_what_was_typed_before_the_script_came_is_kept(page: Page, tmp_path: Path) -> None:
    address = write_search_site(tmp_path, context()).as_uri()

    def late(route: Route) -> None:
        page.wait_for_timeout(800)
        route.continue_()

    page.route("**/search.js*", late)
    page.goto(address, wait_until="commit")
    page.locator("#kho-search-input").fill("ohm")
    expect(page.locator("#kho-search-results .kho-card__title").first).to_have_text("Định luật Ohm")
