"""Views of pages that list: home, shelves, schools and search, with the cards and doors on them."""

from typing import Literal

from library.pages.contents import Facet
from library.pages.views import Link, Page
from library.values import dataclass

Kind = Literal["lesson-video", "question-bank", "exam", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceCard:
    """One resource on a shelf; `badges` are short words such as "Mới", "STEM" or "Có đáp án"."""

    title: str
    href: str
    kind: Kind
    type_key: str
    type_label: str
    subject_key: str
    subject_label: str
    grade_label: str
    poster_src: str = ""
    description: str = ""
    minutes_label: str = ""
    school_label: str = ""
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A door to a shelf; `short` is what stands large on it ("6"), `count` its resources.

    Of a subject's or a grade's door the keys choose picture and colour; `level_key` is its school level.
    """

    label: str
    href: str
    count: int
    short: str = ""
    note: str = ""
    subject_key: str = ""
    grade_key: str = ""
    level_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolTile:
    """A school on the district's site; `href` leads to its shelf, `site_href` to its own site."""

    name: str
    href: str
    kind_label: str
    commune: str
    count: int
    site_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a shelf: a lesson, a term, a group; `short` is its name in the jump list."""

    anchor: str
    title: str
    short: str = ""
    tiles: tuple[Tile, ...] = ()
    cards: tuple[ResourceCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(Page):
    """The first page of a site; `total` counts its resources.

    `young`: those who come look more than they read. `preschool`: somebody comes for them.
    """

    kind_label: str
    total: int
    search_href: str
    grades: tuple[Tile, ...] = ()
    newest: tuple[ResourceCard, ...] = ()
    exams: tuple[Tile, ...] = ()
    stem: Tile | None = None
    young: bool = False
    preschool: bool = False
    schools: tuple[SchoolTile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView(Page):
    """A page that lists: a grade, a subject, a chapter, the exams of a term, STEM; `young` as at home.

    `total` is None where it is not told how much there is.
    """

    total: int | None
    subtitle: str = ""
    young: bool = False
    tiles: tuple[Tile, ...] = ()
    sections: tuple[Section, ...] = ()
    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(Page):
    """The search page; `script_srcs` are loaded in this order, `data_path` is where the index lies.

    `contents_path` is its table of contents, which every query needs. All start at the root of the site, as
    the page does.
    """

    facets: tuple[Facet, ...]
    script_srcs: tuple[str, ...]
    data_path: str = ""
    contents_path: str = ""
    total: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolsView(Page):
    """The schools of the district."""

    schools: tuple[SchoolTile, ...]
