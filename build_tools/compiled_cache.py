"""Bundles compiled before, by Git tree: entries hold for one tree, one tool and one curriculum.

They only spare the work of `compile_bundle`. What is approved is judged anew each time; and since an
entry is authenticated, its digest of the bundle's files is the one that was once made from them.
A tree has three entries, because they are needed at different times: what is known of it by every
command, its text where its page is made, and what it is found by where an index is.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.cache_store import CacheStore
from build_tools.tool_digest import tool_digest
from library.compiled import Compiled, CompiledBundle, CompiledContent
from library.compiled_codec import UnreadableError, decode, encode

_Part = Literal["compiled", "content", "search"]
_PARTS: tuple[_Part, ...] = ("compiled", "content", "search")


@dataclass(frozen=True, slots=True)
class EncodedBundle:
    """Everything that one tree compiles to, as bytes: what is known of it, its text, what it is found by."""

    tree: str
    compiled: bytes
    content: bytes
    search: bytes


def encoded(bundle: CompiledBundle) -> EncodedBundle:
    """A compiled bundle as the cache keeps it."""
    search = json.dumps(bundle.search, ensure_ascii=False).encode()
    return EncodedBundle(bundle.compiled.tree, encode(bundle.compiled), encode(bundle.content), search)


def read_search(written: bytes) -> tuple[str, ...]:
    """What a tree is found by, as `encoded` wrote it."""
    return tuple(json.loads(written))


@dataclass(frozen=True, slots=True)
class CompiledCache:
    """The entries for one curriculum in a store."""

    store: CacheStore
    made_from: str

    def read(self, trees: Sequence[str]) -> Iterator[Compiled]:
        """What these trees compile to but for their text, where it is known, in the order asked for.

        Each is decoded when it is asked for; no more than a few hundred are held undecoded.
        """
        if self.store.others is not None:
            keys = [self._key(part, tree) for tree in trees for part in _PARTS]
            self.store.ask_others(keys)
            self.store.offer(keys)
        for tree, written in self._entries("compiled", trees):
            try:
                compiled = decode(Compiled, written)
            except UnreadableError:
                continue
            if compiled.tree == tree:
                yield compiled

    def contents(self, trees: Iterable[str]) -> Iterator[tuple[str, CompiledContent]]:
        """The texts of these trees, where they are known."""
        for tree, written in self._entries("content", trees):
            try:
                yield tree, decode(CompiledContent, written)
            except UnreadableError:
                continue

    def searches(self, trees: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What these trees are found by, where it is known."""
        for tree, written in self._entries("search", trees):
            yield tree, read_search(written)

    def keep(self, bundles: Iterable[EncodedBundle]) -> None:
        """Keep what trees compile to, for other machines too; their bundles must have been whole."""
        entries: dict[str, bytes] = {}
        for one in bundles:
            entries[self._key("compiled", one.tree)] = one.compiled
            entries[self._key("content", one.tree)] = one.content
            entries[self._key("search", one.tree)] = one.search
        self.store.keep(entries, offered=True)

    def _entries(self, part: _Part, trees: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        keys = {self._key(part, tree): tree for tree in trees}
        for key, written in self.store.read(keys):
            yield keys[key], written

    def _key(self, part: _Part, tree: str) -> str:
        return f"{part} {tree} {self.made_from}"


def compiled_cache(store: CacheStore, curriculum_files: Mapping[str, bytes]) -> CompiledCache:
    """The entries of a store that were compiled with these files of a district's own curriculum."""
    return CompiledCache(store, programme_digest(curriculum_files))


def programme_digest(curriculum_files: Mapping[str, bytes]) -> str:
    """Names this tool with a district's own curriculum: what is made by the same of the same is the same."""
    digest = hashlib.sha256(tool_digest().encode())
    for name in sorted(curriculum_files):
        for part in (name.encode("utf-8", "surrogateescape"), curriculum_files[name]):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
