"""What was just saved, judged over the last build: sooner than the whole library could be judged.

Whatever is more than another text of a few resources is left to a whole build.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain

from build_tools.compiling import compile_here
from build_tools.judgement import Judgement
from build_tools.pipeline import BuildReport
from build_tools.preview import drafts_of
from build_tools.worktree import WorktreeLook
from library.approval.model import Key
from library.bundles import Bundle
from library.compiled import Compiled, CompiledBundle, PublishedFile
from library.diagnostics import Finding
from library.snapshot import FileEntry, Snapshot
from library.tip import findings_at_tip
from library.values import dataclass

_MOST = 8
"""Resources saved at once; of more, a whole build tells sooner what became of all."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A good build of a work tree: as it was judged, and with all of it approved at `drafted`.

    `head` is the commit the work tree stands on.
    """

    head: str | None
    real: Judgement
    shown: Judgement
    drafted: datetime
    report: BuildReport


@dataclass(frozen=True, slots=True)
class Saved:
    """Resources as they were saved: their bundles by key, and what these compile to by tree."""

    bundles: Mapping[Key, Bundle]
    compiled: Mapping[str, CompiledBundle]


def saved_of(last: LastBuild, look: WorktreeLook, changed: Collection[str]) -> Saved | None:
    """What was saved since a build; None where it is not just another text of a few of its resources."""
    if look.head != last.head:
        return None
    bundles = _bundles_at(last.real.bundles.values(), look.whole, changed)
    if not bundles:
        return None
    compiled = {one.compiled.tree: one for one in compile_here(look, _sources(bundles), last.real.programme)}
    for key, bundle in bundles.items():
        before, now = last.real.compiled[last.real.bundles[key].tree], compiled[bundle.tree].compiled
        if not now.publishable or [*_files(before)] != [*_files(now)]:
            return None
    return Saved(bundles, compiled)


def _bundles_at(
    known: Iterable[Bundle], whole: Snapshot, changed: Collection[str]
) -> dict[Key, Bundle] | None:
    """The bundles that hold some paths, as they are now; None where a path lies in none, or files differ."""
    by_folder = {bundle.folder: bundle for bundle in known}
    folders = {_folder_of(path, by_folder) for path in changed}
    if len(folders) > _MOST:
        return None
    found: dict[Key, Bundle] = {}
    for folder in folders:
        before, files = by_folder.get(folder), tuple(whole.under(folder))
        if before is None or [entry.path for entry in files] != [entry.path for entry in before.files]:
            return None
        found[before.key] = Bundle(before.key, folder, whole.tree(folder), files)
    return found


def _sources(bundles: Mapping[Key, Bundle]) -> dict[str, dict[str, FileEntry]]:
    """The files of bundles by their trees and their names inside."""
    return {one.tree: dict(zip(one.names(), one.files, strict=True)) for one in bundles.values()}


def _folder_of(path: str, folders: Collection[str]) -> str:
    while path and path not in folders:
        path = path.rpartition("/")[0]
    return path


def _files(compiled: Compiled) -> Iterator[PublishedFile]:
    yield from compiled.public.files
    yield from compiled.secret.files


def judged_over(last: LastBuild, look: WorktreeLook, saved: Saved) -> Judgement:
    """What was built last, with what was saved in its place."""
    compiled = {tree: one.compiled for tree, one in saved.compiled.items()}
    sources = last.real.sources.with_others(_sources(saved.bundles))
    real = replace(
        last.real,
        repository=look,
        snapshot=look.whole,
        bundles={**last.real.bundles, **saved.bundles},
        compiled=last.real.compiled.among(sources, compiled),
        sources=sources,
    )
    approved = {key: real.standings[key] for key in saved.bundles if key in real.standings}
    drafts = drafts_of(real, saved.bundles, last.drafted)
    return replace(real, standings=last.shown.standings.with_others(approved | drafts), preview=True)


def findings_over(last: Iterable[Finding], judgement: Judgement, saved: Saved) -> Iterator[Finding]:
    """The findings of the last build, but of what was saved those that it has now."""
    own = tuple(f"{bundle.folder}/" for bundle in saved.bundles.values())
    tips = (
        findings_at_tip(
            bundle, judgement.compiled[bundle.tree], judgement.tip_authority, judgement.vocabulary
        )
        for bundle in saved.bundles.values()
    )
    others = (finding for finding in last if not finding.location.path.startswith(own))
    return chain(others, *tips)
