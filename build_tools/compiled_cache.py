"""Bundles compiled before, by Git tree: an entry holds for one tree, one tool and one curriculum.

It only spares the work of `compile_bundle`. What is approved is judged anew each time; and since an
entry is authenticated, its digest of the bundle's files is the one that was once made from them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_tools.cache_store import CacheStore
from build_tools.tool_digest import tool_digest
from library.compiled import Compiled
from library.compiled_codec import UnreadableError, decode, encode


@dataclass(frozen=True, slots=True)
class CompiledCache:
    """The entries for one curriculum in a store."""

    store: CacheStore
    made_from: str

    def read(self, trees: Iterable[str]) -> Iterator[Compiled]:
        """What these trees compile to, where it is known, in the order asked for.

        Each is decoded when it is asked for; no more than a few hundred are held undecoded.
        """
        keys = {self._key(tree): tree for tree in trees}
        self.store.ask_others(tuple(keys))
        for key, content in self.store.read(keys):
            try:
                compiled = decode(content)
            except UnreadableError:
                continue
            if compiled.tree == keys[key]:
                yield compiled

    def keep(self, compiled: Iterable[Compiled]) -> None:
        """Keep what trees compile to, for other machines too; their bundles must have been whole."""
        self.store.keep({self._key(one.tree): encode(one) for one in compiled}, offered=True)

    def _key(self, tree: str) -> str:
        return f"compiled {tree} {self.made_from}"


def compiled_cache(store: CacheStore, curriculum_files: Mapping[str, bytes]) -> CompiledCache:
    """The entries of a store that were compiled with these files of a district's own curriculum."""
    digest = hashlib.sha256(tool_digest().encode())
    for name in sorted(curriculum_files):
        for part in (name.encode("utf-8", "surrogateescape"), curriculum_files[name]):
            digest.update(len(part).to_bytes(8, "big") + part)
    return CompiledCache(store, digest.hexdigest())
