"""`hoclieu serve --worktree` as a teacher sees it: save, and the open page shows it with what is wrong."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_tools.cache_place import FOLDER, KEY
from tests.build_tools.browser.visits import PATIENCE
from tests.build_tools.cli.conftest import SCRIPT, Command
from tests.build_tools.small_district import SmallDistrict, document

SEEN = {"timeout": 2 * PATIENCE}


@pytest.fixture
def root(district: SmallDistrict, tmp_path: Path) -> Iterator[str]:
    """Where the preview of a district with one draft is served; the look is in the tests' own cache."""
    hoclieu = Command(tmp_path / "home")
    hoclieu.home.mkdir()
    district.put("thcs-a/nhap", document("Bản nháp", "Câu đầu."))
    kept = {name: os.environ[name] for name in (FOLDER, KEY)}
    with subprocess.Popen(
        [SCRIPT, "serve", "--worktree", "--port", "0", "--root", district.root, "--lang", "vi"],
        env=hoclieu.environment(**kept), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        told = server.stdout.readline()
        yield told.rstrip("/\n").rpartition(" ")[2]
        server.terminate()
        assert server.wait(60) == 0
    assert list(hoclieu.home.glob("hoclieu-*")) == []  # the objects of the work tree are gone with it


def test_a_save_reloads_the_page_with_the_draft_and_its_findings(
    root: str, district: SmallDistrict, page: Page
) -> None:
    blocked: list[str] = []
    page.on("console", lambda said: blocked.append(said.text) if "Security Policy" in said.text else None)
    page.goto(f"{root}/")
    page.get_by_role("link", name="Bản nháp").click()
    notes = page.get_by_role("complementary", name="Bản xem trước của kho")
    expect(page.get_by_text("Câu đầu.")).to_be_visible()
    expect(page.get_by_text("Bản xem trước, chưa duyệt")).to_be_visible()
    expect(notes).to_contain_text("Không có lỗi nào ở học liệu này.")

    district.put("thcs-a/nhap", document("Bản nháp", "Câu thứ hai.", authors="[p-khach]"))
    expect(page.get_by_text("Câu thứ hai.")).to_be_visible(**SEEN)
    expect(notes).to_contain_text("“p-khach” không có trong people.yml")
    expect(notes).to_contain_text("index.md, dòng 8")

    district.put("thcs-a/nhap", "---\ntitle: [\n---\n")
    expect(page.get_by_role("heading", name="Học liệu này chưa hiện được")).to_be_visible(**SEEN)

    district.put("thcs-a/nhap", document("Bản nháp", "Câu cuối."))
    expect(page.get_by_text("Câu cuối.")).to_be_visible(**SEEN)
    assert blocked == []


def test_without_javascript_the_page_shows_it_when_it_is_asked_for_again(
    root: str, district: SmallDistrict, page_without_javascript: Page
) -> None:
    page = page_without_javascript
    page.goto(f"{root}/sites/thcs-a/tai-nguyen/nhap.html")
    expect(page.get_by_text("Không có lỗi nào ở học liệu này.")).to_be_visible()
    district.put("thcs-a/nhap", document("Bản nháp", "Câu thứ hai.", authors="[p-khach]"))
    _wait_for(page, f"{root}/sites/thcs-a/tai-nguyen/nhap.html", "Câu thứ hai.")
    page.reload()
    expect(page.get_by_text("“p-khach” không có trong people.yml")).to_be_visible()
    page.get_by_text("Vì sao?").click()
    expect(page.get_by_text("Không ai được duyệt bài của chính mình")).to_be_visible()


def test_a_tab_that_comes_back_shows_what_was_saved_meanwhile(
    root: str, district: SmallDistrict, page: Page
) -> None:
    hide = "document.dispatchEvent(new Event('visibilitychange'))"
    page.goto(f"{root}/sites/thcs-a/tai-nguyen/nhap.html")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true}); " + hide)
    district.put("thcs-a/nhap", document("Bản nháp", "Câu thứ hai."))
    _wait_for(page, f"{root}/sites/thcs-a/tai-nguyen/nhap.html", "Câu thứ hai.")
    expect(page.get_by_text("Câu đầu.")).to_be_visible()
    page.evaluate("Object.defineProperty(document, 'hidden', {value: false}); " + hide)
    expect(page.get_by_text("Câu thứ hai.")).to_be_visible(**SEEN)


def test_a_page_that_a_save_does_not_concern_is_left_as_it_is_being_used(
    root: str, district: SmallDistrict, page: Page
) -> None:
    district.put("thcs-a/khac", document("Một bài khác", "Câu của bài khác."))
    page.goto(f"{root}/sites/thcs-a/tai-nguyen/nhap.html")
    _wait_for(page, f"{root}/sites/thcs-a/tai-nguyen/khac.html", "Câu của bài khác.")
    expect(page.get_by_text("Một bài khác").first).to_be_visible(**SEEN)
    page.evaluate("window.used = true")
    with page.expect_request(lambda asked: asked.method == "HEAD"):
        district.put("thcs-a/khac", document("Một bài khác", "Câu sửa lại."))
    _wait_for(page, f"{root}/sites/thcs-a/tai-nguyen/khac.html", "Câu sửa lại.")
    assert page.evaluate("window.used")
    district.put("thcs-a/nhap", document("Bản nháp", "Câu thứ hai."))
    expect(page.get_by_text("Câu thứ hai.")).to_be_visible(**SEEN)
    assert page.evaluate("window.used") is None


def _wait_for(page: Page, address: str, text: str) -> None:
    """Wait until an address holds a text, without the page's own doing."""
    for _ in range(600):
        if text in page.context.request.get(address).text():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{address} never said {text}")
