"""What a maths engine gives back: a formula as HTML, or why there is none."""

from typing import Protocol, Self

from library.diagnostics import Finding, Location, Rule, find
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as a `<math>` element that needs no script and no style attribute."""

    html: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a formula is not rendered; its place is known only to whoever holds the text."""

    rule: Rule
    arguments: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, rule: Rule, **arguments: object) -> Self:
        return cls(rule, tuple((name, str(value)) for name, value in arguments.items()))

    def at(self, location: Location) -> Finding:
        return find(self.rule, location, **dict(self.arguments))


class MathsEngine(Protocol):
    """Renders one formula by itself: the same source always gives the same value."""

    def render(self, latex: str, display: bool) -> Formula | Problem: ...
