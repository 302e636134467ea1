"""Bundles: which folders of a snapshot are resources, and what is wrong with names and places.

The name of a bundle's folder is the permanent id of its resource; folders between it and the school
mean nothing. Only what stands here can ever be compiled.
"""

import re
from collections.abc import Collection, Iterable
from itertools import islice
from sys import intern

from library.approval.model import Key
from library.diagnostics import Finding, Location, Pass, Text, find
from library.files import DEVICE_NAMES, special_file
from library.organisation import is_identifier
from library.rules import files as rules
from library.snapshot import REGULAR, FileEntry, Snapshot
from library.suggestions import suggestion
from library.values import dataclass
from library.vietnamese import slug

SCHOOLS_FOLDER = "content/schools"
INDEX = "index.md"
SCHOOL_FILE = "school.yml"

_ALMOST_INDEX = re.compile(r"index(?:\.(?:md|markdown|txt)){0,2}", re.IGNORECASE)
_RESERVED = DEVICE_NAMES | {"index", "404", "assets", "search", "version", "sitemap", "manifest"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """The folder of one resource: its key, where it lies, its tree id, and its files by name."""

    key: Key
    folder: str
    tree: str
    files: tuple[FileEntry, ...]

    def names(self) -> list[str]:
        """The files' names inside the folder, in order."""
        return [intern(entry.path[len(self.folder) + 1 :]) for entry in self.files]


def find_bundles(
    snapshot: Snapshot, schools: Collection[str], unreadable: Collection[str] = ()
) -> Pass[dict[Key, Bundle]]:
    """Every bundle of a snapshot by its key; of two with one key, neither.

    `unreadable` schools are listed but not understood: their folders are passed over.
    """
    yield from judge_places(snapshot, schools, unreadable)
    bundles: dict[Key, Bundle] = {}
    for school in schools_in(snapshot, schools):
        bundles |= yield from bundles_of(snapshot, school, schools)
    return bundles


def schools_in(snapshot: Snapshot, schools: Collection[str]) -> list[str]:
    """The schools that have a folder, of those that the district knows."""
    return sorted({*snapshot.inside(SCHOOLS_FOLDER)} & {*schools})


def bundles_of(snapshot: Snapshot, school: str, schools: Collection[str]) -> Pass[dict[Key, Bundle]]:
    """The bundles of one school, of which the district knows, by their keys.

    No resource has the id of one of the `schools`: what a site shows of another school lies under that.
    """
    entries = list(snapshot.under(f"{SCHOOLS_FOLDER}/{school}"))
    folders = _outermost(entry.path.rpartition("/")[0] for entry in entries if _is_index(entry.path))
    members: dict[str, list[FileEntry]] = {folder: [] for folder in folders}
    for entry in entries:
        folder = _folder_of(entry.path, members)
        if folder is not None:
            members[folder].append(entry)
        elif entry.mode != REGULAR:
            yield special_file(entry)
        elif entry.path.count("/") != 3 or not _belongs_to_school(entry.path.rpartition("/")[2]):
            yield _stray(entry.path)
    bundles: dict[Key, Bundle] = {}
    repeated: set[Key] = set()
    for folder, files in members.items():
        bundle = yield from _bundle(folder, files, snapshot, schools)
        if bundle is None:
            continue
        twin = bundles.get(bundle.key)
        if twin is None:
            bundles[bundle.key] = bundle
            continue
        repeated.add(bundle.key)
        for one, other in ((twin, bundle), (bundle, twin)):
            place = Location(f"{one.folder}/{INDEX}")
            yield find(rules.REPEATED_ID, place, id=bundle.key.id, other=other.folder)
    return {key: bundle for key, bundle in bundles.items() if key not in repeated}


def _stray(path: str) -> Finding:
    name = path.rpartition("/")[2]
    hint = Text(
        "đặt vào thư mục có index.md, hoặc xoá", "put it into a folder with an index.md, or delete it"
    )
    if name != INDEX and _ALMOST_INDEX.fullmatch(name):
        hint = Text(
            f"nếu đây là phần khai báo của học liệu, đổi tên tệp thành đúng `{INDEX}` "
            "(Windows có thể đang giấu đuôi tệp)",
            f"if it is what describes a resource, rename it to exactly `{INDEX}` "
            "(Windows may hide the end of the name)",
        )
    return find(rules.STRAY_FILE, Location(path), name=name, hint=hint)


def _is_index(path: str) -> bool:
    """Whether a path of a school is the index of a resource; the school's own folder is none."""
    return path.endswith(f"/{INDEX}") and path.count("/") > 3


def _outermost(folders: Iterable[str]) -> list[str]:
    """The folders that lie in no other of them; a nested one is judged with its outer bundle."""
    kept: list[str] = []
    # Before anything else that a name may hold, so that a folder comes right before what lies in it.
    for folder in sorted(set(folders), key=lambda name: name.replace("/", "\0")):
        if not kept or not folder.startswith(kept[-1] + "/"):
            kept.append(folder)
    return kept


def _folder_of(path: str, folders: Collection[str]) -> str | None:
    folder = path.rpartition("/")[0]
    while folder and folder not in folders:
        folder = folder.rpartition("/")[0]
    return folder or None


def _bundle(
    folder: str, files: list[FileEntry], snapshot: Snapshot, schools: Collection[str]
) -> Pass[Bundle | None]:
    place = Location(f"{folder}/{INDEX}")
    school, name = folder.split("/")[2], folder.rpartition("/")[2]
    if not is_identifier(name) or name in _RESERVED or name in schools:
        example = (
            "phan-so-bang-nhau" if name in schools else slug(name)[:60].strip("-") or "phan-so-bang-nhau"
        )
        yield find(rules.BAD_FOLDER_NAME, place, name=name, example=example)
        return None
    for entry in files:
        inner = entry.path[len(folder) + 1 :]
        if inner.endswith(f"/{INDEX}"):
            yield find(rules.NESTED_BUNDLE, Location(entry.path), outer=folder)
    return Bundle(Key(intern(school), intern(name)), folder, snapshot.tree(folder), tuple(files))


def judge_places(
    snapshot: Snapshot, schools: Collection[str], unreadable: Collection[str] = ()
) -> Iterable[Finding]:
    """What lies between the folders of schools, or in that of a school of which nobody knows."""
    for name in snapshot.inside(SCHOOLS_FOLDER):
        place = f"{SCHOOLS_FOLDER}/{name}"
        entry = snapshot.file(place)
        if entry is not None:
            other = entry.mode != REGULAR
            yield special_file(entry) if other else _stray(place)
        elif schools and name not in schools and name not in unreadable:
            hint = suggestion(name, schools)
            for first in islice(snapshot.under(place), 1):
                yield find(rules.UNKNOWN_SCHOOL_FOLDER, Location(first.path), name=name, hint=hint)


def special_files_outside(snapshot: Snapshot) -> Iterable[Finding]:
    """Links, submodules and programs that lie in no school's folder; nothing ever follows them."""
    for entry in snapshot.outside(SCHOOLS_FOLDER):
        if entry.mode != REGULAR:
            yield special_file(entry)


def _belongs_to_school(name: str) -> bool:
    return name == SCHOOL_FILE or name.startswith("logo.")
