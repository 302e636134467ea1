"""What trees compile to, each decoded when it is looked at.

Most commands look at few of a hundred thousand: those of which something changed, and what pages are made
of that must be made again.
"""

from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import replace
from typing import Any

from build_tools.contents import Contents
from library.approval.model import Facts
from library.compiled import Compiled

_MOST_AHEAD = 64
"""Trees that are decoded together, when one after the other is asked for."""


Onwards = Callable[[str, int], Iterable[str]]
"""A tree, and at most so many that may be asked for after it."""


def _alone(tree: str, _: int) -> Iterable[str]:
    return [tree]


class CompiledTrees(Mapping[str, Compiled]):
    """What some `trees` compile to, but for their texts.

    Of these or of any others some are `known`. The rest is in the cache of `contents`; what got lost there
    since is compiled anew. `incomplete` are the trees of which this clone lacks files, so that what they
    compile to holds for it alone.
    """

    def __init__(
        self,
        trees: Collection[str],
        known: Mapping[str, Compiled],
        contents: Contents | None = None,
        incomplete: Iterable[str] = (),
        onwards: Onwards = _alone,
    ) -> None:
        self._trees = trees
        self._known, self._in_hand = known, dict[str, Compiled]()
        self._contents = contents
        self._onwards, self._ahead = onwards, 1
        self.incomplete = frozenset(incomplete)

    def __getitem__(self, tree: str) -> Compiled:
        if tree not in self._in_hand:
            if tree not in self._trees:
                raise KeyError(tree)
            # Whoever asks for one after the other may well ask for all.
            self.fetch(self._onwards(tree, self._ahead))
            self._ahead = min(2 * self._ahead, _MOST_AHEAD)
        return self._in_hand[tree]

    def __contains__(self, tree: object) -> bool:
        return tree in self._trees

    def __iter__(self) -> Iterator[str]:
        return iter(self._trees)

    def __len__(self) -> int:
        return len(self._trees)

    def items(self) -> ItemsView[str, Compiled]:
        self.fetch(self._trees)
        return super().items()

    def values(self) -> ValuesView[Compiled]:
        self.fetch(self._trees)
        return super().values()

    def __reduce__(self) -> tuple[Any, ...]:
        """Whoever is handed them makes pages, and asks for no findings."""
        light = {tree: replace(one, findings=(), lines={}) for tree, one in self.items()}
        return CompiledTrees, (list(self._trees), light)

    def fetch(self, trees: Iterable[str]) -> None:
        """Have some at hand that are surely among them: to read them together takes a tenth of the time."""
        wanted = [tree for tree in trees if tree not in self._in_hand]
        self._in_hand |= {tree: self._known[tree] for tree in wanted if tree in self._known}
        missing = [tree for tree in wanted if tree not in self._in_hand]
        if missing and self._contents is not None:
            self._in_hand |= self._contents.compiled(missing)

    def in_hand(self) -> Mapping[str, Compiled]:
        """Those that need not be decoded any more, and hold wherever the trees are."""
        held = {**self._known, **self._in_hand}
        return {tree: one for tree, one in held.items() if tree not in self.incomplete}

    def among(self, trees: Collection[str], others: Mapping[str, Compiled]) -> "CompiledTrees":
        """What some more `trees` compile to: these, and others that are in hand."""
        known = {**self._known, **self._in_hand, **others}
        return CompiledTrees(trees, known, self._contents, self.incomplete, self._onwards)


class FactsOfTrees(Mapping[str, Facts]):
    """What is known of every tree that could be understood."""

    def __init__(self, compiled: Mapping[str, Compiled]) -> None:
        self._compiled = compiled

    def __getitem__(self, tree: str) -> Facts:
        facts = self._compiled[tree].facts
        if facts is None:
            raise KeyError(tree)
        return facts

    def __iter__(self) -> Iterator[str]:
        return (tree for tree, one in self._compiled.items() if one.facts is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)
