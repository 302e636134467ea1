"""`hoclieu build`: the sites of everything that is approved."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from build_tools.build_inputs import build_inputs, nothing_changed
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import (
    Opened,
    add_cache,
    add_revision,
    built_folder,
    chosen_cache,
    moment_reader,
    now,
    opened,
)
from build_tools.judgement import Judgement, judge_commit
from build_tools.output import OutputError, read_manifest
from build_tools.pipeline import BuildReport, LedgerRefusedError, build
from build_tools.preview import as_preview
from build_tools.progress import Progress
from build_tools.report import count, render
from library.diagnostics import Finding, Severity


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add_revision(parser, words)
    add_cache(parser, words)
    parser.add_argument(
        "--out", type=Path, metavar="DIR",
        help=words("thư mục đích (mặc định: build)", "the folder to write to (build)"),
    )  # fmt: skip
    parser.add_argument(
        "--site", action="append", default=[], metavar="SITE",
        help=words("chỉ dựng trang này (lặp lại được)", "build only this site (repeatable)"),
    )  # fmt: skip
    parser.add_argument(
        "--as-of", type=moment_reader(words), metavar="MOMENT",
        help=words(
            "thời điểm của bản dựng, kèm múi giờ (mặc định: bây giờ)",
            "the moment the build speaks for, with its zone (now)",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--strict", action="store_true",
        help=words(
            "báo lỗi nếu còn học liệu chưa đưa lên được",
            "fail when something at the tip could not be published",
        ),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    as_of = options.as_of or now()
    progress = Progress(words.language)
    with opened(options, words) as place:
        if place is None:
            return USAGE
        inputs = build_inputs(place.content, place.revision, place.ledger, options.site)
        out = options.out or built_folder(options.root) / ("preview" if place.preview else "")
        if place.preview and _holds_published(out):
            return _no_preview_there(out, words)
        if not options.strict and nothing_changed(out, inputs, as_of):
            sys.stdout.write(words("Không có gì thay đổi.\n", "Nothing has changed.\n"))
            return OK
        judgement = judge_commit(
            place.content, place.revision, place.ledger, progress, store=chosen_cache(options)
        )
        if place.preview:
            judgement = as_preview(judgement, as_of)
        elif judgement.branch.tip is None and not judgement.refused:
            # A clone that lacks the branch looks like a library where nothing was ever approved.
            return _stay_as_they_are(judgement.findings, words)
        unknown = set(options.site) - {"district", *judgement.organisation.schools}
        if unknown:
            return _unknown_site(sorted(unknown), judgement, words)
        try:
            report = build(judgement, as_of, options.site, out, inputs, progress, chosen_cache(options))
        except LedgerRefusedError as error:
            return _stay_as_they_are(error.findings, words)
        except OutputError as error:
            sys.stderr.write(words.of(error.text) + "\n")
            return FINDINGS
    return _conclude(report, judgement, out, place, options.strict, words)


def _stay_as_they_are(findings: Sequence[Finding], words: Words) -> int:
    sys.stdout.write(render(findings, "text", words.language))
    sys.stdout.write(
        words(
            "Không dựng gì; các trang đã công bố được giữ nguyên.\n",
            "Nothing was built; published sites stay as they are.\n",
        )
    )
    return FINDINGS


def _unknown_site(unknown: list[str], judgement: Judgement, words: Words) -> int:
    known = ", ".join(["district", *judgement.organisation.schools])
    sys.stderr.write(
        words(
            f"Không có trang “{unknown[0]}”. Các trang: {known}\n",
            f"There is no site “{unknown[0]}”. The sites are: {known}\n",
        )
    )
    return USAGE


def _holds_published(out: Path) -> bool:
    manifest = read_manifest(out)
    return bool(manifest.files) and not manifest.inputs.get("preview")


def _no_preview_there(out: Path, words: Words) -> int:
    sys.stderr.write(
        words(
            f"{out} đang giữ các trang để công bố; bản xem trước phải ở thư mục khác (--out).\n",
            f"{out} holds sites to publish; a preview needs another folder (--out).\n",
        )
    )
    return USAGE


def _conclude(
    report: BuildReport,
    judgement: Judgement,
    out: Path,
    place: Opened,
    strict: bool,
    words: Words,
) -> int:
    about_tip = judgement.tip_findings if place.preview else ()
    findings = sorted({*about_tip, *judgement.findings, *report.findings}, key=Finding.sort_key)
    sys.stdout.write(render(findings, "text", words.language))
    for site, resources in report.sites.items():
        unit = words("học liệu", "resources")
        sys.stdout.write(f"  {site:<16} {resources:>5} {unit}   {out / 'sites' / site}\n")
    files = report.output
    sys.stdout.write(
        words(
            f"{files.written} tệp đã ghi, {files.unchanged} giữ nguyên, {files.removed} đã xoá.\n",
            f"{files.written} files written, {files.unchanged} unchanged, {files.removed} removed.\n",
        )
    )
    if place.preview:
        sys.stdout.write(
            words(
                f"Đây là bản xem trước, không dùng để công bố. Mở xem: hoclieu serve --out {out}\n",
                f"A preview; never publish it. To look at it: hoclieu serve --out {out}\n",
            )
        )
    left_out = _left_out(judgement)
    if left_out:
        sys.stdout.write(
            words(
                f"Chưa đưa lên {len(left_out)} học liệu ở bản mới nhất (xem: hoclieu status):\n",
                f"{len(left_out)} at the tip are not published (see: hoclieu status):\n",
            )
        )
        sys.stdout.writelines(f"  {key}\n" for key in left_out)
    failed = count(findings, Severity.ERROR) or (strict and left_out)
    return FINDINGS if failed else OK


def _left_out(judgement: Judgement) -> list[str]:
    """The resources whose version at the tip is not the one that is published."""
    missing: list[str] = []
    for key, bundle in judgement.bundles.items():
        standing = judgement.standings.get(key)
        version = standing.versions.get("school") if standing else None
        if version is None or version.tree != bundle.tree:
            missing.append(str(key))
    return sorted(missing)
