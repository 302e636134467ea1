"""Stretches without a cache: every one is made."""

from collections.abc import Iterator, Sequence

from library.stretches import Stretch


class NothingKept:
    """For whoever has nowhere to keep anything."""

    def read(self, _kind: str, _stretches: Sequence[Stretch]) -> Iterator[tuple[int, bytes]]:
        return iter(())

    def fetch(self, _stretch: Stretch) -> None:
        return

    def keep(self, _kind: str, _made: Sequence[tuple[Stretch, bytes]]) -> None:
        return
