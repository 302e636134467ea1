"""Reads what the headers of a forge's answer say: numbers, and how long to wait."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_NUMBER = re.compile(r"[0-9]{1,15}")
_PASSING = frozenset({429, 500, 502, 503, 504})
_SOON = 2.0


def number(written: str) -> int | None:
    """A whole number as headers write one; None for anything else."""
    return int(written) if _NUMBER.fullmatch(written) else None


def wait(status: int, headers: Mapping[str, str]) -> float | None:
    """The seconds to wait before asking again, or None where the answer stands."""
    asked = headers.get("Retry-After", "")
    spent = headers.get("X-RateLimit-Remaining") == "0"
    if status not in _PASSING and not (status == 403 and (asked or spent)):
        return None
    if (seconds := number(asked)) is not None:
        return float(seconds)
    reset, now = number(headers.get("X-RateLimit-Reset", "")), told_at(headers)
    if spent and reset is not None and now is not None:
        # Both moments are the forge's own, so a clock that is wrong here does not matter.
        return max(0.0, reset - now.timestamp())
    return _SOON


def told_at(headers: Mapping[str, str]) -> datetime | None:
    """What the forge's own clock said; None where the answer does not tell."""
    try:
        told = parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, OverflowError):
        return None
    return told if told.tzinfo is not None else told.replace(tzinfo=UTC)
