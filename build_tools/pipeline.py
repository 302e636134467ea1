"""The whole build, from top to bottom: read, judge, catalogue, present, stamp, write."""

import multiprocessing
import os
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from build_tools.cache_store import CacheStore
from build_tools.compiling import WORTH_SPREADING
from build_tools.judgement import Judgement
from build_tools.media.pictures import Pictures, find_pictures
from build_tools.output import Output, OutputReport, Staging
from build_tools.progress import Progress
from build_tools.report import count
from build_tools.site_files import site_files
from build_tools.site_look import BegunLook, SiteLook, read_look_of
from build_tools.version_file import VERSION_FILE, published_versions, version_file
from library.approval.rollback import rolled_back
from library.catalogue import Profile, Site, next_change, sites_of
from library.diagnostics import Finding, Severity

PROFILES: dict[Profile, str] = {"public": "sites", "class-link": "class-link", "staff": "staff"}


class LedgerRefusedError(Exception):
    """The ledger is not the one the published sites rest on; `findings` say why. Nothing was written."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].message("en") if findings else "")
        self.findings = findings


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
    store: CacheStore | None = None,
    begun: BegunLook | None = None,
) -> BuildReport:
    """Build the sites named in `only`, or all, into `out`; raises OutputError and LedgerRefusedError.

    `begun` is the look of the same commit where it is on its way.
    """
    back = rolled_back(judgement.ledger, published_versions(out))
    if judgement.refused or back:
        raise LedgerRefusedError((*judgement.findings, *back))
    look, findings = read_look_of(judgement, store, begun)
    sites = [s for s in sites_of(judgement.organisation, as_of) if not only or s.id in only]
    pictures = find_pictures(judgement, out, progress)
    output = Output(out)
    try:
        work = _Work(judgement, look, pictures, as_of)
        counts = _put_sites(work, sites, output, progress)
        with progress.step("Ghi trang", "Writing pages"):
            until = next_change(judgement.compiled.values(), judgement.organisation, as_of)
            moments = {"as_of": as_of.isoformat(), "until": until.isoformat() if until else ""}
            findings += pictures.findings
            errors = count([*judgement.findings, *findings], Severity.ERROR)
            report = output.commit(_scopes(sites), {**inputs, **moments, "errors": str(errors)})
    finally:
        output.close()
    return BuildReport(counts, report, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Work:
    """What building any one site needs; worker processes inherit it."""

    judgement: Judgement
    look: SiteLook
    pictures: Pictures
    as_of: datetime


@dataclass(frozen=True, slots=True)
class _Part:
    """One site for those who may open one profile, and where its files are put."""

    site: Site
    profile: Profile
    staging: Staging


_work: _Work | None = None


def _put_sites(work: _Work, sites: list[Site], output: Output, progress: Progress) -> dict[str, int]:
    """Put every part of every site; returns how many resources each public site shows."""
    parts = [
        _Part(site, profile, output.staging(f"{site.id}.{profile}", f"{folder}/{site.id}"))
        for site in sites
        for profile, folder in PROFILES.items()
    ]
    counts: dict[str, int] = {}
    with progress.step("Dựng trang", "Building pages", len(parts)) as step:
        for part, (staging, resources) in zip(parts, _put_parts(work, parts), strict=True):
            output.take(staging)
            if part.profile == "public":
                counts[part.site.id] = resources
            step.advance()
    return counts


def _put_parts(work: _Work, parts: list[_Part]) -> Iterator[tuple[Staging, int]]:
    global _work  # noqa: PLW0603 - forked workers inherit it; handing it over would cost more
    _work = work
    processes = os.cpu_count() or 1
    many = len(work.judgement.standings) >= WORTH_SPREADING
    if processes == 1 or not many or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(_put_part, parts)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=context) as executor:
        yield from executor.map(_put_part, parts)


def _put_part(part: _Part) -> tuple[Staging, int]:
    assert _work is not None  # noqa: S101 - set before any part is begun
    work, staging = _work, part.staging
    files = site_files(work.judgement, part.site, part.profile, work.look, work.pictures, work.as_of)
    if files is None:
        return staging, 0
    folder = f"{PROFILES[part.profile]}/{part.site.id}"
    digests: dict[str, str] = {}
    for path, content in files.pages:
        digests[path] = staging.put(f"{folder}/{path}", content)
    for path, copy in files.copies.items():
        digests[path] = copy.sha256
        staging.put_lazily(f"{folder}/{path}", copy.sha256, partial(_read_blob, work.judgement, copy.oid))
    staging.put(f"{folder}/{VERSION_FILE}", version_file(work.judgement, work.as_of, digests))
    # What was known before is needed no more, and would only cost on the way back.
    return Staging(staging.root, staging.folder, {}, staging.put_digests, staging.staged), files.resources


def _read_blob(judgement: Judgement, oid: str) -> bytes:
    content = dict(judgement.repository.read([oid])).get(oid)
    if content is None:
        raise FileNotFoundError(oid)
    return content


def _scopes(sites: list[Site]) -> list[str]:
    return [f"{folder}/{site.id}" for site in sites for folder in PROFILES.values()]
