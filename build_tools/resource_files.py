"""The files of one resource on one site: its page, its copy to carry and its own pictures."""

from collections.abc import Iterator
from dataclasses import field

from build_tools.carried_copies import offering
from build_tools.site_part import SitePart, copies_of
from build_tools.supplies import Supplies
from library import addresses
from library.approval.days import day_of
from library.compiled import CompiledContent
from library.entry import Entry, EntryContent, content_of
from library.pages.contents import Content
from library.pages.html import Html
from library.pages.render import Renderer
from library.present.contents import resource_content
from library.present.context import Context
from library.present.resources import resource_view
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class MadeContent:
    """What a resource itself says, as a value and as HTML."""

    content: Content
    html: Html


@dataclass(slots=True)
class ContentMaker:
    """Makes the content of a resource once for all the sites that show the same version of it.

    Remembers that of one resource; so ask for all sites of one before the next.
    """

    renderer: Renderer
    supplies: Supplies
    _entry: Entry | None = None
    _made: MadeContent | None = field(default=None)

    def make(self, entry: Entry, text: EntryContent, context: Context) -> MadeContent | None:
        """The content of an entry from its text; None for a video."""
        if self._entry is None or not _same_content(self._entry, entry):
            content = resource_content(entry, text, context)
            self._entry = entry
            self._made = MadeContent(content, self.renderer.content(content)) if content else None
        return self._made


def _same_content(one: Entry, other: Entry) -> bool:
    """Whether two entries are the same version of one resource, with the same of it released."""
    return (
        one.key == other.key
        and one.tree == other.tree
        and (one.record.released is None) == (other.record.released is None)
        and one.record.version.ordinal == other.record.version.ordinal
        and day_of(one.at) == day_of(other.at)  # a paper bears the names of that day
        and one.record.notices == other.record.notices
    )


def resource_files(
    part: SitePart, entry: Entry, content: CompiledContent, contents: ContentMaker
) -> Iterator[tuple[str, bytes]]:
    """The files by address, the copy before the page that offers it; `content` is the text of the tree."""
    context, look = part.context, part.look
    text = content_of(entry, content)
    made = contents.make(entry, text, context)
    view = resource_view(entry, text, context, made.content if made else None)
    oids = {path: copied.oid for path, copied in copies_of(entry, part.site, part.judgement)}
    copy = part.carried.copy_of(view, made.html, oids, contents.supplies.blobs) if made else None
    if copy is not None:
        yield copy
    rendered = look.renderer.render(offering(view, copy), made.html if made else None)
    yield view.path, look.shells.page.stamp(rendered.slots()).encode()
    folder = addresses.resource_folder(part.site, entry)
    yield from contents.supplies.pictures.own(entry.tree, folder)
