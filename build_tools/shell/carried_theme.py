"""The look of copies to carry: of our sheets, only the rules that such a copy can use."""

import re
from base64 import b64encode
from collections.abc import Callable, Mapping

from build_tools.shell.icons import FRAME_ICONS, chevron_css, icon_css
from build_tools.shell.lean import lean_script, lean_sheet
from build_tools.shell.trimmed_sheet import classes_in, kept_where
from library.pages.carried import CarriedTheme
from library.pages.shelf_views import Kind

_SHEETS = ("variables", "carried", "resource", "questions", "exam", "sitting", "forced", "print")
_ICONS = ("play", "print", "note", "warning")
_TEMPLATES: Mapping[Kind, tuple[str, ...]] = {
    "question-bank": ("question-bank-content.html",),
    "exam": ("exam-content.html",),
    "document": ("document-content.html",),
}
_SCRIPTS: Mapping[Kind, tuple[str, ...]] = {
    "question-bank": ("marking.js", "spoken.js", "question.js", "practice.js"),
    "exam": ("marking.js", "spoken.js", "sitting.js"),
    "document": (),
}
_FRAME = ("carried.html", "_resource.html")
_FONT = re.compile(r"@font-face\s*\{[^}]*\}")
_WORD = re.compile(r"(?:kho|mf|md)-[\w-]+")
_PROSE = frozenset(["table", "right", "center", "left", "formula", "lettered"])
"""The classes that library/prose gives to what a teacher wrote."""


def carried_theme(
    read: Callable[[str], str], script: Callable[[str], str], font: bytes, drawing: Callable[[str], str]
) -> CarriedTheme:
    """The look of copies; `read` gives a file of the theme by its path, `script` one with its words."""
    data = b64encode(font).decode()
    face = f'@font-face{{font-family:"Kho Maths";src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    icons = icon_css(drawing, {name: FRAME_ICONS[name] for name in _ICONS})
    texts = [*(read(f"css/{name}.css") for name in _SHEETS), chevron_css(drawing), icons]
    sheets = lean_sheet("\n".join(texts))
    return CarriedTheme(
        sheets={kind: kept_where(sheets, _usable_in(kind, read)) for kind in _TEMPLATES},
        scripts={
            kind: "".join(lean_script(script(name)) for name in names) for kind, names in _SCRIPTS.items()
        },
        maths=_FONT.sub("", lean_sheet(read("maths/maths.css"))),
        maths_font=face,
        scheme=lean_script(script("scheme.js")),
    )


def _usable_in(kind: Kind, read: Callable[[str], str]) -> Callable[[str], bool]:
    """Whether a selector can match in a copy of `kind`; a template may end the name of a class by a value."""
    paths = [f"templates/{name}" for name in (*_FRAME, *_TEMPLATES[kind])]
    paths += [f"scripts/{name}" for name in _SCRIPTS[kind]]
    words = {word for path in paths for word in _WORD.findall(read(path))}
    beginnings = tuple(word for word in words if word.endswith("-"))
    return lambda selector: all(
        name in words or name in _PROSE or name.startswith(beginnings) for name in classes_in(selector)
    )
