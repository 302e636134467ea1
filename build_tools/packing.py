"""Copies of a built site to carry: a folder or a zip for a USB stick, with checksums and deltas.

A copy opens by a double click on index.html, without a server. It holds what we built and nothing
else of the folder. `SHA256SUMS.txt` is in the form that `sha256sum --check` reads.
"""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from build_tools.manifest import read_manifest
from library.values import dataclass

SUMS = "SHA256SUMS.txt"
GONE = "DA-GO.txt"
READ_ME = "DOC-TRUOC.txt"
VIDEO_TYPES = (".mp4", ".webm")

_SITE = re.compile(r"^Bản chép của trang: ([a-z0-9-]+)\s*$", re.MULTILINE)
_FOLDER = "kho-"
_ALREADY_SMALL = (".mp4", ".webm", ".webp", ".png", ".jpg", ".jpeg", ".woff2", ".zip", ".docx", ".pptx")
_UNREADABLE = (OSError, ValueError, StopIteration, zipfile.BadZipFile)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_READ_ME = """\
Bản chép của trang: {site}

Mở tệp index.html trong thư mục này bằng trình duyệt (Chrome, Cốc Cốc, Edge, Firefox); không cần mạng.
Bản cập nhật: chép đè lên bản cũ; tệp {gone} liệt kê những tệp cũ nên xoá.

A copy of the site: {site}
Open index.html of this folder in a browser; no network is needed.
An update is copied over the earlier copy; {gone} lists the old files to delete.
"""


class AlteredError(Exception):
    """A file of the site, by its path, is not what was built."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a copy will hold: files to write by path, files of the earlier copy that are gone.

    `sums` are the sha256 of all files of the whole copy, written now or kept; sizes are in bytes.
    """

    site: str
    root: Path
    files: Mapping[str, int]
    gone: tuple[str, ...]
    sums: Mapping[str, str]
    left_out: int

    @property
    def size(self) -> int:
        """The bytes of the files to write, before any packing."""
        return sum(self.files.values())

    @property
    def video_size(self) -> int:
        return sum(size for path, size in self.files.items() if is_video(path))


def is_video(path: str) -> bool:
    return path.lower().endswith(VIDEO_TYPES)


def plan_pack(out: Path, site: str, earlier: Mapping[str, str] | None, *, videos: bool) -> Pack:
    """What to put into a copy of `site`, built in `out`; `earlier` are the sums of the copy before."""
    root, prefix = out / "sites" / site, f"sites/{site}/"
    sums: dict[str, str] = {}
    sizes: dict[str, int] = {}
    left_out = 0
    for path, record in sorted(read_manifest(out).files_of(f"sites/{site}").items()):
        if videos or not is_video(path):
            name = path.removeprefix(prefix)
            sums[name], sizes[name] = record.digest, record.size
        else:
            left_out += 1
    before = earlier or {}
    changed = [path for path, digest in sums.items() if before.get(path) != digest]
    return Pack(
        site,
        root,
        {path: sizes[path] for path in changed},
        tuple(sorted(set(before) - set(sums))),
        sums,
        left_out,
    )


def read_sums(copy: Path) -> dict[str, str] | None:
    """The checksums of an earlier copy, a folder or a zip; None where it is none of ours."""
    try:
        text, _ = _file_of(copy, SUMS)
        return {path: digest for digest, path in (line.split("  ", 1) for line in text.splitlines())}
    except _UNREADABLE:
        return None


def site_of(copy: Path) -> str | None:
    """The site that an earlier copy is of; None where it does not tell, as older folders do not."""
    try:
        text, folder = _file_of(copy, READ_ME)
    except _UNREADABLE:
        return None
    told = _SITE.search(text)
    if told is not None:
        return told[1]
    return folder.removeprefix(_FOLDER) if folder.startswith(_FOLDER) else None


def folder_in_zip(site: str) -> str:
    """The name of the one folder in a zip of a site."""
    return f"{_FOLDER}{site}"


def _file_of(copy: Path, name: str) -> tuple[str, str]:
    """The text of a file of a copy, with the name of the folder in a zip that it lies in."""
    if copy.is_dir():
        return (copy / name).read_text(encoding="utf-8"), ""
    with zipfile.ZipFile(copy) as archive:
        path = next(PurePosixPath(n) for n in archive.namelist() if PurePosixPath(n).name == name)
        return archive.read(str(path)).decode("utf-8"), path.parent.name


def write_zip(pack: Pack, target: Path, folder: str) -> None:
    """The copy as a zip with one folder in it; the same copy gives the same bytes.

    AlteredError where a file is not what was built.
    """
    temporary = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in _contents(pack):
                entry = zipfile.ZipInfo(f"{folder}/{path}", _EPOCH)
                small = path.lower().endswith(_ALREADY_SMALL)
                entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def write_folder(pack: Pack, target: Path) -> None:
    """The copy as a folder; files of an earlier copy there that are gone are deleted, no others.

    AlteredError where a file is not what was built.
    """
    for path, content in _contents(pack):
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    for path in (*pack.gone, *([] if pack.gone else [GONE])):
        place = target / path
        if _is_inside(place, target):
            place.unlink(missing_ok=True)


def links_in(pack: Pack, target: Path) -> list[Path]:
    """Links in the folder of an earlier copy where files of this one go: to write would follow them."""
    places = {target / path for path in (*pack.files, *pack.gone, READ_ME, GONE, SUMS)}
    ways = places | {way for place in places for way in place.parents if target in way.parents}
    return sorted(way for way in ways if way.is_symlink())


def may_stand_at(target: Path) -> bool:
    """Whether a copy can be written there: a zip into a folder that exists, a folder where no file is."""
    if target.suffix == ".zip":
        return target.parent.is_dir() and not target.is_dir()
    return next((p.is_dir() for p in (target, *target.absolute().parents) if p.exists()), False)


def missing_space(pack: Pack, target: Path) -> int:
    """How many bytes are lacking where the copy is to be written; 0 where there is room."""
    folder = next(place for place in (target, *target.parents) if place.is_dir())
    return max(0, pack.size - shutil.disk_usage(folder).free)


def altered_files(pack: Pack) -> list[str]:
    """Files of the site that are no longer as they were built, by path."""
    return [path for path in pack.files if _as_built(pack, path) is None]


def _contents(pack: Pack) -> Iterator[tuple[str, bytes]]:
    for path in pack.files:
        content = _as_built(pack, path)
        if content is None:  # a build has come in between
            raise AlteredError(path)
        yield path, content
    yield READ_ME, _READ_ME.format(site=pack.site, gone=GONE).encode()
    if pack.gone:
        yield GONE, "".join(f"{path}\n" for path in pack.gone).encode()
    yield SUMS, "".join(f"{digest}  {path}\n" for path, digest in pack.sums.items()).encode()


def _is_inside(place: Path, folder: Path) -> bool:
    return folder.resolve() in place.resolve().parents


def _as_built(pack: Pack, path: str) -> bytes | None:
    """The content of a file of the site; None where it is not what was built."""
    try:
        content = (pack.root / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    return content if hashlib.sha256(content).hexdigest() == pack.sums[path] else None
