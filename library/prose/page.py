"""The page being written while the events of a text go by."""

from collections.abc import Collection
from html import escape
from typing import Any, NamedTuple

from library.diagnostics import Finding, Location, Rule, find
from library.maths import readable
from library.prose import links, tags
from library.prose.formula_signs import FormulaSigns
from library.prose.guard import hidden, without_hidden
from library.prose.outline import Outline
from library.prose.places import Places
from library.prose.table import Table
from library.rules import text as rules

DEEPEST = 32
MOST_HEADINGS = 2000
MOST_COLUMNS = 40
MOST_FAULTS = 200

_PLAIN_TAGS = {
    "Paragraph": ("<p>", "</p>\n"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<del>", "</del>"),
    "BlockQuote": ("<blockquote>\n", "</blockquote>\n"),
    "CodeBlock": ("<pre><code>", "</code></pre>\n"),
    "Item": ("<li>", "</li>\n"),
}
_BLOCKS = frozenset({"Paragraph", "Item", "TableCell", "Heading"})
_NOT_COUNTED = frozenset({"Item", "Paragraph", "TableHead", "TableRow", "TableCell"})
_RULE = "<hr>\n"


class Stopped(Exception):
    """The text goes beyond a limit and is not read further; never leaves this package."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule.code)
        self.finding = finding


class _Picture(NamedTuple):
    """A picture whose description is being read, and how much was written before it."""

    name: str
    title: str
    start: int
    opening: int
    words: int


class Page:
    """Collects HTML, plain words, headings, names of files and findings in reading order."""

    def __init__(self, text: str, places: Places, files: Collection[str], anchors: bool) -> None:
        self.html: list[str] = []
        self.outline = Outline()
        self.files: list[str] = []
        self.formulas: list[tuple[str, bool, int]] = []
        self.findings: list[Finding] = []
        self.references: set[str] = set()
        self._bytes = text.encode()
        self._places = places
        self._files = files
        self._anchors = anchors
        self._words: list[str] = []
        self._depth = 0
        self._open = tags.OpenTags()
        self._raw_block: list[str] = []
        self._table = Table()
        self._list_ends: list[str] = []
        self._link_ends: list[str] = []
        self._heading_start: tuple[int, int, int] = (0, 0, 0)
        self._picture: _Picture | None = None
        self._pending_anchors: list[tuple[int, str, int]] = []
        self._signs = FormulaSigns(self._bytes)
        self._in_code = False

    def read(self, event: Any, start: int, end: int) -> None:
        """Take one event of the parser, which covers the bytes from `start` to `end`."""
        if len(self.findings) >= MOST_FAULTS:
            raise Stopped(find(rules.TOO_MANY_FAULTS, self._at(start), limit=MOST_FAULTS))
        if event.__class__ is str:
            self._break(event)
            return
        ((kind, value),) = event.items()
        match kind:
            case "Text":
                self._text(value, start, end)
            case "InlineMath" | "DisplayMath":
                self._formula(value, kind == "DisplayMath", start)
            case "Start":
                name = value if value.__class__ is str else next(iter(value))
                self._start(name, value if name is value else value[name], start)
            case "End":
                name = value if value.__class__ is str else next(iter(value))
                self._end(name, start)
            case "Code":
                code = self._decoded(value, start)
                self.html.append(f"<code>{escape(code, quote=False)}</code>")
                self._words.append(code)
            case "InlineHtml":
                if self._picture:
                    self.findings.append(tags.refused(value, self._at(start)))
                else:
                    self._keep(self._open.read(value, self._at(start)))
            case "Html":
                self._raw_block.append(value)
            case "TaskListMarker":
                self.html.append("☑ " if value else "☐ ")

    def finish(self) -> None:
        """Point the links to headings, which are all known only now."""
        outline = self.outline if self._anchors else Outline()
        for index, fragment, start in self._pending_anchors:
            if len(self.findings) >= MOST_FAULTS:
                raise Stopped(find(rules.TOO_MANY_FAULTS, self._at(start), limit=MOST_FAULTS))
            anchor = outline.resolve(fragment, self._at(start))
            if isinstance(anchor, Finding):
                self.findings.append(anchor)
            else:
                self.html[index] = f'<a href="#{anchor}">'

    def plain_text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        return "\n".join(line for line in lines if line)

    def _at(self, offset: int) -> Location:
        return self._places.at(offset)

    def _find(self, rule: Rule, offset: int, **arguments: object) -> None:
        self.findings.append(find(rule, self._at(offset), **arguments))

    def _keep(self, written: str | Finding) -> None:
        if isinstance(written, Finding):
            self.findings.append(written)
        else:
            self.html.append(written)
            self._words.append("\n" if written == "<br>" else "")

    def _break(self, event: str) -> None:
        if event == "Rule":
            self.html.append(_RULE)
            return
        self.html.append("<br>\n" if event == "HardBreak" else "\n")
        self._words.append("\n" if event == "HardBreak" else " ")

    def _text(self, text: str, start: int, end: int) -> None:
        as_written = len(text) == end - start or len(text.encode()) == end - start
        if not as_written:
            text = self._decoded(text, start)
        elif not self._in_code:
            for rule, offset in self._signs.in_text(text, start):
                self._find(rule, offset)
        self.html.append(escape(text, quote=False))
        self._words.append(text)

    def _decoded(self, text: str, start: int) -> str:
        """A text in which entities were read: they can spell what was not let in, our own signs too."""
        character = hidden(text)
        if not character:
            return text
        self._find(rules.HIDDEN_CHARACTER, start, code=f"U+{ord(character):04X}", limit=0)
        return without_hidden(text)

    def _formula(self, latex: str, display: bool, start: int) -> None:
        if self._picture is None:
            self.html.append(f"\ue000{len(self.formulas)}\ue001")
            self.formulas.append((latex, display, start))
        self._words.append(readable(latex))

    def _start(self, name: str, value: Any, start: int) -> None:
        if name not in _NOT_COUNTED:
            self._depth += 1
            if self._depth > DEEPEST:
                raise Stopped(find(rules.TEXT_TOO_DEEP, self._at(start), limit=DEEPEST))
        match name:
            case "Heading":
                self._start_heading(value, start)
            case "List":
                ordered = value is not None
                number = f' start="{value}"' if ordered and value != 1 else ""
                self.html.append(f"<ol{number}>\n" if ordered else "<ul>\n")
                self._list_ends.append("</ol>\n" if ordered else "</ul>\n")
            case "Link":
                self._start_link(value, start)
            case "Image":
                self._start_image(value, start)
            case "Table":
                if len(value) > MOST_COLUMNS:
                    raise Stopped(find(rules.TOO_WIDE_TABLE, self._at(start), limit=MOST_COLUMNS))
                self._table = Table(value)
                self.html.append('<div class="table"><table>')
            case "TableHead" | "TableRow" | "TableCell":
                self.html.append(self._table.begin(name))
            case "HtmlBlock":
                self._raw_block.clear()
            case _:
                self._in_code = name == "CodeBlock"
                self.html.append(_PLAIN_TAGS[name][0])

    def _end(self, name: str, start: int) -> None:
        if name not in _NOT_COUNTED:
            self._depth -= 1
        if name in _BLOCKS:
            self._close_block()
        match name:
            case "Heading":
                self._end_heading()
            case "List":
                self.html.append(self._list_ends.pop())
            case "Link":
                self.html.append(self._link_ends.pop())
            case "Image":
                self._end_image()
            case "Table":
                self.html.append("</tbody></table></div>\n")
            case "TableHead" | "TableRow" | "TableCell":
                self.html.append(self._table.end(name))
            case "HtmlBlock":
                self._keep(tags.block("".join(self._raw_block), self._at(start)))
            case _:
                self._in_code = False
                self.html.append(_PLAIN_TAGS[name][1])
                if name == "CodeBlock":
                    self._words.append("\n")

    def _close_block(self) -> None:
        self._words.append("\n")
        self._signs.end_block()
        closing, findings = self._open.close()
        if closing:
            self.html.append(closing)
            self.findings.extend(findings)

    def _start_heading(self, value: dict[str, Any], start: int) -> None:
        level = int(value["level"][1])
        if level == 1:
            self._find(rules.TOP_HEADING, start)
        if len(self.outline.headings) >= MOST_HEADINGS:
            raise Stopped(find(rules.TOO_MANY_HEADINGS, self._at(start), limit=MOST_HEADINGS))
        self._heading_start = (max(level, 2), len(self.html), len(self._words))
        self.html.append("")

    def _end_heading(self) -> None:
        level, opening, words = self._heading_start
        text = " ".join("".join(self._words[words:]).split())
        heading = self.outline.add(level, text)
        identity = f' id="{heading.anchor}"' if self._anchors else ""
        self.html[opening] = f"<h{level}{identity}>"
        self.html.append(f"</h{level}>\n")

    def _start_link(self, value: dict[str, str], start: int) -> None:
        self._refer(value)
        if self._picture:
            self._link_ends.append("")
            return
        target, title = value["dest_url"], value["title"]
        if value["link_type"] == "Email":
            target = f"mailto:{target.removeprefix('mailto:')}"
        self._link_ends.append("</a>")
        if target.startswith("#"):
            self._pending_anchors.append((len(self.html), target[1:], start))
            self.html.append('<a href="#">')
            return
        href = links.link(target, self._files, self._at(start))
        if isinstance(href, Finding):
            self.findings.append(href)
            self._link_ends[-1] = ""
            return
        if href != target:
            self.files.append(links.file_name(target.partition("#")[0]))
        words = f' title="{escape(self._decoded(title, start))}"' if title else ""
        outside = ' rel="noopener noreferrer"' if href == target else ""
        self.html.append(f'<a href="{escape(href)}"{words}{outside}>')

    def _start_image(self, value: dict[str, str], start: int) -> None:
        self._refer(value)
        name = links.image(value["dest_url"], self._files, self._at(start))
        if isinstance(name, Finding):
            self.findings.append(name)
            name = ""
        if self._picture is None:
            title = self._decoded(value["title"], start)
            self._picture = _Picture(name, title, start, len(self.html), len(self._words))

    def _end_image(self) -> None:
        if self._picture is None:
            return
        picture, self._picture = self._picture, None
        alt = " ".join("".join(self._words[picture.words :]).split())
        del self.html[picture.opening :]
        if not picture.name:
            return
        if not alt:
            self._find(rules.NO_ALT_TEXT, picture.start, name=picture.name)
        self.files.append(picture.name)
        self.html.append(links.image_html(picture.name, alt, picture.title))

    def _refer(self, value: dict[str, str]) -> None:
        if value["id"]:
            self.references.add(value["id"].casefold())
