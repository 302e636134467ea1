"""The files of one site: its pages stamped into the shell, its data, and what is copied to it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from build_tools.carried_copies import CarriedCopies, offering
from build_tools.installing import installing_files
from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures
from build_tools.shell import SITE_SHEET
from build_tools.site_look import SiteLook
from library import addresses
from library.approval.status import Status
from library.catalogue import Entry, Profile, Site, select
from library.compiled import PublishedFile
from library.feeds.atom import atom
from library.feeds.catalogue import catalogue_csv, catalogue_json
from library.feeds.sitemap import sitemap
from library.organisation.look import SchoolLook
from library.pages.carried import Dresses
from library.pages.english import english_script
from library.pages.views import NavItem, NotFoundView, Page, SiteView, WrittenView
from library.present.context import Context, by_lesson
from library.present.home import class_home, home, schools
from library.present.resources import resource_view
from library.present.search import search_files, search_page
from library.present.shelves import home_crumb, shelf_pages
from library.present.site import PREVIEW, site_view
from library.present.states import states_view
from library.shelves import arrange
from library.theme.colours import site_css


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is copied as it stands in Git."""

    oid: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """Everything of one site: pages and data as they are made, and files to copy."""

    resources: int
    pages: Iterator[tuple[str, bytes]]
    copies: Mapping[str, Copy]


def site_files(
    judgement: Judgement,
    site: Site,
    profile: Profile,
    look: SiteLook,
    pictures: Pictures,
    as_of: datetime,
) -> SiteFiles | None:
    """The files of a site for those who may open `profile`; None where there is nothing to show."""
    entries = select(site, profile, judgement.standings, judgement.compiled, judgement.organisation, as_of)
    if profile == "class-link" and not entries:
        return None
    context = _context(judgement, site, profile, entries, look, pictures, as_of)
    match profile:
        case "public":
            views = _public_pages(context)
        case "staff":
            views = _staff_pages(context, judgement)
        case "class-link":
            views = _class_pages(context)
    copies = _copies(context, judgement)
    oids = {path: copy.oid for path, copy in copies.items()}
    dresses = Dresses(look.shells.carried, context.view.colour)
    carried = CarriedCopies(look.renderer, dresses, oids, judgement.repository)
    logo = _logo(look, site, judgement)
    return SiteFiles(len(entries), _all_pages(views, context, look, pictures, carried, logo), copies)


def _logo(look: SiteLook, site: Site, judgement: Judgement) -> bytes | None:
    oid = look.logos.get(site.id)
    return dict(judgement.repository.read([oid])).get(oid) if oid else None


def _context(
    judgement: Judgement,
    site: Site,
    profile: Profile,
    entries: tuple[Entry, ...],
    look: SiteLook,
    pictures: Pictures,
    as_of: datetime,
) -> Context:
    programme = judgement.programme
    written = tuple(
        NavItem(page.nav_label, page.path, page.path)
        for page in look.shells.written
        if page.nav_label and profile == "public"
    )
    defaults = SiteView(
        name="", short_name="", colour=look.shells.colour,
        logo_path=look.shells.logo_path, favicon_path=look.shells.favicon_path,
        library_name=look.shells.site_name,
    )  # fmt: skip
    listed = entries if profile != "class-link" else ()
    shelves = arrange(listed, programme.vocabulary, programme.curriculum)
    district = judgement.organisation.district
    own = look.schools.get(site.id, SchoolLook())
    view = site_view(site, profile, district, own, shelves, written, programme.vocabulary, defaults)
    if judgement.preview:
        view = replace(view, banner=PREVIEW)
    media = {
        entry.key: pictures.media(entry.version.tree, addresses.resource_folder(site, entry))
        for entry in entries
    }
    return Context(
        site, view, entries, shelves, judgement.organisation, programme.vocabulary,
        programme.curriculum, as_of, {k: m for k, m in media.items() if m}, by_lesson(listed),
        listed=profile != "class-link",
    )  # fmt: skip


def _public_pages(context: Context) -> Iterator[Page]:
    yield home(context)
    yield from shelf_pages(context)
    if context.site.is_district:
        yield schools(context)
    for entry in context.entries:
        yield resource_view(entry, context)
    yield search_page(context)


