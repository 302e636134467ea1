"""The look of the sites at one commit: shells from mkdocs.yml, and each school's own colours."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from build_tools.cache_store import CacheStore
from build_tools.judgement import Judgement
from build_tools.repository import Repository
from build_tools.shell import BegunShells, Shells, begin_shells, compile_shells, finish_shells, judge_shells
from library.attachments import judge_content
from library.bundles import SCHOOL_FILE, SCHOOLS_FOLDER
from library.diagnostics import Finding, Location, Text, collect, find
from library.files import HEAD, extension, judge_files
from library.organisation.look import SchoolLook, read_look
from library.pages.render import Renderer
from library.rules import files as rules
from library.snapshot import REGULAR, FileEntry, Snapshot

PAGES_FOLDER = "content/pages"
CONFIG_FILE = "mkdocs.yml"
LARGEST = 2 * 1024 * 1024
"""In bytes: no page, picture or setting of the look may be larger."""


BegunLook = tuple[BegunShells, list[Finding]]
"""Shells that MkDocs may still be rendering, and what is wrong with the settings and pages."""


@dataclass(frozen=True, slots=True)
class SiteLook:
    """Shells and templates for all sites, and what each school says of itself."""

    shells: Shells
    renderer: Renderer
    schools: Mapping[str, SchoolLook]
    logos: Mapping[str, str]


@contextmanager
def begun_look(repository: Repository, revision: str, store: CacheStore | None = None) -> Iterator[BegunLook]:
    """The look at a revision while its shells are rendered, and what is wrong with its settings."""
    snapshot = repository.snapshot(revision, (CONFIG_FILE, PAGES_FOLDER))
    begun, findings = collect(begin_shells(*_written_look(repository, snapshot), store))
    try:
        yield begun, findings
    finally:
        begun.close()


def read_look_of(
    judgement: Judgement,
    store: CacheStore | None = None,
    begun: BegunLook | None = None,
) -> tuple[SiteLook, list[Finding]]:
    """The look at the commit that was judged, and what is wrong with it.

    `store` may hold rendered pages; `begun` are shells of the same commit that are on their way.
    """
    snapshot, repository = judgement.snapshot, judgement.repository
    if begun is None:
        shells, findings = collect(compile_shells(*_written_look(repository, snapshot), store))
    else:
        shells, found = collect(finish_shells(begun[0], store))
        findings = [*begun[1], *found]
    schools: dict[str, SchoolLook] = {}
    logos: dict[str, str] = {}
    for school in judgement.organisation.schools:
        look, logo, found = _school_look(repository, snapshot, school)
        findings += found
        if look is not None:
            schools[school] = look
        if logo is not None:
            logos[school] = logo.oid
    return SiteLook(shells, Renderer(shells.templates, shells.versions), schools, logos), findings


def judge_look(repository: Repository, snapshot: Snapshot, schools: Iterable[str]) -> list[Finding]:
    """What is wrong with the look that a snapshot holds; nothing of it is rendered."""
    findings = collect(judge_shells(*_written_look(repository, snapshot)))[1]
    for school in schools:
        findings += _school_look(repository, snapshot, school)[2]
    return findings


def _written_look(repository: Repository, snapshot: Snapshot) -> tuple[bytes | None, dict[str, bytes]]:
    """mkdocs.yml and the hand-written pages by their path under content/pages."""
    config_entry = snapshot.file(CONFIG_FILE)
    entries = [*snapshot.under(PAGES_FOLDER), *([config_entry] if config_entry else [])]
    contents = _contents(repository, entries)
    config = contents.pop(CONFIG_FILE, None)
    return config, {path[len(PAGES_FOLDER) + 1 :]: content for path, content in contents.items()}


def _school_look(
    repository: Repository, snapshot: Snapshot, school: str
) -> tuple[SchoolLook | None, FileEntry | None, list[Finding]]:
    """What a school says of itself, its logo where it can be used, and what is wrong with either."""
    folder = f"{SCHOOLS_FOLDER}/{school}"
    entry = snapshot.file(f"{folder}/{SCHOOL_FILE}")
    if entry is None:
        return None, None, []
    source = _contents(repository, [entry]).get(entry.path, b"")
    look, findings = collect(read_look(source, entry.path))
    if not look.logo:
        return look, None, findings
    logo = snapshot.file(f"{folder}/{look.logo}")
    faults = _logo_faults(repository, logo, look.logo, entry.path)
    return look, logo if not faults else None, [*findings, *faults]


def _contents(repository: Repository, entries: Iterable[FileEntry]) -> dict[str, bytes]:
    """The files by path; one too large to be read at all is as many zero bytes as refuse it."""
    regular = [entry for entry in entries if entry.mode == REGULAR]
    contents = repository.read_paths(entry for entry in regular if entry.size <= LARGEST)
    return contents | {entry.path: bytes(LARGEST + 1) for entry in regular if entry.size > LARGEST}


def _logo_faults(
    repository: Repository, entry: FileEntry | None, name: str, school_file: str
) -> list[Finding]:
    """Why a school's logo cannot stand on its pages."""
    if entry is None:
        hint = Text(f"đặt tệp {name} cạnh school.yml", f"put {name} beside school.yml")
        return [find(rules.FILE_MISSING, Location(school_file, 1, 1), name=name, hint=hint)]
    content = _contents(repository, [entry]).get(entry.path, b"")
    refused, found = collect(judge_files({name: entry}, {name: content[:HEAD]}))
    found += [] if refused else judge_content(name, extension(name), content)
    return [replace(fault, location=Location(entry.path)) for fault in found]
