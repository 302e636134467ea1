"""The check of built sites: what leads nowhere is told, what leads somewhere is not."""

from pathlib import Path

import pytest

from build_tools.link_check import broken_links

GOOD = (
    "lop-6/index.html",
    "./lop-6/index.html#bai-1",
    "#here",
    "lop-6/../lop-6/to%C3%A1n.html",
    "tim-kiem.html?q=a",
    "anh.webp",
    "https://example.vn/khong-co",
    "mailto:a@example.vn",
    "data:image/svg+xml,x",
)
BAD = (
    "lop-7/index.html",
    "lop-6/index.html#bai-2",
    "#there",
    "lop-6/",
    "../b/index.html",
    "/index.html",
    "anh.png",
)


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    for path, text in {
        "a/lop-6/index.html": '<h2 id="bai-1">',
        "a/lop-6/toán.html": "",
        "a/tim-kiem.html": "",
        "a/anh.webp": "",
        "b/index.html": "",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def _page(sites: Path, name: str, *links: str) -> None:
    text = "".join(f'<a href="{link}">x</a>' for link in links)
    (sites / "a" / name).write_text(f'<p id="here">{text}', encoding="utf-8")


def test_what_leads_somewhere_is_not_told(sites: Path) -> None:
    _page(sites, "index.html", *GOOD)
    assert broken_links(sites) == []


@pytest.mark.parametrize("target", BAD)
def test_what_leads_nowhere_is_told(sites: Path, target: str) -> None:
    _page(sites, "index.html", target)
    assert broken_links(sites) == [("a/index.html", target)]


@pytest.mark.parametrize("tag", ['<img src="x.png">', '<video poster="x.png">', '<div data-file="x.png">'])
def test_pictures_and_clips_are_links_too(sites: Path, tag: str) -> None:
    (sites / "a" / "index.html").write_text(tag, encoding="utf-8")
    assert broken_links(sites) == [("a/index.html", "x.png")]


def test_each_part_of_a_set_of_pictures_is_a_link(sites: Path) -> None:
    (sites / "a" / "index.html").write_text('<img srcset="anh.webp 320w, x.webp 640w">', encoding="utf-8")
    assert broken_links(sites) == [("a/index.html", "x.webp")]


def test_only_the_page_for_unknown_addresses_may_start_at_the_root(sites: Path) -> None:
    _page(sites, "404.html", "/")
    assert broken_links(sites) == []
