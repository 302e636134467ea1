"""Writes what changed, removes what is gone, and leaves everything else alone.

Files are put or kept by units in parts, and what differs is staged in a tree of its own. Only files that
stand in the manifest are ever replaced or removed: what we did not write is not ours to delete.
"""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field
from functools import partial
from pathlib import Path

from build_tools.manifest import Manifest, part_of, read_manifest
from build_tools.new_part import NewPart
from build_tools.output_folder import OutputFolder, refuse_links
from build_tools.staging import Blobs, OutputError, Parcel, Staging, two_files_at
from build_tools.unit_keeping import UnitKeeping, Why
from build_tools.written_part import Record, Touched, Whole, WrittenPart
from library.approval.rollback import is_witness
from library.values import dataclass

_WITNESS = "version.json"


@dataclass(frozen=True, slots=True)
class OutputReport:
    """How many files a build wrote, left as they were, and removed; `why` it wrote each, by path.

    `manifest` has all files that stand in the output now.
    """

    written: int
    unchanged: int
    removed: int
    why: Mapping[str, Why] = field(default_factory=dict)
    manifest: Manifest = field(default_factory=Manifest)


class Output:
    """One build's way to the output folder: files are staged in parts, then committed together.

    `touched` tells which files of a part are no longer as they were written.
    """

    def __init__(self, folder: Path, touched: Touched = WrittenPart.touched) -> None:
        self._folder = OutputFolder(folder)
        self._kept: dict[str, WrittenPart] = {}
        self._new: dict[str, NewPart] = {}
        self._staged: dict[str, Record] = {}
        self._manifest = read_manifest(folder)
        self._keeping = UnitKeeping(folder, self._manifest, touched)

    def staging(self) -> Staging:
        """A place to put files, each of them in one staging only."""
        return Staging(self._folder.path, self._folder.staged, self._manifest)

    def parcels(self) -> Callable[[], Parcel]:
        """Makes places to put files from where this output cannot be seen, for parts that are not kept."""
        known: dict[str, str] = {}
        for folder, part in self._manifest.parts.items():
            if folder not in self._kept:
                touched = self._keeping.touched(folder)
                known |= {path: file.digest for path, file in part.files.items() if path not in touched}
        return partial(Parcel, known)

    def unpacked(self, parcel: Parcel, blobs: Blobs) -> Staging:
        """What came from there, staged here."""
        staging = self.staging()
        staging.unpack(parcel, blobs)
        return staging

    def take(self, staging: Staging) -> None:
        """Take over what was put in a staging, here or in another process."""
        for full_name, (follows, paths) in staging.units.items():
            folder, _, name = full_name.partition(" ")
            self._part(folder).take(name, follows, {path: staging.put_digests[path] for path in paths})
        self._staged |= staging.staged

    def keep_part(self, folder: str, follows: str, ground: Mapping[str, str]) -> bool:
        """Keep a part of the output as it stands where it was made whole from the same.

        Asked before anything is put or kept there.
        """
        part = self._keeping.of_part(folder, follows, ground)
        if part is None:
            self._new[folder] = NewPart(folder, follows, ground)
        else:
            self._kept[folder] = part
        return part is not None

    def shows(self, folder: str, resources: int) -> None:
        """Say how many resources a part shows that is not kept."""
        self._part(folder).shown = resources

    def keep(self, full_name: str, follows: str) -> bool:
        """Keep the files of a unit where they stand as they were made from the same; may be asked again."""
        folder, _, name = full_name.partition(" ")
        part = self._part(folder)
        if name in part.kept:
            return True
        unit = self._keeping.of_unit(full_name, follows)
        if unit is not None:
            part.keep(name, unit)
        return unit is not None

    def new_digests(self, folder: str) -> dict[str, str] | None:
        """The sha256 of the files that a part has so far, by their path in it; None if it is kept."""
        return None if folder in self._kept else self._part(folder).digests_within()

    def whole(self, folder: str) -> Whole:
        """All files of a part but those that are made by every build."""
        return self._kept[folder].whole if folder in self._kept else self._part(folder).whole()

    def _part(self, folder: str) -> NewPart:
        if folder in self._kept:
            raise ValueError(f"{folder} is kept as it stands")
        if folder not in self._new:
            self._new[folder] = NewPart(folder)
        return self._new[folder]

    def commit(self, scopes: Iterable[str], inputs: Mapping[str, str]) -> OutputReport:
        """Make the output what was put: within `scopes`, folders of it, all else of ours goes."""
        self._refuse_two_files()
        self._refuse_foreign()
        manifest = self._manifest_after(tuple(scope.rstrip("/") + "/" for scope in scopes), inputs)
        self._folder.commit(manifest)
        files = sum(part.whole.files for part in self._kept.values())
        files += sum(len(part.digests) for part in self._new.values())
        written, removed = len(self._staged), len(manifest.remove)
        report = OutputReport(written, files - written, removed, self._why(), manifest)
        self.close()
        return report

    def _manifest_after(self, scopes: tuple[str, ...], inputs: Mapping[str, str]) -> Manifest:
        """What was put or kept, what other builds put elsewhere, and what is to go."""
        parts: dict[str, WrittenPart] = {}
        gone: list[str] = []
        for folder in dict.fromkeys((*self._manifest.parts, *self._new)):
            absent = self._absent(folder)
            left = {path for path in absent if not path.startswith(scopes)}
            gone += (path for path in absent if path not in left)
            if (part := self._part_after(folder, left)) is not None:
                parts[folder] = part
        return Manifest(dict(inputs), parts, gone)

    def _absent(self, folder: str) -> list[str]:
        """The files of a part that are in the manifest, and were neither kept nor put by this build."""
        before = self._manifest.parts.get(folder)
        if before is None or folder in self._kept:
            return []
        own = self._new[folder].digests if folder in self._new else {}
        return [
            path
            for path in before.paths
            if path not in own and not self._has("", path) and not self._has(part_of(path), path)
        ]

    def _part_after(self, folder: str, left: Collection[str]) -> WrittenPart | None:
        before = self._manifest.parts.get(folder)
        if before is None:
            return self._part(folder).written(self._record, {})
        if folder in self._kept or (folder not in self._new and len(left) == len(before.paths)):
            return before
        return self._part(folder).written(self._record, before.only(left) if left else {})

    def _record(self, path: str) -> Record:
        record = self._staged.get(path) or self._manifest.record(path)
        if record is None:
            raise KeyError(path)
        return record

    def _has(self, folder: str, path: str) -> bool:
        """Whether a file was put in a part, or is kept there."""
        if folder in self._kept:
            return self._kept[folder].has(path)
        return folder in self._new and path in self._new[folder].digests

    def _refuse_two_files(self) -> None:
        """Refuse what is made by every build at an address in a part; each part has seen to its own."""
        for path in self._part("").digests:
            if self._has(part_of(path), path):
                raise two_files_at(path)

    def _why(self) -> dict[str, Why]:
        return {
            path: self._keeping.why.get(f"{folder} {name}", "always")
            for folder, part in self._new.items()
            for name, (_, paths) in part.put.items()
            for path in paths
            if path in self._staged
        }

    def close(self) -> None:
        """Let others write; what was put and not committed is forgotten."""
        self._folder.close()

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
                place = self._folder.path / folder
                refuse_links(place)
                stands[folder] = place.is_dir()
                if not stands[folder]:
                    self._refuse_if_foreign(folder)
        return stands[folder]

    def _refuse_if_foreign(self, path: str) -> None:
        place = self._folder.path / path
        if self._manifest.record(path) is None and os.path.lexists(place) and not _is_witness(path, place):
            raise OutputError(
                f"{place}: tệp này không do hoclieu tạo ra nên không ghi đè; "
                "hãy chuyển nó đi, hoặc chọn thư mục khác bằng --out",
                f"{place}: not written by hoclieu, so it is left alone; "
                "move it away, or choose another folder with --out",
            )


def _is_witness(path: str, place: Path) -> bool:
    """Whether a site's version.json was brought from where it is published, to witness against a rollback.

    What it says was heard before anything is built, and goes on in the one that replaces it.
    """
    own = path == f"{part_of(path)}/{_WITNESS}" and place.is_file() and not place.is_symlink()
    return own and is_witness(place.read_bytes())
