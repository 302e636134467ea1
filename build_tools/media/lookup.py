"""Asks what is known of one video elsewhere, through yt-dlp in a process of its own."""

import json

from build_tools.media.child_process import Answer, ask
from build_tools.media.providers import Provider
from build_tools.media.video_facts import VideoFacts, read_facts
from library.diagnostics import Text

TIME_LIMIT = 60
"""Seconds until the process is ended; an answer usually takes three."""

UNREACHABLE = Text(
    "không kết nối được, hãy xem lại mạng", "it could not be reached; see whether the network works"
)
_TOO_SLOW = Text("chờ quá lâu mà không có trả lời", "there was no answer in time")
NO_ANSWER = (UNREACHABLE, _TOO_SLOW)
_REASONS = {
    "unreachable": UNREACHABLE,
    "too-slow": _TOO_SLOW,
    "not-found": Text("video không còn ở đó", "the video is not there"),
    "private": Text(
        "video để riêng tư; hãy đặt “Không công khai” (unlisted) hoặc “Công khai”",
        "the video is private; set it to unlisted or public",
    ),
    "sign-in": Text("phải đăng nhập mới xem được video", "watching it needs a login"),
    "not-yet": Text("video chưa phát", "the video has not been shown yet"),
    "elsewhere": Text("video không mở được ở Việt Nam", "the video is closed in this country"),
    "refused": Text("máy chủ từ chối trả lời", "the server refuses to answer"),
    "list": Text("đó là một danh sách, không phải một video", "it is a list, not one video"),
}
_OTHER = Text("không hiểu được câu trả lời", "the answer was not understood")
_CLOSED = {
    "private": "private",
    "needs_auth": "sign-in",
    "premium_only": "sign-in",
    "subscriber_only": "sign-in",
}


def look_up(id_: str, provider: Provider, time_limit: float = TIME_LIMIT) -> VideoFacts | Text:
    """What the provider tells of the video `id_`, or why nothing was learnt."""
    request = {"address": provider.address.format(id=id_), "extractor": provider.extractor}
    answer = ask("lookup_process.py", json.dumps(request).encode(), time_limit=time_limit)
    if not isinstance(answer, Answer):
        return _REASONS.get(answer, _OTHER)
    match answer.facts:
        case {"facts": dict(found)}:
            facts = read_facts(found)
            closed = _CLOSED.get(facts.availability)
            return _REASONS[closed] if closed else facts
        case {"refused": str(reason)}:
            return _REASONS.get(reason, _OTHER)
        case _:
            return _OTHER
