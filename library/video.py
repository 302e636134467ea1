"""Videos: where one is played from, and the record of what is known of it.

A reference is read from what the teacher pasted, by host and by the shape of the id; nothing else
of an address survives, so no page can be made to open a foreign host.
"""

import json
import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from library.diagnostics import Finding, Location, Pass, find
from library.rules import video as rules
from library.values import dataclass

CLIP_TYPES = (".mp4", ".webm")
RECORD_LIMIT = 64 * 1024
"""The most bytes of a record that are read; a longer one is cut, and so malformed."""

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_DRIVE_ID = re.compile(r"[A-Za-z0-9_-]{20,100}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_YOUTUBE_HOSTS = frozenset(
    ["youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "www.youtube-nocookie.com"]
)
_LIST_PATHS = ("/playlist", "/channel/", "/c/", "/user/", "/@")


@dataclass(frozen=True, slots=True)
class YouTube:
    """A video on YouTube, by its id of eleven characters."""

    id: str

    def __str__(self) -> str:
        return f"https://www.youtube.com/watch?v={self.id}"


@dataclass(frozen=True, slots=True)
class Drive:
    """A film on Google Drive, by its file id."""

    id: str

    def __str__(self) -> str:
        return f"https://drive.google.com/file/d/{self.id}/view"


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A clip in the bundle itself."""

    name: str

    def __str__(self) -> str:
        return self.name


VideoReference = YouTube | Drive | LocalFile


@dataclass(frozen=True, slots=True)
class VideoRecord:
    """What was learnt of a video and written down as `video.json`; `duration` is in seconds.

    `thumbnail` is the sha256 of the picture kept beside it, `checked` the day it was asked for.
    """

    id: str
    title: str = ""
    duration: float | None = None
    channel: str = ""
    availability: str = ""
    thumbnail: str = ""
    checked: str = ""


def parse_video(written: str, place: Location) -> Pass[VideoReference | None]:
    """The video a teacher pasted, or the finding that it is none that can be played."""
    written = written.strip()
    if "/" not in written and ":" not in written:
        if _FILE.fullmatch(written) and written.lower().endswith(CLIP_TYPES):
            return LocalFile(written)
        yield find(rules.UNKNOWN_VIDEO, place, written=written)
        return None
    found = _from_address(written)
    if found is None:
        rule = rules.VIDEO_LIST if _is_list(written) else rules.UNKNOWN_VIDEO
        yield find(rule, place, written=written)
    return found


def read_record(source: bytes, path: str) -> Pass[VideoRecord | None]:
    """The record in a `video.json`; a malformed one is a finding and says nothing."""
    try:
        data = json.loads(source[:RECORD_LIMIT], parse_constant=_refuse)
        record = VideoRecord(
            id=_text(data["id"], 200), title=_text(data.get("title", ""), 300),
            duration=_seconds(data.get("duration")), channel=_text(data.get("channel", ""), 200),
            availability=_text(data.get("availability", ""), 40),
            thumbnail=_text(data.get("thumbnail_sha256", ""), 64),
            checked=_text(data.get("checked_at", ""), 10),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield find(rules.BAD_RECORD, Location(path, 1, 1))
        return None
    return record


def judge_record(record: VideoRecord, video: VideoReference, path: str) -> Iterable[Finding]:
    """Whether a record speaks of the video that the resource plays."""
    wanted = video.name if isinstance(video, LocalFile) else video.id
    if record.id != wanted:
        yield find(rules.RECORD_OF_ANOTHER, Location(path, 1, 1), found=record.id, wanted=wanted)


def _from_address(written: str) -> VideoReference | None:
    try:
        parts = urlsplit(written)
        host, port = (parts.hostname or ""), parts.port
        query = parse_qs(parts.query, max_num_fields=30)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.username is not None or port is not None:
        return None
    if host == "youtu.be":
        return _youtube(parts.path.strip("/"))
    if host in _YOUTUBE_HOSTS:
        if parts.path == "/watch":
            return _youtube(next(iter(query.get("v", ())), ""))
        folder, _, name = parts.path.strip("/").partition("/")
        return _youtube(name) if folder in ("embed", "shorts", "live", "v") else None
    if host == "drive.google.com":
        match = re.fullmatch(r"/file/d/([^/]+)(?:/.*)?", parts.path)
        name = match[1] if match else next(iter(query.get("id", ())), "")
        return Drive(name) if _DRIVE_ID.fullmatch(name) else None
    return None


def _youtube(name: str) -> YouTube | None:
    return YouTube(name) if _YOUTUBE_ID.fullmatch(name) else None


def _is_list(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    return parts.hostname in _YOUTUBE_HOSTS and parts.path.startswith(_LIST_PATHS)


def _refuse(_: str) -> object:
    raise ValueError


def _text(value: object, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise TypeError
    return value


def _seconds(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 10**6:
        raise TypeError
    return float(value)
