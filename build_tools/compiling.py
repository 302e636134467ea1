"""Compiles trees of bundles, in this process or spread over several; the result is the same.

A worker gets the files of some bundles and gives back what they compile to.
"""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice

from build_tools import builtin
from build_tools.bug_log import write_bug_log
from build_tools.cache_store import CacheStore
from build_tools.compiled_cache import PackedBundle, compiled_cache, packed, unpacked_compiled
from build_tools.compiled_trees import CompiledTrees
from build_tools.contents import Contents
from build_tools.executors import ALONE, THIS_MACHINE, Workers
from build_tools.progress import Progress
from build_tools.repository import Repository
from build_tools.tree_sources import TreeSources
from library.bundle_files import BundleFiles
from library.bundles import INDEX
from library.compile import Programme, compile_bundle
from library.compiled import Compiled, CompiledBundle, CompiledContent, PublicSummary, SecretSummary
from library.curriculum import read_curriculum
from library.diagnostics import Location, collect, find
from library.files import LARGEST_FILE
from library.maths import MathCoreEngine
from library.rules import files as rules
from library.snapshot import FileEntry

WORTH_SPREADING = 200
"""From how many trees on a second process saves more time than its start costs."""

_CHUNK = 16
_KEPT_AT_ONCE = 200
_HEAVY = 1024 * 1024


def programme_of(curriculum_files: Mapping[str, bytes]) -> Programme:
    """The programme with a district's own curriculum laid over the built-in one."""
    base = builtin.builtin_curriculum()
    curriculum, _ = collect(read_curriculum(curriculum_files, base)) if curriculum_files else (base, [])
    return Programme(builtin.builtin_vocabulary(), curriculum, MathCoreEngine())


def compile_trees(
    repository: Repository,
    sources: TreeSources,
    curriculum_files: Mapping[str, bytes],
    progress: Progress,
    store: CacheStore | None = None,
    workers: Workers = THIS_MACHINE,
    known: Mapping[str, Compiled] | None = None,
) -> tuple[CompiledTrees, Contents]:
    """Compile every tree of `sources`, but for those that are `known` or whose result is in the `store`.

    Gives what is known of each tree, and where their texts are. Of a school of which the store has all
    trees, none is looked at.
    """
    cache = compiled_cache(store, curriculum_files) if store is not None else None
    contents = Contents(partial(_compiled_anew, repository, sources, curriculum_files), cache)
    names = {sources.name_of(school): school for school in sources.schools}
    unmarked = [*names] if cache is None else cache.unmarked([*names])
    trees = [*sources.further, *sources.of_schools(names[name] for name in unmarked)]
    with progress.step("Đọc học liệu", "Reading resources", len(trees)) as step:
        compiled = dict(known or {})
        unknown = [tree for tree in trees if tree not in compiled]
        missing = {tree: sources[tree] for tree in (unknown if cache is None else cache.lacks(unknown))}
        step.advance(len(trees) - len(missing))
        incomplete: set[str] = set()
        files = _files(repository, missing, incomplete)
        chosen = workers if len(missing) >= WORTH_SPREADING else ALONE
        results = _results(files, programme_of(curriculum_files), chosen)
        for result in _kept(results, contents, incomplete):
            compiled[result.tree] = unpacked_compiled(result)
            step.advance()
    if cache is not None:
        cache.mark(one for one in unmarked if incomplete.isdisjoint(sources.of_schools([names[one]])))
    return CompiledTrees(sources, compiled, contents, incomplete, sources.onwards), contents


def _kept(
    results: Iterator[PackedBundle], contents: Contents, incomplete: set[str]
) -> Iterator[PackedBundle]:
    """The results, each kept in the cache; not those of bundles of which a part was not here or not read.

    Those that the tool failed on join the `incomplete`.
    """
    cache = contents.cache
    while chunk := list(islice(results, _KEPT_AT_ONCE)):
        incomplete.update(one.tree for one in chunk if not one.lasting)
        if cache is not None and cache.store.writable:
            cache.keep(one for one in chunk if one.tree not in incomplete)
        else:
            contents.hold(chunk)
        yield from chunk


