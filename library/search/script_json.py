"""Compact JSON that may stand in a script, and in a page."""

import json

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def script_json(value: object) -> str:
    """A value as JSON in one line, without what would end a script or a line of it."""
    text = _encode(value)
    for sign in "<\u2028\u2029":
        if sign in text:  # in text alone, where any character may be written by its number
            text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
