"""The web application manifest: how a site stands on a phone's home screen (W3C)."""

import json

from library.addresses import EXAMS, HOME, SEARCH
from library.present.context import Context
from library.theme.colours import LIGHT_SURFACE

MANIFEST = "manifest.webmanifest"
ICON_SIZES = (192, 512)
"""In pixels; what browsers ask for before they offer to install."""


def icon_path(size: int) -> str:
    return f"assets/icon-{size}.png"


def webmanifest(context: Context) -> bytes:
    """The manifest of a site; its icons are drawn so that any shape may be cut from them."""
    view = context.view
    icons = [
        {"src": icon_path(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
        for size in ICON_SIZES
    ]
    shortcuts = [{"name": "Tìm kiếm", "url": SEARCH}]
    if context.shelves.exams:
        shortcuts.append({"name": "Đề kiểm tra", "url": EXAMS})
    return json.dumps(
        {
            "name": view.name,
            "short_name": view.short_name,
            "lang": "vi",
            "start_url": HOME,
            "scope": "./",
            "display": "standalone",
            "background_color": LIGHT_SURFACE,
            "theme_color": view.colour,
            "icons": icons,
            "shortcuts": shortcuts,
        },
        ensure_ascii=False,
    ).encode()
