"""The look of the sites at one commit: shells from mkdocs.yml, and each school's own colours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from build_tools.begun_look import BegunLook, bounded_contents, written_look
from build_tools.cache_store import CacheStore
from build_tools.judgement import Judgement
from build_tools.repository import Repository
from build_tools.shell import Shells, begin_shells, compile_shells, finish_shells, judge_shells
from library.attachments import judge_content
from library.bundles import SCHOOL_FILE, SCHOOLS_FOLDER
from library.diagnostics import Finding, Location, Text, collect, find
from library.files import HEAD, extension, judge_files
from library.organisation.look import SchoolLook, read_look
from library.pages.english import english_script
from library.pages.render import Renderer
from library.rules import files as rules
from library.snapshot import FileEntry, Snapshot
from library.values import dataclass
from library.vocabulary import Vocabulary


@dataclass(frozen=True)
class SiteLook:
    """Shells and templates for all sites, and what each school says of itself."""

    shells: Shells
    vocabulary: Vocabulary
    schools: Mapping[str, SchoolLook]
    logos: Mapping[str, str]

    @cached_property
    def renderer(self) -> Renderer:
        """The templates, compiled when the first page is made: a check makes none."""
        return Renderer(self.shells.templates, self.shells.versions)

    @cached_property
    def english(self) -> bytes:
        """The script that turns pages into English, the same on every site."""
        return english_script(self.shells.english, self.vocabulary).encode()


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
        shells, findings = collect(compile_shells(*written_look(repository, snapshot), store))
    else:
        shells, found = collect(finish_shells(begun[0], store))
        findings = [*begun[1], *found]
    schools, logos, found = _school_looks(judgement)
    findings += found
    return SiteLook(shells, judgement.vocabulary, schools, logos), findings


def look_findings(judgement: Judgement, store: CacheStore | None = None) -> list[Finding]:
    """What is wrong with the look of the commit that was judged; it is rendered only where it never was."""
    begun, findings = collect(begin_shells(*written_look(judgement.repository, judgement.snapshot), store))
    try:
        if begun.kept is None:
            findings += collect(finish_shells(begun, store))[1]
    finally:
        begun.close()
    return [*findings, *_school_looks(judgement)[2]]


def _school_looks(judgement: Judgement) -> tuple[dict[str, SchoolLook], dict[str, str], list[Finding]]:
    """What each school says of itself, the logos that can be used, and what is wrong with either."""
    schools: dict[str, SchoolLook] = {}
    logos: dict[str, str] = {}
    findings: list[Finding] = []
    repository, snapshot = judgement.repository, judgement.snapshot
    for school, look, logo, found in _looks(repository, snapshot, judgement.organisation.schools):
        schools[school] = look
        findings += found
        if logo is not None:
            logos[school] = logo.oid
    return schools, logos, findings


def judge_look(repository: Repository, snapshot: Snapshot, schools: Iterable[str]) -> list[Finding]:
    """What is wrong with the look that a snapshot holds; nothing of it is rendered."""
    findings = collect(judge_shells(*written_look(repository, snapshot)))[1]
    for _, _, _, found in _looks(repository, snapshot, schools):
        findings += found
    return findings


def _looks(
    repository: Repository, snapshot: Snapshot, schools: Iterable[str]
) -> Iterator[tuple[str, SchoolLook, FileEntry | None, list[Finding]]]:
    """Of each school with a school.yml: what it says, the logo where it can be used, and what is wrong."""
    entries = {school: snapshot.file(f"{SCHOOLS_FOLDER}/{school}/{SCHOOL_FILE}") for school in schools}
    sources = bounded_contents(repository, (entry for entry in entries.values() if entry is not None))
    for school, entry in entries.items():
        if entry is None:
            continue
        look, findings = collect(read_look(sources.get(entry.path, b""), entry.path))
        logo = snapshot.file(f"{SCHOOLS_FOLDER}/{school}/{look.logo}") if look.logo else None
        faults = _logo_faults(repository, logo, look.logo, entry.path) if look.logo else []
        yield school, look, None if faults else logo, [*findings, *faults]


def _logo_faults(
    repository: Repository, entry: FileEntry | None, name: str, school_file: str
) -> list[Finding]:
    """Why a school's logo cannot stand on its pages."""
    if entry is None:
        hint = Text(f"đặt tệp {name} cạnh school.yml", f"put {name} beside school.yml")
        return [find(rules.FILE_MISSING, Location(school_file, 1, 1), name=name, hint=hint)]
    content = bounded_contents(repository, [entry]).get(entry.path, b"")
    refused, found = collect(judge_files({name: entry}, {name: content[:HEAD]}))
    found += [] if refused else judge_content(name, extension(name), content)
    return [replace(fault, location=Location(entry.path)) for fault in found]
