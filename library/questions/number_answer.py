"""Numbers as teachers write them in a key, and what of a pupil's answer such a key accepts.

A decimal has a comma or a point, an optional sign, and spaces between thousands: `12,5`, `-0.5`,
`1 250 000`. A fraction is `3/4`, a mixed number `1 1/2`. Units are not part of an answer.

What a key accepts, which `theme/scripts/marking.js` judges where the pupil answers:

- `12,5`  every decimal writing of the value: 12,5  12.50  +12,5. No fraction.
- `3/4`   the fraction as written, sign aside from spaces: 3/4. Neither 6/8 nor 0,75.
- `1 1/2` the mixed number as written.
- `~3/4`  everything of the same value: 3/4, 6/8, 0,75. The tilde says "rút gọn hay không đều được".
- `12,5 | ~3/4` either.

A point before exactly three digits (`1.250`) is read as a decimal point in a pupil's answer, and is
refused in a key, where it cannot be told from 1250.
"""

import re

from library.questions.model import AcceptedAnswer

LONGEST_ANSWER = 60

_DECIMAL = re.compile(r"[+-]? ?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,40})(?:[.,][0-9]{1,40})?")
_FRACTION = re.compile(r"[+-]? ?(?:([0-9]{1,20}) )?([0-9]{1,20}) ?/ ?([0-9]{1,20})")
_AMBIGUOUS = re.compile(r"[+-]? ?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_MINUS_SIGNS = str.maketrans("\u2212\u2013\u2010\u2011", "----")


def is_number(text: str) -> bool:
    """Whether `text` says a number, and one no longer than any sensible answer."""
    if len(text) > LONGEST_ANSWER:
        return False
    plain = " ".join(text.translate(_MINUS_SIGNS).split())
    if found := _FRACTION.fullmatch(plain):
        whole, top, bottom = found[1], int(found[2]), int(found[3])
        return bottom > 0 and (whole is None or top < bottom)
    return _DECIMAL.fullmatch(plain) is not None


def read_accepted(text: str) -> AcceptedAnswer | None:
    """One alternative of a key, with its tilde; `$12{,}5$` is read as 12,5. None for no number."""
    if len(text) > LONGEST_ANSWER * 2:
        return None
    plain = text.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == "$":
        plain = plain[1:-1].strip()
    any_form = plain.startswith("~")
    plain = plain.removeprefix("~").strip()
    if len(plain) > 1 and plain[0] == plain[-1] == "$":
        plain = plain[1:-1].strip()
    plain = plain.replace("{,}", ",")
    return AcceptedAnswer(plain, any_form) if is_number(plain) else None


def is_ambiguous(text: str) -> bool:
    """Whether `text` can mean both a decimal and thousands set off by points, as `1.250` does."""
    short = text[: LONGEST_ANSWER * 2].translate(_MINUS_SIGNS)
    return _AMBIGUOUS.fullmatch(short.strip(" $~\t")) is not None
