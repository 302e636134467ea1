"""Writes what changed, removes what is gone, and leaves everything else alone.

Changed files are staged in a folder of their own, then a journal says what will be renamed and
removed, then it is done, and the manifest is written last. A run that breaks before the journal
changed nothing; one that breaks after it is finished by the next. Only files that stand in the
manifest are ever replaced or removed: what we did not write is not ours to delete.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from library.diagnostics import Text

STATE_FOLDER = ".hoclieu"
_MANIFEST = "manifest.json"
_JOURNAL = "journal.json"
_STAGED = "staged"
_LOCK = "lock"
_FORMAT = 1


class OutputError(Exception):
    """The output folder cannot be written safely; `text` says why and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(vi, en)


@dataclass(frozen=True, slots=True)
class Record:
    """A file we wrote: what it holds, and what the disk said of it right after."""

    digest: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file we wrote, and what the build that wrote them was made from."""

    files: dict[str, Record] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutputReport:
    """How many files a build wrote, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


@dataclass(slots=True)
class Staging:
    """Files put by one worker: those that changed are written to a folder of its own.

    Holds no open file and no lock, so that it can be handed to another process and back.
    """

    root: Path
    folder: Path
    known: Mapping[str, Record]
    put_digests: dict[str, str] = field(default_factory=dict)
    staged: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, content: bytes) -> str:
        """Put a file at its path in the output; returns the sha256 of its content."""
        digest = hashlib.sha256(content).hexdigest()
        self.put_lazily(path, digest, lambda: content)
        return digest

    def put_lazily(self, path: str, digest: str, content: Callable[[], bytes]) -> None:
        """Put a file whose digest is known; its content is asked for only if it changed."""
        if path in self.put_digests:
            raise OutputError(f"hai tệp cùng một địa chỉ: {path}", f"two files for one address: {path}")
        self.put_digests[path] = digest
        record = self.known.get(path)
        if record is not None and record.digest == digest and _is_as_written(f"{self.root}/{path}", record):
            return
        name = f"{self.folder.name}/{len(self.staged)}"
        with open(f"{self.folder}/{len(self.staged)}", "wb") as file:  # noqa: PTH123 - for every file
            file.write(content())
        self.staged[path] = name


class Output:
    """One build's way to the output folder: files are staged in parts, then committed together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = folder / STATE_FOLDER
        self._put: dict[str, str] = {}
        self._staged: dict[str, str] = {}
        _refuse_links(folder)
        self._state.mkdir(parents=True, exist_ok=True)
        self._lock()
        self._manifest = read_manifest(folder)
        self._roll_forward()
        shutil.rmtree(self._state / _STAGED, ignore_errors=True)
        self._manifest = read_manifest(folder)

    def staging(self, name: str) -> Staging:
        """A place to put files; `name` must be new."""
        folder = self._state / _STAGED / name
        folder.mkdir(parents=True)
        return Staging(self._folder, folder, self._manifest.files)

    def take(self, staging: Staging) -> None:
        """Take over what was put in a staging, here or in another process."""
        self._put |= staging.put_digests
        self._staged |= staging.staged

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
        kept = {p: r for p, r in self._manifest.files.items() if p not in self._put}
        for path in gone:
            kept.pop(path)
        journal = {
            "format": _FORMAT,
            "rename": self._staged,
            "remove": gone,
            "put": self._put,
            "kept": {path: [r.digest, r.size, r.mtime] for path, r in kept.items()},
            "inputs": dict(inputs),
        }
        _write_durably(self._state / _JOURNAL, json.dumps(journal).encode())
        self._roll_forward()
        report = OutputReport(len(self._staged), len(self._put) - len(self._staged), len(gone))
        self.close()
        return report

    def close(self) -> None:
        """Let others write; what was put and not committed is forgotten."""
        shutil.rmtree(self._state / _STAGED, ignore_errors=True)
        (self._state / _LOCK).unlink(missing_ok=True)

    def _refuse_foreign(self) -> None:
        folders: set[str] = set()
        for path in self._staged:
            if path not in self._manifest.files and os.path.lexists(f"{self._folder}/{path}"):
                raise OutputError(
                    f"{self._folder / path}: tệp này không do hoclieu tạo ra nên không ghi đè; "
                    "hãy chuyển nó đi, hoặc chọn thư mục khác bằng --out",
                    f"{self._folder / path}: not written by hoclieu, so it is left alone; "
                    "move it away, or choose another folder with --out",
                )
            parent = path.rpartition("/")[0]
            if parent not in folders:
                folders.add(parent)
                _refuse_links_inside(self._folder, path)

    def _roll_forward(self) -> None:
        """Finish what a journal says; does nothing where there is none."""
        journal_path = self._state / _JOURNAL
        try:
            journal = json.loads(journal_path.read_bytes())
        except FileNotFoundError:
            return
        except ValueError:
            journal_path.unlink()
            return
        made: set[str] = set()
        for path, staged in journal["rename"].items():
            parent = f"{self._folder}/{path}".rpartition("/")[0]
            if parent not in made:
                made.add(parent)
                os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - for every file
            # A run that was broken off here had moved it already.
            with suppress(FileNotFoundError):
                os.replace(f"{self._state}/{_STAGED}/{staged}", f"{self._folder}/{path}")  # noqa: PTH105
        for path in journal["remove"]:
            (self._folder / path).unlink(missing_ok=True)
            _remove_empty(self._folder, path)
        files = {path: Record(*record) for path, record in journal["kept"].items()}
        old = self._manifest.files
        for path, digest in journal["put"].items():
            if path not in journal["rename"]:
                files[path] = old[path]
            else:
                stat = os.stat(f"{self._folder}/{path}")  # noqa: PTH116 - for every file
                files[path] = Record(digest, stat.st_size, stat.st_mtime_ns)
        _write_manifest(self._state, Manifest(files, journal["inputs"]))
        journal_path.unlink()

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


def read_manifest(folder: Path) -> Manifest:
    """What we wrote in a folder; nothing where there is no manifest or it cannot be read."""
    try:
        data = json.loads((folder / STATE_FOLDER / _MANIFEST).read_bytes())
        if data["format"] != _FORMAT:
            return Manifest()
        files = {path: Record(*record) for path, record in data["files"].items()}
        return Manifest(files, data["inputs"])
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def stands_untouched(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of a manifest still is as we wrote it, and no broken run waits to be finished."""
    if (folder / STATE_FOLDER / _JOURNAL).exists():
        return False
    return all(_is_as_written(f"{folder}/{path}", record) for path, record in manifest.files.items())


def _write_manifest(state: Path, manifest: Manifest) -> None:
    files = {path: [r.digest, r.size, r.mtime] for path, r in sorted(manifest.files.items())}
    data = {"format": _FORMAT, "inputs": manifest.inputs, "files": files}
    _write_durably(state / _MANIFEST, json.dumps(data).encode())


def _is_as_written(path: str, record: Record) -> bool:
    try:
        stat = os.lstat(path)
    except OSError:
        return False
    return stat.st_size == record.size and stat.st_mtime_ns == record.mtime


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


def _refuse_links_inside(root: Path, path: str) -> None:
    folder = (root / path).parent
    while folder != root:
        _refuse_links(folder)
        folder = folder.parent


def _is_running(lock: Path) -> bool:
    try:
        process = int(lock.read_text())
        os.kill(process, 0)
    except (OSError, ValueError):
        return False
    return process != os.getpid()
