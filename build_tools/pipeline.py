"""The whole build, from top to bottom: read, judge, catalogue, present, stamp, write."""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

from build_tools.begun_look import BegunLook
from build_tools.cache_store import CacheStore
from build_tools.choices import Choice
from build_tools.executors import THIS_MACHINE, Workers
from build_tools.judgement import Judgement
from build_tools.media.picture_search import find_pictures
from build_tools.media.pictures import Pictures
from build_tools.output import Output, OutputReport
from build_tools.output_folder import make_folder, refuse_links
from build_tools.progress import Progress
from build_tools.report import count
from build_tools.rewritten_main import rewritten_main
from build_tools.selections import PROFILES
from build_tools.site_look import SiteLook, read_look_of
from build_tools.site_writing import put_sites
from build_tools.version_file import published_versions
from build_tools.written_part import Touched, WrittenPart
from library.approval.rollback import rolled_back
from library.catalogue import Site, next_change, sites_of
from library.diagnostics import Finding, Severity
from library.values import dataclass


class LedgerRefusedError(Exception):
    """The ledger is not the one the published sites rest on; `findings` say why. Nothing was written."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].message("en") if findings else "")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the sites by id with how many resources each shows, and the files.

    `look`, `pictures` and `chosen` are what it made them from.
    """

    sites: Mapping[str, int]
    output: OutputReport
    findings: tuple[Finding, ...]
    look: SiteLook
    pictures: Pictures
    chosen: tuple[Choice, ...]


def build(
    judgement: Judgement,
    as_of: datetime,
    only: Collection[str],
    out: Path,
    inputs: Mapping[str, str],
    progress: Progress,
    store: CacheStore | None = None,
    begun: BegunLook | None = None,
    workers: Workers = THIS_MACHINE,
    touched: Touched = WrittenPart.touched,
) -> BuildReport:
    """Build the sites named in `only`, or all, into `out`; raises OutputError and LedgerRefusedError.

    `begun` is the look of the same commit where it is on its way; `touched` tells which files of a part of
    the output are touched.
    """
    refuse_links(out)  # before what is behind it is taken for the published sites
    published = published_versions(out)
    back = [] if judgement.refused else rolled_back(judgement.ledger, published)
    if judgement.refused or back:
        raise LedgerRefusedError((*judgement.findings, *back))
    look, findings = read_look_of(judgement, store, begun)
    if not judgement.preview:
        findings += rewritten_main(judgement.repository, judgement.snapshot.commit, published)
    sites = [s for s in sites_of(judgement.organisation, as_of) if not only or s.id in only]
    make_folder(out)
    pictures = find_pictures(judgement, out, progress)
    output = Output(out, touched)
    try:
        chosen = put_sites(judgement, sites, look, pictures, as_of, output, progress, store, workers)
        with progress.step("Ghi trang", "Writing pages"):
            until = next_change(judgement.moments(), judgement.organisation, as_of)
            moments = {"as_of": as_of.isoformat(), "until": until.isoformat() if until else ""}
            findings += pictures.findings
            errors = count([*judgement.findings, *findings], Severity.ERROR)
            report = output.commit(_scopes(sites), {**inputs, **moments, "errors": str(errors)})
    finally:
        output.close()
    shown = {
        one.site.id: report.manifest.parts[one.folder].shown for one in chosen if one.profile == "public"
    }
    return BuildReport(shown, report, tuple(findings), look, pictures, chosen)


def _scopes(sites: list[Site]) -> list[str]:
    return [f"{folder}/{site.id}" for site in sites for folder in PROFILES.values()]
