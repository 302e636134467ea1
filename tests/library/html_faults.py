"""What no HTML of ours may hold, whatever somebody wrote: foreign tags, handlers, open ends."""

from html.parser import HTMLParser

from library.prose.sanitise import TAGS

_EMPTY = frozenset({"br", "hr", "img"})
_OWN = TAGS | {"span"}  # what keeps a formula and its comma together
_ACTS = ("javascript:", "data:", "vbscript:", "file:", "//")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _OWN and tag != "math" and "math" not in self.open:
            self.faults.append(f"foreign <{tag}>")
        for name, value in attrs:
            acts = name in ("href", "src") and (value or "").strip().lower().startswith(_ACTS)
            if name.startswith("on") or name == "style" or acts:
                self.faults.append(f"{name}={value} of <{tag}>")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"stray </{tag}>")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")


def html_faults(html: str) -> list[str]:
    """What is wrong with a piece of HTML that stands by itself."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*reader.faults, *(f"open <{tag}>" for tag in reader.open)]
