"""Which units of the output can stay as they stand, and why the others cannot."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from build_tools.manifest import Manifest
from build_tools.written_part import Touched, Unit, WrittenPart
from library.diagnostics import Text
from library.values import dataclass

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
    "look": Text("mkdocs.yml hoặc trang tự soạn đã đổi", "mkdocs.yml or a page written by hand changed"),
    "organisation": Text(
        "danh sách người, quy trình hoặc chương trình đã đổi", "people, policy or curriculum changed"
    ),
    "moment": Text("bản dựng nói về một thời điểm khác", "the build speaks for another moment"),
    "site": Text("tên, màu hoặc logo của trang đã đổi", "the name, colour or logo of the site changed"),
    "always": Text("ghi thông tin của lần dựng này", "it tells of this build"),
}
_GROUND: tuple[Why, ...] = ("tool", "look", "organisation", "moment", "site")


@dataclass(frozen=True)
class UnitKeeping:
    """The units of a manifest held against what this build would make them from.

    A unit follows from two digests with a dot between: what it shows itself, and everything else. `grounds`
    are those of the parts that were asked for; `ask` tells which files of a part are touched.
    """

    folder: Path
    manifest: Manifest
    ask: Touched = WrittenPart.touched
    grounds: dict[str, Mapping[str, str]] = field(default_factory=dict)
    why: dict[str, Why] = field(default_factory=dict)
    _touched: dict[str, frozenset[str]] = field(default_factory=dict)

    def of_part(self, folder: str, follows: str, ground: Mapping[str, str]) -> WrittenPart | None:
        """A part that was made whole from the same and stands; else None."""
        self.grounds[folder] = ground
        known = self.manifest.parts.get(folder)
        same = known is not None and follows and known.follows == follows
        return known if same and not self.touched(folder) else None

    def of_unit(self, name: str, follows: str) -> Unit | None:
        """A unit that was made from the same and stands; else None, and `why` it must be made again."""
        folder, _, own_name = name.partition(" ")
        part = self.manifest.parts.get(folder)
        made = part.units.get(own_name) if part is not None else None
        same = made is not None and follows and made.follows == follows
        if made is not None and same and self.touched(folder).isdisjoint(made.files):
            return made
        self.why[name] = self._why(folder, made, follows)
        return None

    def touched(self, folder: str) -> frozenset[str]:
        """Which files of a part no longer are as they were written; it is asked once."""
        if folder not in self._touched:
            self._touched[folder] = self.ask(self.manifest.parts[folder], str(self.folder))
        return self._touched[folder]

    def _why(self, folder: str, made: Unit | None, follows: str) -> Why:
        if made is None:
            return "new"
        if made.follows == follows:
            return "touched"
        known, now = self.manifest.parts.get(folder), self.grounds.get(folder)
        if known is not None and now is not None:
            for reason in _GROUND:
                if known.ground.get(reason) != now.get(reason):
                    return reason
        return "others" if made.follows.partition(".")[0] == follows.partition(".")[0] else "own"
