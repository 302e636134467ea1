"""The look of the sites at one commit: shells from mkdocs.yml, and each school's own colours."""

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.judgement import Judgement
from build_tools.shell import Shells, compile_shells
from library.bundles import SCHOOL_FILE, SCHOOLS_FOLDER
from library.diagnostics import Finding, collect
from library.organisation.look import SchoolLook, read_look
from library.pages.render import Renderer

PAGES_FOLDER = "content/pages"
CONFIG_FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class SiteLook:
    """Shells and templates for all sites, and what each school says of itself."""

    shells: Shells
    renderer: Renderer
    schools: Mapping[str, SchoolLook]
    logos: Mapping[str, str]


def read_look_of(judgement: Judgement) -> tuple[SiteLook, list[Finding]]:
    """The look at the commit that was judged, and what is wrong with it."""
    snapshot, repository = judgement.snapshot, judgement.repository
    config_entry = snapshot.file(CONFIG_FILE)
    entries = [e for e in snapshot.under(PAGES_FOLDER) if e.mode == "100644"]
    contents = repository.read_paths([*entries, *([config_entry] if config_entry else [])])
    config = contents.pop(CONFIG_FILE, None)
    pages = {path[len(PAGES_FOLDER) + 1 :]: content for path, content in contents.items()}
    shells, findings = collect(compile_shells(config, pages))
    schools: dict[str, SchoolLook] = {}
    logos: dict[str, str] = {}
    for school in judgement.organisation.schools:
        folder = f"{SCHOOLS_FOLDER}/{school}"
        entry = snapshot.file(f"{folder}/{SCHOOL_FILE}")
        if entry is None:
            continue
        source = repository.read_paths([entry]).get(entry.path, b"")
        schools[school], found = collect(read_look(source, entry.path))
        findings += found
        logo = snapshot.file(f"{folder}/{schools[school].logo}")
        if logo is not None and logo.mode == "100644":
            logos[school] = logo.oid
    return SiteLook(shells, Renderer(shells.templates), schools, logos), findings
