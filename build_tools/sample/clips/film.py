"""What a clip is: a lesson told in steps, each with a line on the screen and a spoken sentence."""

from collections.abc import Callable

from build_tools.sample.clips.stage import Stage
from library.values import dataclass

Drawing = Callable[[Stage, float], None]
"""Draws one moment of a step; the number runs from 0 at its beginning to 1 at its end."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `line` stands on the screen, `spoken` becomes the caption."""

    seconds: float
    line: str
    spoken: str
    draw: Drawing


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip; `bundle` is `<school>/<folder>/<id>`, and the rule closes it as a reminder."""

    bundle: str
    title: str
    shelf: str
    colour: str
    steps: tuple[Step, ...]
    rule: tuple[str, ...]
    rule_spoken: str


def ease(progress: float, start: float = 0.0, end: float = 1.0) -> float:
    """0 before `start`, 1 after `end`, and a smooth rise between."""
    x = min(1.0, max(0.0, (progress - start) / (end - start)))
    return x * x * (3 - 2 * x)


def between(a: float, b: float, part: float) -> float:
    """The value `part` of the way from `a` to `b`."""
    return a + (b - a) * part
