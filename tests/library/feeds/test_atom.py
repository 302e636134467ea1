"""The news feed and the sitemap: well-formed, absolute, newest first."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from library.feeds.atom import atom
from library.feeds.sitemap import sitemap
from tests.library.sample_entries import entry, resource
from tests.library.sample_site import context

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOME = "https://a.example.vn"


def feed(*titles: str) -> ET.Element:
    """The feed of resources with these titles, each approved a day after the one before."""
    entries = [
        entry(f"bai-{at}", resource(title, description="Một & hai"), days=at)
        for at, title in enumerate(titles)
    ]
    return ET.fromstring(atom(context(*entries), f"{HOME}/"))  # noqa: S314 - our own bytes


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def test_a_feed_names_its_site_and_the_newest_first() -> None:
    root = feed("Một", "Hai", "Ba")
    assert text(root, "title") == "Trường THCS A (mẫu)"
    assert text(root, "id") == f"{HOME}/"
    assert text(root, "updated") == "2026-09-03T01:00:00Z"
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [f"{HOME}/moi-nhat.xml", f"{HOME}/"]
    entries = root.findall(f"{ATOM}entry")
    assert [text(one, "title") for one in entries] == ["Ba", "Hai", "Một"]
    assert text(entries[0], "id") == f"{HOME}/tai-nguyen/bai-2.html"
    assert text(entries[0], "updated") == "2026-09-03T01:00:00Z"
    assert text(entries[0], "summary") == "Một & hai"
    assert [one.text for one in entries[0].iter(f"{ATOM}name")] == ["Cô Lan (mẫu)"]


def test_an_empty_feed_is_still_a_feed() -> None:
    root = feed()
    assert root.findall(f"{ATOM}entry") == []
    assert text(root, "updated") == "2000-01-01T00:00:00Z"


def test_a_feed_has_thirty_entries_at_most() -> None:
    root = feed(*(f"Bài {at}" for at in range(40)))
    assert [text(one, "title") for one in root.findall(f"{ATOM}entry")][::29] == ["Bài 39", "Bài 10"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20))
def test_any_title_is_escaped(title: str) -> None:
    (one,) = feed(title).findall(f"{ATOM}entry")
    assert text(one, "title") == title


def test_the_sitemap_lists_every_page_in_order() -> None:
    root = ET.fromstring(sitemap(f"{HOME}/", ["lop-6/index.html", "index.html", "a&b.html"]))  # noqa: S314
    assert [loc.text for loc in root.iter(f"{MAP}loc")] == [
        f"{HOME}/a&b.html", f"{HOME}/index.html", f"{HOME}/lop-6/index.html",
    ]  # fmt: skip
