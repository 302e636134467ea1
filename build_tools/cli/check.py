"""`hoclieu check`: everything that is wrong, at the tip and with what is published, or in one request."""

import argparse
import sys

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import Opened, add_cache, add_revision, chosen_cache, now, opened
from build_tools.forges.history import merge_base
from build_tools.judgement import judge_commit
from build_tools.owners_files import owners_findings
from build_tools.progress import Progress
from build_tools.proposal_report import render_proposal
from build_tools.proposals import Request, judge_proposal
from build_tools.report import FORMATS, count, render
from build_tools.site_look import read_look_of
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
            return _check_proposal(options, place, words)
        progress = Progress(words.language, quiet=options.format != "text")
        judgement = judge_commit(
            place.content, place.revision, place.ledger, progress, store=chosen_cache(options)
        )
        _, look = read_look_of(judgement, chosen_cache(options))
        routed = owners_findings(place.content, place.revision, judgement.tip_authority, day_of(now()))
        findings = sorted(
            {*judgement.tip_findings, *judgement.findings, *look, *routed}, key=Finding.sort_key
        )
    sys.stdout.write(render(findings, options.format, words.language))
    errors = count(findings, Severity.ERROR)
    if options.format == "text":
        sys.stdout.write(_summary(len(judgement.bundles), findings, words))
    return FINDINGS if errors else OK


def _check_proposal(options: argparse.Namespace, place: Opened, words: Words) -> int:
    base, head = place.ledger.resolve(options.base), place.content.resolve(place.revision)
    fork = merge_base(place.content, head, base) if base is not None and head is not None else None
    if base is None or head is None or fork is None:
        sys.stderr.write(
            words(
                f"Không tìm được chỗ rẽ khỏi “{options.base}”: bản sao của kho chưa tải đủ. "
                "Hãy tải cả lịch sử: git fetch --unshallow origin (trên máy chủ tự động: fetch-depth: 0)\n",
                f"Where this left “{options.base}” cannot be found: the clone is incomplete. "
                "Fetch all of it: git fetch --unshallow origin (in a workflow: fetch-depth: 0)\n",
            )
        )
        return USAGE
    progress = Progress(words.language, quiet=options.format != "text")
    judged = judge_proposal(
        place.content, Request(head, base, fork), place.ledger, now(), progress, chosen_cache(options)
    )
    sys.stdout.write(render_proposal(judged, options.format, words.language))
    return FINDINGS if count(judged.findings, Severity.ERROR) else OK


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
