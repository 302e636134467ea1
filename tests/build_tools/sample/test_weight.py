"""What pages of the sample weigh on the wire (gzip): the first one, and each one after it."""

import gzip
import re
from pathlib import Path

import pytest

from library.feeds.webmanifest import MANIFEST
from tests.build_tools.demo_district import Demo, resource_pages

FIRST = 45_000
"""Bytes: a page with all its sheets and scripts, and what is kept for times without a network."""
LATER = 5_000
"""Bytes: a page once its sheets and scripts are there, without the text of the resource itself."""
KEPT = (MANIFEST, "sw.js", "ngoai-tuyen.html", "assets/offline.js")
LINKED = re.compile(r'(?:href|src)="([^"?]+\.(?:css|js|svg))(?:\?v=\w+)?"')
ARTICLE = re.compile(r'<article class="kho-resource__main">.*</article>', re.DOTALL)
SITES = ("district", "mau-thcs-01", "mau-th-01")


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def first_visit(page: Path, site: Path) -> int:
    linked = {(page.parent / found).resolve() for found in LINKED.findall(page.read_text("utf-8"))}
    return weight(page.read_bytes()) + sum(
        weight(file.read_bytes()) for file in linked | {site.resolve() / name for name in KEPT}
    )


@pytest.mark.parametrize("site", SITES)
def test_the_first_page_of_a_resource_is_light(demo: Demo, site: str) -> None:
    root = demo.sites / site
    heavy = {page.name: size for page in resource_pages(root) if (size := first_visit(page, root)) > FIRST}
    assert heavy == {}


@pytest.mark.parametrize("site", SITES)
def test_every_page_after_it_adds_little_to_its_own_text(demo: Demo, site: str) -> None:
    root = demo.sites / site
    pages = {path: path.read_text("utf-8") for path in resource_pages(root)}
    frames = {path.name: weight(ARTICLE.sub("", html).encode()) for path, html in pages.items()}
    assert {name: size for name, size in frames.items() if size > LATER} == {}
    videos = {path.name: weight(html.encode()) for path, html in pages.items() if 'data-page="video"' in html}
    assert videos
    assert {name: size for name, size in videos.items() if size > LATER} == {}


def test_shelves_and_the_search_page_are_light_too(demo: Demo) -> None:
    root = demo.sites / "district"
    shelves = [root / "index.html", root / "tim-kiem.html", *root.glob("lop-*/**/*.html")]
    assert {path.name: size for path in shelves if (size := weight(path.read_bytes())) > LATER} == {}
