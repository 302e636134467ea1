"""Every link, picture and anchor of the built sample leads somewhere, from a server and from a disk."""

import csv
import json
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from build_tools.link_check import broken_links
from tests.build_tools.built_pages import Parsed, internal_links, parse
from tests.build_tools.demo_district import Demo, resource_pages

UNLINKED = {"404.html", "ngoai-tuyen.html"}
"""Pages that a host or a device shows of itself: for what is missing, and without a network."""


class Reader:
    """Fetches files by address, each once, over http or from the disk."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._connection = HTTPConnection(parts.netloc, timeout=20) if parts.scheme == "http" else None
        self.page = cache(self._page)

    def _page(self, address: str) -> Parsed | None:
        """The page at an address, empty where it is another kind of file; None where there is nothing."""
        content = self._content(address)
        if content is None:
            return None
        return parse(content.decode()) if address.endswith(".html") else Parsed()

    def _content(self, address: str) -> bytes | None:
        path = urlsplit(address).path
        if self._connection is None:
            file = Path(unquote(path))
            return file.read_bytes() if file.is_file() else None
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        content = answer.read()
        return content if answer.status == 200 else None


def _crawl(root: str, start: str) -> tuple[set[str], list[tuple[str, str]]]:
    """All that can be reached from a page by links alone, and the links that lead nowhere.

    A link that leaves the folder `root` leads nowhere: each site must stand by itself.
    """
    reader = Reader(root)
    reached, waiting, broken = {start}, [start], []
    while waiting:
        address = waiting.pop()
        page = reader.page(address)
        assert page is not None, address
        for target, anchor in internal_links(page, address):
            found = reader.page(target) if target.startswith(root) else None
            if found is None or (anchor and target.endswith(".html") and anchor not in found.anchors):
                broken.append((address.removeprefix(root), f"{target}#{anchor}"))
            elif target not in reached:
                reached.add(target)
                if target.endswith(".html"):
                    waiting.append(target)
    return reached, broken


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_from_each_home_every_page_is_reached_and_every_link_leads_somewhere(
    demo: Demo, demo_server: str, scheme: str
) -> None:
    pages = 0
    for site in sorted(demo.sites.iterdir()):
        root = f"{demo_server}/{site.name}/" if scheme == "http" else f"{site.resolve().as_uri()}/"
        reached, broken = _crawl(root, f"{root}index.html")
        assert broken == [], site.name
        there = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
        seen = {unquote(address.removeprefix(root)) for address in reached}
        assert there - seen == UNLINKED, site.name
        pages += len(there)
    assert pages > 300


def test_the_check_that_demo_makes_agrees(demo: Demo) -> None:
    assert broken_links(demo.sites) == []


def test_addresses_in_the_catalogue_lead_to_pages(demo: Demo) -> None:
    for site in demo.sites.iterdir():
        data = json.loads((site / "du-lieu" / "catalogue.json").read_bytes())
        with (site / "du-lieu" / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == len(data["resources"]) == len(resource_pages(site))
        assert [row["Địa chỉ"] for row in rows if not (site / row["Địa chỉ"]).is_file()] == []


def test_a_page_for_what_is_missing_leads_home_from_any_depth(demo_server: str) -> None:
    connection = HTTPConnection(urlsplit(demo_server).netloc, timeout=20)
    for path in ("khong-co.html", f"lop-6/{quote('toán')}/khong-co.html"):
        connection.request("GET", f"/mau-thcs-01/{path}")
        answer = connection.getresponse()
        page = parse(answer.read().decode())
        assert answer.status == 404
        assert page.links != []
