"""Whether the questions of a part are numbered as a pupil expects.

The numbers of a part run on from the part before or begin again at 1, as in the papers of the
ministry since 2025.
"""

from dataclasses import field

from library.diagnostics import Location, Pass, find
from library.rules import questions as rules
from library.values import dataclass


@dataclass(slots=True)
class Numbering:
    """The numbers met so far in one part; a new part forgets all but the last."""

    last: int | None = None
    seen: set[str] = field(default_factory=set)

    def next_part(self) -> None:
        self.seen.clear()

    def check(self, number: str, place: Location) -> Pass[None]:
        """Warns of a number that stands twice in its part and of one that leaves a gap."""
        value = int("".join(c for c in number if c.isdecimal()))
        name = f"{value}{number.lstrip('0123456789').casefold()}"
        first_of_part = not self.seen
        if name in self.seen:
            yield find(rules.NUMBER_REPEATED, place, number=number)
        elif self.last is not None and value not in self._expected(self.last, first_of_part):
            yield find(rules.NUMBER_SKIPPED, place, number=number, expected=self.last + 1)
        self.seen.add(name)
        self.last = value

    def _expected(self, last: int, first_of_part: bool) -> tuple[int, ...]:
        return (last, last + 1, 1) if first_of_part else (last, last + 1)
