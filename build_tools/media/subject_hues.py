"""The hue of each subject, read from the style sheet of the theme, so that it is said once."""

import re
from functools import cache
from pathlib import Path

from library import theme

_SHEET = Path(theme.__file__).parent / "css" / "variables.css"
_RULE = re.compile(r"^((?:\.kho-s-[a-z0-9-]+,?)+)\{--h:(\d+)\}", re.MULTILINE)
_OTHERS = re.compile(r"^:root\{--h:(\d+);", re.MULTILINE)


@cache
def subject_hue(subject: str) -> int:
    """Degrees on the colour wheel; a subject without a colour has that of the page."""
    sheet = _SHEET.read_text(encoding="utf-8")
    for selectors, hue in _RULE.findall(sheet):
        if f".kho-s-{subject}" in selectors.split(","):
            return int(hue)
    others = _OTHERS.search(sheet)
    assert others is not None, "variables.css gives :root no hue"  # noqa: S101
    return int(others[1])
