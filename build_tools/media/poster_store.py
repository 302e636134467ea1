"""Posters made before, one file each under the digest of what they were made from.

The store is a convenience: a file that is damaged, or was written by another version, is as if it
were not there.
"""

import hashlib
import json
from functools import cached_property
from pathlib import Path

from build_tools.whole_file import write_whole
from library.diagnostics import Text
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a source was not used: the clip, or else the still."""

    of_clip: bool
    reason: Text


@dataclass(frozen=True)
class Poster:
    """Two WebP files, the length of the clip in whole seconds where known, and what was wrong.

    `drawn` tells a cover, which others of the same subject and grade have too, from a picture.
    """

    small: bytes
    large: bytes
    drawn: bool = False
    seconds: int | None = None
    faults: tuple[Fault, ...] = ()

    @cached_property
    def digest(self) -> str:
        """What tells these two pictures from others."""
        return hashlib.sha256(b"%d " % len(self.small) + self.small + self.large).hexdigest()


class PosterStore:
    """A folder of posters."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Poster | None:
        """The poster kept under `key`, if it is there and whole."""
        try:
            content = (self._folder / key).read_bytes()
        except OSError:
            return None
        digest, _, rest = content.partition(b"\n")
        if digest != _digest(rest):
            return None
        head, _, pictures = rest.partition(b"\n")
        facts = json.loads(head)
        faults = tuple(Fault(of_clip, Text(vi, en)) for of_clip, vi, en in facts["faults"])
        small = facts["small"]
        return Poster(pictures[:small], pictures[small:], facts["drawn"], facts["seconds"], faults)

    def put(self, key: str, poster: Poster) -> None:
        """Keep `poster` under `key`; another process may do the same at the same time."""
        faults = [[fault.of_clip, fault.reason.vi, fault.reason.en] for fault in poster.faults]
        facts = {
            "small": len(poster.small), "drawn": poster.drawn, "seconds": poster.seconds, "faults": faults,
        }  # fmt: skip
        rest = json.dumps(facts).encode() + b"\n" + poster.small + poster.large
        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._folder / key, _digest(rest) + b"\n" + rest)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
