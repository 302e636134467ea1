"""The maths engine: math-core behind a guard on what goes in and a grammar on what comes out.

math-core turns LaTeX into MathML Core in about two microseconds and refuses what it does not know,
which is why it was chosen (see bench/maths/RESULTS.md). Formulas are remembered, for the same one
stands in a stem, its options and its solution.
"""

import difflib
import re
from typing import Self

from math_core import LatexError, LatexToMathML

from library.maths.breaks import breakable
from library.maths.markup import closed
from library.maths.model import Formula, Problem
from library.maths.signs import outside
from library.maths.source import MACROS, OWN_COMMANDS, prepared
from library.rules import text as rules

_REMEMBERED = 4_000
"""Those of a few banks: hardly any comes again beyond its own."""
_UNKNOWN = re.compile(r'Unknown (?:command|environment) "(\\?[^"]*)"')
_UNBALANCED = re.compile(r"closing token|Unmatched|Expected argument|reached end of input")
_OFTEN = (
    r"\frac \dfrac \sqrt \overline \widehat \overparen \overset \underset \vdots \mathbb \circ "
    r"\begin \end \left \right \vec \overrightarrow \xrightarrow \parallel \perp \backsim "
    r"\triangle \angle \text \underbrace \boxed \cancel \sum \lim \le \ge \ne \leqslant "
    r"\geqslant \approx \times \cdot \div \pm \in \notin \subset \cup \cap \infty \Rightarrow "
    r"\Leftrightarrow \rightarrow \pi \alpha \beta \Delta \sin \cos \tan \cot \mathrm \quad "
    r"\dots \ldots \hat \bar \mid \varnothing \equiv \sim \cong \leftrightarrow"
)
_COMMON = (*OWN_COMMANDS, *(f"\\{name}" for name in MACROS), *_OFTEN.split())


class MathCoreEngine:
    """A `MathsEngine` on math-core; one instance serves a whole run."""

    def __init__(self) -> None:
        self._converter = LatexToMathML(macros=dict(MACROS), fancy_error=False)
        self._known: dict[tuple[str, bool], Formula | Problem] = {}

    def __reduce__(self) -> tuple[type[Self], tuple[()]]:
        """To be handed to another process: an engine as it was begun, without what it remembers."""
        return type(self), ()

    def render(self, latex: str, display: bool) -> Formula | Problem:
        key = latex, display
        if (known := self._known.get(key)) is not None:
            return known
        rendered = self.fresh(latex, display)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = rendered
        return rendered

    def fresh(self, latex: str, display: bool) -> Formula | Problem:
        """The same as `render`, without the memory of earlier formulas."""
        source = prepared(latex)
        if isinstance(source, Problem):
            return source
        try:
            markup = self._converter.convert_with_local_state(source, displaystyle=display)
        except LatexError as error:
            return _problem(str(error))
        if sign := outside(markup):
            return Problem.of(rules.SIGN_WITHOUT_GLYPH, code=f"U+{ord(sign):04X}")
        html = closed(markup)
        if html is None:
            return Problem(rules.UNSHOWN_COMMAND)
        return Formula(html if display else breakable(html))


def _problem(message: str) -> Problem:
    """What the engine says, as a finding that quotes no more than the name of a command."""
    if unknown := _UNKNOWN.search(message):
        command = unknown[1][:40]
        near = difflib.get_close_matches(command, _COMMON, n=1, cutoff=_NEAR)
        hint = (f"có phải là {near[0]}?", f"did you mean {near[0]}?") if near else _NO_HINT
        return Problem.of(rules.UNKNOWN_COMMAND, command=command, hint_vi=hint[0], hint_en=hint[1])
    if _UNBALANCED.search(message):
        return Problem.of(rules.UNBALANCED_FORMULA)
    vi, en = next((words for start, words in _KINDS.items() if start in message), _UNCLEAR)
    return Problem.of(rules.BROKEN_FORMULA, kind_vi=vi, kind_en=en)


_NEAR = 0.8
"""How alike two commands are before one is offered for the other; at 0.6 \\phanso is \\alpha."""
_SCRIPTS = ("hai chỉ số hoặc hai số mũ liền nhau", "two subscripts or superscripts in a row")
_KINDS = {
    "Duplicate subscript": _SCRIPTS,
    "'^' or '_' directly": _SCRIPTS,
    "Not valid in math mode": (
        r"có lệnh chỉ dùng trong \text{...}",
        r"a command that belongs inside \text{...}",
    ),
    "Not valid in text mode": (r"có công thức nằm trong \text{...}", r"a formula inside \text{...}"),
    "Hard limit": ("công thức quá phức tạp", "the formula is too complex"),
}
"""What the engine calls a fault, by the beginning of its words, and how we call it."""
_UNCLEAR = ("có chỗ không hiểu được", "something in it is not understood")
_NO_HINT = ("bỏ lệnh này hoặc viết cách khác", "drop the command or write it in another way")
