"""The files of one tree of a bundle, and the digest that tells them from all others."""

import hashlib
from collections.abc import Mapping

from library.snapshot import FileEntry
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """The files of one tree by their names inside it, with their contents."""

    tree: str
    entries: Mapping[str, FileEntry]
    contents: Mapping[str, bytes]


def bundle_sha256(files: BundleFiles) -> str:
    """The digest of a bundle: sha256 over `mode SP path NUL sha256(blob) LF`, sorted by path."""
    digest = hashlib.sha256()
    for name in sorted(files.entries, key=lambda name: name.encode("utf-8", "surrogateescape")):
        blob = hashlib.sha256(files.contents.get(name, b"")).hexdigest()
        mode = files.entries[name].mode
        digest.update(f"{mode} {name}\0{blob}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
