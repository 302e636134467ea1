"""mkdocs.yml, hand-written pages and our theme become page shells, in one MkDocs run for all."""

import hashlib
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from build_tools.cache_store import CacheStore
from build_tools.package_versions import package_version
from build_tools.shell.config import read_settings
from build_tools.shell.mkdocs_run import FOLDER, MkDocsError, MkDocsRun, begin_mkdocs
from build_tools.shell.rendered_cache import keep_rendered, read_rendered
from build_tools.shell.settings import LANGUAGE, PAGES, RESERVED, Settings
from build_tools.shell.stamping import Shell, compile_shell
from build_tools.shell.theme_files import named_colours, read_theme
from build_tools.shell.written import PageFiles, Written, read_pages, safe_text
from build_tools.tool_digest import tool_digest
from library.diagnostics import Location, Pass, find
from library.pages.carried import CarriedTheme
from library.pages.labels import labels
from library.pages.render import version_of
from library.rules import site as rules
from library.theme.colours import DEFAULT_COLOUR
from library.values import dataclass

_TEXT = re.compile(r"<!--KHO7F3A-text-->(.*?)<!--KHO7F3A-end-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A hand-written page as a shell; `path` is its address from the root of every site."""

    path: str
    title: str
    description: str
    shell: Shell
    nav_label: str = ""


@dataclass(frozen=True, slots=True)
class Shells:
    """The look of all sites: one shell for generated pages, hand-written pages, and their assets.

    `assets` go to every site by their path, and `versions` are the addresses under which they never
    change; a site's own colour goes to `SITE_SHEET`. `digest` tells them from all others.
    """

    page: Shell
    written: tuple[WrittenPage, ...]
    assets: Mapping[str, bytes]
    versions: Mapping[str, str]
    templates: Mapping[str, str]
    carried: CarriedTheme
    worker: str
    english: str
    site_name: str
    site_description: str
    colour: str
    logo_path: str
    favicon_path: str
    digest: str


SITE_SHEET = "assets/site.css"
_MOST_ONE_BY_ONE = 12
"""So many pages are tried one by one where one of them fails; more would take minutes."""


@dataclass(frozen=True, slots=True)
class BegunShells:
    """Shells that MkDocs may still be rendering; what it made of the same before is in `kept`."""

    settings: Settings
    files: PageFiles
    key: str
    kept: Mapping[str, str] | None
    run: MkDocsRun | None

    def close(self) -> None:
        """Leave nothing running, whether the shells were finished or not."""
        if self.run is not None:
            self.run.close()


def compile_shells(
    config: bytes | None, pages: Mapping[str, bytes], store: CacheStore | None = None
) -> Pass[Shells]:
    """The shells for `mkdocs.yml` as it stands in a commit and the files of content/pages.

    What MkDocs made of the same before is taken from the `store`.

    Raises MkDocsError where even our own theme without any page cannot be rendered.
    """
    begun = yield from begin_shells(config, pages, store)
    try:
        return (yield from finish_shells(begun, store))
    finally:
        begun.close()


def begin_shells(
    config: bytes | None, pages: Mapping[str, bytes], store: CacheStore | None = None
) -> Pass[BegunShells]:
    """Begin `compile_shells`: MkDocs takes half a second, in which resources can be read."""
    settings, files = yield from judge_shells(config, pages)
    key = f"shells {shell_inputs_digest(config, pages)} {tool_digest()}"
    kept = read_rendered(store, key, (f"{FOLDER}/page.html", *(page.address for page in files.written)))
    run = None if kept is not None else _begin(settings, files.written, files)
    return BegunShells(settings, files, key, kept, run)


def finish_shells(begun: BegunShells, store: CacheStore | None = None) -> Pass[Shells]:
    """The shells that were begun; raises MkDocsError as `compile_shells` does."""
    settings, files = begun.settings, begun.files
    written, html = files.written, begun.kept
    try:
        if begun.run is not None:
            html = begun.run.pages()
            keep_rendered(store, begun.key, html)
    except MkDocsError:
        if not written:
            raise
        written = yield from _sound_pages(settings, files)
        bare = _begin(settings, written, files)
        try:
            html = bare.pages()
        finally:
            bare.close()
    assert html is not None  # noqa: S101 - either kept or rendered
    digest = hashlib.sha256(" ".join((begun.key, *(page.file for page in written))).encode()).hexdigest()
    return _shells(settings, files, written, html, digest)


def _sound_pages(settings: Settings, files: PageFiles) -> Pass[tuple[Written, ...]]:
    """The hand-written pages that can be rendered, where all together could not; each other is a finding."""
    sound: list[Written] = []
    alone = files.written if 1 < len(files.written) <= _MOST_ONE_BY_ONE else ()
    for page in alone:
        run = _begin(settings, (page,), files)
        try:
            run.pages()
            sound.append(page)
        except MkDocsError:
            yield find(rules.PAGES_FAILED, Location(f"{PAGES}/{page.file}"))
        finally:
            run.close()
    if len(sound) == len(alone):
        one = f"/{files.written[0].file}" if len(files.written) == 1 else ""
        yield find(rules.PAGES_FAILED, Location(f"{PAGES}{one}"))
        return ()
    return tuple(sound)


def _begin(settings: Settings, written: tuple[Written, ...], files: PageFiles) -> MkDocsRun:
    words = dict(labels(LANGUAGE))
    words |= {
        f"scheme_{'light' if p.scheme == 'slate' else 'dark'}": escape(p.toggle)
        for p in settings.palettes
        if p.toggle
    }
    return begin_mkdocs(settings, read_theme().overrides, written, files.assets, words=words)


def _shells(
    settings: Settings,
    files: PageFiles,
    written: tuple[Written, ...],
    html: Mapping[str, str],
    digest: str,
) -> Shells:
    theme = read_theme()
    versions = _versions(theme.assets)
    return Shells(
        page=compile_shell(html[f"{FOLDER}/page.html"], versions, folder=True),
        written=tuple(_written_page(page, html[page.address], settings, versions) for page in written),
        assets={**theme.assets, **files.assets},
        versions=versions,
        templates=theme.templates,
        carried=theme.carried,
        worker=theme.worker,
        english=theme.english,
        site_name=settings.site_name,
        site_description=settings.site_description,
        colour=named_colours().get(settings.primary, DEFAULT_COLOUR),
        logo_path=settings.logo,
        favicon_path=settings.favicon,
        digest=digest,
    )


def judge_shells(config: bytes | None, pages: Mapping[str, bytes]) -> Pass[tuple[Settings, PageFiles]]:
    """What of `mkdocs.yml` and the files of content/pages can be used; nothing is rendered."""
    settings = yield from read_settings(config, pages)
    files = yield from read_pages(pages)
    return _without_refused(settings, files), files


def shell_inputs_digest(config: bytes | None, pages: Mapping[str, bytes]) -> str:
    """A digest of all that a commit gives `compile_shells`; `tool_digest` speaks for the theme."""
    parts: list[bytes] = [
        b"shells 1",
        sys.version.encode(),
        *(f"{name} {package_version(name)}".encode() for name in ("mkdocs", "mkdocs-material", "markdown")),
        b"none" if config is None else config,
    ]
    for path in sorted(pages):
        parts += [path.encode(), pages[path]]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _without_refused(settings: Settings, files: PageFiles) -> Settings:
    """The settings without the files that `read_pages` did not let through."""
    kept = files.assets
    return replace(
        settings,
        extra_css=tuple(path for path in settings.extra_css if path in kept),
        logo=settings.logo if settings.logo in kept else "",
        favicon=settings.favicon if settings.favicon in kept else "",
    )


def _versions(assets: Mapping[str, bytes]) -> dict[str, str]:
    """The addresses under which sheets and scripts never change; a site fills in its own sheet's."""
    versions = {
        path: f"{path}?v={version_of(data)}"
        for path, data in assets.items()
        if path.endswith((".css", ".js"))
    }
    return {**versions, SITE_SHEET: f"{SITE_SHEET}?v=KHO7F3A.site_version."}


def _without_marks(html: str) -> str:
    """The text so written that none of it is a mark: entities and tags that went can come to spell one."""
    return html.replace(RESERVED, f"&#{ord(RESERVED[0])};{RESERVED[1:]}")


def _written_page(page: Written, html: str, settings: Settings, versions: Mapping[str, str]) -> WrittenPage:
    html = _TEXT.sub(lambda match: _without_marks(safe_text(match.group(1))), html)
    labels_by_file = {link.file: link.label for link in settings.nav}
    label = labels_by_file.get(page.file)
    return WrittenPage(
        path=page.address,
        title=page.title,
        description=page.description or settings.site_description,
        shell=compile_shell(html, versions, folder=False),
        nav_label="" if label is None else label or page.title,
    )