def _compiled_anew(
    repository: Repository,
    sources: Mapping[str, Mapping[str, FileEntry]],
    curriculum_files: Mapping[str, bytes],
    trees: Sequence[str],
) -> Iterator[CompiledBundle]:
    """What some of the trees of `sources` compile to, here and now."""
    if trees:
        some = {tree: sources[tree] for tree in trees}
        yield from compile_here(repository, some, programme_of(curriculum_files))


def compile_here(
    repository: Repository, sources: Mapping[str, Mapping[str, FileEntry]], programme: Programme
) -> Iterator[CompiledBundle]:
    """What a few trees compile to, whole, in this process and kept nowhere."""
    for files in _files(repository, sources, set()):
        yield _compiled(files, programme)


def _results(files: Iterator[BundleFiles], programme: Programme, workers: Workers) -> Iterator[PackedBundle]:
    here: list[PackedBundle] = []

    def chunks() -> Iterator[list[BundleFiles]]:
        while chunk := list(islice(files, _CHUNK)):
            yield [one for one in chunk if _weight(one) < _HEAVY]
            # A film would cost more to hand over than to read here.
            here.extend(packed(_compiled(one, programme)) for one in chunk if _weight(one) >= _HEAVY)

    for _, compiled in workers.spread(_compile_chunk, programme, chunks()):
        yield from compiled
    yield from here


def _compile_chunk(programme: Programme, chunk: list[BundleFiles]) -> list[PackedBundle]:
    return [packed(_compiled(one, programme)) for one in chunk]


def _compiled(files: BundleFiles, programme: Programme) -> CompiledBundle:
    """What a bundle compiles to; where the tool fails on it, the finding that it did, and nothing else."""
    try:
        return compile_bundle(files, programme)
    except Exception as error:  # noqa: BLE001 - one bundle must not keep all others off the sites
        fault = traceback.extract_tb(error.__traceback__)[-1]
        finding = find(rules.TOOL_FAULT, Location(INDEX), log=_log_of(fault.filename, fault.lineno))
        return CompiledBundle(
            Compiled(files.tree, None, None, PublicSummary(), SecretSummary(), (finding,), publishable=False),
            CompiledContent(),
        )


@cache
def _log_of(file: str, line: int | None) -> str:  # noqa: ARG001 - one log for each place in our source
    return write_bug_log()


def _weight(files: BundleFiles) -> int:
    return sum(len(content) for content in files.contents.values())


def _files(
    repository: Repository, sources: Mapping[str, Mapping[str, FileEntry]], incomplete: set[str]
) -> Iterator[BundleFiles]:
    """The bundles with their files; the trees of which a file is not in this clone go to `incomplete`."""
    # A file that is too large is refused by its size alone; it must not fill the memory.
    wanted = {
        tree: {name: entry.oid for name, entry in entries.items() if entry.size <= LARGEST_FILE}
        for tree, entries in sources.items()
    }
    contents = _Contents(repository, (oid for names in wanted.values() for oid in names.values()))
    for tree, entries in sources.items():
        taken = {name: contents.take(oid) for name, oid in wanted[tree].items()}
        held = {name: content for name, content in taken.items() if content is not None}
        if len(held) < len(taken):
            incomplete.add(tree)
        yield BundleFiles(tree, dict(entries), held)


class _Contents:
    """Blobs in the order bundles ask for them, each held no longer than it is needed."""

    def __init__(self, repository: Repository, oids: Iterable[str]) -> None:
        wanted = list(oids)
        self._left: dict[str, int] = {}
        for oid in wanted:
            self._left[oid] = self._left.get(oid, 0) + 1
        self._stream = repository.read(wanted)
        self._held: dict[str, bytes | None] = {}

    def take(self, oid: str) -> bytes | None:
        while oid not in self._held:
            name, content = next(self._stream, (oid, None))
            self._held[name] = content
        self._left[oid] -= 1
        return self._held[oid] if self._left[oid] else self._held.pop(oid)
