"""The tasks that make the files of all sites; any process can do them.

Resources go by chunks, each for every site that shows it, so that what a resource says is made once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain, islice

from build_tools.grounds import entries_in
from build_tools.judgement import Judgement
from build_tools.kept_stretches import KeptStretches
from build_tools.resource_files import ContentMaker, resource_files
from build_tools.site_files import PageUnit, page_units
from build_tools.site_look import SiteLook
from build_tools.site_part import SitePart, copies_of
from build_tools.staging import Parcel, Staging
from build_tools.supplies import Needs, Supplies
from library.approval.model import Key
from library.catalogue import newest_first
from library.entry import Entry
from library.present.resource_frame import near
from library.present.search import search_files
from library.prose import IMAGE_TYPES
from library.values import dataclass

_CHUNK = 24
"""Resources of one task: enough to outweigh handing it over, few enough to keep all processes busy."""

_PAGES = 40
"""Pages that list of one task."""
_NEWEST = 30
"""Of the newest entries, as many as any page shows."""
_PARTS = 6
"""Of how many parts the units are remembered: more than show one resource."""
_SEARCH = "search"

Put = Staging | Parcel


@dataclass(frozen=True, slots=True)
class Work:
    """What every task needs: the parts of the sites, where to read, and where to put files."""

    judgement: Judgement
    look: SiteLook
    parts: tuple[SitePart, ...]
    supplies: Supplies
    staging: Callable[[], Put]
    _units: dict[int, Mapping[str, PageUnit]] = field(default_factory=dict, init=False, compare=False)

    def units(self, at: int) -> Mapping[str, PageUnit]:
        """The units of the part at a position by name, but for its resources and its index.

        Those of a few parts are remembered: many tasks ask for them, one after the other.
        """
        known = self._units.pop(at, None)
        if known is None:
            known = {
                unit.name: unit for unit in page_units(self.parts[at], _kept(self.parts[at], self.supplies))
            }
            for oldest in list(self._units)[: 1 - _PARTS]:
                self._units.pop(oldest, None)  # A worker with several threads may have been here, too.
        self._units[at] = known
        return known


@dataclass(frozen=True, slots=True)
class _Resources:
    """Some resources, each with the parts (by position) whose pages of it are to be made."""

    shown: tuple[tuple[Key, tuple[int, ...]], ...]

    @property
    def weight(self) -> int:
        return len(self.shown)

    @property
    def cost(self) -> float:
        return sum(1.5 * len(places) for _, places in self.shown)

    def needs(self, work: Work) -> Needs:
        entries = self._entries(work)
        copies = (copy for part, entry in entries for copy in copies_of(entry, part.site, work.judgement))
        pictures = {copy.oid for path, copy in copies if path.lower().endswith(IMAGE_TYPES)}
        return Needs(blobs=sorted(pictures), texts=sorted({entry.tree for _, entry in entries}))

    def put(self, work: Work, supplies: Supplies, put: Put) -> None:
        maker = ContentMaker(work.look.renderer, supplies)
        entries = self._entries(work)
        work.judgement.fetch(chain.from_iterable(_shown_beside(part, entry) for part, entry in entries))
        texts = supplies.texts(entry.tree for _, entry in entries)
        for part, entry in entries:
            put.begin(_name(part, str(entry.key)), part.resource_follows(entry))
            for path, content in resource_files(part, entry, texts[entry.tree], maker):
                put.put(f"{part.folder}/{path}", content)
            for path, copy in copies_of(entry, part.site, work.judgement):
                put.put_copy(f"{part.folder}/{path}", copy.sha256, copy.oid)

    def _entries(self, work: Work) -> list[tuple[SitePart, Entry]]:
        parts = work.parts
        return [(parts[at], parts[at].entries[key]) for key, places in self.shown for at in places]


@dataclass(frozen=True, slots=True)
class _Search:
    """The search index of one part, which goes through all its `entries`."""

    part: int
    entries: int
    weight: int = 1

    @property
    def cost(self) -> float:
        return 0.25 * self.entries

    def needs(self, work: Work) -> Needs:
        entries = work.parts[self.part].context.entries
        return Needs(searches=sorted({entry.tree for entry in entries}))

    def put(self, work: Work, supplies: Supplies, put: Put) -> None:
        part = work.parts[self.part]

        def texts_of(entries: Sequence[Entry]) -> Iterator[Sequence[str]]:
            return supplies.searches([entry.tree for entry in entries])

        put.begin(_name(part, _SEARCH), part.follows(_SEARCH, None, part.everything))
        for path, content in search_files(part.context, texts_of, _kept(part, supplies)):
            put.put(f"{part.folder}/{path}", content)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Some of the other units of one part, by name; a few of them go through all its `entries`."""

    part: int
    units: frozenset[str]
    entries: int
    weight: int = 1

    @property
    def cost(self) -> float:
        return len(self.units) + 0.1 * self.entries

    def needs(self, _: Work) -> Needs:
        return Needs()

    def put(self, work: Work, _: Supplies, put: Put) -> None:
        part, units = work.parts[self.part], work.units(self.part)
        shown = (one for name in self.units for one in entries_in(units[name].follows))
        # Home pages and feeds show what is newest, and follow from everything.
        work.judgement.fetch(chain(shown, newest_first(part.context.entries)[:_NEWEST]))
        for name, unit in units.items():
            if name in self.units:
                put.begin(_name(part, name), part.follows(name, None, unit.follows))
                for path, content in unit.files():
                    put.put(f"{part.folder}/{path}", content)


