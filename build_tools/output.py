"""Writes what changed, removes what is gone, and leaves everything else alone.

Changed files are staged in a tree of their own, then a journal says what the output will be, then what
is gone is removed, the tree is moved in, and the journal becomes the manifest. A run that breaks before
the journal changed nothing; one that breaks after it is finished by the next. Only files that stand in
the manifest are ever replaced or removed: what we did not write is not ours to delete.
"""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from build_tools.manifest import (
    JOURNAL,
    MANIFEST,
    STATE_FOLDER,
    Manifest,
    Record,
    Unit,
    is_as_written,
    read_manifest,
    write_manifest,
)
from build_tools.staging import Blobs, OutputError, Parcel, Staging, new_units, two_files_at
from build_tools.unit_keeping import UnitKeeping, Why

_STAGED = "staged"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class OutputReport:
    """How many files a build wrote, left as they were, and removed; `why` it wrote each, by path.

    `files` are the paths of all that it put, written or left.
    """

    written: int
    unchanged: int
    removed: int
    why: Mapping[str, Why] = field(default_factory=dict)
    files: Collection[str] = ()


class Output:
    """One build's way to the output folder: files are staged in parts, then committed together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = folder / STATE_FOLDER
        self._put: dict[str, str] = {}
        self._units = new_units()
        self._kept: dict[str, Unit] = {}
        self._staged: dict[str, Record] = {}
        _refuse_links(folder)
        self._state.mkdir(parents=True, exist_ok=True)
        self._lock()
        self._roll_forward()
        shutil.rmtree(self._state / _STAGED, ignore_errors=True)
        self._manifest = read_manifest(folder)
        self._keeping = UnitKeeping(folder, self._manifest)

    def staging(self) -> Staging:
        """A place to put files, each of them in one staging only."""
        return Staging(self._folder, self._state / _STAGED, self._manifest.files)

    def parcels(self) -> Callable[[], Parcel]:
        """Makes places to put files from where this output cannot be seen."""
        known = {
            path: record.digest
            for path, record in self._manifest.files.items()
            if is_as_written(f"{self._folder}/{path}", record)
        }
        return partial(Parcel, known)

    def unpacked(self, parcel: Parcel, blobs: Blobs) -> Staging:
        """What came from there, staged here."""
        staging = self.staging()
        staging.unpack(parcel, blobs)
        return staging

    def take(self, staging: Staging) -> None:
        """Take over what was put in a staging, here or in another process."""
        for path in self._put.keys() & staging.put_digests.keys():
            raise two_files_at(path)
        self._put |= staging.put_digests
        self._staged |= staging.staged
        for name, (follows, paths) in staging.units.items():
            self._units.setdefault(name, (follows, []))[1].extend(paths)

    def keep_part(self, folder: str, follows: str, ground: Mapping[str, str]) -> bool:
        """Keep every unit of a part of the output where it was made whole from the same."""
        units = self._keeping.of_part(folder, follows, ground)
        for name, unit in (units or {}).items():
            self._keep(name, unit)
        return units is not None

    def keep(self, name: str, follows: str) -> bool:
        """Keep the files of a unit where they stand as they were made from the same; may be asked again."""
        if name in self._kept:
            return True
        unit = self._keeping.of_unit(name, follows)
        if unit is not None:
            self._keep(name, unit)
        return unit is not None

    def _keep(self, name: str, unit: Unit) -> None:
        for path in self._put.keys() & unit.files.keys():
            raise two_files_at(path)
        self._put |= {path: record.digest for path, record in unit.files.items()}
        self._kept[name] = unit

    def digests_below(self, folders: Collection[str]) -> dict[str, dict[str, str]]:
        """The sha256 of what was put so far by its path below each of `folders`, two names deep."""
        found: dict[str, dict[str, str]] = {folder: {} for folder in folders}
        for path, digest in self._put.items():
            top, site, rest = path.split("/", 2)
            if (own := found.get(f"{top}/{site}")) is not None:
                own[rest] = digest
        return found

    def commit(self, scopes: Iterable[str], inputs: Mapping[str, str]) -> OutputReport:
        """Make the output what was put: within `scopes`, folders of it, all else of ours goes."""
        scopes = tuple(scope.rstrip("/") + "/" for scope in scopes)
        gone = [path for path in self._manifest.files if path not in self._put and path.startswith(scopes)]
        self._refuse_foreign()
        _write_durably(self._state / JOURNAL, self._manifest_after(inputs, gone))
        self._finish(gone)
        unchanged = len(self._put) - len(self._staged)
        report = OutputReport(len(self._staged), unchanged, len(gone), self._why(), self._put.keys())
        self.close()
        return report

    def _manifest_after(self, inputs: Mapping[str, str], gone: Sequence[str]) -> bytes:
        parts = self._manifest.parts | self._keeping.parts
        return write_manifest(Manifest(self._made_units(gone), dict(inputs), parts), gone)

    def _made_units(self, gone: Collection[str]) -> dict[str, Unit]:
        """Every unit as it will stand: what was put, and what other builds put elsewhere."""
        before, units = self._manifest.files, dict(self._kept)
        for name, (follows, paths) in self._units.items():
            units[name] = Unit(follows, {path: self._staged.get(path) or before[path] for path in paths})
        done = self._put.keys() | set(gone)
        for name, unit in self._manifest.units.items():
            if name in self._kept:
                continue
            left = {path: record for path, record in unit.files.items() if path not in done}
            if left:
                known = units.get(name)
                units[name] = Unit("", left | known.files) if known else Unit(unit.follows, left)
        return {name: unit for name, unit in units.items() if unit.files}

    def _why(self) -> dict[str, Why]:
        return {
            path: self._keeping.why.get(name, "always")
            for name, (_, paths) in self._units.items()
            for path in paths
            if path in self._staged
        }

    def close(self) -> None:
        """Let others write; what was put and not committed is forgotten."""
        shutil.rmtree(self._state / _STAGED, ignore_errors=True)
        (self._state / _LOCK).unlink(missing_ok=True)

    def _refuse_foreign(self) -> None:
        """Refuse to write over what is not ours, or below a folder that is a link or a file of others."""
        stands = {"": True}
        for path in self._staged:
            if self._has_folder(path.rpartition("/")[0], stands):
                self._refuse_if_foreign(path)

    def _has_folder(self, folder: str, stands: dict[str, bool]) -> bool:
        """Whether a folder is there already; `stands` is what is known of others, from the top down."""
        if folder not in stands:
            if not self._has_folder(folder.rpartition("/")[0], stands):
                stands[folder] = False
            else:
                _refuse_links(self._folder / folder)
                stands[folder] = (self._folder / folder).is_dir()
                if not stands[folder]:
                    self._refuse_if_foreign(folder)
        return stands[folder]

    def _refuse_if_foreign(self, path: str) -> None:
        if path not in self._manifest.files and os.path.lexists(f"{self._folder}/{path}"):
            raise OutputError(
                f"{self._folder / path}: tệp này không do hoclieu tạo ra nên không ghi đè; "
                "hãy chuyển nó đi, hoặc chọn thư mục khác bằng --out",
                f"{self._folder / path}: not written by hoclieu, so it is left alone; "
                "move it away, or choose another folder with --out",
            )

    def _roll_forward(self) -> None:
        """Finish what a journal says that a broken run left; does nothing where there is none."""
        journal_path = self._state / JOURNAL
        try:
            journal = json.loads(journal_path.read_bytes())
            gone, _ = journal["remove"], journal["units"]
        except FileNotFoundError:
            return
        except (ValueError, KeyError, TypeError):
            journal_path.unlink()
            return
        self._finish(gone)

    def _finish(self, gone: Iterable[str]) -> None:
        """Do what the journal says, which then is the manifest."""
        # First, for a folder may come where a file was.
        for path in gone:
            (self._folder / path).unlink(missing_ok=True)
            _remove_empty(self._folder, path)
        # What a run that was broken off here had moved already is no longer there to be moved.
        _move_in(f"{self._state}/{_STAGED}", str(self._folder))
        (self._state / JOURNAL).replace(self._state / MANIFEST)

    def _lock(self) -> None:
        path = self._state / _LOCK
        try:
            with path.open("x") as lock:
                lock.write(str(os.getpid()))
        except FileExistsError:
            if _is_running(path):
                raise OutputError(
                    f"một lần dựng khác đang ghi vào {self._folder}; hãy đợi nó xong rồi chạy lại",
                    f"another build is writing to {self._folder}; wait for it to end",
                ) from None
            path.write_text(str(os.getpid()))


def is_being_written(folder: Path) -> bool:
    """Whether another process builds into a folder just now."""
    return _is_running(folder / STATE_FOLDER / _LOCK)


def _move_in(staged: str, target: str) -> None:
    """Move what lies in a staged folder to its place: whole folders where nothing stands there yet."""
    if not os.path.isdir(staged):  # noqa: PTH112 - for every folder
        return
    with os.scandir(staged) as entries:
        for entry in entries:
            place = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False) and os.path.lexists(place):
                _move_in(entry.path, place)
            else:
                os.replace(entry.path, place)  # noqa: PTH105 - for every file


def _write_durably(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _remove_empty(root: Path, path: str) -> None:
    folder = (root / path).parent
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _refuse_links(folder: Path) -> None:
    if folder.is_symlink():
        raise OutputError(
            f"{folder}: thư mục đích là một liên kết; hãy chọn một thư mục thật bằng --out",
            f"{folder}: the output folder is a symbolic link; choose a real one with --out",
        )


def _is_running(lock: Path) -> bool:
    try:
        process = int(lock.read_text())
        os.kill(process, 0)
    except (OSError, ValueError):
        return False
    return process != os.getpid()
