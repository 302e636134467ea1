"""From a clip to its frames and captions: the title card, the steps, the rule at the end."""

import math
from collections.abc import Iterator

from PIL import Image

from build_tools.media.lettering import font, wrap_evenly
from build_tools.sample.clips.film import Clip, Step, ease
from build_tools.sample.clips.stage import GREY, INK, PAPER, SCALE, WHITE, Stage, mix

RATE = 12
_TITLE_SECONDS, _RULE_SECONDS = 2.5, 4.0
_READING = 17
"""Letters a second that a pupil reads in a caption without haste."""


def scenes(clip: Clip) -> tuple[Step, ...]:
    """All steps of the film, the title card and the rule included."""

    def title(stage: Stage, p: float) -> None:
        _title_card(stage, clip, p)

    def rule(stage: Stage, p: float) -> None:
        _rule_card(stage, clip, p)

    opening = Step(_TITLE_SECONDS, "", f"{clip.title}.", title)
    needed = math.ceil(2 * len(clip.rule_spoken) / _READING) / 2
    return (opening, *clip.steps, Step(max(_RULE_SECONDS, needed), "Ghi nhớ", clip.rule_spoken, rule))


def seconds(clip: Clip) -> float:
    return sum(step.seconds for step in scenes(clip))


def frames(clip: Clip) -> Iterator[Image.Image]:
    """Every frame of the film in order."""
    for number, step in enumerate(scenes(clip)):
        count = round(step.seconds * RATE)
        for i in range(count):
            yield _frame(clip, step, i / (count - 1), is_card=number == 0)


def captions(clip: Clip) -> str:
    """The spoken sentences as WebVTT."""
    lines = ["WEBVTT", ""]
    at = 0.0
    for number, step in enumerate(scenes(clip), 1):
        end = at + step.seconds
        lines += [str(number), f"{_clock(at)} --> {_clock(end - 0.1)}", step.spoken, ""]
        at = end
    return "\n".join(lines)


def _clock(at: float) -> str:
    thousandths = round(at * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _frame(clip: Clip, step: Step, progress: float, *, is_card: bool) -> Image.Image:
    stage = Stage()
    step.draw(stage, progress)
    stage.paper = PAPER
    if not is_card:
        stage.box((0, 0), (640, 30), clip.colour)
        stage.text((14, 15), clip.title, 14, WHITE, anchor="lm", bold=True)
        stage.text((626, 15), clip.shelf, 12, WHITE, anchor="rm")
        shown = ease(progress, 0, 0.12)
        stage.text((320, 52), step.line, _fit(step.line), INK, bold=True, shown=shown)
    return stage.picture()


def _fit(line: str) -> float:
    """The largest size at which the line stays on the sheet."""
    width = font(19 * SCALE, bold=True).getlength(line) / SCALE
    return 19 if width <= 610 else 19 * 610 / width


def _title_card(stage: Stage, clip: Clip, p: float) -> None:
    stage.box((0, 0), (640, 360), clip.colour)
    stage.paper = mix(clip.colour, clip.colour, 0)
    soft = mix(clip.colour, WHITE, 0.13)
    stage.disc((560, 60), 150 + 8 * ease(p), soft)
    stage.disc((640, 330), 110 + 10 * ease(p), mix(clip.colour, WHITE, 0.22))
    lines = wrap_evenly(clip.title, font(38 * SCALE, bold=True), 520 * SCALE)
    top = 180 - (len(lines) - 1) * 24
    for i, line in enumerate(lines):
        shown = ease(p, 0.02 + 0.08 * i, 0.3 + 0.08 * i)
        stage.text((50, top + 48 * i), line, 38, WHITE, anchor="lm", bold=True, shown=shown)
    stage.text((50, top - 44), clip.shelf, 17, mix(clip.colour, WHITE, 0.85), anchor="lm")
    grown = 90 * ease(p, 0.15, 0.6)
    y = top + 48 * len(lines) - 8
    stage.line([(52, y), (52 + grown, y)], "#ffd76a", 4)
    stage.paper = PAPER


def _rule_card(stage: Stage, clip: Clip, p: float) -> None:
    stage.box((60, 92), (520, 200), WHITE, mix(PAPER, GREY, 0.4), radius=14)
    stage.box((60, 92), (10, 200), clip.colour, radius=4)
    gap = 46 if len(clip.rule) < 4 else 38
    top = 192 - (len(clip.rule) - 1) * gap / 2
    stage.paper = WHITE
    for i, line in enumerate(clip.rule):
        shown = ease(p, 0.05 + 0.1 * i, 0.22 + 0.1 * i)
        stage.text((325, top + gap * i), line, 22, INK, bold=i == 0, shown=shown)
    stage.paper = PAPER
