"""Files of a bundle: which names and types may be published, judged by name, mode and first bytes.

An allow-list throughout. A name that would steer a web host, a backup left by an editor, a program,
or a file that is not what its name says keeps the version off the sites.
"""

import re
from collections.abc import Mapping

from library.diagnostics import Location, Pass, Text, find
from library.rules import files as rules
from library.snapshot import REGULAR, FileEntry

LARGEST_FILE = 200 * 1024 * 1024
HEAD = 64
"""How many first bytes of a file are looked at."""

DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""What Windows takes for a device whatever the extension, so that no copy on a USB stick could hold it."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_CONTROL_FILES = frozenset(["cname", "robots.txt", "sw.js", "web.config", "thumbs.db", "desktop.ini"])
_ZIP = (b"PK\x03\x04",)
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": _ZIP, "xlsx": _ZIP, "pptx": _ZIP, "odt": _ZIP, "ods": _ZIP, "odp": _ZIP, "ggb": _ZIP,
    "doc": _OLE, "xls": _OLE, "ppt": _OLE,
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    "gif": (b"GIF87a", b"GIF89a"),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "m4a": (b"",),
    "mp4": (b"",),
    "webm": (b"\x1aE\xdf\xa3",),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
    "txt": (b"",),
    "csv": (b"",),
    "json": (b"{",),
    "md": (b"",),
}  # fmt: skip
_MEDIA_TYPES = {
    "pdf": "PDF", "docx": "Word", "doc": "Word", "xlsx": "Excel", "xls": "Excel",
    "pptx": "PowerPoint", "ppt": "PowerPoint", "mp3": "MP3", "mp4": "MP4", "ggb": "GeoGebra",
}  # fmt: skip
_KINDS_OF_ENTRY = {
    "120000": Text("một liên kết", "a symbolic link"),
    "160000": Text("một mô-đun con", "a submodule"),
    "100755": Text("một tệp thực thi", "an executable file"),
}
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"


def extension(name: str) -> str:
    """The last extension of a file name in small letters, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def media_label(name: str) -> str:
    """What a download is called on its page: "PDF", "Word" ..."""
    return _MEDIA_TYPES.get(extension(name), extension(name).upper())


def judge_files(entries: Mapping[str, FileEntry], heads: Mapping[str, bytes]) -> Pass[None]:
    """What is wrong with the files of one bundle, by their names inside it."""
    for name, entry in entries.items():
        place = Location(name)
        if entry.mode != REGULAR:
            other = Text(f"một mục kiểu {entry.mode}", f"an entry of mode {entry.mode}")
            what = _KINDS_OF_ENTRY.get(entry.mode, other)
            yield find(rules.SPECIAL_FILE, place, name=name, what=what)
        elif not _name_allowed(name):
            yield find(rules.FORBIDDEN_NAME, place, name=name)
        elif entry.size > LARGEST_FILE:
            size, limit = entry.size // 2**20, LARGEST_FILE // 2**20
            yield find(rules.FILE_TOO_BIG, place, name=name, size=size, limit=limit)
        else:
            reason = _fault_of_type(name, heads.get(name, b""))
            if reason is not None:
                yield find(rules.TYPE_NOT_ALLOWED, place, name=name, reason=reason)


def _name_allowed(name: str) -> bool:
    parts = name.split("/")
    return all(_part_allowed(part) for part in parts) and parts[-1].lower() not in _CONTROL_FILES


def _part_allowed(part: str) -> bool:
    plain = _NAME.fullmatch(part) is not None and not part.endswith(".")
    return plain and part.partition(".")[0].lower() not in DEVICE_NAMES


def _fault_of_type(name: str, head: bytes) -> Text | None:
    kind = extension(name)
    signatures = _SIGNATURES.get(kind)
    if signatures is None:
        return Text(f"không nhận đuôi .{kind}", f"files of type .{kind} are not taken")
    if head.startswith(_LFS_POINTER):
        return Text("chỉ có con trỏ Git LFS, chưa có tệp", "it is a Git LFS pointer without its file")
    is_clip = kind in ("mp4", "m4a")
    if is_clip and head[4:8] != b"ftyp":
        return Text("nội dung không phải tệp mp4", "its content is no mp4")
    if kind == "webp" and head[8:12] != b"WEBP":
        return Text("nội dung không phải ảnh webp", "its content is no webp picture")
    if not head.startswith(signatures):
        return Text(f"nội dung không phải tệp .{kind}", f"its content is no .{kind}")
    return None
