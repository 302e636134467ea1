"""What the stretches of one part of a site came to, kept in the cache from one build to the next.

An entry is found by everything that it follows from: the tool, the ground of its part, and what each of its
entries follows from, in their order. Only what pages show enters one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from build_tools.cache_store import CacheStore
from build_tools.grounds import digest_of
from build_tools.tool_digest import tool_digest
from library.approval.model import Key
from library.entry import Entry
from library.stretches import Stretch
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class KeptStretches:
    """Those of a part with this `ground`; `digests` are those of its entries. Without a `store`, none.

    `look_up` has the records of some entries at hand.
    """

    store: CacheStore | None
    ground: str
    digests: Mapping[Key, str]
    look_up: Callable[[Iterable[Entry]], None]

    def read(self, kind: str, stretches: Sequence[Stretch]) -> Iterator[tuple[int, bytes]]:
        """What is kept of some stretches, each by its position among them."""
        if self.store is not None:
            places = {self._name(kind, stretch): at for at, stretch in enumerate(stretches)}
            for name, content in self.store.read(places):
                yield places[name], content

    def fetch(self, stretch: Stretch) -> None:
        """Have at hand the records of one that is to be made."""
        self.look_up(stretch)

    def keep(self, kind: str, made: Sequence[tuple[Stretch, bytes]]) -> None:
        """Keep what some stretches came to."""
        if self.store is not None and self.store.writable:
            self.store.keep({self._name(kind, stretch): content for stretch, content in made})

    def _name(self, kind: str, stretch: Stretch) -> str:
        follows = (self.digests[entry.key] for entry in stretch)
        return f"{kind}-stretch {digest_of(tool_digest(), self.ground, *follows)}"
