"""A formula and the comma after it on one line: a browser breaks a line between a box and a comma."""

import re

from library.maths.breaks import TORN

STOP = "[,.;:!?)”…]"
_STOPS = re.compile(f"{STOP}+")


def tied(formula: str, after: str) -> tuple[str, str]:
    """The HTML of a formula in a line with the punctuation that follows it, and the rest of `after`."""
    stops = _STOPS.match(after)
    if stops is None:
        return formula, after
    first, torn, last = formula.rpartition(TORN)
    tie = f'<span class="mf-tied">{"<math>" if torn else ""}{last}{stops[0]}</span>'
    return f"{first}</math>{tie}" if torn else tie, after[stops.end() :]
