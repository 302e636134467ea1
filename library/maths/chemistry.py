r"""Chemistry: the content of `\ce{...}` rewritten as plain LaTeX.

The grammar is the part of mhchem that the lower secondary programme needs: formulas, coefficients,
indices, charges, hydrates, isotopes, bonds, states, gas and precipitate, and arrows with words.
It is a table, read from the top in one of two states: a term may begin, or something stands before
that can carry an index or a charge. What no row reads is refused, and so is what two chemists
would read differently (`SO42-`, `Fe3+`): a wrong formula must never look right.
"""

import re
from collections.abc import Callable
from typing import Literal

from library.diagnostics import Rule
from library.maths.model import Problem
from library.rules import text as rules
from library.values import dataclass

State = Literal["begin", "bound"]
_GROUP = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_SCRIPT = rf"(?:{_GROUP}|\\[a-zA-Z]+|\d+[+-]?|[+-]|[a-zA-Z])"
_ARROWS = {
    "<=>": r"\xrightleftharpoons",
    "⇌": r"\xrightleftharpoons",
    "<->": r"\xleftrightarrow",
    "->": r"\xrightarrow",
    "→": r"\xrightarrow",
    "<-": r"\xleftarrow",
}


_Writer = Callable[[re.Match[str]], str | Problem]


@dataclass(frozen=True, slots=True)
class _Row:
    """What may stand in a state (None: in both), what is written for it, and the state after it."""

    state: State | None
    pattern: re.Pattern[str]
    write: _Writer
    then: State


_RUN = re.compile(r"\\mathrm\{[A-Za-z]+\}(?:\\mathrm\{[A-Za-z]+\})+")
_SYMBOLS = (
    "He Li Be Ne Na Mg Al Si Cl Ar Ca Sc Ti Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Zr Nb Mo "
    "Tc Ru Rh Pd Ag Cd In Sn Sb Te Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta Re "
    "Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh "
    "Hs Mt Ds Rg Nh Fl Mc Lv Ts Og"
)
_ELEMENTS = frozenset(_SYMBOLS.split())


def chemistry(source: str) -> str | Problem:
    """LaTeX for the content of a `\\ce`, or why it cannot be read."""
    written: list[str] = []
    state: State = "begin"
    at = 0
    while at < len(source):
        for row in _GRAMMAR:
            if row.state in (None, state) and (match := row.pattern.match(source, at)):
                break
        else:
            return Problem.of(rules.UNREADABLE_CHEMISTRY, character=source[at])
        piece = row.write(match)
        if isinstance(piece, Problem):
            return piece
        written.append(piece)
        state, at = row.then, match.end()
    if any(source.count(left) != source.count(right) for left, right in ("()", "[]", "{}")):
        return Problem.of(rules.UNBALANCED_CHEMISTRY)
    return _RUN.sub(_joined, "".join(written))


def _joined(run: re.Match[str]) -> str:
    """Neighbouring symbols as one word: fewer elements on the page, the same look."""
    return r"\mathrm{" + run.group().replace(r"\mathrm{", "").replace("}", "") + "}"


def _arrow(match: re.Match[str]) -> str | Problem:
    above = chemistry((match["above"] or "[]")[1:-1].strip())
    below = chemistry((match["below"] or "[]")[1:-1].strip())
    if isinstance(above, Problem):
        return above
    if isinstance(below, Problem):
        return below
    command = _ARROWS[match["arrow"]]
    return f"{command}[{below}]{{{above}}}" if below else f"{command}{{{above}}}"


def _script(source: str) -> str:
    """The content of an index or a superscript."""
    inner = source[1:-1].strip() if source.startswith("{") else source
    if inner in ("o", "°"):
        return r"\circ"
    if re.fullmatch(r"\([a-zđ]{1,4}\)|[IVX]+", inner):
        return f"\\mathrm{{{inner}}}"
    return inner


def _letters(match: re.Match[str]) -> str | Problem:
    """Symbols of elements and words upright, a single small letter as the number it stands for."""
    letters = match.group()
    if not letters.isascii():
        return rf"\text{{{letters}}}"
    if letters.islower():
        return letters if len(letters) == 1 and letters != "e" else rf"\mathrm{{{letters}}}"
    if len(letters) > 1 and letters not in _ELEMENTS:
        return Problem.of(rules.NO_ELEMENT, symbol=letters[:12])
    return rf"\mathrm{{{letters}}}"


def _decimal(number: str) -> str:
    return number.replace("{,}", ",").replace(".", ",").replace(",", "{,}")


def _isotope(match: re.Match[str]) -> str:
    above = _script(match["above"] or match["above2"] or "")
    below = _script(match["below"] or match["below2"] or "")
    return rf"\prescript{{{above}}}{{{below}}}{{\mathrm{{{match['atom']}}}}}"


def _row(state: State | None, pattern: str, write: str | Rule | _Writer, then: State = "bound") -> _Row:
    compiled = re.compile(pattern)
    if isinstance(write, Rule):
        return _Row(state, compiled, lambda _match: Problem(write), then)
    if isinstance(write, str):
        return _Row(state, compiled, lambda _match: write, then)
    return _Row(state, compiled, write, then)


