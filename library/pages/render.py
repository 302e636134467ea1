"""Views to HTML: the one place where text becomes markup, and so the one escaping point.

Templates come in as text and are compiled once. Every `str` of a view is escaped; only `Html` is
not. A name that a template misspells is an error at once (StrictUndefined), never an empty place.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final, Self

from markupsafe import escape

from library.diagnostics import Language
from library.pages.carried import Dresses, with_everything
from library.pages.contents import Content
from library.pages.head import head_of
from library.pages.html import NO_HTML, Html
from library.pages.labels import labels
from library.pages.resource_views import WITH_CONTENT, ExamView, QuestionBankView, ResourceView, VideoView
from library.pages.shelf_views import HomeView, SearchView, ShelfView, Tile
from library.pages.templates import Templates, templates_in
from library.pages.views import NotFoundView, OfflineView, Page, SiteView, WrittenView
from library.theme.colours import site_css
from library.values import dataclass

_SCRIPTS: Final[Mapping[type[Page], tuple[str, ...]]] = {
    VideoView: ("assets/video.js",),
    QuestionBankView: ("assets/marking.js", "assets/spoken.js", "assets/question.js", "assets/practice.js"),
    ExamView: ("assets/marking.js", "assets/spoken.js", "assets/sitting.js"),
    OfflineView: ("assets/offline.js",),
}


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a shell's slots need for one page."""

    title: str
    description: str
    layout: str
    root: str
    frame: Mapping[str, str]
    crumbs: str
    main: str
    head: str
    scripts: str

    def slots(self) -> dict[str, str]:
        """The text of every slot of a shell."""
        return {
            **self.frame,
            "root": self.root,
            "title": self.title,
            "description": self.description,
            "layout": self.layout,
            "crumbs": self.crumbs,
            "main": self.main,
            "head": self.head,
            "scripts": self.scripts,
        }


class Renderer:
    """Renders views through templates given by name; the same view gives the same text.

    `versions` gives an asset's path the address under which it never changes.
    """

    def __init__(self, templates: Mapping[str, str], versions: Mapping[str, str] | None = None) -> None:
        self._sources, self._versions = templates, versions or {}
        self._vietnamese = templates_in(tuple(templates.items()), "vi")
        self._frames: dict[tuple[SiteView, str, str, str], Mapping[str, str]] = {}

    def __reduce__(self) -> tuple[type[Self], tuple[Mapping[str, str], Mapping[str, str]]]:
        """To be handed to another process: the templates as text, to be compiled there."""
        return type(self), (self._sources, self._versions)

    def content(self, content: Content, language: Language = "vi") -> Html:
        """What a resource itself is, as its pages and its copies all show it."""
        # A template of ours, autoescaped.
        return Html(self._in(language).content(type(content)).render(view=content))

    def render(self, view: Page, content: Html | None = None) -> PageParts:
        """The parts of the page of `view`, ready for a shell; `content` where it is made already."""
        templates, kind = self._in(view.language), type(view)
        if content is None:
            content = self.content(view.content, view.language) if isinstance(view, WITH_CONTENT) else NO_HTML
        is_written = kind is WrittenView
        main = "" if is_written else templates.page(kind).render(view=view, content=content)
        home = view.crumbs[:1] if isinstance(view, HomeView) else view.crumbs
        return PageParts(
            title=_title(view),
            description=str(escape(view.description)),
            layout=kind.__name__.removesuffix("View").lower(),
            root=view.root,
            frame=self._frame(view),
            crumbs=str(templates.frame.crumbs(home)) if home else "",
            main=main,
            head=head_of(view) + self._sheets(view),
            scripts=self._scripts(view),
        )

    def render_carried(
        self, view: ResourceView, content: Html, dresses: Dresses, pictures: Mapping[str, bytes]
    ) -> str:
        """A resource as one file that needs no other; `pictures` as `pictures_in` names them."""
        dress = dresses.for_content(view.kind, content)
        whole = with_everything(content, view, pictures)
        return self._in(view.language).carried.render(view=view, content=whole, dress=dress)

    def render_document(self, view: NotFoundView) -> str:
        """A whole page that needs no shell and no other file."""
        return self._in(view.language).page(NotFoundView).render(view=view, english=labels("en"))

    def _in(self, language: Language) -> Templates:
        """The templates of a language; most pages are in Vietnamese."""
        return templates_in(tuple(self._sources.items()), language) if language != "vi" else self._vietnamese

    def _sheets(self, view: Page) -> str:
        """The sheets that only some pages need: for formulas, for the marks of subjects."""
        paths: list[str] = []
        if isinstance(view, ResourceView) and view.has_maths:
            paths.append("assets/maths/maths.css")
        if isinstance(view, ShelfView) and any(tile.subject_key for tile in _tiles(view)):
            paths.append("assets/subjects.css")
        return "".join(f'<link rel="stylesheet" href="{self._at(view, path)}">' for path in paths)

    def _scripts(self, view: Page) -> str:
        paths = view.script_srcs if isinstance(view, SearchView) else _SCRIPTS.get(type(view), ())
        return "".join(f'<script defer src="{self._at(view, path)}"></script>' for path in paths)

    def _at(self, view: Page, path: str) -> str:
        """The way from a page to an asset."""
        return str(escape(view.root + self._versions.get(path, path)))

    def _frame(self, view: Page) -> Mapping[str, str]:
        key = (view.site, view.root, view.section, view.language)
        found = self._frames.get(key)
        if found is None:
            found = self._frames[key] = self._new_frame(view)
        return found

    def _new_frame(self, view: Page) -> Mapping[str, str]:
        site, frame = view.site, self._in(view.language).frame
        name = str(escape(site.name))
        logo = f'<img src="{view.root}{escape(site.logo_path)}" alt="" width="40" height="40">'
        letters = escape(initials(site.short_name))
        initial = f'<span class="kho-header__initial" aria-hidden="true">{letters}</span>'
        banner = f'<span class="kho-header__sample">{escape(site.banner)}</span>'
        return {
            "site_name": name,
            # On a phone the banner beside it says so already, and two lines are all the bar has room for.
            "short_name": str(
                escape(site.short_name.removesuffix(" (mẫu)") if site.banner else site.short_name)
            ),
            "library_name": str(escape(site.library_name)),
            "copyright": str(escape(site.copyright)),
            "favicon": str(escape(site.favicon_path or "assets/favicon.svg")),
            "logo": logo if site.logo_path else initial,
            "banner": banner if site.banner else "",
            "theme_color": str(escape(site.colour)),
            "site_version": version_of(site_css(site.colour).encode()),
            "installable": "data-installable" if site.installable else "",
            "search": str(frame.search(view.root + site.search_path)) if site.search_path else "",
            "nav": str(frame.nav(site.nav, view.root, view.section)),
        }


def version_of(content: bytes) -> str:
    """A few letters that change with a file's content, to stand in its address."""
    return hashlib.sha256(content).hexdigest()[:8]


def initials(name: str) -> str:
    """One or two letters that stand for a site where it has no logo."""
    words = [word for word in name.split() if word[:1].isalnum()]
    return "".join(word[0] for word in words[-2:]).upper()


def _title(view: Page) -> str:
    if isinstance(view, HomeView):
        return str(escape(f"{view.site.name} – {view.site.library_name}".rstrip(" –")))
    return str(escape(f"{view.title} – {view.site.short_name}"))


def _tiles(view: ShelfView) -> Iterator[Tile]:
    yield from view.tiles
    for section in view.sections:
        yield from section.tiles
