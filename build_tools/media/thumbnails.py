"""The picture of a video elsewhere: downloaded within limits, decoded with care, and written anew."""

import json
from collections.abc import Iterable

from build_tools.media.child_process import Answer, ask
from build_tools.media.stills import LARGEST_BYTES, read_still
from build_tools.media.webp import kept_still
from library.diagnostics import Text

TIME_LIMIT = 30
"""Seconds for one picture."""

_NONE_NAMED = Text("không có ảnh nào được giới thiệu", "no picture is named")
_REASONS = {
    "refused": Text("máy chủ không đưa ảnh", "the server does not give it"),
    "elsewhere": Text("ảnh ở một nơi lạ", "it lies at an unknown place"),
    "too-large": Text(
        f"tệp nặng quá {LARGEST_BYTES // 2**20} MB", f"the file is larger than {LARGEST_BYTES // 2**20} MB"
    ),
    "too-slow": Text("tải quá lâu", "downloading it took too long"),
}
_UNREACHABLE = Text("không kết nối được", "it could not be reached")


def fetch_thumbnail(
    addresses: Iterable[str], origins: tuple[str, ...], time_limit: float = TIME_LIMIT
) -> bytes | Text:
    """The first usable picture of `addresses` as WebP, or why the last of them was not."""
    reason = _NONE_NAMED
    for address in addresses:
        content = _download(address, origins, time_limit)
        if isinstance(content, Text):
            reason = content
            continue
        picture = read_still(content)
        if not isinstance(picture, Text):
            return kept_still(picture)
        reason = picture
    return reason


def _download(address: str, origins: tuple[str, ...], time_limit: float) -> bytes | Text:
    request = {"address": address, "origins": origins, "most": LARGEST_BYTES}
    answer = ask("fetch_process.py", json.dumps(request).encode(), time_limit=time_limit)
    if not isinstance(answer, Answer):
        return _REASONS.get(answer, _UNREACHABLE)
    if answer.facts.get("refused") == "":
        return answer.payload
    return _REASONS.get(str(answer.facts.get("refused")), _UNREACHABLE)
