"""Hand-written pages: their front matter judged, their rendered text made safe."""

import re
from collections.abc import Generator, Iterable, Mapping

import nh3

from build_tools.shell.settings import PAGES, RESERVED
from library.diagnostics import Finding, Location, Pass, find
from library.rules import site as rules
from library.values import dataclass
from library.yaml_text import readable_text
from library.yaml_tree import Mapping as YamlMapping
from library.yaml_tree import Scalar, read_yaml

PAGE_LIMIT = 256 * 1024
FILE_LIMIT = 2 * 1024 * 1024
_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKEN = re.compile(
    r"(?:index|404|tim-kiem|version|sitemap|atom|robots|ngoai-tuyen|moi-nhat|sw|manifest"
    r"|(?:may-chu|lop|lop-\d+|tai-nguyen|de-kiem-tra|du-lieu|assets|kho7f3a|mam-non|stem|truong|media"
    r"|trang-thai|phieu-duyet)(?:/.*)?)"
)
_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_RAW = re.compile(r"<(script|style|iframe|object|embed|form|base|meta|link|svg|math)\b", re.IGNORECASE)
_CSS_LOADS = re.compile(rb"@import|url\s*\(|image-set\s*\(|\\", re.IGNORECASE)
_ALIGN = re.compile(r'style="text-align: (left|right|center);"')
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
PICTURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".webp": b"RIFF", ".ico": b"\0\0\1\0"}


@dataclass(frozen=True, slots=True)
class Written:
    """One hand-written page before it is rendered; `file` lies under content/pages."""

    file: str
    title: str
    description: str
    markdown: str

    @property
    def address(self) -> str:
        return self.file.removesuffix(".md") + ".html"


@dataclass(frozen=True, slots=True)
class PageFiles:
    """What of content/pages is used."""

    written: tuple[Written, ...]
    assets: Mapping[str, bytes]


def read_pages(files: Mapping[str, bytes]) -> Pass[PageFiles]:
    """Sort the files of content/pages into pages and what they need; `files` by path in it."""
    written: list[Written] = []
    assets: dict[str, bytes] = {}
    for path in sorted(files):
        stem, dot, suffix = path.rpartition(".")
        where = Location(f"{PAGES}/{path}")
        if not _NAME.fullmatch(stem) or _TAKEN.fullmatch(stem):
            yield find(rules.PAGE_NAME, where, name=path)
        elif suffix == "md":
            page = yield from _page(path, files[path])
            written.extend([page] if page else [])
        elif (finding := _unusable(where, dot + suffix, files[path])) is not None:
            yield finding
        else:
            assets[path] = files[path]
    return PageFiles(tuple(written), assets)


def _unusable(where: Location, suffix: str, data: bytes) -> Finding | None:
    if len(data) > FILE_LIMIT:
        return find(rules.TOO_MUCH, where, limit=FILE_LIMIT // 1024)
    if suffix == ".css":
        return find(rules.REMOTE_CSS, where, file=where.path) if _CSS_LOADS.search(data) else None
    if suffix in PICTURES and data.startswith(PICTURES[suffix]):
        return None
    return find(rules.PAGE_NAME, where, name=where.path)


def _page(path: str, source: bytes) -> Pass[Written | None]:
    where = Location(f"{PAGES}/{path}")
    if len(source) > PAGE_LIMIT:
        yield find(rules.TOO_MUCH, where, limit=PAGE_LIMIT // 1024)
        return None
    text = yield from readable_text(source, where.path)
    if text is None:
        return None
    if RESERVED in text:
        yield find(rules.RESERVED_WORD, where)
        return None
    fence = _FENCE.match(text)
    body = text[fence.end() :] if fence else text
    fields = (yield from _front_matter(fence.group(1), where.path)) if fence else {}
    yield from _raw_html(body, where.path, text[: len(text) - len(body)].count("\n"))
    heading = _HEADING.search(body)
    title = fields.get("title") or (heading.group(1) if heading else path.removesuffix(".md"))
    return Written(path, title, fields.get("description", ""), body)


def _front_matter(text: str, path: str) -> Pass[dict[str, str]]:
    root = yield from read_yaml(text, path, first_line=2)
    kept: dict[str, str] = {}
    for key, value in root.items if isinstance(root, YamlMapping) else ():
        if key.text in ("title", "description") and isinstance(value, Scalar):
            kept[key.text] = " ".join(value.text.split())
        else:
            yield find(rules.PAGE_KEY, key.location(path), key=key.text)
    return kept


def _raw_html(body: str, path: str, offset: int) -> Generator[Finding]:
    for match in _RAW.finditer(body):
        line = offset + body.count("\n", 0, match.start()) + 1
        yield find(rules.RAW_HTML, Location(path, line, 1), tag=match.group(1).lower())


def safe_text(html: str) -> str:
    """The rendered text of a page without anything that runs, loads or paints over the page."""
    html = _ALIGN.sub(r'class="kho-align-\1"', html)
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel=None,
        generic_attribute_prefixes=None,
    )


def _tags(words: Iterable[str]) -> set[str]:
    return set(words)


_TAGS = _tags(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type"},
    "details": {"open"},
    "abbr": {"title"},
}
