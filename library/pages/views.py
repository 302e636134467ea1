"""View models: all that a page says, as plain values, before any template.

A template never meets a domain object: it gets strings, numbers, tuples and `Html`. Whoever builds
a view decides what the page says and may not decide how it looks; nothing here can hold a draft, a
key that is not released or an embargoed text, because no field is made for one.

Addresses: a field that ends in `href` or `src` is relative to the page that holds it; one that ends
in `path` starts at the root of the site, and the shell puts `Page.root` before it.
"""

from library.diagnostics import Language
from library.values import dataclass


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
