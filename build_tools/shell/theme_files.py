"""The files of the look as values: ours from `library/theme`, Material's by an allow-list."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from build_tools.shell.carried_theme import carried_theme
from build_tools.shell.icons import FRAME_ICONS, SUBJECT_ICONS, chevron_css, icon_css
from build_tools.shell.lean import lean_script, lean_sheet, with_words
from build_tools.shell.trimmed_sheet import trimmed
from library import theme
from library.pages.carried import CarriedTheme
from library.pages.labels import labels
from library.values import dataclass

_HERE = Path(theme.__file__).parent
_SHEETS = re.compile(r"(?:main|palette)\.[0-9a-f]+\.min\.css")
_MAP_COMMENT = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*\Z")
# The order of the cascade; a sheet that is not here is not on the pages.
SHEETS = [
    "variables",
    "frame",
    "hero",
    "tiles",
    "cards",
    "shelf",
    "young",
    "resource",
    "video",
    "questions",
    "exam",
    "sitting",
    "search",
    "staff",
    "written",
    "forced",
    "print",
]
WRITTEN_SHEET = "assets/stylesheets/written.css"
"""What of Material's main sheet only hand-written pages can show."""
MATHS_FILES = ("maths.css", "kho-maths.woff2")
"""Loaded only by pages that hold a formula."""
SCRIPTS = (
    "scheme.js",
    "library.js",
    "video.js",
    "marking.js",
    "spoken.js",
    "question.js",
    "practice.js",
    "sitting.js",
    "offline.js",
)
# Search is one file for the browser; each part only needs those before it.
SEARCH_SCRIPTS = (
    "syllables",
    "index",
    "slips",
    "numbers",
    "reading",
    "scores",
    "mending",
    "matching",
    "marks",
    "shelves",
    "drawing",
    "recent",
    "page",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """`templates` are for the renderer, `overrides` for MkDocs, `assets` by path in the site.

    `carried` dresses the copies to carry, which have no assets beside them; `worker` is the script
    that keeps opened pages on a device.
    """

    templates: Mapping[str, str]
    overrides: Mapping[str, str]
    assets: Mapping[str, bytes]
    carried: CarriedTheme
    worker: str
    english: str


@cache
def read_theme() -> Theme:
    """Read the theme once; the files belong to the installed tool, not to anybody's commit."""
    assets = {"assets/kho.css": _own_css(), "assets/favicon.svg": _bytes("images/favicon.svg")}
    assets["assets/subjects.css"] = icon_css(_drawing, SUBJECT_ICONS).encode()
    assets |= {f"assets/{name}": lean_script(_script(name)).encode() for name in SCRIPTS}
    assets |= {f"assets/maths/{name}": _bytes(f"maths/{name}") for name in MATHS_FILES}
    assets["assets/search.js"] = _search_script()
    assets |= material_sheets()
    carried = carried_theme(_text, _script, _bytes("maths/kho-maths.woff2"), _drawing)
    return Theme(
        _texts("templates"),
        _texts("overrides"),
        assets,
        carried,
        lean_script(_script("sw.js")),
        lean_script(_script("english.js")),
    )


def material_sheets() -> dict[str, bytes]:
    """Material's two style sheets, without what no page of ours can show."""
    sheets: dict[str, bytes] = {}
    for name, sheet in _shipped_sheets():
        parts = trimmed(_MAP_COMMENT.sub("", sheet))
        sheets[f"assets/stylesheets/{name}"] = parts.everywhere.encode()
        if name.startswith("main."):
            sheets[WRITTEN_SHEET] = parts.written.encode()
    return sheets


def _shipped_sheets() -> list[tuple[str, str]]:
    folder = _material() / "templates" / "assets" / "stylesheets"
    return [(p.name, p.read_text("utf-8")) for p in sorted(folder.iterdir()) if _SHEETS.fullmatch(p.name)]


@cache
def named_colours() -> Mapping[str, str]:
    """Material's named primary colours as `#rrggbb`, read from its palette sheet."""
    sheet = next(text for name, text in _shipped_sheets() if name.startswith("palette."))
    found = re.findall(r"\[data-md-color-primary=([a-z-]+)\]\{--md-primary-fg-color:([^;]+)", sheet)
    return {name: colour[:7].lower() for name, colour in found}


def _material() -> Path:
    spec = find_spec("material")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="material")
    return Path(spec.origin).parent


def _own_css() -> bytes:
    sheets = [_text(f"css/{name}.css") for name in SHEETS]
    return lean_sheet("\n".join([chevron_css(_drawing), *sheets, icon_css(_drawing, FRAME_ICONS)])).encode()


def _search_script() -> bytes:
    return lean_script("\n".join(_text(f"scripts/search-{name}.js") for name in SEARCH_SCRIPTS)).encode()


def _drawing(icon: str) -> str:
    path = _material() / "templates" / ".icons" / "material" / f"{icon}.svg"
    return path.read_text(encoding="utf-8")


def _bytes(path: str) -> bytes:
    return (_HERE / path).read_bytes()


def _script(name: str) -> str:
    return with_words(_text(f"scripts/{name}"), labels("vi"))


def _text(path: str) -> str:
    return (_HERE / path).read_text(encoding="utf-8")


def _texts(folder: str) -> dict[str, str]:
    root = _HERE / folder
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*.html"))
    }
