"""A part of the output as this build makes it."""

from collections.abc import Callable, Mapping
from dataclasses import field

from build_tools.staging import Units, two_files_at
from build_tools.written_part import Record, Unit, Whole, WrittenPart, whole_of, written_part
from library.values import dataclass


@dataclass(slots=True)
class NewPart:
    """The units that were put or kept so far, by their names in the part, and what the part follows from.

    `digests` are the sha256 of their files by path, `put` has the paths of those that were not kept.
    """

    folder: str
    follows: str = ""
    ground: Mapping[str, str] = field(default_factory=dict)
    shown: int = 0
    digests: dict[str, str] = field(default_factory=dict)
    put: Units = field(default_factory=dict)
    kept: dict[str, Unit] = field(default_factory=dict)
    _whole: Whole | None = None

    def take(self, name: str, follows: str, digests: Mapping[str, str]) -> None:
        """Take over files that were put for a unit."""
        self._add(digests)
        self.put.setdefault(name, (follows, []))[1].extend(digests)

    def keep(self, name: str, unit: Unit) -> None:
        """Leave a unit as it stands."""
        self._add({path: record.digest for path, record in unit.files.items()})
        self.kept[name] = unit

    def _add(self, digests: Mapping[str, str]) -> None:
        for path in self.digests.keys() & digests.keys():
            raise two_files_at(path)
        self.digests |= digests
        self._whole = None

    def digests_within(self) -> dict[str, str]:
        """The sha256 of all files by their path in the part."""
        start = len(self.folder) + 1 if self.folder else 0
        return {path[start:]: digest for path, digest in self.digests.items()}

    def whole(self) -> Whole:
        """All files that it has so far."""
        if self._whole is None:
            self._whole = whole_of(self.digests_within())
        return self._whole

    def written(self, record: Callable[[str], Record], left: Mapping[str, Unit]) -> WrittenPart | None:
        """The part as it will stand, with what is `left` of it by other builds; None where it has no file."""
        units = {
            name: Unit(follows, {path: record(path) for path in paths})
            for name, (follows, paths) in self.put.items()
            if paths
        }
        for name, unit in (*self.kept.items(), *left.items()):
            known = units.get(name)
            units[name] = Unit("", {**unit.files, **known.files}) if known else unit
        follows = "" if left else self.follows
        return written_part(follows, self.ground, self.whole(), units, self.shown) if units else None
