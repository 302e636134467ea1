"""Which trees may hang on the ledger: plain files under plain names, and nothing that Git acts on.

Git itself grafts whatever it is told to. What hangs on the ledger is fetched and checked out by
everybody, on every system, so links, submodules, programs and names that mean something to Git or
to a disk stay out (CVE-2018-11235, CVE-2024-32002).
"""

import re
import unicodedata
from collections.abc import Iterable

from library.diagnostics import Text, printable
from library.snapshot import REGULAR, FileEntry

_GIT_NAMES = re.compile(r"\.git.*|git~[0-9]+", re.IGNORECASE)
_TRAILING = " ."


def fault_of_tree(entries: Iterable[FileEntry]) -> Text | None:
    """Why a tree with these files, named from its root, may not be grafted; None where it may."""
    seen: dict[str, str] = {}
    for entry in entries:
        name = printable(entry.path)
        if entry.mode != REGULAR:
            return Text(
                f"“{name}” không phải tệp thường (mode {entry.mode})",
                f"“{name}” is no plain file (mode {entry.mode})",
            )
        if not all(_is_plain(part) for part in entry.path.split("/")):
            return Text(f"tên tệp “{name}” không dùng được", f"the file name “{name}” cannot be used")
        folded = unicodedata.normalize("NFC", entry.path).casefold()
        other = seen.setdefault(folded, name)
        if other != name:
            return Text(f"“{name}” và “{other}” trùng tên", f"“{name}” and “{other}” are one name")
    return None if seen else Text("cây thư mục rỗng", "the tree is empty")


def _is_plain(part: str) -> bool:
    """Whether a part of a path means the same on every disk; signs that a disk may drop are left out."""
    bare = "".join(c for c in part if unicodedata.category(c) != "Cf").rstrip(_TRAILING)
    return (
        part.isprintable()
        and "\\" not in part
        and ":" not in part
        and bare not in ("", ".", "..")
        and not _GIT_NAMES.fullmatch(bare)
    )
