"""The bundles of a snapshot, found school by school when somebody looks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from library.approval.model import Key
from library.bundles import SCHOOLS_FOLDER, Bundle, bundles_of, schools_in
from library.diagnostics import Finding, collect
from library.snapshot import Snapshot


class FoundBundles(Mapping[Key, Bundle]):
    """The bundles of some `schools` by key.

    Most commands look at few of a hundred thousand: those of the schools in which something changed.
    """

    def __init__(self, snapshot: Snapshot, schools: Collection[str]) -> None:
        self._snapshot = snapshot
        self._known = frozenset(schools)
        self.schools: Sequence[str] = schools_in(snapshot, schools)
        self._found: dict[str, tuple[dict[Key, Bundle], list[Finding]]] = {}

    def __getitem__(self, key: Key) -> Bundle:
        return self.of_school(key.school)[key]

    def __iter__(self) -> Iterator[Key]:
        for school in self.schools:
            yield from self.of_school(school)

    def __len__(self) -> int:
        return sum(len(self.of_school(school)) for school in self.schools)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)

    def tree_of(self, school: str) -> str:
        """What names everything in the folder of a school; "" where it has none."""
        return self._snapshot.tree(f"{SCHOOLS_FOLDER}/{school}")

    def of_school(self, school: str) -> Mapping[Key, Bundle]:
        return self._of(school)[0]

    def findings(self, school: str) -> Sequence[Finding]:
        """What is wrong with names and places in the folder of a school."""
        return self._of(school)[1]

    def school_with(self, tree: str) -> str | None:
        """A school that has a bundle of this tree id."""
        places = (path.split("/") for path in self._snapshot.folders_of(tree))
        for school in (names[2] for names in places if len(names) > 3):
            if any(bundle.tree == tree for bundle in self.of_school(school).values()):
                return school
        return None

    @property
    def looked_at(self) -> Collection[str]:
        """The schools whose bundles were found already."""
        return self._found.keys()

    def _of(self, school: str) -> tuple[dict[Key, Bundle], list[Finding]]:
        if school not in self.schools:
            return {}, []
        if school not in self._found:
            self._found[school] = collect(bundles_of(self._snapshot, school, self._known))
        return self._found[school]
