"""The digests of a ledger's lines as they are kept: in chunks, which never change once they are full.

They are needed to tell whether a published site's last line still stands in the chain, and seldom otherwise.
"""

from collections.abc import Callable, Sequence
from typing import Any, overload

from build_tools.ledger_parts import LedgerParts, put

CHUNK = 1024
"""How many digests are kept in one part."""

_SIZE = 32


class KeptDigests(Sequence[str]):
    """The digests of a ledger's lines by number, read in chunks as they are asked for."""

    def __init__(
        self,
        parts: LedgerParts,
        chunks: tuple[str, ...],
        tail: tuple[str, ...],
        anew: Callable[[], Sequence[str]],
    ) -> None:
        self._parts, self.chunks, self._tail, self._anew = parts, chunks, tail, anew
        self._read: dict[int, Sequence[str]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        # Whoever is handed them gets them as they are, and not the key to where they are kept.
        return tuple, (list(self),)

    def __len__(self) -> int:
        return len(self.chunks) * CHUNK + len(self._tail)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        which, inside = divmod(at, CHUNK)
        if which < len(self.chunks):
            return self._chunk(which)[inside]
        return self._tail[at - len(self.chunks) * CHUNK]

    def _chunk(self, which: int) -> Sequence[str]:
        if which not in self._read:
            name = self.chunks[which]
            packed = self._parts.read([name]).get(name)
            if packed is None:
                self._read[which] = self._anew()[which * CHUNK : (which + 1) * CHUNK]
            else:
                self._read[which] = [packed[at : at + _SIZE].hex() for at in range(0, len(packed), _SIZE)]
        return self._read[which]


def chunked(
    new: dict[str, bytes], chunks: Sequence[str], digests: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The chunks of all digests, those there are already first, and the digests that fill none yet.

    The chunks that are not kept yet go to `new`.
    """
    found, rest = list(chunks), list(digests[len(chunks) * CHUNK :])
    while len(rest) >= CHUNK:
        found.append(put(new, b"".join(bytes.fromhex(one) for one in rest[:CHUNK])))
        del rest[:CHUNK]
    return found, rest
