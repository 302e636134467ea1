"""The tasks that make the files of all sites; any process can do them.

Resources go by chunks, each for every site that shows it, so that what a resource says is made once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.judgement import Judgement
from build_tools.resource_files import ContentMaker, resource_files
from build_tools.site_files import site_files
from build_tools.site_look import SiteLook
from build_tools.site_part import SitePart, copies_of
from build_tools.staging import Parcel, Staging
from build_tools.supplies import Needs, Supplies
from library.approval.model import Key
from library.catalogue import Entry
from library.present.search import search_files
from library.prose import IMAGE_TYPES

_CHUNK = 24
"""Resources of one task: enough to outweigh handing it over, few enough to keep all processes busy."""

Put = Staging | Parcel


@dataclass(frozen=True, slots=True)
class Work:
    """What every task needs: the parts of the sites, where to read, and where to put files."""

    judgement: Judgement
    look: SiteLook
    parts: tuple[SitePart, ...]
    supplies: Supplies
    staging: Callable[[], Put]


@dataclass(frozen=True, slots=True)
class _Resources:
    """Some resources on every part that shows them."""

    keys: tuple[Key, ...]

    @property
    def weight(self) -> int:
        return len(self.keys)

    def needs(self, work: Work) -> Needs:
        shown = self._shown(work)
        copies = (copy for part, entry in shown for copy in copies_of(entry, part.site, work.judgement))
        pictures = {copy.oid for path, copy in copies if path.lower().endswith(IMAGE_TYPES)}
        return Needs(blobs=sorted(pictures), texts=sorted({entry.version.tree for _, entry in shown}))

    def files(self, work: Work, supplies: Supplies, put: Put) -> Iterator[tuple[SitePart, str, bytes]]:
        maker = ContentMaker(work.look.renderer, supplies)
        shown = self._shown(work)
        texts = supplies.texts(entry.version.tree for _, entry in shown)
        for part, entry in shown:
            for path, content in resource_files(part, entry, texts[entry.version.tree], maker):
                yield part, path, content
            for path, copy in copies_of(entry, part.site, work.judgement):
                put.put_copy(f"{part.folder}/{path}", copy.sha256, copy.oid)

    def _shown(self, work: Work) -> list[tuple[SitePart, Entry]]:
        return [
            (part, entry)
            for key in self.keys
            for part in work.parts
            if (entry := part.entries.get(key)) is not None
        ]


@dataclass(frozen=True, slots=True)
class _Search:
    """The search index of one part."""

    part: int
    weight: int = 1

    def needs(self, work: Work) -> Needs:
        entries = work.parts[self.part].context.entries
        return Needs(searches=sorted({entry.version.tree for entry in entries}))

    def files(self, work: Work, supplies: Supplies, _: Put) -> Iterator[tuple[SitePart, str, bytes]]:
        part = work.parts[self.part]

        def texts_of(entries: Sequence[Entry]) -> Iterator[Sequence[str]]:
            return supplies.searches([entry.version.tree for entry in entries])

        for path, content in search_files(part.context, texts_of):
            yield part, path, content


@dataclass(frozen=True, slots=True)
class _Rest:
    """Everything else of one part."""

    part: int
    weight: int = 1

    def needs(self, _: Work) -> Needs:
        return Needs()

    def files(self, work: Work, _: Supplies, __: Put) -> Iterator[tuple[SitePart, str, bytes]]:
        part = work.parts[self.part]
        for path, content in site_files(part):
            yield part, path, content


Task = _Resources | _Search | _Rest


def tasks_of(parts: tuple[SitePart, ...]) -> Iterator[Task]:
    """Every task, the longest that cannot be divided first."""
    order = sorted(range(len(parts)), key=lambda at: -len(parts[at].entries))
    for at in order:
        if parts[at].context.listed and parts[at].entries:
            yield _Search(at)
    for at in order:
        yield _Rest(at)
    keys = sorted({key for part in parts for key in part.entries})
    for start in range(0, len(keys), _CHUNK):
        yield _Resources(tuple(keys[start : start + _CHUNK]))


def do_here(work: Work, task: Task) -> Put:
    """What a task puts, where everything that it reads is at hand."""
    return _do(work, task, work.supplies)


def do_handed(work: Work, handed: tuple[Task, Supplies]) -> Put:
    """What a task puts whose supplies came with it."""
    return _do(work, *handed)


def _do(work: Work, task: Task, supplies: Supplies) -> Put:
    put = work.staging()
    for part, path, content in task.files(work, supplies, put):
        put.put(f"{part.folder}/{path}", content)
    return put.sealed(supplies.blobs)