def _class_pages(context: Context) -> Iterator[Page]:
    """Pages at addresses that only a class was given; nothing else names them."""
    yield class_home(context)
    for entry in context.entries:
        yield resource_view(entry, context)
    yield search_page(context)


def _staff_pages(context: Context, judgement: Judgement) -> Iterator[Page]:
    yield from _public_pages(context)
    yield states_view(_statuses(context, judgement), judgement.organisation, context.view)


def _statuses(context: Context, judgement: Judgement) -> Iterator[Status]:
    changed = judgement.repository.last_changes(judgement.snapshot.commit)
    keys = {*judgement.bundles, *judgement.standings}
    owned = sorted(k for k in keys if context.site.is_district or k.school in context.site.schools)
    for key in owned:
        bundle = judgement.bundles.get(key)
        at = changed.get(bundle.folder) if bundle else None
        yield judgement.status(key, at, context.as_of)


def _all_pages(
    views: Iterator[Page],
    context: Context,
    look: SiteLook,
    pictures: Pictures,
    carried: CarriedCopies,
    logo: bytes | None,
) -> Iterator[tuple[str, bytes]]:
    """Every page and data file of a site, made one at a time so that none is held for long."""
    paths: list[str] = []
    build = hashlib.sha256()
    for path, content in _stamped(views, context, look, carried):
        if not path.endswith(addresses.CARRIED):
            paths.append(path)
            build.update(path.encode() + content)
        yield path, content
    if context.view.installable:
        digest = build.hexdigest()[:16]
        yield from installing_files(context, look, carried.dresses, logo, digest)
    if logo is not None:
        yield context.view.logo_path, logo
    yield addresses.NOT_FOUND, look.renderer.render_document(_missing(context)).encode()
    yield SITE_SHEET, site_css(context.view.colour).encode()
    yield from look.shells.assets.items()
    yield addresses.ENGLISH, english_script(look.shells.english, context.vocabulary).encode()
    yield from search_files(context)
    if context.listed:
        yield from _data(context, paths)
    yield from _posters(context, pictures)


def _posters(context: Context, pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for entry in context.entries:
        folder = addresses.resource_folder(context.site, entry)
        for address, content in pictures.files(entry.version.tree, folder):
            if address not in seen:
                seen.add(address)
                yield address, content


def _stamped(
    views: Iterator[Page], context: Context, look: SiteLook, carried: CarriedCopies
) -> Iterator[tuple[str, bytes]]:
    """The pages in the site's shells, and the copies to carry before those that offer them."""
    for view in views:
        own = look.renderer.content(view)
        copy = carried.copy_of(view, own)
        if copy is not None:
            yield copy
        parts = look.renderer.render(offering(view, copy), own)
        yield view.path, look.shells.page.stamp(parts.slots()).encode()
    for page in look.shells.written:
        written = WrittenView(
            site=context.view, path=page.path, title=page.title, description=page.description,
            crumbs=(home_crumb(page.path),), section=page.path,
        )  # fmt: skip
        yield page.path, page.shell.stamp(look.renderer.render(written).slots()).encode()


def _missing(context: Context) -> NotFoundView:
    """What a host shows for any unknown address: its links start where the site is known to stand."""
    address = context.site.site_url
    root = f"{urlsplit(address).path.rstrip('/')}/" if address else "/"
    return NotFoundView(
        site=context.view, path=addresses.NOT_FOUND, title="404", home_href=root,
        search_href=f"{root}{addresses.SEARCH}" if address else "",
    )  # fmt: skip


def _data(context: Context, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    yield addresses.CATALOGUE_CSV, catalogue_csv(context)
    yield addresses.CATALOGUE_JSON, catalogue_json(context)
    address = context.site.site_url
    if address is not None:
        yield addresses.SITEMAP, sitemap(address, paths)
        yield addresses.FEED, atom(context, address)


def _copies(context: Context, judgement: Judgement) -> dict[str, Copy]:
    copies: dict[str, Copy] = {}
    for entry in context.entries:
        folder = addresses.resource_folder(context.site, entry)
        source = judgement.sources[entry.version.tree]
        for file in _files_of(entry):
            copies[f"{folder}/{file.name}"] = Copy(source[file.name].oid, file.sha256)
    return copies


def _files_of(entry: Entry) -> Iterator[PublishedFile]:
    yield from entry.public.files
    if entry.released is not None:
        yield from entry.released.files
