"""The days that terms of office are counted in: those of Viet Nam, wherever the recorder runs."""

from datetime import date, datetime, timedelta, timezone

AHEAD = timedelta(hours=7)
"""By how much Viet Nam is ahead of UTC, all year."""

VIETNAM = timezone(AHEAD)


def day_of(moment: datetime) -> date:
    """The calendar day in Viet Nam."""
    return moment.astimezone(VIETNAM).date()
