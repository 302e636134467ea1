"""The whole build, from top to bottom: read, judge, catalogue, present, stamp, write."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures, find_pictures
from build_tools.output import Output, OutputReport
from build_tools.progress import Progress
from build_tools.site_files import SiteFiles, site_files
from build_tools.site_look import SiteLook, read_look_of
from build_tools.version_file import version_file
from library.catalogue import Profile, Site, next_change, sites_of
from library.diagnostics import Finding

PROFILES: dict[Profile, str] = {"public": "sites", "class-link": "class-link", "staff": "staff"}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the sites by id with how many resources each shows, and the files."""

    sites: Mapping[str, int]
    output: OutputReport
    findings: tuple[Finding, ...]


def build(
    judgement: Judgement,
    as_of: datetime,
    only: Collection[str],
    out: Path,
    inputs: Mapping[str, str],
    progress: Progress,
) -> BuildReport:
    """Build the sites named in `only`, or all, into `out`; raises OutputError."""
    look, findings = read_look_of(judgement)
    sites = [s for s in sites_of(judgement.organisation, as_of) if not only or s.id in only]
    pictures = find_pictures(judgement, out, progress)
    output = Output(out)
    try:
        counts = _put_sites(judgement, sites, look, pictures, as_of, output, progress)
        with progress.step("Ghi trang", "Writing pages"):
            until = next_change(judgement.compiled.values(), as_of)
            moments = {"as_of": as_of.isoformat(), "until": until.isoformat() if until else ""}
            stamped = {**inputs, **moments}
            report = output.commit(_scopes(sites), stamped)
    finally:
        output.close()
    return BuildReport(counts, report, (*findings, *pictures.findings))


def _put_sites(
    judgement: Judgement,
    sites: list[Site],
    look: SiteLook,
    pictures: Pictures,
    as_of: datetime,
    output: Output,
    progress: Progress,
) -> dict[str, int]:
    counts: dict[str, int] = {}
    with progress.step("Dựng trang", "Building pages", len(sites) * len(PROFILES)) as step:
        for site in sites:
            for profile, folder in PROFILES.items():
                files = site_files(judgement, site, profile, look, pictures, as_of)
                if files is not None:
                    _put_site(judgement, f"{folder}/{site.id}", files, as_of, output)
                    if profile == "public":
                        counts[site.id] = files.resources
                step.advance()
    return counts


def _put_site(judgement: Judgement, folder: str, files: SiteFiles, as_of: datetime, output: Output) -> None:
    digests: dict[str, str] = {}
    for path, content in files.pages:
        digests[path] = output.put(f"{folder}/{path}", content)
    for path, copy in files.copies.items():
        digests[path] = copy.sha256
        read = partial(_read_blob, judgement, copy.oid)
        output.put_lazily(f"{folder}/{path}", copy.sha256, read)
    output.put(f"{folder}/version.json", version_file(judgement, as_of, digests))


def _read_blob(judgement: Judgement, oid: str) -> bytes:
    content = dict(judgement.repository.read([oid])).get(oid)
    if content is None:
        raise FileNotFoundError(oid)
    return content


def _scopes(sites: list[Site]) -> list[str]:
    return [f"{folder}/{site.id}" for site in sites for folder in PROFILES.values()]
