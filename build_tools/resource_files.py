"""The files of one resource on one site: its page, its copy to carry and its own pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_tools.carried_copies import offering
from build_tools.site_part import SitePart
from build_tools.supplies import Supplies
from library import addresses
from library.approval.days import day_of
from library.catalogue import Entry, EntryContent, content_of
from library.compiled import CompiledContent
from library.pages.contents import Content
from library.pages.html import Html
from library.pages.render import Renderer
from library.present.contents import resource_content
from library.present.context import Context
from library.present.resources import resource_view


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
        and one.version.tree == other.version.tree
        and (one.released is None) == (other.released is None)
        and one.version.ordinal == other.version.ordinal
        and day_of(one.version.at) == day_of(other.version.at)  # a paper bears the names of that day
        and one.notices == other.notices
    )


def resource_files(
    part: SitePart, entry: Entry, content: CompiledContent, contents: ContentMaker
) -> Iterator[tuple[str, bytes]]:
    """The files by address, the copy before the page that offers it; `content` is the text of the tree."""
    context, look = part.context, part.look
    text = content_of(entry, content)
    made = contents.make(entry, text, context)
    view = resource_view(entry, text, context, made.content if made else None)
    copy = part.carried.copy_of(view, made.html, contents.supplies.blobs) if made else None
    if copy is not None:
        yield copy
    rendered = look.renderer.render(offering(view, copy), made.html if made else None)
    yield view.path, look.shells.page.stamp(rendered.slots()).encode()
    tree, folder = entry.version.tree, addresses.resource_folder(part.site, entry)
    if tree not in part.pictures.covers:
        yield from contents.supplies.pictures.files(tree, folder)
