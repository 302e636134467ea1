"""The templates of all pages, by what they show, compiled once for each language."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from jinja2 import Environment, Template
from markupsafe import Markup

from library.diagnostics import Language
from library.pages.contents import BankContent, Content, DocumentContent, ExamContent, QuestionView
from library.pages.html import Html
from library.pages.resource_views import DocumentView, ExamView, QuestionBankView, VideoView
from library.pages.shelf_views import HomeView, SchoolsView, SearchView, ShelfView
from library.pages.staff import SheetsView, StaffView
from library.pages.template_code import template_environment
from library.pages.views import NotFoundView, OfflineView, Page
from library.values import dataclass

_TEMPLATES: Final[Mapping[type[Page], str]] = {
    HomeView: "home.html",
    ShelfView: "shelf.html",
    VideoView: "video.html",
    QuestionBankView: "paper.html",
    ExamView: "paper.html",
    DocumentView: "document.html",
    SearchView: "search.html",
    SchoolsView: "schools.html",
    StaffView: "staff.html",
    SheetsView: "sheets.html",
    NotFoundView: "not-found.html",
    OfflineView: "offline.html",
}
_CONTENTS: Final[Mapping[type[Content], str]] = {
    BankContent: "question-bank-content.html",
    ExamContent: "exam-content.html",
    DocumentContent: "document-content.html",
}
_TAG = re.compile(r"<[^>]*>")
_FRAME = "_frame.html"
_CARRIED = "carried.html"


@dataclass(frozen=True)  # no slots: the frame's parts are made when they are first asked for
class Templates:
    """The templates of one language: for pages, for contents, and for what the frame shows of a page.

    Each is compiled when it is first asked for: an edit takes few of them.
    """

    environment: Environment

    def page(self, kind: type[Page]) -> Template:
        return self.environment.get_template(_TEMPLATES[kind])

    def content(self, kind: type[Content]) -> Template:
        return self.environment.get_template(_CONTENTS[kind])

    @property
    def carried(self) -> Template:
        return self.environment.get_template(_CARRIED)

    @cached_property
    def frame(self) -> "Frame":
        module: Any = self.environment.get_template(_FRAME).module
        return Frame(module.nav, module.crumbs, module.search)


class Frame(NamedTuple):
    """What makes the parts of a page that the frame shows."""

    nav: Callable[..., Markup]
    crumbs: Callable[..., Markup]
    search: Callable[..., Markup]


@lru_cache(2)
def templates_in(templates: tuple[tuple[str, str], ...], language: Language) -> Templates:
    """Templates by name, each compiled once: whoever builds again and again has them at hand."""
    environment = template_environment(dict(templates), language)
    environment.filters["option_columns"] = option_columns
    environment.filters["filled"] = _filled
    environment.filters["joined"] = "|".join
    return Templates(environment)


def option_columns(question: QuestionView) -> int:
    """In how many columns the choices of a question fit on paper, as teachers set them: 4, 2, 1."""
    longest = max((_width(option.html) for option in question.options), default=0)
    if question.kind != "multiple-choice" or longest > 34:
        return 1
    return 4 if longest <= 13 else 2


def _width(html: Html) -> int:
    if "<" not in html:
        return len(html.strip())
    return 99 if "<img" in html else len(_TAG.sub("", html).strip())


def _filled(text: str, **values: object) -> str:
    return text.format(**values)
