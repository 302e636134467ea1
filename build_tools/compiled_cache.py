"""Bundles compiled before, by Git tree: entries hold for one tree, one tool and one curriculum.

They only spare the work of `compile_bundle`. What is approved is judged anew each time; and since an
entry is authenticated, its digest of the bundle's files is the one that was once made from them.
A tree has three entries, because they are needed at different times: what is known of it by every
command, its text where its page is made, and what it is found by where an index is.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from build_tools.cache_store import CacheStore, pack, unpack
from build_tools.tool_digest import tool_digest
from library.codec import UnreadableError, decode, encode
from library.compiled import Compiled, CompiledBundle, CompiledContent
from library.rules import files as rules
from library.values import dataclass

_Part = Literal["compiled", "content", "search"]
_PARTS: tuple[_Part, ...] = ("compiled", "content", "search")


@dataclass(frozen=True, slots=True)
class PackedBundle:
    """Everything that one tree compiles to, as the cache keeps it, apart by when it is needed.

    Packed by whoever compiled it: a text is a sixth of its size then, and it goes from worker to worker.
    Only what is `lasting` may be kept: not what a fault of the tool left of it.
    """

    tree: str
    compiled: bytes
    content: bytes
    search: bytes
    lasting: bool = True


def packed(bundle: CompiledBundle) -> PackedBundle:
    """A compiled bundle as the cache keeps it."""
    search = json.dumps(bundle.search, ensure_ascii=False).encode()
    compiled, content, search = map(pack, (encode(bundle.compiled), encode(bundle.content), search))
    lasting = all(finding.rule is not rules.TOOL_FAULT for finding in bundle.compiled.findings)
    return PackedBundle(bundle.compiled.tree, compiled, content, search, lasting)


def unpacked_compiled(one: PackedBundle) -> Compiled:
    """What is known of a tree that was packed just now."""
    return decode(Compiled, unpack(one.compiled))


def unpacked_content(content: bytes) -> CompiledContent:
    """The text of a tree that was packed just now."""
    return decode(CompiledContent, unpack(content))


def unpacked_search(search: bytes) -> tuple[str, ...]:
    """What a tree is found by, packed just now."""
    return _read_search(unpack(search))


def _read_search(written: bytes) -> tuple[str, ...]:
    return tuple(json.loads(written))


@dataclass(frozen=True, slots=True)
class CompiledCache:
    """The entries for one curriculum in a store."""

    store: CacheStore
    made_from: str

    def lacks(self, trees: Sequence[str]) -> list[str]:
        """Those of some trees that must be compiled, for neither this machine nor others have them."""
        if self.store.others is not None:
            keys = [self._key(part, tree) for tree in trees for part in _PARTS]
            self.store.ask_others(keys)
            self.store.offer(keys)
        keyed = {self._key("compiled", tree): tree for tree in trees}
        return [keyed[key] for key in self.store.lacks(keyed)]

    def unmarked(self, groups: Sequence[str]) -> list[str]:
        """Those of some groups of trees, by what names them, that are not marked, or were not for long.

        Others may have what this machine was never asked for: so where there are any, it is all of them.
        """
        if self.store.others is not None:
            return list(groups)
        keyed = {self._key("group", name): name for name in groups}
        return [keyed[key] for key in self.store.unused(keyed)]

    def mark(self, groups: Iterable[str]) -> None:
        """Write down that every tree of some groups is here, so that nobody asks for each."""
        self.store.keep(dict.fromkeys((self._key("group", name) for name in groups), b""))

    def read(self, trees: Sequence[str]) -> Iterator[Compiled]:
        """What these trees compile to but for their text, where it is known, in the order asked for.

        Each is decoded when it is asked for; no more than a few hundred are held undecoded.
        """
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
            yield tree, _read_search(written)

    def keep(self, bundles: Iterable[PackedBundle]) -> None:
        """Keep what trees compile to, for other machines too; their bundles must have been whole."""
        self.store.keep_packed(
            (self._key(part, one.tree), content)
            for one in bundles
            for part, content in zip(_PARTS, (one.compiled, one.content, one.search), strict=True)
        )

    def _entries(self, part: _Part, trees: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        keys = {self._key(part, tree): tree for tree in trees}
        for key, written in self.store.read(keys):
            yield keys[key], written

    def _key(self, part: _Part | Literal["group"], tree: str) -> str:
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
