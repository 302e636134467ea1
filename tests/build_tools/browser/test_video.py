"""A lesson's video: nothing is fetched before the touch; then a clip with captions, or YouTube, or a link."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.build_tools.browser.visits import Visit, visiting
from tests.build_tools.demo_district import Demo
from tests.build_tools.media.films import film
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

CLIP = "mau-thcs-01/tai-nguyen/phan-so-bang-nhau.html"
YOUTUBE = "mau-thcs-01/tai-nguyen/big-buck-bunny.html"
_LENGTH = """video => new Promise(done => {
    const look = () => video.readyState ? done(video.duration) : setTimeout(look, 50); look(); })"""
_REACHED = """(video, from) => new Promise(done => {
    const look = () => { const now = video.currentTime; now < from ? setTimeout(look, 50) : done(now); };
    look(); })"""
_SEEKS = "video => video.addEventListener('seeking', () => { window.sought = video.currentTime; })"
_CUES = """video => new Promise(done => { const cues = () => video.textTracks[0].cues;
    const look = () => cues() && cues().length ? done(cues().length) : setTimeout(look, 50); look(); })"""


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser, demo: Demo, demo_server: str) -> Iterator[Visit]:
    root = demo_server if request.param == "http" else demo.sites.resolve().as_uri()
    with visiting(browser, root, "phone") as opened:
        yield opened


def test_a_clip_is_fetched_after_the_touch_and_has_captions(visit: Visit) -> None:
    page = visit.open(CLIP)
    page.wait_for_timeout(300)
    assert page.locator("video").count() == 0
    assert [address for address in visit.requests if address.endswith((".mp4", ".vtt"))] == []
    assert any(address.endswith(".webp") for address in visit.requests)
    page.locator(".kho-video__play").tap()
    video = page.locator("video")
    expect(video).to_be_visible()
    assert video.evaluate(_LENGTH) > 10
    assert any(address.endswith(".mp4") for address in visit.requests)
    assert visit.foreign == []
    if not page.url.startswith("file:"):  # a browser reads no captions from a disk
        assert video.evaluate(_CUES) >= 3
        assert visit.faults == []


def test_the_poster_has_its_place_before_it_is_there_and_says_how_long_and_how_large(visit: Visit) -> None:
    page = visit.open(CLIP)
    poster = page.locator(".kho-video img")
    assert poster.evaluate("img => img.complete && img.naturalWidth >= 320")
    assert poster.get_attribute("width") is not None
    assert poster.get_attribute("height") is not None
    expect(page.locator(".kho-video__note")).to_contain_text(re.compile(r"\d [KM]B"))
    assert ":" in page.locator(".kho-video__length").inner_text()


def test_without_scripts_the_poster_is_a_link_to_the_clip(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "phone", java_script_enabled=False) as visit:
        link = visit.open(CLIP).locator(".kho-video__play")
        assert str(link.get_attribute("href")).endswith("/bai-giang.mp4")


def test_youtube_is_asked_only_after_the_touch_and_without_cookies(
    browser: Browser, demo_server: str
) -> None:
    with visiting(browser, demo_server, "phone") as visit:
        asked: list[tuple[str, str]] = []

        def refuse(route: Route) -> None:
            asked.append((route.request.url, route.request.headers.get("referer", "")))
            route.abort()

        visit.page.context.route(re.compile("^https:"), refuse)
        page = visit.open(YOUTUBE)
        page.wait_for_timeout(300)
        assert asked == []
        with page.expect_request(re.compile("^https:")):
            page.locator(".kho-video__play").tap()
        frame = page.locator("iframe")
        expect(frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
        address = str(frame.get_attribute("src"))
        assert address.startswith("https://www.youtube-nocookie.com/embed/")
        assert str(frame.get_attribute("title")) != ""
        page.wait_for_timeout(300)
        assert asked == [(address, f"{demo_server}/")]
        assert not any("policy" in fault for fault in visit.faults)


def test_from_a_disk_youtube_stays_a_plain_link(browser: Browser, demo: Demo) -> None:
    with visiting(browser, demo.sites.resolve().as_uri(), "phone") as visit:
        visit.page.context.route(re.compile("^https:"), lambda route: route.fulfill(body="YouTube"))
        page = visit.open(YOUTUBE)
        page.locator(".kho-video__play").tap()
        page.wait_for_url("https://www.youtube.com/watch?v=*")
        assert page.locator("iframe").count() == 0


def test_a_clip_that_is_not_there_is_told_in_words(browser: Browser, demo_server: str) -> None:
    with visiting(browser, demo_server, "phone") as visit:
        visit.page.context.route("**/*.mp4", lambda route: route.abort())
        page = visit.open(CLIP)
        page.locator(".kho-video__play").tap()
        expect(page.get_by_role("alert")).to_be_visible()


def test_times_in_a_list_are_chapters(page: Page, district: SmallDistrict, tmp_path: Path) -> None:
    body = "Các đoạn:\n\n- 0:01 Mở đầu\n- 0:03 – Ví dụ\n- 12 bài tập\n- 10:30:99 không phải giờ\n"
    lesson = document("Bài một", body, type="video-bai-giang", video="bai-giang.mp4")
    district.put("thcs-a/bai-mot", lesson, **{"bai-giang__mp4": film(4)})
    district.commit()
    district.approve("thcs-a/bai-mot", *CHAIN)
    district.build(tmp_path)
    page.goto((tmp_path / "sites" / "thcs-a" / "tai-nguyen" / "bai-mot.html").as_uri())
    chapters = page.locator(".kho-prose button")
    assert chapters.all_inner_texts() == ["0:01", "0:03"]
    assert page.locator(".kho-prose li").nth(1).inner_text() == "0:03 – Ví dụ"
    assert page.locator("video").count() == 0
    chapters.nth(1).click()
    assert page.locator("video").evaluate(_REACHED, 2.9) < 4.5
    page.locator("video").evaluate(_SEEKS)
    chapters.nth(0).click()
    assert page.wait_for_function("window.sought").json_value() < 2.9
