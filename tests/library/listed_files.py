"""Snapshots of some paths, for tests."""

from pathlib import PurePosixPath

from library.snapshot import REGULAR, FileEntry, Snapshot, file_record, folder_record, snapshot_of


def snapshot(*paths: str) -> Snapshot:
    """The files at these paths, and the folders that hold them."""
    files = [file_record(FileEntry(path, REGULAR, "0" * 40, 1)) for path in paths]
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents} - {"."}
    return snapshot_of(
        "c" * 40, [*files, *(folder_record(one, f"tree-of-{one}".replace(" ", "_")) for one in folders)]
    )
