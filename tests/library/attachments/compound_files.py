"""Compound files as Word embeds them, made of a class and the names of streams."""

import struct

MATHTYPE, EQUATION_3, PACKAGE = (bytes.fromhex(f"{first}00000000c000000000000046") for first in (
    "03ce0200", "02ce0200", "0c000300",
))  # fmt: skip
FORMULA = ("Equation Native", "\x01Ole", "\x01CompObj", "\x03ObjInfo", "\x02OlePres000")


def stored(class_: bytes, names: tuple[str, ...], *, root: int = 5) -> bytes:
    """A compound file with these streams, its directory in as many sectors as it takes."""
    entries = [_entry("Root Entry", root, class_), *(_entry(name, 2, bytes(16)) for name in names)]
    directory = b"".join(entries)
    sectors = -(-len(directory) // 512)
    chain = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    sizes = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    places = struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + sizes + places + b"\xff" * 432
    return head + table + directory.ljust(512 * sectors, b"\0")


def _entry(name: str, kind: int, class_: bytes) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, 0, 0, 0)
    return (head + class_).ljust(128, b"\0")
