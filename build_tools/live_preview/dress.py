"""The files that only a preview has, read once: templates of its notes, a sheet and a script."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from library import theme

_FOLDER = Path(theme.__file__).parent / "preview"


@cache
def notes_templates() -> Mapping[str, str]:
    """The templates by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.html"))}


@cache
def notes_files() -> Mapping[str, tuple[str, bytes]]:
    """The type and content of the files beside pages, by name."""
    return MappingProxyType(
        {
            "notes.css": ("text/css; charset=utf-8", (_FOLDER / "notes.css").read_bytes()),
            "reload.js": ("text/javascript; charset=utf-8", (_FOLDER / "reload.js").read_bytes()),
        }
    )
