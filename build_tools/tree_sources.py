"""The files of the trees that may have to be compiled, as Git lists them, by their names inside.

Those of a school are listed when one of them is looked at: the bundles at the tip, and what hangs on the
ledger.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from build_tools.approved_trees import Approved
from build_tools.repository import Repository
from library.found_bundles import FoundBundles
from library.snapshot import FileEntry

Files = Mapping[str, FileEntry]
"""The files of one tree, by name."""


class TreeSources(Mapping[str, Files]):
    """The files by tree: of bundles, of what hangs on the ledger, and of some `further` trees."""

    def __init__(
        self, bundles: FoundBundles, approved: Approved, further: Mapping[str, Files] | None = None
    ) -> None:
        self._bundles, self._approved = bundles, approved
        self.further = tuple(further or ())
        self._known: dict[str, Files] = dict(further or {})
        self._listed: dict[str, dict[str, int]] = {}
        self._school_of: dict[str, str] = {}

    @property
    def schools(self) -> list[str]:
        """The schools that have any tree here."""
        return sorted({*self._bundles.schools, *self._approved.schools})

    def name_of(self, school: str) -> str:
        """What names all trees of a school, and where each lies."""
        hanging = self._approved.names_of(school)
        told = (f"{shelf} {hanging[shelf]}" for shelf in sorted(hanging))
        return " ".join((school, self._bundles.tree_of(school), *told))

    def __getitem__(self, tree: str) -> Files:
        if tree not in self:
            raise KeyError(tree)
        return self._known[tree]

    def __contains__(self, tree: object) -> bool:
        if tree in self._known:
            return True
        if not tree or not isinstance(tree, str):
            return False
        school = self._bundles.school_with(tree) or self._approved.school_with(tree)
        if school is not None:
            self.of_schools([school])
        return school is not None

    def __iter__(self) -> Iterator[str]:
        self.of_schools(self.schools)
        return iter(self._known)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)

    def of_schools(self, schools: Iterable[str]) -> list[str]:
        """The trees of some schools, each once."""
        some = list(schools)
        new = [school for school in some if school not in self._listed]
        hanging: dict[str, None] = {}
        for school in new:
            trees: list[str] = []
            for bundle in self._bundles.of_school(school).values():
                self._known.setdefault(bundle.tree, dict(zip(bundle.names(), bundle.files, strict=True)))
                trees.append(bundle.tree)
            grafts = self._approved.of_school(school).values()
            hanging |= dict.fromkeys(tree for tree in grafts if tree not in self._known)
            self._listed[school] = {tree: at for at, tree in enumerate(dict.fromkeys((*trees, *grafts)))}
            self._school_of |= dict.fromkeys(self._listed[school], school)
        self._known |= {tree: {} for tree in hanging}  # of one without files, none are listed
        self._known |= self._approved.files_of(hanging)
        return list(dict.fromkeys(tree for school in some for tree in self._listed[school]))

    def with_others(self, others: Mapping[str, Files]) -> "TreeSources":
        """These, and those of other trees."""
        return TreeSources(self._bundles, self._approved, {**self._known, **others})

    def onwards(self, tree: str, most: int) -> Iterable[str]:
        """A tree, and as many as follow it in its school."""
        school = self._school_of.get(tree) if tree in self else None
        if school is None:
            return [tree]
        trees = self._listed[school]
        return islice(trees, trees[tree], trees[tree] + most)


def further_sources(repository: Repository, trees: Iterable[str]) -> dict[str, Files]:
    """Those of trees that hang nowhere, where this clone has them all the same."""
    return {
        tree: {entry.path: entry for entry in repository.snapshot(tree, ()).files}
        for tree in trees
        if repository.holds_tree(tree)
    }
