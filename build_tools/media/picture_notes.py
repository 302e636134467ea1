"""What pages may say of pictures, without a look at them.

To find out which poster a version has takes a look at all that it compiles to; what was found out of a
school is kept under what its shelflist follows from, and the posters themselves are looked up where a page
needs them.
"""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from build_tools.ledger_parts import LedgerParts
from build_tools.media.poster_source import DRAWING, programs


class PictureNote(NamedTuple):
    """The poster of a version: its digest, and the length of the video in seconds where that is known.

    `cover` is the address before the size of one that others of the same subject and grade share; "" where
    it is a picture of its own.
    """

    digest: str
    cover: str
    seconds: int | None


Notes = Mapping[str, PictureNote]
"""By the tree of the version."""


def kept_notes(parts: LedgerParts | None, shelflists: Iterable[str]) -> dict[str, bytes]:
    """What was found out before, by the digest of the shelflist."""
    if parts is None:
        return {}
    names = {_name(shelflist): shelflist for shelflist in shelflists}
    return {names[name]: written for name, written in parts.read(names).items()}


def keep_notes(parts: LedgerParts | None, found: Mapping[str, bytes]) -> None:
    """Keep what was found out, by the digest of the shelflist."""
    if parts is not None and found:
        parts.keep({_name(one): written for one, written in found.items()})


def write_notes(notes: Notes) -> bytes:
    """Notes as they are kept: the same for the same."""
    return json.dumps(dict(sorted(notes.items())), separators=(",", ":")).encode()


def read_notes(written: bytes) -> Notes:
    """What `write_notes` wrote."""
    return {tree: PictureNote(*note) for tree, note in json.loads(written).items()}


def _name(shelflist: str) -> str:
    return f"pictures {shelflist} {DRAWING} {' '.join(map(str, programs()))}"
