"""The manifest of an output folder: every file we wrote, and what the disk said of it right after.

Only files that stand in it are ever replaced or removed; one that is as it was written is not read again.
Files stand in it by the part of the output and the unit that they were made in, with what those followed
from, so that what has not changed need not be made again.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from build_tools.older_manifests import OLDER_FORMATS, older_parts
from build_tools.written_part import Record, Whole, WrittenPart
from library.values import dataclass

STATE_FOLDER = ".hoclieu"
MANIFEST = "manifest.json"
JOURNAL = "journal.json"
FORMAT = 3
"""A line of JSON on the build and what each part follows from, then for each part its two lines."""

_LONG_LINE = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """Every file we wrote by part, and what the build that wrote them was made from.

    `parts` are by their folders; one without a folder has what is made by every build, wherever it lies.
    In a journal, the files to `remove` may still be there.
    """

    inputs: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, WrittenPart] = field(default_factory=dict)
    remove: Sequence[str] = ()

    def record(self, path: str) -> Record | None:
        """What was written at a path; None where nothing was."""
        for folder in ("", part_of(path)):
            part = self.parts.get(folder)
            if part is not None and (record := part.files.get(path)):
                return record
        return None

    def files_of(self, folder: str) -> dict[str, Record]:
        """Every file of a part by its path, also those that are made by every build."""
        files: dict[str, Record] = {}
        for part in ("", folder):
            if part in self.parts:
                files |= self.parts[part].files
        return {path: record for path, record in files.items() if path.startswith(f"{folder}/")}


def part_of(path: str) -> str:
    """The folder of the part that a path of the output lies in, two names deep."""
    return "/".join(path.split("/", 2)[:2])


def read_manifest(folder: Path) -> Manifest:
    """What we wrote in a folder; nothing where there is no manifest or it cannot be read."""
    return _read(folder / STATE_FOLDER / MANIFEST) or Manifest()


def read_journal(folder: Path) -> Manifest | None:
    """The manifest that a broken run was making true; None where there is none or it cannot be read."""
    return _read(folder / STATE_FOLDER / JOURNAL)


def read_inputs(folder: Path) -> Mapping[str, str]:
    """What the last build into a folder was made from, without a look at its files."""
    try:
        with (folder / STATE_FOLDER / MANIFEST).open("rb") as file:
            inputs: Mapping[str, str] = json.loads(file.readline())["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return inputs


def lines_of(manifest: Manifest) -> list[bytes]:
    """The lines of a manifest's file, or of a journal."""
    lines = [line for part in manifest.parts.values() for line in (part.on_disk, part.in_units)]
    parts = {
        folder: (part.follows, part.ground, part.whole, part.shown) for folder, part in manifest.parts.items()
    }
    header = {
        "format": FORMAT, "inputs": manifest.inputs, "remove": manifest.remove, "checksum": _checksum(lines),
        "parts": parts,
    }  # fmt: skip
    return [json.dumps(header).encode() + b"\n", *lines]


def is_unfinished(folder: Path) -> bool:
    """Whether a broken run waits to be finished by the next."""
    return (folder / STATE_FOLDER / JOURNAL).exists()


def stands_untouched(folder: Path) -> bool:
    """Whether every file that we wrote in a folder is as it was, and no broken run waits to be finished."""
    manifest = _read(folder / STATE_FOLDER / MANIFEST)
    if manifest is None or is_unfinished(folder):
        return False
    return not any(part.touched(str(folder)) for part in manifest.parts.values())


def _read(path: Path) -> Manifest | None:
    try:
        with path.open("rb", buffering=_LONG_LINE) as file:
            header, lines = json.loads(file.readline()), file.readlines()
        if header["format"] in OLDER_FORMATS:
            return Manifest(header["inputs"], older_parts(header), header.get("remove", ()))
        # Its lines are not read now, so they must be known to be whole.
        if header["format"] != FORMAT or header["checksum"] != _checksum(lines):
            return None
        parts = {
            folder: WrittenPart(follows, ground, Whole(*whole), on_disk, in_units, shown)
            for (folder, (follows, ground, whole, shown)), on_disk, in_units in zip(
                header["parts"].items(), lines[::2], lines[1::2], strict=True
            )
        }
        return Manifest(header["inputs"], parts, header["remove"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _checksum(lines: Iterable[bytes]) -> int:
    checksum = 0
    for line in lines:
        checksum = zlib.crc32(line, checksum)
    return checksum
