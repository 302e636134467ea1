r"""A formula as a line of text: for search, alternative texts and messages without MathML.

`\dfrac{1}{2}` becomes `1/2`, `\ce{H2SO4}` becomes `H2SO4`, `\widehat{ABC}` becomes `ABC`. It is
made for finding and reading aloud, not for showing: what has no plain form is left out.
"""

import re
from functools import lru_cache

_FRACTION = re.compile(r"\\[dtc]?frac\s*(?:\{([^{}]*)\}|(\d))\s*(?:\{([^{}]*)\}|(\d))")
_ROOT = re.compile(r"\\sqrt\s*(?:\[([^\]]*)\])?\s*(?:\{([^{}]*)\}|(\w))")
_WRAPPED = re.compile(
    r"\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathbb|mathit|operatorname|overline|underline"
    r"|widehat|hat|bar|vec|overrightarrow|overparen|wideparen|overarc|boxed|cancel|ce|pu|heva|hoac"
    r"|mbox|underbrace|overbrace|tilde)\s*\{([^{}]*)\}"
)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{[a-z*]+\}(?:\{[lcr|: ]*\})?")
_SYMBOLS = {
    "times": "×", "cdot": "·", "div": ":", "pm": "±", "le": "≤", "leq": "≤", "leqslant": "≤",
    "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "in": "∈",
    "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩", "infty": "∞", "circ": "°", "degree": "°",
    "Rightarrow": "⇒", "Leftrightarrow": "⇔", "to": "→", "rightarrow": "→", "xrightarrow": "→",
    "vdots": "⋮", "perp": "⊥", "parallel": "∥", "backsim": "∽", "sim": "∼", "triangle": "△",
    "angle": "∠", "pi": "π", "alpha": "α", "beta": "β", "gamma": "γ", "Delta": "Δ", "omega": "ω",
    "Omega": "Ω", "lambda": "λ", "mu": "μ", "rho": "ρ", "varphi": "φ", "dots": "…", "ldots": "…",
    "cdots": "…", "equiv": "≡", "cong": "≅", "mid": "|", "varnothing": "∅", "lt": "<", "gt": ">",
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "lim": "lim", "log": "log", "ln": "ln",
    "sum": "∑", "int": "∫", "uparrow": "↑", "downarrow": "↓",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ESCAPED = re.compile(r"\\([^A-Za-z])")
_SINGLE = re.compile(r"[\w,.°√]*")
_ROUNDS = 8


@lru_cache(maxsize=20_000)
def readable(latex: str) -> str:
    """`latex` as one line of plain text."""
    text = latex.replace("{,}", ",")
    if "\\" in text:
        text = _without_commands(text)
    if "{" in text or "-" in text or "&" in text or "~" in text:
        text = text.replace("->", "→").translate(_DROPPED)
    return " ".join(text.split())


def _without_commands(text: str) -> str:
    if "\\begin" in text or "\\end" in text:
        text = _ENVIRONMENT.sub(" ", text)
    for _ in range(_ROUNDS):  # inner braces first; deeper nesting than this only loses its marks
        before = text
        if "{" in text:
            text = _WRAPPED.sub(r"\1", text)
        if "\\sqrt" in text:
            text = _ROOT.sub(_root, text)
        if "frac" in text:
            text = _FRACTION.sub(_fraction, text)
        if text == before:
            break
    text = text.replace("\\\\", "; ").replace("^\\circ", "°").replace("^{\\circ}", "°")
    text = _ESCAPED.sub(lambda match: match[1] if match[1] in "%{}$#&_" else " ", text)
    return _COMMAND.sub(lambda match: _SYMBOLS.get(match[1], " "), text)


_DROPPED = str.maketrans({"{": None, "}": None, "&": " ", "~": " "})


def _fraction(match: re.Match[str]) -> str:
    return f"{_grouped(match[1] or match[2] or '')}/{_grouped(match[3] or match[4] or '')}"


def _root(match: re.Match[str]) -> str:
    return f"{match[1] or ''}√{_grouped(match[2] or match[3] or '')}"


def _grouped(part: str) -> str:
    part = part.strip()
    return part if _SINGLE.fullmatch(part) else f"({part})"
