"""Puts the files of all sites, in tasks that any process can do.

Resources go by chunks, each for every site that shows it, so that what a resource says is made once.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from build_tools.compiling import WORTH_SPREADING
from build_tools.executors import ALONE, THIS_MACHINE, Workers
from build_tools.installing import worker_script
from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures
from build_tools.output import Output
from build_tools.progress import Progress
from build_tools.resource_files import ContentMaker, resource_files
from build_tools.site_files import site_files
from build_tools.site_look import SiteLook
from build_tools.site_part import SitePart, copies_of, site_parts
from build_tools.staging import Staging
from build_tools.version_file import VERSION_FILE, version_file
from library.addresses import CARRIED
from library.approval.model import Key
from library.catalogue import Entry, Site
from library.present.search import search_files

_CHUNK = 24
"""Resources of one task: enough to outweigh handing it over, few enough to keep all processes busy."""


def put_sites(
    judgement: Judgement,
    sites: Iterable[Site],
    look: SiteLook,
    pictures: Pictures,
    as_of: datetime,
    output: Output,
    progress: Progress,
    workers: Workers = THIS_MACHINE,
) -> tuple[SitePart, ...]:
    """Put every part of every site; returns the parts."""
    parts = tuple(site_parts(judgement, sites, look, pictures, as_of))
    tasks = tuple(_tasks(parts))
    work = _Work(judgement, look, parts, output.staging)
    chosen = workers if len(judgement.standings) >= WORTH_SPREADING else ALONE
    with progress.step("Dựng trang", "Building pages", sum(task.weight for task in tasks)) as step:
        for task, staging in chosen.spread(_do, work, tasks):
            output.take(staging)
            step.advance(task.weight)
        _put_versions(work, as_of, output)
    return parts


@dataclass(frozen=True, slots=True)
class _Resources:
    """Some resources on every part that shows them."""

    keys: tuple[Key, ...]

    @property
    def weight(self) -> int:
        return len(self.keys)

    def files(self, work: "_Work", staging: Staging) -> Iterator[tuple[SitePart, str, bytes]]:
        maker = ContentMaker(work.look.renderer, work.judgement.repository.read)
        shown = [
            (part, entry)
            for key in self.keys
            for part in work.parts
            if (entry := part.entries.get(key)) is not None
        ]
        texts = work.judgement.contents.of(entry.version.tree for _, entry in shown)
        for part, entry in shown:
            for path, content in resource_files(part, entry, texts[entry.version.tree], maker):
                yield part, path, content
            for path, copy in copies_of(entry, part.site, work.judgement):
                staging.put_copy(f"{part.folder}/{path}", copy.sha256, copy.oid)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search index of one part."""

    part: int
    weight: int = 1

    def files(self, work: "_Work", _: Staging) -> Iterator[tuple[SitePart, str, bytes]]:
        part = work.parts[self.part]

        def texts_of(entries: Sequence[Entry]) -> Iterator[Sequence[str]]:
            return work.judgement.contents.searches([entry.version.tree for entry in entries])

        for path, content in search_files(part.context, texts_of):
            yield part, path, content


@dataclass(frozen=True, slots=True)
class _Rest:
    """Everything else of one part."""

    part: int
    weight: int = 1

    def files(self, work: "_Work", _: Staging) -> Iterator[tuple[SitePart, str, bytes]]:
        part = work.parts[self.part]
        for path, content in site_files(part):
            yield part, path, content


_Task = _Resources | _Search | _Rest


@dataclass(frozen=True, slots=True)
class _Work:
    """What every task needs."""

    judgement: Judgement
    look: SiteLook
    parts: tuple[SitePart, ...]
    staging: Callable[[], Staging]


def _tasks(parts: tuple[SitePart, ...]) -> Iterator[_Task]:
    """The longest that cannot be divided first."""
    order = sorted(range(len(parts)), key=lambda at: -len(parts[at].entries))
    for at in order:
        if parts[at].context.listed and parts[at].entries:
            yield _Search(at)
    for at in order:
        yield _Rest(at)
    keys = sorted({key for part in parts for key in part.entries})
    for start in range(0, len(keys), _CHUNK):
        yield _Resources(tuple(keys[start : start + _CHUNK]))


def _do(work: _Work, task: _Task) -> Staging:
    staging = work.staging()
    for part, path, content in task.files(work, staging):
        staging.put(f"{part.folder}/{path}", content)
    return staging.sealed(work.judgement.repository.read)


def _put_versions(work: _Work, as_of: datetime, output: Output) -> None:
    """What tells each part as a whole: the service worker's build, and version.json."""
    staging = output.staging()
    digests = output.digests_below({part.folder for part in work.parts})
    for part in work.parts:
        own = digests[part.folder]
        if part.context.view.installable:
            path, content = worker_script(work.look, _build_of(own))
            own[path] = staging.put(f"{part.folder}/{path}", content)
        staging.put(f"{part.folder}/{VERSION_FILE}", version_file(work.judgement, as_of, own))
    output.take(staging)


def _build_of(digests: Mapping[str, str]) -> str:
    """A few letters that change with any page."""
    pages = (path for path in sorted(digests) if path.endswith(".html") and not path.endswith(CARRIED))
    whole = hashlib.sha256()
    for path in pages:
        whole.update(f"{path}\0{digests[path]}\n".encode())
    return whole.hexdigest()[:16]
