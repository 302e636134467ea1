"""What the tasks of a build read besides what all of them share: from here, or handed over with a task."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from build_tools.cache_store import CacheStore
from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures
from library.compiled import CompiledContent
from library.values import dataclass


class Supplies(Protocol):
    """Blobs by their ids; texts, and what resources are found by, by their trees; posters; maybe a cache."""

    @property
    def pictures(self) -> Pictures: ...

    @property
    def store(self) -> CacheStore | None: ...

    def blobs(self, oids: Iterable[str]) -> Iterable[tuple[str, bytes | None]]: ...

    def texts(self, trees: Iterable[str]) -> Mapping[str, CompiledContent]: ...

    def searches(self, trees: Sequence[str]) -> Iterator[Sequence[str]]: ...


@dataclass(frozen=True, slots=True)
class AtHand:
    """Supplies for tasks that are done where the repository and the cache are."""

    judgement: Judgement
    pictures: Pictures
    store: CacheStore | None = None

    def blobs(self, oids: Iterable[str]) -> Iterable[tuple[str, bytes | None]]:
        return self.judgement.repository.read(oids)

    def texts(self, trees: Iterable[str]) -> Mapping[str, CompiledContent]:
        return self.judgement.contents.of(trees)

    def searches(self, trees: Sequence[str]) -> Iterator[Sequence[str]]:
        return self.judgement.contents.searches(trees)


@dataclass(frozen=True, slots=True)
class Needs:
    """What one task reads: blobs by their ids, and of some trees their texts or what they are found by."""

    blobs: Sequence[str] = ()
    texts: Sequence[str] = ()
    searches: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """Supplies for one task that is done elsewhere: exactly what it needs, and no cache."""

    pictures: Pictures = field(default_factory=Pictures)
    contents: Mapping[str, bytes | None] = field(default_factory=dict)
    text_by_tree: Mapping[str, CompiledContent] = field(default_factory=dict)
    search_by_tree: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def store(self) -> None:
        return None

    def blobs(self, oids: Iterable[str]) -> Iterable[tuple[str, bytes | None]]:
        return ((oid, self.contents[oid]) for oid in oids)

    def texts(self, trees: Iterable[str]) -> Mapping[str, CompiledContent]:
        return {tree: self.text_by_tree[tree] for tree in trees}

    def searches(self, trees: Sequence[str]) -> Iterator[Sequence[str]]:
        return (self.search_by_tree[tree] for tree in trees)


def handed(needs: Needs, at_hand: Supplies) -> Handed:
    """What a task needs, to go with it."""
    return Handed(
        at_hand.pictures.of(needs.texts),
        dict(at_hand.blobs(needs.blobs)),
        at_hand.texts(needs.texts),
        dict(zip(needs.searches, at_hand.searches(needs.searches), strict=True)),
    )
