"""The short way for simple texts: words and formulas, with nothing in them that Markdown reads.

Most stems, options and answers are of this kind, and a bank has hundreds of them. What comes out is
what the whole way of `render_prose` gives, byte for byte (a property in the tests); a text that
could mean anything else is left to it.
"""

import re

from library.maths import Formula, MathsEngine, readable
from library.prose.model import Prose
from library.prose.tying import tied
from library.vietnamese import nfc

# Outside formulas, no character that begins or could become markup (a no-break space is written as
# an entity by the sanitiser); a formula begins and ends with ink, on one line, as Markdown asks.
_WORDS = r"[^\\`*_\[\]<>&~|#!$\n\t\u00a0]++"
_FORMULA = r"\$(?![\s$])([^$`\n]*[^$`\s\\])\$"
_LINE = rf"(?![\s\-+=:]|\d{{1,9}}[.)])(?:{_WORDS}|{_FORMULA})*+(?<!\s)"
_SIMPLE = re.compile(rf"{_LINE}(?:\n(?=.){_LINE})*+")
_DOTS = re.compile(r"[.…\s]+")
_PIECES = re.compile(_FORMULA)
_MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_MOST = 4000


def simple_prose(source: str, engine: MathsEngine, *, inline: bool, words: bool = True) -> Prose | None:
    """The text as HTML and, if asked for, as `words`; None where it must be read as Markdown."""
    if (
        not source
        or len(source) > _MOST
        or _DOTS.fullmatch(source)
        or not _is_clean(source)
        or not _SIMPLE.fullmatch(source)
    ):
        return None
    said = written = source
    if "$" in source:
        pieces = _PIECES.split(source)
        plain = pieces[:] if words else []
        for at in range(1, len(pieces), 2):
            latex = pieces[at]
            # Markdown weighs braces to find a formula's end; where they are odd, it decides.
            if latex.count("{") != latex.count("}"):
                return None
            formula = engine.render(latex, display=False)
            if not isinstance(formula, Formula):
                return None
            pieces[at], pieces[at + 1] = tied(formula.html, pieces[at + 1])
            if words:
                plain[at] = readable(latex)
        written, said = "".join(pieces), "".join(plain)
    return Prose(
        html=written if inline else f"<p>{written}</p>\n",
        plain=" ".join(said.split()) if words else "",
        has_maths=said is not source,
    )


def _is_clean(source: str) -> bool:
    """Whether the guard would leave the text as it is: printable, and in normal form C."""
    if not source.isprintable() and not source.replace("\n", " ").isprintable():
        return False
    return source.isascii() or (nfc(source) == source and not _MARK.search(source))
