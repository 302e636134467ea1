"""A program of its own that asks yt-dlp about one video and answers with the few facts we keep.

It is started by `build_tools.media.lookup`, which ends it when it takes too long. It imports nothing of
this project, and downloads no video.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import yt_dlp
from yt_dlp.networking.exceptions import HTTPError, TransportError

OPTIONS: dict[str, Any] = {
    "quiet": True,
    "skip_download": True,
    "noplaylist": True,
    "cachedir": False,
    "socket_timeout": 10,
    "retries": 1,
    "extractor_retries": 1,
    "enable_file_urls": False,
    # What is known of a video does not hang on whether its streams can be had here.
    "ignore_no_formats_error": True,
    # No program may be started and no script fetched, whatever the provider asks for.
    "js_runtimes": {},
    "remote_components": (),
}
LARGEST_MEMORY = 1024**3
KEPT = (
    "title", "duration", "channel", "uploader", "channel_id", "upload_date", "availability", "live_status",
    "age_limit",
)  # fmt: skip
MOST_THUMBNAILS = 8
_SAYINGS = (
    ("not a bot", "refused"),
    ("captcha", "refused"),
    ("premieres in", "not-yet"),
    ("live event will begin", "not-yet"),
    ("private", "private"),
    ("sign in", "sign-in"),
    ("login", "sign-in"),
    ("not available in your country", "elsewhere"),
    ("unavailable", "not-found"),
    ("removed", "not-found"),
    ("does not exist", "not-found"),
    ("terminated", "not-found"),
)


class Listener:
    """Keeps what yt-dlp warns of: it often tells why little was learnt."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def debug(self, message: str) -> None:
        """Progress is of no interest."""

    def warning(self, message: str) -> None:
        self.said.append(message)

    def error(self, message: str) -> None:
        self.said.append(message)


def answer_for(info: Mapping[str, Any], said: list[str]) -> dict[str, Any]:
    """The facts of an info record that are kept, or why there are none."""
    if info.get("_type", "video") != "video":
        return {"refused": "list"}
    # A video that is gone gives a record all the same: an invented title, and nothing to play.
    if not any(info.get(key) for key in ("formats", "url", "duration")):
        return _refusal(said or ["unavailable"])
    facts = {key: info[key] for key in KEPT if isinstance(info.get(key), str | int | float)}
    facts["subtitles"] = sorted(map(str, info.get("subtitles") or ()))
    facts["thumbnails"] = list(_thumbnails(info))[:MOST_THUMBNAILS]
    return {"facts": facts}


def _thumbnails(info: Mapping[str, Any]) -> Iterator[str]:
    """Addresses of pictures, the best first; yt-dlp has sorted them the other way."""
    for thumbnail in reversed(info.get("thumbnails") or []):
        if isinstance(thumbnail.get("url"), str):
            yield thumbnail["url"]


def failure_of(error: BaseException, said: list[str]) -> dict[str, Any]:
    """Why asking failed, from the errors behind the error."""
    for cause in _causes(error):
        if isinstance(cause, HTTPError):
            return {"refused": "not-found" if cause.status in (404, 410) else "refused"}
        if isinstance(cause, TransportError):
            return {"refused": "unreachable"}
    return _refusal([str(error), *said])


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and what lies behind it; yt-dlp keeps that in attributes of its own."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        behind = [getattr(one, "cause", None), one.__cause__, *(getattr(one, "exc_info", None) or ())]
        waiting += [other for other in behind if isinstance(other, BaseException)]


def _refusal(said: list[str]) -> dict[str, Any]:
    words = " ".join(said).lower()
    for piece, reason in _SAYINGS:
        if piece in words:
            return {"refused": reason}
    return {"refused": "other"}


def look_up(address: str, extractor: str) -> dict[str, Any]:
    """Ask about one address by one extractor, and by no other."""
    listener = Listener()
    options = {**OPTIONS, "logger": listener, "allowed_extractors": [extractor]}
    try:
        with yt_dlp.YoutubeDL(options) as asker:
            return answer_for(asker.extract_info(address, download=False) or {}, listener.said)
    # Extractors meet whatever a site sends: UnicodeDecodeError, KeyError, RecursionError ...
    except Exception as error:  # noqa: BLE001
        return failure_of(error, listener.said)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))


def main() -> None:
    _limit_memory()
    request = json.load(sys.stdin.buffer)
    answer = look_up(request["address"], request["extractor"])
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main()
