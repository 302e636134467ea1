"""Pages of built sites as a reader without JavaScript meets them: what they link to and offer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_SINGLE = ("href", "src", "poster", "data-file", "data-captions", "action")


@dataclass
class Parsed:
    """The links, anchors and words of one page."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    title: str = ""
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Parsed()
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        for name, value in attrs:
            if value is None:
                continue
            if name in _SINGLE:
                self.page.links.append(value)
            elif name == "srcset":
                self.page.links += [part.split()[0] for part in value.split(",")]
            elif name == "id":
                self.page.anchors.add(value)

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] == "title":
            self.page.title += data
        self.page.text += data


def parse(html: str) -> Parsed:
    """What a page holds."""
    reader = _Reader()
    reader.feed(html)
    return reader.page


def internal_links(page: Parsed, address: str) -> Iterator[tuple[str, str]]:
    """Each link that stays on the host, as the full address of a file and its anchor."""
    for link in page.links:
        target, anchor = urldefrag(urljoin(address, link))
        if urlsplit(target).netloc == urlsplit(address).netloc and urlsplit(target).scheme in (
            "http",
            "file",
        ):
            yield target.partition("?")[0], unquote(anchor)
