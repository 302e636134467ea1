"""Files of a bundle: which names and types may be published, judged by name, mode and first bytes.

An allow-list throughout. A name that would steer a web host, a backup left by an editor, a program,
or a file that is not what its name says keeps the version off the sites.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from library.diagnostics import Finding, Location, Pass, Text, find
from library.rules import files as rules
from library.snapshot import REGULAR, FileEntry
from library.vietnamese import slug

LARGEST_FILE = 200 * 1024 * 1024
HEAD = 64
"""How many first bytes of a file are looked at."""

DEVICE_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""What Windows takes for a device whatever the extension, so that no copy on a USB stick could hold it."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_KEY_NAME = re.compile(r"(?:^|-)(?:dap-?an|dap-?so|loi-?giai|huong-?dan-?cham|hdc|answers?|key)(?:-|$)")
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
    "120000": (
        Text("một liên kết", "a symbolic link"),
        Text("xoá liên kết rồi chép chính tệp ấy vào đây", "delete the link and put the file itself here"),
    ),
    "160000": (
        Text("một mô-đun con của Git", "a submodule"),
        Text(
            "xoá mô-đun con (git rm) rồi chép các tệp cần dùng vào đây",
            "remove the submodule (git rm) and put the files that are needed here",
        ),
    ),
    "100755": (
        Text("một tệp có quyền chạy", "an executable file"),
        Text(
            "bỏ quyền chạy: git update-index --chmod=-x", "take that right away: git update-index --chmod=-x"
        ),
    ),
}
_TYPES = "pdf, docx, xlsx, pptx, odt, txt, png, jpg, webp, mp3, mp4"
_SAVE_AS = Text(f"lưu lại thành {_TYPES} hoặc vtt", f"save it as {_TYPES} or vtt")
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"


def extension(name: str) -> str:
    """The last extension of a file name in small letters, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_named_like_a_key(name: str) -> bool:
    """Whether a file's name says that it holds answers: `dap-an.pdf`, `Loi_giai de 1.docx`."""
    return _KEY_NAME.search(slug(name)) is not None


def media_label(name: str) -> str:
    """What a download is called on its page: "PDF", "Word" ..."""
    return _MEDIA_TYPES.get(extension(name), extension(name).upper())


def judge_files(entries: Mapping[str, FileEntry], heads: Mapping[str, bytes]) -> Pass[frozenset[str]]:
    """What is wrong with the files of one bundle, by their names inside it; returns the refused."""
    refused: set[str] = set()
    for name, entry in entries.items():
        fault = _fault(name, entry, heads.get(name, b""))
        if fault is not None:
            refused.add(name)
            yield fault
    return frozenset(refused)


def name_twins(names: Iterable[str]) -> Iterable[Finding]:
    """Files of a bundle whose names are one where case or accents' encoding is ignored."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        folded = unicodedata.normalize("NFC", name).casefold()
        other = seen.setdefault(folded, name)
        if other != name:
            yield find(rules.NAME_TWINS, Location(name), name=name, other=other)


def special_file(entry: FileEntry) -> Finding:
    """The finding that an entry is a link, a submodule or a program where a file must be."""
    other = Text(f"một mục kiểu {entry.mode}", f"an entry of mode {entry.mode}")
    put = Text("thay bằng một tệp thường", "put a regular file there")
    what, hint = _KINDS_OF_ENTRY.get(entry.mode, (other, put))
    name = entry.path.rpartition("/")[2]
    return find(rules.SPECIAL_FILE, Location(entry.path), name=name, what=what, hint=hint)


def _fault(name: str, entry: FileEntry, head: bytes) -> Finding | None:
    place = Location(name)
    if entry.mode != REGULAR:
        return replace(special_file(entry), location=place)
    if not _name_allowed(name):
        return find(rules.FORBIDDEN_NAME, place, name=name)
    if entry.size > LARGEST_FILE:
        size, limit = -(-entry.size // 2**20), LARGEST_FILE // 2**20
        return find(rules.FILE_TOO_BIG, place, name=name, size=size, limit=limit)
    fault = _fault_of_type(name, head)
    if fault is None:
        return None
    reason, hint = fault
    return find(rules.TYPE_NOT_ALLOWED, place, name=name, reason=reason, hint=hint)


def _name_allowed(name: str) -> bool:
    parts = name.split("/")
    return all(_part_allowed(part) for part in parts) and parts[-1].lower() not in _CONTROL_FILES


def _part_allowed(part: str) -> bool:
    plain = _NAME.fullmatch(part) is not None and not part.endswith(".")
    return plain and part.partition(".")[0].lower() not in DEVICE_NAMES


def _fault_of_type(name: str, head: bytes) -> tuple[Text, Text] | None:
    """Why a file's type is refused, and what to do about it."""
    kind = extension(name)
    signatures = _SIGNATURES.get(kind)
    if signatures is None:
        return Text(f"không nhận đuôi .{kind}", f"files of type .{kind} are not taken"), _SAVE_AS
    if head.startswith(_LFS_POINTER):
        reason = Text("chỉ có con trỏ Git LFS, chưa có tệp", "it is a Git LFS pointer without its file")
        put = Text("đưa chính tệp ấy vào kho, không qua Git LFS", "commit the file itself, without Git LFS")
        return reason, put
    is_clip, is_webp = kind in ("mp4", "m4a"), kind == "webp"
    other_clip, other_webp = is_clip and head[4:8] != b"ftyp", is_webp and head[8:12] != b"WEBP"
    if other_clip or other_webp or not head.startswith(signatures):
        reason = Text(f"nội dung không phải tệp .{kind}", f"its content is no .{kind}")
        mend = Text(
            f"mở tệp rồi lưu lại đúng dạng .{kind}, đừng chỉ đổi đuôi tên",
            f"open it and save it as .{kind}; renaming alone does not change a file",
        )
        return reason, mend
    return None
