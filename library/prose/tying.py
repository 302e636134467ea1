"""A formula and the comma after it on one line: a browser breaks a line between a box and a comma."""

import re

STOP = "[,.;:!?)”…]"
_STOPS = re.compile(f"{STOP}+")


def tied(formula: str, after: str) -> tuple[str, str]:
    """The HTML of a formula in a line with the punctuation that follows it, and the rest of `after`."""
    stops = _STOPS.match(after)
    if stops is None:
        return formula, after
    return f'<span class="mf-tied">{formula}{stops[0]}</span>', after[stops.end() :]
