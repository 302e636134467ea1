"""The folder that the output stands in: one build at a time writes to it, and a broken one is finished.

A journal says what the output will be, then what is gone is removed, the staged files are moved in, and the
journal becomes the manifest. A run that breaks before the journal changed nothing; one that breaks after it
is finished by the next.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from build_tools.folder_lock import FolderLock, is_held
from build_tools.manifest import JOURNAL, MANIFEST, STATE_FOLDER, Manifest, lines_of, read_journal
from build_tools.output_place import fault_of_link
from build_tools.staging import OutputError

_STAGED = "staged"
_LOCK = "lock"
_IGNORE_ALL = """\
# Do hoclieu tạo ra: các trang đã dựng không commit vào kho. Muốn commit thì xoá tệp này.
# Made by hoclieu: built sites are not committed. To commit them, delete this file.
*
"""


class OutputFolder:
    """An output folder that this build holds until it is closed; files are staged below `staged`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.staged = path / STATE_FOLDER / _STAGED
        self._state = path / STATE_FOLDER
        refuse_links(path)
        make_folder(path)
        self._state.mkdir(exist_ok=True)
        self._lock = FolderLock(self._state / _LOCK)
        if not self._lock.take():
            raise OutputError(
                f"một lần dựng khác đang ghi vào {path}; hãy đợi nó xong rồi chạy lại",
                f"another build is writing to {path}; wait for it to end",
            )
        try:
            _keep_from_git(path)
            self._roll_forward()
        except BaseException:
            self._lock.release()
            raise
        shutil.rmtree(self.staged, ignore_errors=True)

    def commit(self, manifest: Manifest) -> None:
        """Move in what is staged and remove what is gone; then that is the manifest."""
        _write_durably(self._state / JOURNAL, lines_of(manifest))
        self._finish(manifest.remove)

    def close(self) -> None:
        """Let others write; what was put and not committed is forgotten."""
        shutil.rmtree(self.staged, ignore_errors=True)
        self._lock.release()

    def _roll_forward(self) -> None:
        """Finish what a journal says that a broken run left; does nothing where there is none."""
        journal = read_journal(self.path)
        if journal is None:
            (self._state / JOURNAL).unlink(missing_ok=True)
        else:
            self._finish(journal.remove)

    def _finish(self, gone: Iterable[str]) -> None:
        """Do what the journal says, which then is the manifest."""
        # First, for a folder may come where a file was.
        for path in gone:
            (self.path / path).unlink(missing_ok=True)
            _remove_empty(self.path, path)
        # What a run that was broken off here had moved already is no longer there to be moved.
        _move_in(str(self.staged), str(self.path))
        (self._state / JOURNAL).replace(self._state / MANIFEST)


def _keep_from_git(path: Path) -> None:
    """Let Git pass over a new output, lest somebody commits it by `git add .`; whoever wants that deletes it.

    One that Git keeps as a repository of its own is meant to be committed.
    """
    if (path / STATE_FOLDER / MANIFEST).exists() or os.path.lexists(path / ".git"):
        return
    with suppress(FileExistsError), (path / ".gitignore").open("x", encoding="utf-8") as file:
        file.write(_IGNORE_ALL)


def is_being_written(folder: Path) -> bool:
    """Whether somebody builds into a folder just now."""
    return is_held(folder / STATE_FOLDER / _LOCK)


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


def _write_durably(path: Path, lines: Iterable[bytes]) -> None:
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        file.writelines(lines)
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


def refuse_links(folder: Path) -> None:
    """Refuse a folder that is a link."""
    fault = fault_of_link(folder)
    if fault is not None:
        raise OutputError(fault.vi, fault.en)


def make_folder(folder: Path) -> None:
    """Make the output folder where it is not there yet; OutputError where none can be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise OutputError(
            f"{folder}: không tạo được thư mục đích (một tệp đang ở chỗ ấy, không có ổ đĩa ấy, hoặc không có "
            "quyền ghi); hãy chọn thư mục khác bằng --out",
            f"{folder}: the output folder cannot be made (a file stands there, there is no such disk, or it "
            "may not be written); choose another with --out",
        ) from None
