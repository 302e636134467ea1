"""The facts of a video elsewhere, and the record that is made of them: small, and equal for equal facts.

What changes with every question (signed addresses, formats, counts of views) is not among them.
"""

import json
from collections.abc import Mapping

from library.values import dataclass
from library.vietnamese import nfc

LONGEST_VIDEO = 10**6 - 1
"""Seconds; what a record may say at most."""


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What a provider told; `duration` in seconds, `thumbnails` are addresses with the best first."""

    title: str = ""
    duration: int | None = None
    channel: str = ""
    channel_id: str = ""
    upload_date: str = ""
    availability: str = ""
    live_status: str = ""
    age_limit: int | None = None
    subtitles: tuple[str, ...] = ()
    thumbnails: tuple[str, ...] = ()


def read_facts(found: Mapping[str, object]) -> VideoFacts:
    """Facts from an answer of yt-dlp; what is not of its kind is left out."""
    return VideoFacts(
        title=_line(found.get("title"), 300),
        duration=_whole(found.get("duration"), LONGEST_VIDEO),
        channel=_line(found.get("channel") or found.get("uploader"), 200),
        channel_id=_line(found.get("channel_id"), 100),
        upload_date=_line(found.get("upload_date"), 8),
        availability=_line(found.get("availability"), 40),
        live_status=_line(found.get("live_status"), 40),
        age_limit=_whole(found.get("age_limit"), 99),
        subtitles=_lines(found.get("subtitles"), 100, 40),
        thumbnails=_lines(found.get("thumbnails"), 8, 2000),
    )


def record_text(id_: str, provider: str, facts: VideoFacts, thumbnail: str, checked_at: str) -> bytes:
    """The bytes of a `video.json`; `thumbnail` is a sha256, `checked_at` a day."""
    record = {
        "id": id_,
        "provider": provider,
        "title": facts.title,
        "duration": facts.duration,
        "channel": facts.channel,
        "channel_id": facts.channel_id,
        "upload_date": facts.upload_date,
        "availability": facts.availability,
        "live_status": facts.live_status,
        "age_limit": facts.age_limit,
        "subtitles": list(facts.subtitles),
        "thumbnail_sha256": thumbnail,
        "checked_at": checked_at,
    }
    known = {name: value for name, value in record.items() if value}
    return (json.dumps(known, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def same_but_for_the_day(one: bytes, other: bytes) -> bool:
    """Whether two records differ at most in the day they were checked."""
    try:
        first, second = ({**json.loads(record), "checked_at": ""} for record in (one, other))
    except (ValueError, TypeError, RecursionError):
        return False
    return first == second


def _line(value: object, limit: int) -> str:
    """A text on one line without control or direction-changing characters."""
    if not isinstance(value, str):
        return ""
    visible = "".join(c if c.isprintable() else " " for c in nfc(value[: 4 * limit]))
    return " ".join(visible.split())[:limit].rstrip()


def _lines(value: object, count: int, limit: int) -> tuple[str, ...]:
    return tuple(_line(one, limit) for one in value[:count]) if isinstance(value, list) else ()


def _whole(value: object, limit: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= limit:
        return None
    return max(1, round(value))
