"""What a local clip tells: its length and its best frame, asked of a process of its own."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from library.diagnostics import Text

TIME_LIMIT = 30
"""Seconds until the process is ended; a clip of an hour takes one or two."""

_PROGRAM = Path(__file__).with_name("clip_process.py")
_CONTAINERS = {"mp4": "mp4", "webm": "webm"}
_REASONS = {
    "no-picture": Text("tệp không có hình", "the file has no pictures"),
    "codec": Text(
        "trình duyệt không phát được kiểu nén này; hãy xuất lại dạng H.264",
        "browsers do not play this codec; export it as H.264",
    ),
    "too-large": Text("khung hình lớn hơn 4K", "its frames are larger than 4K"),
}
_UNREADABLE = Text("tệp hỏng hoặc không phải video", "the file is damaged or is no video")
_TOO_SLOW = Text("đọc quá lâu", "reading it took too long")


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
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_PROGRAM), container],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _TOO_SLOW
    head, _, pixels = done.stdout.partition(b"\n")
    try:
        answer = json.loads(head)
        if "refused" in answer:
            return _REASONS.get(answer["refused"], _UNREADABLE)
        frame = Image.frombytes("RGB", (answer["width"], answer["height"]), pixels)
    except (ValueError, TypeError, KeyError):
        # Killed by its limits or by its own crash, it leaves half an answer or none.
        return _UNREADABLE
    return Glimpse(answer["seconds"], frame)
