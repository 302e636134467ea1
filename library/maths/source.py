r"""What a teacher writes, made into what the engine reads.

The engine knows LaTeX; teachers also write `\ce{...}`, `\pu{...}`, `\heva{...}` and `\hoac{...}`,
which stand for whole constructs, and type a few signs that LaTeX reads as something else. Each is
one row here. Macros that a formula defines for itself are refused before the engine sees them, and
so is what could overflow its stack: it recurses once for each level of nesting.
"""

import re
from collections.abc import Callable

from library.maths.model import Problem
from library.maths.units import quantity
from library.rules import text as rules

LONGEST = 4096
DEEPEST = 40

_REFUSED = re.compile(
    r"\\(?:[gex]?def|let|futurelet|(?:re|provide)?newcommand|providecommand|newenvironment"
    r"|DeclareMathOperator|catcode|csname|expandafter|input|include|write|read|openin|openout"
    r"|href|url|html[A-Za-z]*|includegraphics|class|cssId|style|rule|raisebox|[mh]?kern|[mh]skip"
    r"|color|textcolor|colorbox|fcolorbox|label|tag|ref|eqref|nonumber|notag)(?![A-Za-z])"
)
_CHAIN = re.compile(rf"(?:\\[a-zA-Z]+\s*){{{DEEPEST}}}")
_REWRITTEN = re.compile(r"\\(ce|pu|heva|hoac|vec|mbox|textrm|textup)\s*(?=\{)")
_ACCENTED = r"[A-Za-z]*[À-ÖØ-öø-ƿḀ-ỿ][A-Za-zÀ-ÖØ-öø-ƿḀ-ỿ]*"
_BARE_WORDS = re.compile(
    r"(\\(?:text[a-z]*|mbox|math[a-z]+|operatorname|ce|pu)\s*\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+)"
    rf"|({_ACCENTED}(?: {_ACCENTED})*)"
)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_ROW_SPACE = re.compile(r"\\\\\s*\[\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm)\s*\]")
_ARGUMENT_TOKEN = re.compile(r"\\.|[{}]", re.DOTALL)
_BARE_PERCENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_SIGNS = str.maketrans(
    {
        "\u00a0": " ",
        "\u2009": r"\,",
        "–": "-",
        "⊥": r"\perp ",
        "∠": r"\angle ",
        "∅": r"\varnothing ",
        "∆": r"\triangle ",
        "º": "°",
        "²": "^{2}",
        "³": "^{3}",
        "…": r"\dots ",
    }
)
OWN_COMMANDS = (r"\ce", r"\pu", r"\heva", r"\hoac")
MACROS = {
    "wideparen": r"\overparen{#1}",
    "overarc": r"\overparen{#1}",
    "arc": r"\overparen{#1}",
    "widetilde": r"\tilde{#1}",
    "centerdot": r"\cdot",
    "smash": "#1",
    "textdegree": "^{\\circ}",
    "tg": r"\operatorname{tg}",
    "cotg": r"\operatorname{cotg}",
}


def prepared(latex: str) -> str | Problem:
    """The formula as the engine reads it, or the problem that keeps it from being rendered."""
    if len(latex) > LONGEST:
        return Problem.of(rules.FORMULA_TOO_BIG, limit=LONGEST)
    if not latex.strip():
        return Problem.of(rules.EMPTY_FORMULA)
    # Patterns are looked for only where a character they need stands: most formulas are short.
    has_commands = "\\" in latex
    if has_commands and (refused := _REFUSED.search(latex)):
        return Problem.of(rules.REFUSED_COMMAND, command=refused.group())
    if "%" in latex and _BARE_PERCENT.search(latex) and r"\ce" not in latex and r"\pu" not in latex:
        return Problem.of(rules.BARE_PERCENT)
    if _is_too_deep(latex):
        return Problem.of(rules.FORMULA_TOO_DEEP, limit=DEEPEST)
    worded = latex if latex.isascii() else _as_words(latex)
    written = _rewritten(worded) if has_commands else worded
    if isinstance(written, Problem):
        return written
    if len(written) > 2 * LONGEST:
        return Problem.of(rules.FORMULA_TOO_BIG, limit=LONGEST)
    if "," in written:
        written = _DECIMAL_COMMA.sub("{,}", written)
    if "\\\\" in written:
        written = _ROW_SPACE.sub(r"\\\\", written)
    return written if written.isascii() else written.translate(_SIGNS)


