"""One site for those who may open one profile, with everything its files are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from build_tools.carried_copies import CarriedCopies
from build_tools.grounds import digest_of, follows_of
from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures
from build_tools.selections import Changes, Selection
from build_tools.site_look import SiteLook
from library import addresses
from library.approval.model import Key
from library.catalogue import Profile, Site
from library.compiled import PublishedFile
from library.curriculum import LessonPlace
from library.entry import Entry
from library.organisation.look import SchoolLook
from library.pages.carried import Dresses
from library.pages.views import NavItem, SiteView
from library.present.context import Context, by_lesson
from library.present.shelf_page import Follows
from library.present.site import PREVIEW, site_view
from library.shelves import arrange
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is copied as it stands in Git."""

    oid: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SitePart:
    """A selection with everything that its files are made from; `logo` is the school's own.

    `ground` is what all its pages follow from, `lessons` what stands at each lesson or chapter.
    """

    selection: Selection
    context: Context
    entries: Mapping[Key, Entry]
    judgement: Judgement
    look: SiteLook
    pictures: Pictures
    carried: CarriedCopies
    logo: bytes | None
    changes: Changes
    ground: str
    lessons: Mapping[LessonPlace, str]

    @property
    def site(self) -> Site:
        return self.selection.site

    @property
    def profile(self) -> Profile:
        return self.selection.profile

    @property
    def folder(self) -> str:
        """Where the part stands in the output."""
        return self.selection.folder

    @property
    def everything(self) -> str:
        """What a page follows from that shows something of all entries."""
        return self.selection.follows

    def follows(self, unit: str, own: Follows, others: Follows = None) -> str:
        """What the files of a unit follow from besides the ground of the part: of itself, and of others."""
        digests = self.selection.digests
        return f"{follows_of('', own, digests)}.{follows_of(f'{self.ground} {unit}', others, digests)}"

    def resource_follows(self, entry: Entry) -> str:
        """What the files of a resource follow from: of the others, from all that stand at its lessons.

        Its page shows the first of those and its neighbours; to find them for each would cost more than to
        make a few pages for nothing.
        """
        beside = (self.lessons.get(lesson, "") for lesson in entry.brief.lessons)
        return f"{self.selection.digests[entry.key]}.{digest_of(self.ground, *beside)}"


def site_part(
    selection: Selection,
    judgement: Judgement,
    look: SiteLook,
    pictures: Pictures,
    changes: Changes,
    as_of: datetime,
) -> SitePart:
    """A selection, ready to be presented."""
    site, entries = selection.site, selection.entries
    oid = look.logos.get(site.id)
    logo = dict(judgement.repository.read([oid])).get(oid) if oid else None
    context = _context(judgement, site, selection.profile, entries, look, pictures, as_of)
    dresses = Dresses(look.shells.carried, context.view.colour)
    carried = CarriedCopies(look, dresses)
    by_key = {entry.key: entry for entry in entries}
    ground = digest_of(*selection.ground.values(), selection.profile, repr(context.view))
    lessons = {
        lesson: digest_of(*(selection.digests[entry.key] for entry in there))
        for lesson, there in context.by_lesson.items()
    }
    return SitePart(
        selection, context, by_key, judgement, look, pictures, carried, logo, changes, ground, lessons
    )


def copies_of(entry: Entry, site: Site, judgement: Judgement) -> Iterator[tuple[str, Copy]]:
    """The files of an entry that are copied, by their address on a site."""
    folder = addresses.resource_folder(site, entry)
    for file in _files_of(entry):
        yield f"{folder}/{file.name}", Copy(judgement.sources[entry.tree][file.name].oid, file.sha256)


def _files_of(entry: Entry) -> Iterator[PublishedFile]:
    record = entry.record
    yield from record.public.files
    if record.released is not None:
        yield from record.released.files


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
        entry.key: pictures.media(entry.tree, addresses.resource_folder(site, entry))
        for entry in entries
        if entry.tree in pictures.notes
    }
    return Context(
        site, view, entries, shelves, judgement.organisation, programme.vocabulary,
        programme.curriculum, as_of, media, by_lesson(listed),
        listed=profile != "class-link", show_names=judgement.authority.policy.show_names,
    )  # fmt: skip
