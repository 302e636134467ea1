"""What trees compile to, each decoded when it is looked at.

Most commands look at few of a hundred thousand: those of which something changed, and what pages are made
of that must be made again.
"""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any

from build_tools.contents import Contents
from library.approval.model import Facts
from library.compiled import Compiled

_MOST_AHEAD = 64
"""Trees that are decoded together, when one after the other is asked for."""


class CompiledTrees(Mapping[str, Compiled]):
    """What some trees compile to, but for their texts; `known` are those that are in hand.

    The others are in the cache of `contents`; what got lost there since is compiled anew. `incomplete` are
    the trees of which this clone lacks files, so that what they compile to holds for it alone.
    """

    def __init__(
        self,
        trees: Iterable[str],
        known: Mapping[str, Compiled],
        contents: Contents | None = None,
        incomplete: Iterable[str] = (),
    ) -> None:
        self._trees = dict.fromkeys(trees)
        self._known = dict(known)
        self._contents = contents
        self._ahead = 1
        self.incomplete = frozenset(incomplete)

    def __getitem__(self, tree: str) -> Compiled:
        found = self._known.get(tree)
        if found is None:
            if tree not in self._trees:
                raise KeyError(tree)
            # Whoever asks for one after the other may well ask for all.
            self.fetch(islice(self._order, self._order_of[tree], self._order_of[tree] + self._ahead))
            self._ahead = min(2 * self._ahead, _MOST_AHEAD)
            found = self._known[tree]
        return found

    @cached_property
    def _order(self) -> list[str]:
        return list(self._trees)

    @cached_property
    def _order_of(self) -> dict[str, int]:
        return {tree: at for at, tree in enumerate(self._order)}

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
        """Have some at hand: to read them together takes a tenth of the time."""
        wanted = [tree for tree in trees if tree in self._trees and tree not in self._known]
        if wanted and self._contents is not None:
            self._known |= self._contents.compiled(wanted)

    def in_hand(self) -> Mapping[str, Compiled]:
        """Those that need not be decoded any more, and hold wherever the trees are."""
        return {tree: one for tree, one in self._known.items() if tree not in self.incomplete}

    def with_others(self, others: Mapping[str, Compiled]) -> "CompiledTrees":
        """These, and others that are in hand."""
        return CompiledTrees(
            (*self._trees, *others), {**self._known, **others}, self._contents, self.incomplete
        )


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
