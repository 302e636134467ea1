r"""Quantities: the content of `\pu{...}` (a number and its unit) rewritten as plain LaTeX.

Units stand upright, a number straight after one is its power (`m/s2`, `kg m-3`), and the decimal
mark is the comma of Vietnamese books. What cannot be read is refused.
"""

import re

from library.maths.model import Problem
from library.rules import text as rules

_QUANTITY = re.compile(r"\s*([-−+±]?\d[\d\s]*(?:(?:[.,]|\{,\})\d+)?)?(?:[eE]([-+]?\d+))?\s*(.*)", re.DOTALL)
_PIECE = re.compile(
    r"(?P<symbol>[A-Za-zµμΩÅ]+|\\(?:Omega|mu|degree)(?![A-Za-z])|đồng|°[CF]?|\\?%|‰)"
    r"(?:\^?\{?(?P<power>[-−]?\d+)\}?|(?P<raised>[²³]))?"
    r"|(?P<per>\s*/\s*)|(?P<times>\s*[.·*]\s*|\s+)"
)
_SYMBOLS = {
    "°": r"{}^{\circ}",
    "°C": r"{}^{\circ}\mathrm{C}",
    "°F": r"{}^{\circ}\mathrm{F}",
    "\\%": r"\%",
}
_SYMBOLS |= {"%": r"\%", "‰": "‰", "đồng": r"\text{đồng}", "\\degree": r"{}^{\circ}"}
_RAISED = {"²": "2", "³": "3"}


def quantity(source: str) -> str | Problem:
    """LaTeX for the content of a `\\pu`, or why it cannot be read."""
    match = _QUANTITY.fullmatch(source)
    if not match or not source.strip():
        return Problem.of(rules.UNREADABLE_UNIT)
    number, exponent, rest = match.groups()
    written = _number(number, exponent)
    unit = _unit(rest.strip())
    if isinstance(unit, Problem):
        return unit
    return rf"{written}\,{unit}" if written and unit else written + unit


def _number(number: str | None, exponent: str | None) -> str:
    digits = (number or "").strip().replace("{,}", ",").replace(".", ",").replace(",", "{,}")
    digits = re.sub(r"\s+", r"\\,", digits)
    if exponent is None:
        return digits
    power = rf"10^{{{exponent.lstrip('+')}}}"
    return rf"{digits} \cdot {power}" if digits else power


def _unit(source: str) -> str | Problem:
    written: list[str] = []
    at = 0
    while at < len(source):
        match = _PIECE.match(source, at)
        if not match:
            return Problem.of(rules.UNREADABLE_UNIT)
        if match["per"]:
            written.append("/")
        elif match["times"]:
            written.append(r"\cdot " if match["times"].strip() else r"\,")
        else:
            symbol = match["symbol"]
            written.append(_SYMBOLS.get(symbol, rf"\mathrm{{{symbol}}}"))
            power = match["power"] or _RAISED.get(match["raised"] or "")
            written.append(f"^{{{power}}}" if power else "")
        at = match.end()
    return "".join(written)
