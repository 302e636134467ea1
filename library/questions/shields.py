"""Where exam text must not be read as structure: code, and maths between dollar signs.

The rules are those of the Markdown engine that renders the text later: a dollar sign opens maths
only before a character that is no space, and closes it only after one; a dollar sign before a digit
does not close. Every function here is linear in its text.
"""

import re
from collections.abc import Sequence

from library.values import dataclass

Span = tuple[int, int]

_FENCE = re.compile(r"[ \t]{0,40}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_SHIELDING = re.compile(r"```|~~~|\$\$")


@dataclass(frozen=True, slots=True)
class Shields:
    """Indexes of the lines inside fences and display maths, and of fences nobody closed."""

    lines: frozenset[int]
    unclosed: tuple[int, ...]


_NO_SHIELDS = Shields(frozenset(), ())


def shielded_lines(lines: Sequence[str], begin: int, end: int) -> Shields:
    """The shielded lines from `begin` to before `end`; an unclosed fence shields nothing."""
    if not any(_SHIELDING.search(line) for line in lines[begin:end]):
        return _NO_SHIELDS
    shielded: set[int] = set()
    unclosed: list[int] = []
    longest = _longest_closers(lines, begin, end)
    at = begin
    while at < end:
        found = _FENCE.match(lines[at])
        if found and _opens(found, lines[at]):
            mark = found.group(1)
            if longest[mark[0]][at + 1 - begin] >= len(mark):
                close = _closing_line(lines, at + 1, mark)
                shielded.update(range(at + 1, close + 1))
                at = close
            else:
                unclosed.append(at)
        elif lines[at].count("$$") % 2:
            close = _display_end(lines, at + 1, end)
            shielded.update(range(at + 1, close))
            at = close - 1
        at += 1
    return Shields(frozenset(shielded), tuple(unclosed))


def _opens(found: re.Match[str], line: str) -> bool:
    return found.group(1)[0] == "~" or "`" not in line[found.end() :]


def _closer(line: str) -> str:
    """The fence that a line closes, "" where it closes none."""
    bare = line.strip(" \t")
    closes = len(bare) >= 3 and bare[0] in "`~" and not bare.strip(bare[0])
    return bare if closes else ""


def _longest_closers(lines: Sequence[str], begin: int, end: int) -> dict[str, list[int]]:
    """For each offset the longest closing fence at or below it, so that no opener scans in vain."""
    longest = {"`": [0] * (end - begin + 1), "~": [0] * (end - begin + 1)}
    for at in range(end - 1, begin - 1, -1):
        closer = _closer(lines[at])
        for mark, lengths in longest.items():
            here = len(closer) if closer.startswith(mark) else 0
            lengths[at - begin] = max(lengths[at - begin + 1], here)
    return longest


def _closing_line(lines: Sequence[str], at: int, mark: str) -> int:
    while not (_closer(lines[at]).startswith(mark)):
        at += 1
    return at


def _display_end(lines: Sequence[str], at: int, end: int) -> int:
    """The line after the one that closes display maths; the opening's own where none does."""
    opening = at
    while at < end and lines[at].strip():
        if "$$" in lines[at]:
            return at + 1
        at += 1
    return opening


def shielded_spans(line: str) -> list[Span]:
    """Where code and maths stand within one line, as (begin, end) in order."""
    if "$" not in line and "`" not in line:
        return []
    spans: list[Span] = []
    ticks = _tick_runs(line)
    maths_may_close = True
    at = 0
    while at < len(line):
        character = line[at]
        close = 0
        if character == "\\":
            at += 2
            continue
        if character == "`":
            close = _code_end(line, at, ticks)
        elif line.startswith("$$", at):
            last = line.find("$$", at + 2)
            close = last + 2 if last > 0 else 0
        elif character == "$" and maths_may_close and _could_open(line, at):
            close = _maths_end(line, at)
            maths_may_close = close != 0
        if close:
            spans.append((at, close))
            at = close
        else:
            at += _step(line, at)
    return spans


def _run(line: str, at: int) -> str:
    found = _TICKS.match(line, at)
    return found.group() if found else ""


def _step(line: str, at: int) -> int:
    """How far to go on from what opened nothing: a run of backticks, two dollars, or one step."""
    if line[at] == "`":
        return len(_run(line, at))
    return 2 if line.startswith("$$", at) else 1


def _tick_runs(line: str) -> dict[int, list[int]]:
    """Places of the runs of backticks by their length, last first, so that they can be popped."""
    runs: dict[int, list[int]] = {}
    for found in reversed(list(_TICKS.finditer(line))):
        runs.setdefault(found.end() - found.start(), []).append(found.start())
    return runs


def _code_end(line: str, at: int, runs: dict[int, list[int]]) -> int:
    length = len(_run(line, at))
    places = runs.get(length, [])
    while places and places[-1] <= at:
        places.pop()
    return places[-1] + length if places else 0


def _could_open(line: str, at: int) -> bool:
    return not line[at + 1 : at + 2].isspace() and at + 1 < len(line)


def _maths_end(line: str, at: int) -> int:
    """The end of the maths that opens at a dollar sign; 0 where it never closes."""
    close = line.find("$", at + 1)
    while close > 0:
        escaped = line[close - 1] == "\\"
        follower = line[close + 1 : close + 2]
        if not (escaped or line[close - 1].isspace() or follower.isdecimal()):
            return close + 1
        close = line.find("$", close + 1)
    return 0
