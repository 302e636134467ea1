"""Markdown events to HTML, one pass over the text.

The renderer is ours, event by event, because every refusal must name its line, tables must align
without style attributes, and formulas must be set by our engine after the sanitiser.
"""

import re
from collections.abc import Collection
from html import escape

import pyromark

from library.diagnostics import Location, Pass, find
from library.maths import Formula, MathsEngine
from library.prose.guard import guarded
from library.prose.model import Prose
from library.prose.page import MOST_FAULTS, Page, Stopped
from library.prose.places import Places
from library.prose.sanitise import sanitised
from library.prose.simple import simple_prose
from library.prose.tying import STOP, tied
from library.rules import text as rules

_OPTIONS = (
    pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_SLOT = re.compile(f"\ue000(\\d+)\ue001({STOP}*)")
# A list whose items bear letters of their own, as exams have them, needs no dots before those.
_LETTERED = re.compile(r"<li>(?=(?:<p>)?[a-hđ]\)\s)")
# Lines of dots to write on are as wide as the page: a phone would break them, with two dots left over.
_DOTTED = re.compile(r"<p>(?=[.…\s]{10,}</p>)")
_MARKER = re.compile(r"\s*(?:[-+*>]|#{1,6}|\d{1,9}[.)])(?=\s|$)")


def render_prose(
    source: str,
    path: str,
    first_line: int,
    engine: MathsEngine,
    *,
    inline: bool = False,
    anchors: bool = True,
    words: bool = True,
    files: Collection[str] = (),
) -> Pass[Prose]:
    """The text as HTML; `inline` unwraps a single paragraph, as options need.

    Without `anchors` its headings have no ids: one page shows many stems and solutions, and an id
    may stand there once.
    Its plain `words` are left out where nobody asks for them: a solution is in no index.
    `files` are the names in the bundle that links and pictures may use. `first_line` is where the text begins
    in its file.
    """
    if (simple := simple_prose(source, engine, inline=inline, words=words)) is not None:
        return simple
    text = yield from guarded(source, Location(path, first_line, 1))
    if text is None or not text.strip():
        return Prose(html="")
    text, first_column = _as_paragraph(text) if inline else (text, 1)
    places = Places(text, path, first_line, first_column)
    page = Page(text, places, files, anchors=anchors and not inline)
    try:
        for event, span in _PARSER.events_with_range(text):
            page.read(event, span["start"], span["end"])
        page.finish()
    except Stopped as stop:
        yield from page.findings
        yield stop.finding
        return Prose(html="")
    yield from page.findings
    yield from _unused_references(text, page.references, places)
    html = _unwrapped("".join(page.html)) if inline else "".join(page.html)
    html = _LETTERED.sub('<li class="lettered">', html)
    html = _DOTTED.sub('<p class="dotted">', html)
    html = yield from _with_formulas(sanitised(html), page, places, engine)
    return Prose(
        html=html,
        plain=page.plain_text() if words else "",
        files=tuple(dict.fromkeys(page.files)),
        has_maths=bool(page.formulas),
    )


def _as_paragraph(text: str) -> tuple[str, int]:
    """A one-line option such as `- 5` or `12.` is what it says, not the start of a list.

    Beside it stands its first column: the backslash that is put in moves what follows it.
    """
    text = text.strip(" \t\n") if "\n" not in text.strip() else text
    if "\n" in text or not (marker := _MARKER.match(text)):
        return text, 1
    cut = marker.end() - 1
    return f"{text[:cut]}\\{text[cut:]}", 0


def _unwrapped(html: str) -> str:
    alone = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>\n")
    return html[3:-5] if alone else html


def _unused_references(text: str, used: Collection[str], places: Places) -> Pass[None]:
    """Definitions that no link uses are the Markdown way to hide a comment."""
    if "]:" not in text:
        return
    definitions = _PARSER.reference_definitions(text)
    unused = [definitions[label] for label in definitions if label.casefold() not in used]
    for definition in unused[:MOST_FAULTS]:
        yield find(rules.UNUSED_REFERENCE, places.at(definition["span"]["start"]))


def _with_formulas(html: str, page: Page, places: Places, engine: MathsEngine) -> Pass[str]:
    """Our own MathML in the places kept for it; a formula with a problem shows its source."""
    if not page.formulas:
        return html
    rendered: list[str] = []
    faults = 0
    for latex, display, start in page.formulas:
        result = Formula("") if faults > MOST_FAULTS else engine.render(latex, display)
        if isinstance(result, Formula):
            rendered.append(result.html)
        else:
            rendered.append(f'<code class="formula">{escape(latex, quote=False)}</code>')
            faults += 1
            yield result.at(places.at(start))
    return _SLOT.sub(lambda slot: _placed(rendered[int(slot[1])], slot[2]), html)


def _placed(formula: str, stops: str) -> str:
    if formula.startswith(('<math display="block"', "<code")):
        return formula + stops
    return "".join(tied(formula, stops))
