"""What an object embedded in an office file is, by the list of streams in it: a formula, or anything.

A formula typed with MathType is an OLE object, and papers of mathematics hold hundreds. It is told
by the class that would open it and by having no stream but those of a formula; whatever cannot be
read is a foreign file. Formulas of Equation Editor 3.0 are named apart: that program was withdrawn
for its holes, and Word turns them into formulas of its own.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

LARGEST_FORMULA = 512 * 1024
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_MOST_SECTORS = 64
_CLASS_END = bytes.fromhex("0000000000c000000000000046")
_STREAMS = re.compile(
    r"Equation Native|\x01(?:Ole|CompObj)|\x02OlePres[0-9]{3}|\x03(?:ObjInfo|EPRINT|PRINT|META|PICT)"
)


class Embedded(Enum):
    """A formula that may stay, one that must be converted, or a file of any kind."""

    FORMULA = auto()
    OLDER_FORMULA = auto()
    FOREIGN = auto()


_CLASSES = {
    b"\x03\xce\x02" + _CLASS_END: Embedded.FORMULA,
    b"\x02\xce\x02" + _CLASS_END: Embedded.OLDER_FORMULA,
}


def embedded_kind(content: bytes) -> Embedded:
    """What the object is whose whole content this is."""
    if not content.startswith(_MAGIC) or len(content) > LARGEST_FORMULA:
        return Embedded.FOREIGN
    entries = [entry for entry in _entries(content) if entry[66]]
    if not entries or entries[0][66] != 5:  # the first entry is the root, and its class opens the object
        return Embedded.FOREIGN
    streams = [_name(entry) for entry in entries[1:]]
    if "Equation Native" not in streams or not all(_STREAMS.fullmatch(name) for name in streams):
        return Embedded.FOREIGN
    return _CLASSES.get(entries[0][80:96], Embedded.FOREIGN)


def _name(entry: bytes) -> str:
    size = int.from_bytes(entry[64:66], "little")
    return entry[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")


def _entries(content: bytes) -> Iterator[bytes]:
    """The entries of the directory, sector by sector along the chain that the file's table gives."""
    shift = int.from_bytes(content[30:32], "little")
    if shift not in (9, 12):
        return
    size = 1 << shift
    table = b"".join(
        content[(place + 1) * size : (place + 2) * size]
        for at in range(76, 512, 4)
        if (place := int.from_bytes(content[at : at + 4], "little")) * size < len(content)
    )
    sector, seen = int.from_bytes(content[48:52], "little"), 0
    while (sector + 1) * size < len(content) and seen < _MOST_SECTORS:
        held = content[(sector + 1) * size : (sector + 2) * size]
        yield from (held[at : at + _ENTRY] for at in range(0, len(held) - _ENTRY + 1, _ENTRY))
        sector = int.from_bytes(table[4 * sector : 4 * sector + 4] or b"\xff" * 4, "little")
        seen += 1
