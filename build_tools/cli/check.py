"""`hoclieu check`: everything that is wrong, at the tip and with what is published, or in one request."""

import argparse
import sys

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import add_cache, add_revision, chosen_cache, now, opened
from build_tools.judging import judge_commit
from build_tools.owners_files import owners_findings
from build_tools.progress import Progress
from build_tools.report import FORMATS, count, render
from build_tools.site_look import look_findings
from library.approval.days import day_of
from library.diagnostics import Finding, Severity


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add_revision(parser, words)
    add_cache(parser, words)
    parser.add_argument(
        "--base", metavar="REV",
        help=words(
            "chỉ xét những gì một yêu cầu gộp đổi so với nhánh này, theo người và quy trình của nhánh này",
            "judge only what a pull request changes against this branch, by its people and policy",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=FORMATS, default="text",
        help=words("dạng báo cáo", "form of the report"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    with opened(options, words) as place:
        if place is None:
            return USAGE
        if options.base is not None:
            # What judges requests takes a tenth of a second to load.
            from build_tools.cli.proposal_check import check_proposal

            return check_proposal(options, place, words)
        progress = Progress(words.language, quiet=options.format != "text")
        judgement = judge_commit(
            place.content, place.revision, place.ledger, progress, store=chosen_cache(options)
        )
        look = look_findings(judgement, chosen_cache(options))
        routed = owners_findings(place.content, place.revision, judgement.tip_authority, day_of(now()))
        findings = sorted(
            {*judgement.tip_findings, *judgement.findings, *look, *routed}, key=Finding.sort_key
        )
    sys.stdout.write(render(findings, options.format, words.language))
    errors = count(findings, Severity.ERROR)
    if options.format == "text":
        bundles = sum(one.summary.bundles for one in judgement.shelflists.values())
        sys.stdout.write(_summary(bundles, findings, words))
    return FINDINGS if errors else OK


def _summary(bundles: int, findings: list[Finding], words: Words) -> str:
    errors, warnings = count(findings, Severity.ERROR), count(findings, Severity.WARNING)
    if not findings:
        return words(f"{bundles} học liệu, không có lỗi.\n", f"{bundles} resources, no faults.\n")
    more = words("Xem cách sửa từng mã: hoclieu explain MÃ\n", "For help on a code: hoclieu explain CODE\n")
    return (
        words(
            f"{bundles} học liệu: {errors} lỗi, {warnings} cảnh báo.\n",
            f"{bundles} resources: {errors} errors, {warnings} warnings.\n",
        )
        + more
    )
