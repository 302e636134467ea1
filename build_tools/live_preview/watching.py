"""Says when something was changed in the work tree, or in what Git points to, and what.

The system tells of each change where it can (inotify, FSEvents, ReadDirectoryChangesW). Where it has
no more watches to give, everything is looked through again and again instead.
"""

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from build_tools.git import git
from build_tools.repository import CONTENT, Repository

QUIET = 0.04
"""In seconds: a change is whole when nothing more happened for so long; editors write in parts."""
LONGEST = 0.4
"""In seconds: a change is told after this, though more is still happening."""
EVERY = 1.0
"""In seconds: how often everything is looked through where nothing is told."""

_TOLD: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip
"""Not that a file was opened or read: Git does that to all of them."""
_FOLDER = CONTENT[0]
_OF_THE_ROOT = (*CONTENT, ".gitignore")
_POINTERS = ("HEAD", "packed-refs")


class Watch:
    """The changes of one repository, as they come."""

    def __init__(self) -> None:
        self._changes: SimpleQueue[str] = SimpleQueue()
        self._observer: BaseObserver | None = None
        self._lost = False

    @property
    def told(self) -> bool:
        """Whether changes are told; else they must be looked for."""
        alive = self._observer is not None and all(one.is_alive() for one in self._observer.emitters)
        return alive and not self._lost

    def wait(self, *, patient: bool = True) -> frozenset[str] | None:
        """Wait for a change: the paths in the work tree that it concerns, or None, which means any.

        There are no paths where only what Git points to was changed. Where nothing is told, or who
        waits is not `patient`, None comes after a while.
        """
        first: str | None = None
        while first is None:
            try:
                first = self._changes.get(timeout=EVERY)
            except Empty:
                if not (self.told and patient):
                    return None
        changed, begun = {first}, monotonic()
        while monotonic() < begun + LONGEST:
            try:
                changed.add(self._changes.get(timeout=QUIET))
            except Empty:
                break
        return frozenset(changed - {""}) if self.told else None

    def begin(self, repository: Repository) -> None:
        """Ask the system to tell of changes; where it will not, they are looked for."""
        root = repository.root
        own = Path(os.fsdecode(git(root, "rev-parse", "--absolute-git-dir")).rstrip("\n"))
        shared = (root / os.fsdecode(git(root, "rev-parse", "--git-common-dir")).rstrip("\n")).resolve()
        # A folder that was moved away and comes back is told of so, with all that is watched.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        observer = Observer()
        try:
            observer.start()
            self._schedule(observer, root / _FOLDER, lambda path: _below(path, root), recursive=True)
            self._schedule(observer, root, lambda path: self._at_root(path, root), recursive=False)
            for folder in {own, shared}:
                self._schedule(observer, folder, _pointer, recursive=False)
            self._schedule(observer, shared / "refs", lambda _: "", recursive=True)
        except OSError:
            observer.stop()
            return
        self._observer = observer

    def end(self) -> None:
        """Ask for nothing any more."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _schedule(self, observer: BaseObserver, folder: Path, named: "_Named", *, recursive: bool) -> None:
        handler = _Handler(self._changes, named)
        observer.schedule(handler, str(folder), recursive=recursive, event_filter=_TOLD)

    def _at_root(self, path: str, root: Path) -> str | None:
        below = _below(path, root)
        if below == _FOLDER:
            self._lost = True  # what comes in its place is another folder, that nobody watches
        return below if below in _OF_THE_ROOT else None


_Named = Callable[[str], str | None]
"""What a path that the system tells of is called: in the work tree, "" for Git's, None if of no concern."""


class _Handler(FileSystemEventHandler):
    """Takes down what is told, in a thread of the observer's."""

    def __init__(self, changes: "SimpleQueue[str]", named: _Named) -> None:
        self._changes = changes
        self._named = named

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in {event.src_path, event.dest_path} - {"", b""}:
            name = self._named(os.fsdecode(path))
            if name is not None:
                self._changes.put(name)


def _below(path: str, root: Path) -> str | None:
    return Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else None


def _pointer(path: str) -> str | None:
    return "" if Path(path).name in _POINTERS else None


@contextmanager
def watching(repository: Repository) -> Iterator[Watch]:
    """The changes of a repository from now on."""
    watch = Watch()
    watch.begin(repository)
    try:
        yield watch
    finally:
        watch.end()
