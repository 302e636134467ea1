"""The files of one site beyond its resources, by unit: shelves, data, and what all pages load."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urlsplit

from build_tools.installing import installing_files
from build_tools.kept_stretches import KeptStretches
from build_tools.shell import SITE_SHEET, WrittenPage
from build_tools.site_part import SitePart
from build_tools.staff_pages import staff_pages
from library import addresses
from library.feeds.atom import atom
from library.feeds.catalogue import catalogue
from library.feeds.sitemap import sitemap
from library.pages.views import NotFoundView, Page, WrittenView
from library.present.context import Context
from library.present.home import class_home, home, schools
from library.present.search import search_page
from library.present.shelf_page import Follows
from library.present.shelves import shelf_pages
from library.present.ways import home_crumb
from library.theme.colours import site_css
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class PageUnit:
    """Files of a site that are made together; `follows` is what they follow from besides its ground."""

    name: str
    follows: Follows
    files: Callable[[], Iterator[tuple[str, bytes]]]


def page_units(part: SitePart, kept: KeptStretches) -> Iterator[PageUnit]:
    """Every file of a site but those of resources and of search; none is made before it is asked for.

    Of its stretches some may be `kept`.
    """
    everything, context = part.everything, part.context
    if part.profile == "class-link":
        # Pages at addresses that only a class was given; nothing else names them.
        yield _page(part, addresses.HOME, None, partial(class_home, context))
    else:
        yield _page(part, addresses.HOME, everything, partial(home, context))
        for shelf in shelf_pages(context):
            yield _page(part, shelf.path, shelf.follows, shelf.view)
        if part.site.is_district:
            yield _page(part, addresses.SCHOOLS, everything, partial(schools, context))
    if context.listed:
        yield _page(part, addresses.SEARCH, everything, partial(search_page, context))
    if part.profile == "staff":
        for page in staff_pages(part):
            yield _page(part, page.path, page.follows, page.view)
    yield PageUnit("frame", None, partial(_frame_files, part))
    yield PageUnit("covers", everything, partial(_covers, part))
    if context.listed:
        yield PageUnit("data", everything, partial(_data_files, part, kept))


def _page(part: SitePart, path: str, follows: Follows, view: Callable[[], Page]) -> PageUnit:
    return PageUnit(path, follows, partial(_page_file, part, view))


def _page_file(part: SitePart, view: Callable[[], Page]) -> Iterator[tuple[str, bytes]]:
    yield _stamped(part, view())


def _stamped(part: SitePart, view: Page) -> tuple[str, bytes]:
    return view.path, part.look.shells.page.stamp(part.look.renderer.render(view).slots()).encode()


def _frame_files(part: SitePart) -> Iterator[tuple[str, bytes]]:
    """What is alike whatever a site shows: pages written by hand, and what all pages load."""
    context, look = part.context, part.look
    for page in look.shells.written:
        yield page.path, page.shell.stamp(look.renderer.render(_written(page, context)).slots()).encode()
    if context.view.installable:
        yield from installing_files(context, look, part.carried.dresses, part.logo)
    if part.logo is not None:
        yield context.view.logo_path, part.logo
    yield addresses.NOT_FOUND, look.renderer.render_document(_missing(context)).encode()
    yield SITE_SHEET, site_css(context.view.colour).encode()
    yield from look.shells.assets.items()
    yield addresses.ENGLISH, look.english


def _data_files(part: SitePart, kept: KeptStretches) -> Iterator[tuple[str, bytes]]:
    """The catalogue of a site; where it has an address also its map and its news."""
    context, address = part.context, part.site.site_url
    listed = catalogue(context, kept)
    yield addresses.CATALOGUE_CSV, listed.csv
    yield addresses.CATALOGUE_JSON, listed.json
    if address is not None:
        yield addresses.SITEMAP, sitemap(address, list(_paths(part)))
        yield addresses.FEED, atom(context, address)


def _paths(part: SitePart) -> Iterator[str]:
    """The addresses of all pages of a listed site; what it adopted stands on its own school's."""
    yield addresses.HOME
    yield from (shelf.path for shelf in shelf_pages(part.context))
    if part.site.is_district:
        yield addresses.SCHOOLS
    yield addresses.SEARCH
    if part.profile == "staff":
        yield from (page.path for page in staff_pages(part))
    yield from (page.path for page in part.look.shells.written)
    own = (entry for entry in part.context.entries if not entry.adopted)
    yield from (addresses.resource_page(part.site, entry) for entry in own)


def _written(page: WrittenPage, context: Context) -> WrittenView:
    return WrittenView(
        site=context.view, path=page.path, title=page.title, description=page.description,
        crumbs=(home_crumb(page.path),), section=page.path,
    )  # fmt: skip


def _missing(context: Context) -> NotFoundView:
    """What a host shows for any unknown address: its links start where the site is known to stand."""
    address = context.site.site_url
    root = f"{urlsplit(address).path.rstrip('/')}/" if address else "/"
    return NotFoundView(
        site=context.view, path=addresses.NOT_FOUND, title="404", home_href=root,
        search_href=f"{root}{context.view.search_path}" if address and context.view.search_path else "",
    )  # fmt: skip


def _covers(part: SitePart) -> Iterator[tuple[str, bytes]]:
    """The covers that resources share."""
    yield from part.pictures.shared(entry.tree for entry in part.context.entries)
