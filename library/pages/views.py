"""View models: all that a page says, as plain values, before any template.

A template never meets a domain object: it gets strings, numbers, tuples and `Html`. Whoever builds
a view decides what the page says and may not decide how it looks; nothing here can hold a draft, a
key that is not released or an embargoed text, because no field is made for one.

Addresses: a field that ends in `href` or `src` is relative to the page that holds it; one that ends
in `path` starts at the root of the site, and the shell puts `Page.root` before it.
"""

from dataclasses import dataclass
from typing import Literal

from library.diagnostics import Language
from library.pages.contents import BankContent, DocumentContent, ExamContent, Facet
from library.pages.html import NO_HTML, Html

Kind = Literal["lesson-video", "question-bank", "exam", "document"]


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the bar and the drawer; `path` starts at the root of the site.

    `short` is the end of the label that says enough where its like stand in a row: the 7 of "Lớp 7".
    """

    label: str
    path: str
    section: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page of one site says alike; one value serves all its pages.

    An `installable` site may be kept on a device: its pages are for everybody. One that is `for_staff`
    is opened by no pupil. `search_path` is "" where there is nothing to search: no page of the site
    names another.
    """

    name: str
    short_name: str
    colour: str = "#1a5fb4"
    library_name: str = ""
    logo_path: str = ""
    favicon_path: str = ""
    copyright: str = ""
    banner: str = ""
    nav: tuple[NavItem, ...] = ()
    site_url: str = ""
    report: str = ""
    installable: bool = False
    for_staff: bool = False
    search_path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has; `path` starts at the root, `section` names its entry in the bar."""

    language: Language = "vi"
    site: SiteView
    path: str
    title: str
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    section: str = ""

    @property
    def address(self) -> str:
        """The absolute address of this page; "" where the site has none."""
        return f"{self.site.site_url.rstrip('/')}/{self.path}" if self.site.site_url else ""

    @property
    def root(self) -> str:
        """The way from this page to the root of the site: "", "../", "../../" ..."""
        return "../" * self.path.count("/")


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


@dataclass(frozen=True, slots=True)
class MetaRow:
    """One line of what is known of a resource; linked where it leads to a shelf."""

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """A stage that was taken: what it is called, by whom, as a role or by name, and on what day."""

    stage: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered for download."""

    label: str
    href: str
    size_label: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence above a resource that its reader must not miss."""

    text: str
    tone: Literal["note", "warning"] = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView(Page):
    """What every kind of resource shows; `link` leads to an e-book or a simulation elsewhere.

    `carried` is the resource as one file, to open where there is no network.
    `origin_address` is the page of an adopted resource on its own school's site, where that is known.
    `report_href` opens a report of a mistake, filled in; `qr` is the page's address as a picture for
    paper, where the site has an address.
    """

    kind: Kind
    type_key: str
    type_label: str
    subject_key: str
    subject_label: str
    grade_label: str
    meta: tuple[MetaRow, ...] = ()
    authors: tuple[str, ...] = ()
    licence: str = ""
    licence_href: str = ""
    source: str = ""
    approvals: tuple[ApprovalLine, ...] = ()
    version: int = 1
    version_date: str = ""
    attachments: tuple[Attachment, ...] = ()
    tags: tuple[Link, ...] = ()
    related: tuple[ResourceCard, ...] = ()
    notices: tuple[Notice, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    link: Link | None = None
    origin_address: str = ""
    report_href: str = ""
    qr: Html = NO_HTML
    carried: Attachment | None = None
    has_maths: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoView(ResourceView):
    """A lesson video: exactly one of `file_src`, `youtube_id` and `drive_id` is set.

    `plain_href` opens the video without our player (the file, or its page on YouTube or Drive).
    """

    poster_src: str = ""
    poster_large_src: str = ""
    file_src: str = ""
    file_type: str = ""
    youtube_id: str = ""
    drive_id: str = ""
    captions_src: str = ""
    duration_label: str = ""
    size_label: str = ""
    plain_href: str = ""
    body: Html = NO_HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBankView(ResourceView):
    """A bank of questions on its page."""

    content: BankContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamView(ResourceView):
    """An exam on its page."""

    content: ExamContent


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView(ResourceView):
    """Everything else: text, files, a link."""

    content: DocumentContent
    poster_src: str = ""


WITH_CONTENT = (QuestionBankView, ExamView, DocumentView)
"""The views whose content stands apart from their page, and in a copy to carry; a video has its clip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(Page):
    """The search page; `script_srcs` are loaded in this order, `data_path` is where shards lie.

    Both start at the root of the site, where the page itself stands.
    """

    facets: tuple[Facet, ...]
    script_srcs: tuple[str, ...]
    data_path: str = ""
    total: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolsView(Page):
    """The schools of the district."""

    schools: tuple[SchoolTile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(Page):
    """What a host shows for an unknown address, at whatever depth; both links are absolute."""

    home_href: str = "/"
    search_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView(Page):
    """What a device shows where there is no network and the page was never opened on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenView(Page):
    """The frame of a hand-written page of content/pages; its text is already in its shell."""
