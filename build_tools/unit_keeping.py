"""Which units of the output can stay as they stand, and why the others cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from build_tools.manifest import Manifest, Part, Unit, is_as_written
from library.diagnostics import Text

Why = Literal["new", "own", "others", "touched", "tool", "look", "organisation", "moment", "site", "always"]
"""Why a unit is made again, as `REASONS` says it in words."""

REASONS: dict[Why, Text] = {
    "new": Text("lần đầu có trên trang", "was not there before"),
    "own": Text(
        "phiên bản, lời duyệt, thông báo hoặc ảnh của chính học liệu này đã đổi",
        "the version, approvals, notices or pictures of the resource itself changed",
    ),
    "others": Text(
        "một học liệu được nêu trên trang này đã đổi", "a resource that it shows or lists has changed"
    ),
    "touched": Text(
        "tệp trên đĩa không còn như lần dựng trước đã ghi", "it was no longer on disk as it had been written"
    ),
    "tool": Text("công cụ hoặc thư viện đi kèm đã đổi", "the tool or a package it uses changed"),
    "look": Text("mkdocs.yml hoặc trang viết tay đã đổi", "mkdocs.yml or a page written by hand changed"),
    "organisation": Text(
        "tổ chức, quy trình hoặc chương trình đã đổi", "people, policy or curriculum changed"
    ),
    "moment": Text("bản dựng nói về một thời điểm khác", "the build speaks for another moment"),
    "site": Text("tên, màu hoặc biểu trưng của trang đã đổi", "the name, colour or logo of the site changed"),
    "always": Text("ghi thông tin của lần dựng này", "it tells of this build"),
}
_GROUND: tuple[Why, ...] = ("tool", "look", "organisation", "moment", "site")


@dataclass(frozen=True)
class UnitKeeping:
    """The units of a manifest held against what this build would make them from.

    A unit follows from two digests with a dot between: what it shows itself, and everything else.
    """

    folder: Path
    manifest: Manifest
    parts: dict[str, Part] = field(default_factory=dict)
    why: dict[str, Why] = field(default_factory=dict)

    def of_part(self, folder: str, follows: str, ground: Mapping[str, str]) -> dict[str, Unit] | None:
        """Every unit of a part, where it was made whole from the same and stands; else None."""
        self.parts[folder] = Part(follows, dict(ground))
        known = self.manifest.parts.get(folder)
        if known is None or known.follows != follows:
            return None
        units = {name: self.manifest.units[name] for name in self._by_part.get(folder, ())}
        return units if all(self._stands(unit) for unit in units.values()) else None

    def of_unit(self, name: str, follows: str) -> Unit | None:
        """A unit that was made from the same and stands; else None, and `why` it must be made again."""
        made = self.manifest.units.get(name)
        if made is not None and follows and made.follows == follows and self._stands(made):
            return made
        self.why[name] = self._why(name, made, follows)
        return None

    def _why(self, name: str, made: Unit | None, follows: str) -> Why:
        if made is None:
            return "new"
        if made.follows == follows:
            return "touched"
        folder = name.partition(" ")[0]
        known, now = self.manifest.parts.get(folder), self.parts.get(folder)
        if known is not None and now is not None:
            for reason in _GROUND:
                if known.ground.get(reason) != now.ground.get(reason):
                    return reason
        return "others" if made.follows.partition(".")[0] == follows.partition(".")[0] else "own"

    def _stands(self, unit: Unit) -> bool:
        return all(is_as_written(f"{self.folder}/{path}", record) for path, record in unit.files.items())

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """The names of units begin with the folder of their part."""
        found: dict[str, list[str]] = {}
        for name in self.manifest.units:
            found.setdefault(name.partition(" ")[0], []).append(name)
        return found
