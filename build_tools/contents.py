"""The texts of compiled bundles, asked for where their pages are made: all of them would fill the memory.

They come from the cache, or from what was compiled just now where there is no cache; one that is in
neither, because somebody cleared the cache or its bounds pushed it out, is compiled anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from build_tools.compiled_cache import CompiledCache, PackedBundle, unpacked_content, unpacked_search
from library.compiled import Compiled, CompiledBundle, CompiledContent
from library.values import dataclass

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Contents:
    """The texts of trees; `compile_anew` gives what a tree compiles to where it is not kept.

    `held` are those that are kept nowhere else.
    """

    compile_anew: Callable[[Sequence[str]], Iterator[CompiledBundle]]
    cache: CompiledCache | None = None
    held: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def hold(self, bundles: Iterable[PackedBundle]) -> None:
        """Remember the texts of bundles that no cache keeps."""
        for one in bundles:
            self.held[one.tree] = (one.content, one.search)

    def compiled(self, trees: Sequence[str]) -> Mapping[str, Compiled]:
        """What some trees compile to but for their text."""
        found = {} if self.cache is None else {one.tree: one for one in self.cache.read(trees)}
        missing = [tree for tree in trees if tree not in found]
        return found | {one.compiled.tree: one.compiled for one in self.compile_anew(missing)}

    def of(self, trees: Iterable[str]) -> Mapping[str, CompiledContent]:
        """The texts of some trees."""
        wanted = list(dict.fromkeys(trees))
        found = {tree: unpacked_content(self.held[tree][0]) for tree in wanted if tree in self.held}
        if self.cache is not None:
            found |= dict(self.cache.contents([tree for tree in wanted if tree not in found]))
        missing = [tree for tree in wanted if tree not in found]
        return found | {one.compiled.tree: one.content for one in self.compile_anew(missing)}

    def searches(self, trees: Sequence[str]) -> Iterator[Sequence[str]]:
        """What each of these trees is found by, in their order and a few at a time."""
        for start in range(0, len(trees), _AT_ONCE):
            some = trees[start : start + _AT_ONCE]
            found = self._searches(some)
            yield from (found[tree] for tree in some)

    def _searches(self, trees: Sequence[str]) -> Mapping[str, Sequence[str]]:
        found = {tree: unpacked_search(self.held[tree][1]) for tree in trees if tree in self.held}
        if self.cache is not None:
            found |= dict(self.cache.searches([tree for tree in trees if tree not in found]))
        missing = [tree for tree in trees if tree not in found]
        return found | {one.compiled.tree: one.search for one in self.compile_anew(missing)}
