"""Checks built sites: every internal link, picture and anchor leads to something."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ATTRIBUTES = {"href", "src", "poster", "data-src"}


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
            elif name == "id":
                self.anchors.add(value)


def broken_links(sites: Path) -> list[tuple[str, str]]:
    """Pairs of page and target, for every internal target that is not there.

    Each site is judged by itself: a link that leaves its folder is broken, since a site must work
    from a USB stick alone.
    """
    found: list[tuple[str, str]] = []
    for site in sorted(path for path in sites.iterdir() if path.is_dir()):
        pages = {page: _read(page) for page in sorted(site.rglob("*.html"))}
        for page, parsed in pages.items():
            for target in parsed.links:
                if not _leads_somewhere(target, page, site, pages):
                    found.append((str(page.relative_to(sites)), target))
    return found


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _leads_somewhere(target: str, page: Path, site: Path, pages: dict[Path, _Page]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    if parts.path.startswith("/"):
        # Only the page for unknown addresses may start at the root: it is shown at any depth.
        return page.name == "404.html" and page.parent == site
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if site.resolve() not in file.resolve().parents or not file.is_file():
        return False
    anchor = unquote(parts.fragment)
    if not anchor or file.suffix != ".html":
        return True
    known = pages.get(site / file.relative_to(site.resolve())) if parts.path else pages[page]
    return known is not None and anchor in known.anchors
