"""What a local clip tells: its length and its best frame, asked of a process of its own."""

from PIL import Image

from build_tools.media.child_process import Answer, ask
from library.diagnostics import Text
from library.values import dataclass

TIME_LIMIT = 30
"""Seconds until the process is ended; a clip of an hour takes one or two."""

_CONTAINERS = {"mp4": "mp4", "webm": "webm"}
_REASONS = {
    "no-picture": Text("tệp không có hình", "the file has no pictures"),
    "codec": Text(
        "trình duyệt không phát được kiểu nén này; hãy xuất lại dạng H.264",
        "browsers do not play this codec; export it as H.264",
    ),
    "too-large": Text("khung hình lớn hơn 4K", "its frames are larger than 4K"),
    "too-slow": Text("đọc quá lâu", "reading it took too long"),
}
_UNREADABLE = Text("tệp hỏng hoặc không phải video", "the file is damaged or is no video")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A clip's length in seconds, where it can be known, and its best frame."""

    seconds: float | None
    frame: Image.Image


def glimpse(content: bytes, extension: str, time_limit: float = TIME_LIMIT) -> Glimpse | Text:
    """The length and best frame of a clip, or why it is not used; `extension` names its container."""
    container = _CONTAINERS.get(extension)
    if container is None:
        return _UNREADABLE
    answer = ask("clip_process.py", content, container, time_limit=time_limit)
    if not isinstance(answer, Answer):
        return _REASONS.get(answer, _UNREADABLE)
    match answer.facts:
        case {"seconds": float() | None as seconds, "width": int(width), "height": int(height)}:
            return Glimpse(seconds, Image.frombytes("RGB", (width, height), answer.payload))
        case {"refused": str(reason)}:
            return _REASONS.get(reason, _UNREADABLE)
        case _:
            return _UNREADABLE
