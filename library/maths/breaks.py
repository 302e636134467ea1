"""Where a long formula in a line may be broken: before a relation or a further term, behind a semicolon.

Browsers break no line within `<math>`, and a phone shows some thirty signs side by side. So a long formula is
written as several, one after the other, between which a line may end; each begins with its sign.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

TORN = "</math><math>"
"""What stands between two pieces of one formula."""
_LONG = 22
"""So many signs fit on a phone beside a few words; a formula that is no longer stays whole."""
_WIDE = 16
"""A piece with fewer signs is not cut further."""
_SHORTEST = 190
"""No markup shorter than this holds so many signs, but for long numbers."""
_TAGS = re.compile("(<[^<>]*>)")
_STEPS = frozenset("⇒⇔→⟶")
_RELATIONS = frozenset([*"=<>≤≥≠≈≡∼∽≅⩽⩾", "&lt;", "&gt;"])
_ARROW = re.compile(r"<mrow><mspace[^<>]*/><m(?:und|ov)er(?:over)?><mo[^<>]*>[→⟶⇌⇄]")
_ARROW_SIGNS = 5
_BLANKS = ("<mspace", "<mtext>\N{NO-BREAK SPACE}")
_TERMS = frozenset(["<mo>+</mo>", "<mo>−</mo>"])
_OPENING, _CLOSING, _BARS = frozenset("([{⟨"), frozenset(")]}⟩"), frozenset("|∣‖")


class _Part(NamedTuple):
    """An element of a formula, the sign it is if it stands in no brackets, and how many signs wide it is."""

    markup: str
    sign: str
    signs: int


def breakable(markup: str) -> str:
    """The `<math>` element of a formula in a line, as several where it is long.

    >>> breakable("<math><mn>1</mn></math>")
    '<math><mn>1</mn></math>'
    """
    if (
        len(markup) < _SHORTEST
        or not markup.startswith("<math>")
        or len(_TAGS.sub("", markup)) < _LONG - _ARROW_SIGNS
    ):
        return markup
    parts = list(_parts(_TAGS.split(markup)[2:-2]))
    if len(parts) == 1 and parts[0].markup.startswith("<mrow>"):
        parts = list(_parts(_TAGS.split(parts[0].markup)[2:-2]))
    if _width(parts) < _LONG or any(part.sign in _BARS for part in parts):
        return markup
    pieces = [list(parts)]
    for may_begin, least in ((_is_step, 4), (_is_relation, 4), (_is_term, 8)):
        pieces = [shorter for piece in pieces for shorter in _cut(piece, may_begin, least)]
    return f"<math>{TORN.join(map(_written, pieces))}</math>"


def _parts(tokens: list[str]) -> Iterator[_Part]:
    """The elements that stand side by side; `tokens` are texts and tags by turns, a text first and last."""
    depth = begin = signs = within = 0
    for at in range(1, len(tokens), 2):
        tag = tokens[at]
        if tag[1] == "/":
            depth -= 1
        elif tag[-2] != "/":
            depth += 1
            signs += len(tokens[at + 1])
        if depth:
            continue
        markup = "".join(tokens[begin : at + 1])
        sign = tokens[at - 1] if tag == "</mo>" else ""
        within -= sign in _CLOSING
        yield _Part(markup, "" if within else sign, _seen(markup, signs, sign))
        within += sign in _OPENING
        begin, signs = at + 1, 0


def _seen(markup: str, signs: int, sign: str) -> int:
    """About how many signs wide an element is; the halves of a fraction stand above each other."""
    if markup.startswith("<mfrac"):
        return (signs + 1) // 2
    return signs + _ARROW_SIGNS if not sign and _ARROW.match(markup) else signs


def _cut(parts: list[_Part], may_begin: Callable[[_Part, _Part], bool], least: int) -> Iterator[list[_Part]]:
    """A piece as those it is cut into: where a part may begin one behind another, after `least` signs."""
    if _width(parts) < _WIDE:
        yield parts
        return
    begin = held = 0
    before = parts[0]
    for at, part in enumerate(parts):
        if held >= least and may_begin(part, before):
            yield parts[begin:at]
            begin, held = at, 0
        held += part.signs
        before = before if _is_blank(part) else part
    yield parts[begin:]


def _is_step(part: _Part, _before: _Part) -> bool:
    return part.sign in _STEPS or bool(_ARROW.match(part.markup))


def _is_relation(part: _Part, before: _Part) -> bool:
    return part.sign in _RELATIONS and before.sign not in _RELATIONS


def _is_term(part: _Part, before: _Part) -> bool:
    return (before.sign == ";" and not _is_blank(part)) or (bool(part.sign) and part.markup in _TERMS)


def _is_blank(part: _Part) -> bool:
    return part.markup.startswith(_BLANKS)


def _width(parts: Iterable[_Part]) -> int:
    return sum(part.signs for part in parts)


def _written(piece: list[_Part]) -> str:
    """A piece; a sign that begins it keeps the room that it has between two things."""
    first = piece[0]
    between = first.sign in _RELATIONS or first.sign in _STEPS or first.markup in _TERMS
    begin = first.markup.replace("<mo", '<mo form="infix"', 1) if between else first.markup
    return begin + "".join(part.markup for part in piece[1:])
