"""A snapshot: the files of one commit as Git lists them, before anybody has read them.

Names come from strangers, so they are data here: nothing is joined to a path of this machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

REGULAR = "100644"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a commit: its path, Git mode, object id and size in bytes."""

    path: str
    mode: str
    oid: str
    size: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files of one commit in the order of their paths, and the tree id of every folder."""

    commit: str = ""
    files: tuple[FileEntry, ...] = ()
    trees: dict[str, str] = field(default_factory=dict)

    def under(self, folder: str) -> Iterable[FileEntry]:
        """The files inside a folder, at any depth."""
        prefix = folder.rstrip("/") + "/"
        return (entry for entry in self.files if entry.path.startswith(prefix))

    def file(self, path: str) -> FileEntry | None:
        return next((entry for entry in self.files if entry.path == path), None)

    def with_paths_of(self, other: "Snapshot", paths: tuple[str, ...]) -> "Snapshot":
        """These files, but with those at or under `paths` as they stand in another snapshot."""

        def is_taken(path: str) -> bool:
            return any(path == place or path.startswith(f"{place}/") for place in paths)

        files = [e for e in self.files if not is_taken(e.path)]
        files += [e for e in other.files if is_taken(e.path)]
        trees = {path: tree for path, tree in self.trees.items() if not is_taken(path)}
        trees |= {path: tree for path, tree in other.trees.items() if is_taken(path)}
        return Snapshot(self.commit, tuple(sorted(files, key=lambda entry: entry.path)), trees)
