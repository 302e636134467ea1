"""The files of one site beyond its resources: shelves, search, data, and what all pages load."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from build_tools.installing import installing_files
from build_tools.shell import SITE_SHEET, WrittenPage
from build_tools.site_part import SitePart
from library import addresses
from library.approval.adoption import Adoption
from library.approval.model import Key
from library.approval.status import Status
from library.approval.turnaround import turnaround
from library.catalogue import Site, version_on
from library.feeds.atom import atom
from library.feeds.catalogue import catalogue_csv, catalogue_json
from library.feeds.sitemap import sitemap
from library.pages.views import NotFoundView, Page, WrittenView
from library.present.context import Context
from library.present.home import class_home, home, schools
from library.present.search import search_page
from library.present.sheets import Shown, sheet_hrefs, sheets_views
from library.present.shelves import shelf_pages
from library.present.states import states_view
from library.present.ways import home_crumb
from library.theme.colours import site_css


def site_files(part: SitePart) -> Iterator[tuple[str, bytes]]:
    """Every file but those of resources and of search, made one at a time so that none is held for long."""
    context, look = part.context, part.look
    paths: list[str] = []
    for view in _views(part):
        paths.append(view.path)
        yield view.path, look.shells.page.stamp(look.renderer.render(view).slots()).encode()
    for page in look.shells.written:
        paths.append(page.path)
        yield page.path, page.shell.stamp(look.renderer.render(_written(page, context)).slots()).encode()
    if context.view.installable:
        yield from installing_files(context, look, part.carried.dresses, part.logo)
    if part.logo is not None:
        yield context.view.logo_path, part.logo
    yield addresses.NOT_FOUND, look.renderer.render_document(_missing(context)).encode()
    yield SITE_SHEET, site_css(context.view.colour).encode()
    yield from look.shells.assets.items()
    yield addresses.ENGLISH, look.english
    yield from _covers(part)
    if context.listed:
        own = (entry for entry in context.entries if not entry.adopted)
        paths += [addresses.resource_page(part.site, entry) for entry in own]
        yield from _data(context, paths)


def _views(part: SitePart) -> Iterator[Page]:
    context = part.context
    if part.profile == "class-link":
        # Pages at addresses that only a class was given; nothing else names them.
        yield class_home(context)
    else:
        yield home(context)
        for page in shelf_pages(context):
            yield page.view()
        if part.site.is_district:
            yield schools(context)
    if context.listed:
        yield search_page(context)
    if part.profile == "staff":
        yield from _staff_views(part)


def _staff_views(part: SitePart) -> Iterator[Page]:
    context, judgement = part.context, part.judgement
    shown = tuple(_shown(part))
    own = (standing for key, standing in judgement.standings.items() if _owns(part.site, key))
    yield states_view(
        _statuses(part), _adopted(part), turnaround(own), sheet_hrefs(shown, context),
        judgement.organisation, context.view, context.as_of,
    )  # fmt: skip
    yield from sheets_views(shown, context)


def _shown(part: SitePart) -> Iterator[Shown]:
    """Every version that stands on the shelf of the site, whoever may open it."""
    for key, standing in part.judgement.standings.items():
        version = version_on(part.site, key, standing)
        compiled = part.judgement.compiled.get(version.tree) if version is not None else None
        if version is not None and compiled is not None and compiled.resource is not None:
            yield key, compiled.resource, version


def _owns(site: Site, key: Key) -> bool:
    return site.is_district or key.school in site.schools


def _statuses(part: SitePart) -> Iterator[Status]:
    judgement, site = part.judgement, part.site
    keys = {*judgement.bundles, *judgement.standings}
    for key in sorted(key for key in keys if _owns(site, key)):
        bundle = judgement.bundles.get(key)
        at = part.changed.get(bundle.folder) if bundle else None
        yield judgement.status(key, at, part.context.as_of)


def _adopted(part: SitePart) -> Iterator[tuple[Adoption, str]]:
    """What the schools of the site took over from others."""
    for adoption, title in part.judgement.adoptions(part.context.as_of):
        if adoption.adopter in part.site.schools:
            yield adoption, title


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
    shared: dict[str, bytes] = {}
    for entry in part.context.entries:
        if entry.version.tree in part.pictures.covers:
            shared |= part.pictures.files(entry.version.tree, "")
    yield from shared.items()


def _data(context: Context, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    yield addresses.CATALOGUE_CSV, catalogue_csv(context)
    yield addresses.CATALOGUE_JSON, catalogue_json(context)
    address = context.site.site_url
    if address is not None:
        yield addresses.SITEMAP, sitemap(address, paths)
        yield addresses.FEED, atom(context, address)
