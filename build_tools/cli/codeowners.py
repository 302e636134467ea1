"""`hoclieu codeowners`: whom a forge asks to look, and what to switch on there, from people and policy."""

import argparse
import sys
from pathlib import Path

from build_tools import builtin
from build_tools.authorities import read_authority
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import add_revision, day_reader, now, opened
from build_tools.forges.registry import FORGES
from build_tools.report import render
from build_tools.whole_file import write_whole
from library.approval.days import day_of
from library.codeowners import PLACES, codeowners, unreachable
from library.diagnostics import Finding, Severity, printable
from library.forge_checklist import CHECKLISTS, checklist
from library.organisation import DISTRICT_FOLDER


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--forge", choices=tuple(FORGES), default="github",
        help=words("loại máy chủ Git (mặc định github)", "the kind of forge (github)"),
    )  # fmt: skip
    parser.add_argument(
        "--write", action="store_true",
        help=words(
            "ghi vào kho, cùng danh sách việc cần cài đặt trên máy chủ",
            "write it into the repository, with the checklist of the forge's settings",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--day", type=day_reader(words), metavar="YYYY-MM-DD",
        help=words("theo nhiệm kì của ngày này (mặc định: hôm nay)", "by the terms of this day (today)"),
    )  # fmt: skip
    add_revision(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    with opened(options, words) as place:
        if place is None:
            return USAGE
        snapshot = place.content.snapshot(place.revision)
        vocabulary = builtin.builtin_vocabulary()
        authority, found = read_authority(place.content, snapshot, DISTRICT_FOLDER, vocabulary)
        root = place.ledger.root
    errors = sorted((f for f in found if f.rule.severity is Severity.ERROR), key=Finding.sort_key)
    if errors:
        sys.stderr.write(render(errors, "text", words.language))
        return FINDINGS
    forge, day = options.forge, options.day or day_of(now())
    text = codeowners(authority, forge, day)
    if not options.write:
        sys.stdout.write(text)
    else:
        for path, content in ((PLACES[forge], text), (CHECKLISTS[forge], checklist(authority, forge, day))):
            _write(root / path, content, words)
        sys.stdout.write(words("Commit hai tệp này.\n", "Commit the two files.\n"))
    missing = unreachable(authority, forge, day)
    if missing:
        names = printable(", ".join(missing), 300)
        sys.stderr.write(
            words(
                f"Chưa có tên đăng nhập {forge} trong people.yml: {names}\n",
                f"Without a {forge} login in people.yml: {names}\n",
            )
        )
    return OK


def _write(file: Path, text: str, words: Words) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode())
    sys.stdout.write(words(f"Đã ghi {file}\n", f"Wrote {file}\n"))
