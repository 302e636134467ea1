"""Puts the files of all sites: what tasks make, and what tells each site as a whole."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from itertools import chain

from build_tools.begun_task import BegunTask
from build_tools.cache_store import CacheStore
from build_tools.choices import Choice, choices
from build_tools.executors import ALONE, THIS_MACHINE, Workers
from build_tools.grounds import Grounds
from build_tools.handing_over import light
from build_tools.installing import worker_script
from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures
from build_tools.output import Output
from build_tools.progress import Progress
from build_tools.selections import changes_of
from build_tools.site_look import SiteLook
from build_tools.site_part import site_part
from build_tools.site_tasks import Put, Task, Work, do_handed, do_here, search_task, tasks_of
from build_tools.staging import Staging
from build_tools.supplies import AtHand, handed
from build_tools.version_file import VERSION_FILE, version_file
from library.addresses import CARRIED
from library.catalogue import Site

_Begun = BegunTask[Task, Put]

WORTH_SPREADING = 400
"""From how many milliseconds of work on it is sooner done by several processes than by this one."""


def put_sites(
    judgement: Judgement,
    sites: Iterable[Site],
    look: SiteLook,
    pictures: Pictures,
    as_of: datetime,
    output: Output,
    progress: Progress,
    store: CacheStore | None = None,
    workers: Workers = THIS_MACHINE,
) -> tuple[Choice, ...]:
    """Put every part of every site; returns what each was chosen from.

    What follows from the same as in the build before is kept as it stands; `store` is the cache, if any.
    """
    changes = changes_of(judgement)
    grounds = Grounds(judgement, look, pictures, as_of)
    work = Work(judgement, look, (), AtHand(judgement, pictures, store), output.staging)
    chosen: list[Choice] = []
    begun: list[_Begun] = []
    with ExitStack() as ending:
        for one in choices(judgement, sites, grounds, as_of):
            if output.keep_part(one.folder, one.follows, one.ground):
                chosen.append(one)
                continue
            if one.profile == "class-link" and not one.selection.entries:
                continue
            chosen.append(one)
            output.shows(one.folder, len(one.selection.entries))
            part = site_part(one.selection, judgement, look, pictures, changes, as_of)
            work = replace(work, parts=(*work.parts, part))
            if workers.beside and not begun:
                begun += map(ending.enter_context, _begun(work, output))
        tasks = tuple(tasks_of(work, output.keep))
        with progress.step("Dựng trang", "Building pages", sum(task.weight for task in tasks)) as step:
            for task, put in _done(work, tasks, output, workers, begun):
                output.take(put if isinstance(put, Staging) else output.unpacked(put, work.supplies.blobs))
                step.advance(task.weight)
            _put_worker_scripts(work, chosen, output)
            _put_versions(work, chosen, as_of, output)
    return tuple(chosen)


def _begun(work: Work, output: Output) -> Iterator[_Begun]:
    """The index of the part that was found last, begun already where it takes long, as for the district."""
    task = search_task(work.parts, len(work.parts) - 1, output.keep)
    if task is not None and task.cost >= WORTH_SPREADING:
        yield BegunTask(do_here, work, task)


def _done(
    work: Work, tasks: Sequence[Task], output: Output, workers: Workers, begun: Sequence[_Begun]
) -> Iterator[tuple[Task, Put]]:
    """Each task with what it put, as they are done, those among them that were `begun` before."""
    elsewhere = [one.task for one in begun]
    left = tuple(task for task in tasks if task not in elsewhere)
    # What is done here before those are is not done sooner by one process more.
    enough = WORTH_SPREADING + sum(task.cost for task in elsewhere)
    chosen = workers if sum(task.cost for task in left) >= enough else ALONE
    if chosen is not ALONE:
        # Once here, and not once in each process that looks at it.
        _ = work.look.renderer
        work.judgement.fetch(chain.from_iterable(part.context.entries for part in work.parts))
        work.judgement.sources.of_schools(work.judgement.sources.schools)
    for done in _spread(work, left, output, chosen):
        yield done
        for one in begun:
            yield from one.done(wait=False)
    for one in begun:
        yield from one.done(wait=True)


def _spread(
    work: Work, tasks: Sequence[Task], output: Output, workers: Workers
) -> Iterator[tuple[Task, Put]]:
    """Each task with what it put, as `workers` do them."""
    if not workers.apart:
        yield from workers.spread(do_here, work, tasks)
        return
    supplied = ((task, handed(task.needs(work), work.supplies)) for task in tasks)
    for (task, _), put in workers.spread(do_handed, light(work, output.parcels()), supplied):
        yield task, put


def _put_worker_scripts(work: Work, chosen: Sequence[Choice], output: Output) -> None:
    """The service workers of the public parts that are not kept: their builds follow from all pages."""
    staging = output.staging()
    for part in chosen:
        if part.profile == "public" and (digests := output.new_digests(part.folder)) is not None:
            path, content = worker_script(work.look, _build_of(digests))
            staging.begin(f"{part.folder} {path}", "")
            staging.put(f"{part.folder}/{path}", content)
    output.take(staging)


def _put_versions(work: Work, chosen: Sequence[Choice], as_of: datetime, output: Output) -> None:
    """What tells each part as a whole."""
    staging = output.staging()
    for part in chosen:
        content = version_file(work.judgement, as_of, output.whole(part.folder))
        staging.put(f"{part.folder}/{VERSION_FILE}", content)
    output.take(staging)


def _build_of(digests: Mapping[str, str]) -> str:
    """A few letters that change with any page."""
    pages = (path for path in sorted(digests) if path.endswith(".html") and not path.endswith(CARRIED))
    whole = hashlib.sha256()
    for path in pages:
        whole.update(f"{path}\0{digests[path]}\n".encode())
    return whole.hexdigest()[:16]
