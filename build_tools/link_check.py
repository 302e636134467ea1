"""Checks built sites: every internal link, picture and anchor leads to something."""

import posixpath
from collections.abc import Collection, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ATTRIBUTES = {"href", "src", "poster", "data-file", "data-captions"}


class _Page(HTMLParser):
    """Gathers what a page links to and which anchors it has."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if value is None:
                continue
            if name in _ATTRIBUTES:
                self.links.append(value)
            elif name == "srcset":
                self.links += [part.split()[0] for part in value.split(",") if part.strip()]
            elif name == "id":
                self.anchors.add(value)


def broken_links(sites: Path) -> list[tuple[str, str]]:
    """Pairs of page and target, for every internal target that is not there.

    Each site is judged by itself: a link that leaves its folder is broken, since a site must work
    from a USB stick alone.
    """
    found: list[tuple[str, str]] = []
    for site in sorted(path for path in sites.iterdir() if path.is_dir()):
        files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
        for name, page in pages.items():
            links = dict.fromkeys(page.links)
            found += [
                (f"{site.name}/{name}", t) for t in links if not _leads_somewhere(t, name, files, pages)
            ]
    return found


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _leads_somewhere(target: str, name: str, files: Collection[str], pages: Mapping[str, _Page]) -> bool:
    """Whether a link of the page `name` leads to one of the site's files, and to an anchor of it."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    if parts.path.startswith("/"):
        # Only the page for unknown addresses may start at the root: it is shown at any depth.
        return name == "404.html"
    file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    if not parts.path:
        file = name
    if file not in files:
        return False
    anchor = unquote(parts.fragment)
    return not anchor or file not in pages or anchor in pages[file].anchors
