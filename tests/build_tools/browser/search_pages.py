"""Search pages for tests in a browser: what a site would hold of them, in a folder."""

from functools import cache
from pathlib import Path

from build_tools.shell.theme_files import read_theme
from library.pages.render import Renderer
from library.present.context import Context
from library.present.search import search_files, search_page
from tests.library.nothing_kept import NothingKept
from tests.library.search.small_catalogue import texts_of


@cache
def _renderer() -> Renderer:
    return Renderer(read_theme().templates)


def write_search_site(folder: Path, context: Context) -> Path:
    """The search page of a site with its script, style and index; gives the page's file."""
    view = search_page(context)
    parts = _renderer().render(view)
    page = folder / view.path
    files = {name: content for name, content in read_theme().assets.items() if "search.js" in name}
    files |= dict(search_files(context, texts_of, NothingKept()))
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    page.write_text(
        f'<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>{parts.title}</title>'
        f"<main>{parts.main}</main>{parts.scripts}</html>",
        encoding="utf-8",
    )
    return page
