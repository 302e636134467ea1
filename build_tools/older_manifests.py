"""Manifests as earlier versions wrote them: one JSON value, with every file by its unit or by its path alone.

What we wrote must never become foreign because the tool is another.
"""

from collections.abc import Mapping
from typing import Any

from build_tools.written_part import Record, Unit, Whole, WrittenPart, written_part

OLDER_FORMATS = (1, 2)


def older_parts(data: Mapping[str, Any]) -> dict[str, WrittenPart]:
    """The parts of a manifest of format 1 or 2; of none of them it is known that it was made whole."""
    units = {"": ("", data["files"])} if data["format"] == 1 else data["units"]
    by_part: dict[str, dict[str, Unit]] = {}
    for full_name, (follows, files) in units.items():
        folder, _, name = full_name.partition(" ")
        records = {path: Record(*record) for path, record in files.items()}
        by_part.setdefault(folder, {})[name] = Unit(follows, records)
    grounds = {folder: ground for folder, (_, ground) in data.get("parts", {}).items()}
    return {
        folder: written_part("", grounds.get(folder, {}), Whole(0, ""), own)
        for folder, own in by_part.items()
    }