_ISOTOPE = (
    rf"(?:\^(?P<above>{_GROUP}|\d+)(?:_(?P<below>{_GROUP}|\d+))?"
    rf"|_(?P<below2>{_GROUP}|\d+)\^(?P<above2>{_GROUP}|\d+))(?P<atom>[A-Z][a-z]?|[a-z])"
)
_ARROW = (
    r"\s*(?P<arrow><=>(?!>)|<->|->|<-|→|⇌)"
    r"\s*(?P<above>\[[^\[\]]*\])?(?P<below>\[[^\[\]]*\])?\s*"
)
_END = r"(?=\s|$|[,;)\]}])"
_GRAMMAR: tuple[_Row, ...] = (
    _row(None, _ARROW, _arrow, "begin"),
    # Gas and precipitate.
    _row(None, r"\s*(?:\^|↑|\(\^\)|\\uparrow)(?=\s|$)", r"\,\mathord{\uparrow}"),
    _row(None, r"(?:\s+v|\s*(?:↓|\(v\)|\\downarrow))(?=\s|$)", r"\,\mathord{\downarrow}"),
    # Between terms.
    _row("bound", r"\s+\+\s*|\+\s+(?=\S)|\+(?=[\dA-Z(\[])", "+", "begin"),
    _row("bound", r"\s+=\s*", "=", "begin"),
    _row("bound", r"\s+[-−]\s+", "-", "begin"),
    _row("bound", r"\s*[*·]\s*|\.(?=[\dA-Zn(])", r"\cdot ", "begin"),
    _row(None, r"\s+", r"\ ", "begin"),
    # The beginning of a term: mass number, coefficient, and ions that could mean two things.
    _row("begin", _ISOTOPE, _isotope),
    _row("begin", r"(\d+)/(\d+)\s*", lambda m: rf"\tfrac{{{m[1]}}}{{{m[2]}}}\,", "begin"),
    _row(
        "begin",
        r"(\d+(?:(?:[.,]|\{,\})\d+)?)\s*(?=[a-zA-Z(\[\\^])",
        lambda m: _decimal(m[1]) + r"\,",
        "begin",
    ),
    _row("begin", r"\d+(?:[.,]\d+)?", lambda m: _decimal(m.group())),
    _row("begin", r"p(?:H|OH)(?![a-zA-Z])", lambda m: rf"\mathrm{{{m.group()}}}"),
    _row("begin", r"([a-z])\s*(?=[A-Z(])", lambda m: m[1] + r"\,", "begin"),
    _row("begin", r"[A-Z][a-z]?[2-4][+-]" + _END, rules.CHARGE_OR_INDEX),
    # What hangs on an atom or a bracket: index, charge, bond.
    _row("bound", r"\d{2,}[+-]" + _END, rules.CHARGE_OR_INDEX),
    _row("bound", r"\d+[a-z]", rules.LETTER_INDEX),
    _row("bound", r"\d+", lambda m: f"_{{{m.group()}}}"),
    _row("bound", rf"_({_SCRIPT})", lambda m: f"_{{{_script(m[1])}}}"),
    _row(None, rf"\^({_SCRIPT})", lambda m: f"{{}}^{{{_script(m[1])}}}"),
    _row("bound", r"(?<=[)\]])[nmxyk](?![a-zA-Z])", lambda m: f"_{{{m.group()}}}"),
    _row("bound", r"[-−](?=[)\]](?:_|[nmxyk]\b))", "{-}"),
    _row("bound", r"([+−-])" + _END, lambda m: f"{{}}^{{{m[1]}}}"),
    _row(None, r"[-−](?=[A-Z(\[\d])", "{-}", "begin"),
    _row("bound", r"=(?=[A-Z(\[])", "{=}", "begin"),
    _row("bound", r"[#≡](?=[A-Z(\[])", r"{\equiv}", "begin"),
    # Brackets, letters and what LaTeX itself reads.
    _row("bound", r"\(([a-z]{1,3})\)", lambda m: rf"\,(\mathrm{{{m[1]}}})"),
    _row("begin", r"\(([a-z]{1,3})\)", lambda m: rf"(\mathrm{{{m[1]}}})"),
    _row(None, r"[(\[]", lambda m: m.group(), "begin"),
    _row(None, r"[)\]]", lambda m: m.group()),
    _row(None, r"\\([{}])", lambda m: m.group(), "begin"),
    _row(None, r",", "{,}", "begin"),
    _row(None, r"[;:/]", lambda m: m.group(), "begin"),
    _row(None, r"[°˚º]", r"{}^{\circ}"),
    _row(None, r"\\?%", r"\%"),
    _row(None, r"[A-Z][a-z]*(?![^\W\d_A-Za-z])|[^\W\d_A-Z]+|[^\W\d_]+", _letters),
    _row(None, rf"\\[a-zA-Z]+(?:{_GROUP})*\s*", lambda m: m.group()),
    _row(None, r"\\[,;:! ]", lambda m: m.group()),
    _row(None, _GROUP, lambda m: rf"\text{m.group()}"),
)
