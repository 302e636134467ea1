"""`hoclieu check`: everything that is wrong, at the tip and with what is published."""

import argparse
import sys

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import add_cache, add_revision, chosen_cache, opened
from build_tools.judgement import judge_commit
from build_tools.progress import Progress
from build_tools.report import FORMATS, count, render
from build_tools.site_look import read_look_of
from library.diagnostics import Finding, Severity


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    add_revision(parser, words)
    add_cache(parser, words)
    parser.add_argument(
        "--format", choices=FORMATS, default="text",
        help=words("dạng báo cáo", "form of the report"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    with opened(options, words) as place:
        if place is None:
            return USAGE
        progress = Progress(words.language, quiet=options.format != "text")
        judgement = judge_commit(
            place.content, place.revision, place.ledger, progress, store=chosen_cache(options)
        )
        _, look = read_look_of(judgement, chosen_cache(options))
    findings = sorted({*judgement.tip_findings, *judgement.findings, *look}, key=Finding.sort_key)
    sys.stdout.write(render(findings, options.format, words.language))
    errors = count(findings, Severity.ERROR)
    if options.format == "text":
        sys.stdout.write(_summary(len(judgement.bundles), findings, words))
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
