"""`hoclieu media refresh`: learns about videos and writes it down beside them."""

import argparse
import sys
from datetime import UTC, datetime

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.found_repository import found_repository
from build_tools.cli.language import Words
from build_tools.media.refresh import refresh
from build_tools.progress import Progress
from build_tools.report import count, render
from library.approval.days import VIETNAM
from library.diagnostics import Severity


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "action", choices=("refresh",), metavar="refresh",
        help=words("hỏi và ghi lại", "ask, and write it down"),
    )  # fmt: skip
    parser.add_argument(
        "keys", nargs="*", metavar="KEY",
        help=words("chỉ các học liệu này", "only these resources"),
    )  # fmt: skip
    parser.add_argument(
        "--update", action="store_true",
        help=words(
            "ghi đè thông tin cũ (phải duyệt lại)", "replace what was known (needs approval anew)"
        ),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    repository = found_repository(options.root, words)
    if repository is None:
        return USAGE
    progress = Progress(words.language)
    today = datetime.now(UTC).astimezone(VIETNAM).date()
    report = refresh(
        repository.root, options.keys, update=options.update, today=today, progress=progress
    )  # fmt: skip
    sys.stdout.write(render(report.findings, "text", words.language))
    sys.stdout.write(
        words(
            f"{report.asked} video đã hỏi, {len(report.written)} tệp đã ghi.\n",
            f"{report.asked} videos asked about, {len(report.written)} files written.\n",
        )
    )
    sys.stdout.writelines(f"  {path}\n" for path in report.written)
    if report.written:
        sys.stdout.write(
            words(
                "Commit các tệp này cùng học liệu rồi gửi duyệt.\n",
                "Commit these files with the resource and have it approved.\n",
            )
        )
    return FINDINGS if count(report.findings, Severity.ERROR) else OK
