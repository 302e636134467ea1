"""`hoclieu approve`: a person passes, approves, returns or withdraws a resource."""

import argparse
import sys

from build_tools.approving import prepare_approval, prepare_remark
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.keys import read_key, unknown_key
from build_tools.cli.language import Words
from build_tools.cli.repository_options import now, opened
from build_tools.git import GitError
from build_tools.judgement import judge_commit
from build_tools.progress import Progress
from build_tools.recording import record
from build_tools.report import render
from library.diagnostics import Text


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("key", metavar="KEY", help=words("mã học liệu", "the resource"))
    parser.add_argument(
        "--as", dest="person", required=True, metavar="PERSON",
        help=words("mã của người duyệt trong people.yml", "the approver's id in people.yml"),
    )  # fmt: skip
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--return", dest="returned", metavar="REASONS",
        help=words("trả lại, kèm lí do", "return it, with reasons"),
    )  # fmt: skip
    either.add_argument(
        "--withdraw", dest="withdrawn", metavar="REASONS",
        help=words("gỡ khỏi các trang, kèm lí do", "take it off the sites, with reasons"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    with opened(options, words) as place:
        if place is None:
            return USAGE
        progress = Progress(words.language, quiet=True)
        judgement = judge_commit(place.content, place.revision, place.ledger, progress)
        if judgement.refused:
            sys.stdout.write(render(judgement.findings, "text", words.language))
            return FINDINGS
        key = read_key(options.key)
        known = sorted({*judgement.bundles, *judgement.standings})
        if key not in known:
            return unknown_key(options.key, known, words)
        at = max(now(), judgement.ledger.at or now())
        if options.returned is not None:
            prepared = prepare_remark(judgement, key, options.person, "return", options.returned, at)
        elif options.withdrawn is not None:
            prepared = prepare_remark(judgement, key, options.person, "withdraw", options.withdrawn, at)
        else:
            prepared = prepare_approval(judgement, key, options.person, at)
        if isinstance(prepared, Text):
            sys.stderr.write(f"{key}: {words.of(prepared)}\n")
            return FINDINGS
        try:
            number = record(place.ledger, judgement, [(prepared, at)])
        except GitError as error:
            sys.stderr.write(words(f"Git không ghi được: {error}\n", f"Git refused: {error}\n"))
            return FINDINGS
    event = prepared.statement.event
    sys.stdout.write(
        words(
            f"Đã ghi dòng {number} vào sổ duyệt: {event} {key}.\n"
            "Gửi sổ duyệt lên máy chủ: git push origin approvals\n"
            "Dựng lại trang: hoclieu build\n",
            f"Recorded as line {number} of the ledger: {event} {key}.\n"
            "Send the ledger to the server: git push origin approvals\n"
            "Build the sites again: hoclieu build\n",
        )
    )
    return OK