Task = _Resources | _Search | _Pages
"""Its `weight` is what progress counts, its `cost` about how many milliseconds it takes one core."""

Keep = Callable[[str, str], bool]
"""Keeps the files of a unit, by its name and what it follows from, if they stand; tells whether they do."""


def search_task(parts: Sequence[SitePart], at: int, keep: Keep) -> Task | None:
    """The task for the index of the part at a position; None where it has none, or keeps it."""
    part = parts[at]
    searched = part.context.listed and part.entries
    if searched and not keep(_name(part, _SEARCH), part.follows(_SEARCH, None, part.everything)):
        return _Search(at, len(part.entries))
    return None


def tasks_of(work: Work, keep: Keep) -> Iterator[Task]:
    """A task for every unit that cannot be kept, the longest that cannot be divided first."""
    parts = work.parts
    order = sorted(range(len(parts)), key=lambda at: -len(parts[at].entries))
    for at in order:
        if (search := search_task(parts, at, keep)) is not None:
            yield search
    for at in order:
        part = parts[at]
        units = (
            name
            for name, unit in work.units(at).items()
            if not keep(_name(part, name), part.follows(name, None, unit.follows))
        )
        while some := frozenset(islice(units, _PAGES)):
            yield _Pages(at, some, len(part.entries))
    shown = _resources(parts, keep)
    for start in range(0, len(shown), _CHUNK):
        yield _Resources(tuple(shown[start : start + _CHUNK]))


def _resources(parts: Sequence[SitePart], keep: Keep) -> list[tuple[Key, tuple[int, ...]]]:
    """The resources of which pages are to be made, each with the parts that need them."""
    needed: dict[Key, list[int]] = {}
    for at, part in enumerate(parts):
        for key, entry in part.entries.items():
            if not keep(_name(part, str(key)), part.resource_follows(entry)):
                needed.setdefault(key, []).append(at)
    return [(key, tuple(needed[key])) for key in sorted(needed)]


def _shown_beside(part: SitePart, entry: Entry) -> Iterator[Entry]:
    """The entries of which the page of one shows something."""
    beside = near(entry, part.context)
    yield from (entry, *beside.related)


def _kept(part: SitePart, supplies: Supplies) -> KeptStretches:
    return KeptStretches(supplies.store, part.ground, part.selection.digests, part.judgement.fetch)


def _name(part: SitePart, unit: str) -> str:
    return f"{part.folder} {unit}"


def do_here(work: Work, task: Task) -> Put:
    """What a task puts, where everything that it reads is at hand."""
    return _do(work, task, work.supplies)


def do_handed(work: Work, handed: tuple[Task, Supplies]) -> Put:
    """What a task puts whose supplies came with it."""
    return _do(work, *handed)


def _do(work: Work, task: Task, supplies: Supplies) -> Put:
    put = work.staging()
    task.put(work, supplies, put)
    return put.sealed(supplies.blobs)