def _is_too_deep(latex: str) -> bool:
    """Whether the engine could run out of stack; what has few braces and commands cannot nest."""
    if latex.count("{") + latex.count("\\") <= DEEPEST:
        return False
    return depth(latex) > DEEPEST or _CHAIN.search(latex) is not None


def _as_words(latex: str) -> str:
    """Vietnamese words that stand bare in a formula, made words: `S_{đáy}`, `ƯCLN(12; 18)`."""
    return _BARE_WORDS.sub(lambda match: match[1] or rf"\text{{{match[2]}}}", latex)


def depth(latex: str) -> int:
    """How deep braces, brackets of `\\left` and environments are nested in one another."""
    deepest = level = 0
    for match in re.finditer(r"\\[{}]|\\(?:left|begin)(?![a-z])|\\(?:right|end)(?![a-z])|[{}]", latex):
        token = match.group()
        if token in ("{", r"\left", r"\begin"):
            level += 1
            deepest = max(deepest, level)
        elif token in ("}", r"\right", r"\end"):
            level -= 1
    return deepest


def argument(latex: str, start: int) -> int:
    """The end of the braced argument that begins at `start`; -1 where its brace is not closed."""
    level = 0
    for match in _ARGUMENT_TOKEN.finditer(latex, start):
        if match.group() == "{":
            level += 1
        elif match.group() == "}":
            level -= 1
            if level == 0:
                return match.end()
    return -1


def _rewritten(latex: str) -> str | Problem:
    """`latex` with every command of ours replaced by what it stands for, inner ones first."""
    match = _REWRITTEN.search(latex)
    if not match:
        return latex
    pieces: list[str] = []
    at = 0
    while match:
        end = argument(latex, match.end())
        if end < 0:
            return Problem.of(rules.UNBALANCED_FORMULA)
        written = _REWRITERS[match[1]](latex[match.end() + 1 : end - 1])
        if isinstance(written, Problem):
            return written
        pieces += latex[at : match.start()], "{", written, "}"
        at = end
        match = _REWRITTEN.search(latex, at)
    return "".join([*pieces, latex[at:]])


def _chemistry(inner: str) -> str | Problem:
    # Its grammar is twenty patterns: they are compiled for the first formula of chemistry.
    from library.maths.chemistry import chemistry

    return chemistry(inner)


def _system(bracket: str) -> Callable[[str], str | Problem]:
    """Rows behind a tall bracket; aligned where the author marks the place with &, else left."""

    def rewrite(inner: str) -> str | Problem:
        rows = _rewritten(inner)
        if isinstance(rows, Problem):
            return rows
        name, columns = ("aligned", "") if re.search(r"(?<!\\)&", rows) else ("array", "{l}")
        return rf"\left{bracket}\begin{{{name}}}{columns}{rows}\end{{{name}}}\right."

    return rewrite


def _vector(inner: str) -> str:
    """An arrow over one letter is small; over two points it reaches from one to the other."""
    return rf"\overrightarrow{{{inner}}}" if len(inner.strip()) > 1 else rf"\vec {inner}"


def _words(inner: str) -> str:
    return rf"\text{{{inner}}}"


_REWRITERS: dict[str, Callable[[str], str | Problem]] = {
    "ce": _chemistry,
    "pu": quantity,
    "heva": _system(r"\{"),
    "hoac": _system("["),
    "vec": _vector,
    "mbox": _words,
    "textrm": _words,
    "textup": _words,
}
