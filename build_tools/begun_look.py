"""The look of the sites as far as a commit writes it, and its shells while MkDocs renders them.

Apart from what judges a library, so that MkDocs can begin before that is even loaded.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from build_tools.cache_store import CacheStore
from build_tools.repository import Repository
from build_tools.shell import BegunShells, begin_shells
from library.diagnostics import Finding, collect
from library.snapshot import REGULAR, FileEntry, Snapshot

PAGES_FOLDER = "content/pages"
CONFIG_FILE = "mkdocs.yml"
LARGEST = 2 * 1024 * 1024
"""In bytes: no page, picture or setting of the look may be larger."""

BegunLook = tuple[BegunShells, list[Finding]]
"""Shells that MkDocs may still be rendering, and what is wrong with the settings and pages."""


@contextmanager
def begun_look(repository: Repository, revision: str, store: CacheStore | None = None) -> Iterator[BegunLook]:
    """The look at a revision while its shells are rendered."""
    snapshot = repository.snapshot(revision, (CONFIG_FILE, PAGES_FOLDER))
    begun, findings = collect(begin_shells(*written_look(repository, snapshot), store))
    try:
        yield begun, findings
    finally:
        begun.close()


def written_look(repository: Repository, snapshot: Snapshot) -> tuple[bytes | None, dict[str, bytes]]:
    """mkdocs.yml and the hand-written pages by their path under content/pages."""
    config_entry = snapshot.file(CONFIG_FILE)
    entries = [*snapshot.under(PAGES_FOLDER), *([config_entry] if config_entry else [])]
    contents = bounded_contents(repository, entries)
    config = contents.pop(CONFIG_FILE, None)
    return config, {path[len(PAGES_FOLDER) + 1 :]: content for path, content in contents.items()}


def bounded_contents(repository: Repository, entries: Iterable[FileEntry]) -> dict[str, bytes]:
    """The files by path; one too large to be read at all is as many zero bytes as refuse it."""
    regular = [entry for entry in entries if entry.mode == REGULAR]
    contents = repository.read_paths(entry for entry in regular if entry.size <= LARGEST)
    return contents | {entry.path: bytes(LARGEST + 1) for entry in regular if entry.size > LARGEST}
