"""`hoclieu ledger`: verify the ledger from nothing, or receive statements that were handed over."""

import argparse
import sys
from pathlib import Path

from build_tools.authorities import read_authority
from build_tools.builtin import builtin_vocabulary
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.judged import begins_anew
from build_tools.cli.language import Words
from build_tools.cli.ledger_account import Verified, account, account_as_json, of_judgement, of_words
from build_tools.cli.repository_options import Opened, add_revision, now, opened
from build_tools.cli.signing_options import add_recorder_options, recorder_key
from build_tools.folding import verify_widely
from build_tools.git import GitError, git_online
from build_tools.inbox import INBOX_BRANCH, Inbox, empty_inbox, read_files, read_inbox
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_branch import DivergedError, GraftError, append
from build_tools.ledger_push import REMOTE, record_on_server
from build_tools.ledger_reading import read_whole_ledger
from build_tools.progress import Progress
from build_tools.receiving import MALFORMED, Received, receive
from build_tools.recording import RecordingError, check_recorder, examine
from build_tools.refusals import refusal_to_record
from build_tools.report import render
from build_tools.signing import SigningError
from library.diagnostics import Severity
from library.organisation import DISTRICT_FOLDER


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parts = parser.add_subparsers(dest="part", required=True, metavar=words("VIỆC", "PART"))
    verify = parts.add_parser("verify", help=words("kiểm tra lại toàn bộ sổ", "judge the ledger anew"))
    add_revision(verify, words)
    verify.add_argument(
        "--format", choices=("text", "json"), default="text",
        help=words("dạng báo cáo", "form of the report"),
    )  # fmt: skip
    verify.add_argument(
        "--quick", action="store_true",
        help=words(
            "chỉ kiểm tra các lời trong sổ, không đọc lại học liệu",
            "verify what was said alone, without reading the resources again",
        ),
    )  # fmt: skip
    take = parts.add_parser(
        "receive", help=words("nhận các lời duyệt được gửi đến", "record statements that were handed over")
    )
    add_revision(take, words)
    take.add_argument(
        "files", nargs="*", type=Path, metavar="FILE",
        help=words(
            f"tệp của --statement-out (mặc định: nhánh {INBOX_BRANCH})",
            f"files of --statement-out (the branch {INBOX_BRANCH})",
        ),
    )  # fmt: skip
    add_recorder_options(take, words)


def run(options: argparse.Namespace, words: Words) -> int:
    if options.part == "verify" and options.quick and options.format != "text":
        sys.stderr.write(
            words("--quick không dùng cùng --format json.\n", "--quick does not go with --format json.\n")
        )
        return USAGE
    with opened(options, words) as place:
        if place is None:
            return USAGE
        if options.part == "verify" and options.quick:
            return _verify_words(place, words)
        inbox = Inbox(None, ())
        if options.part == "receive":
            missing = [file for file in options.files if not file.is_file()]
            if missing:
                return _no_file(missing[0], words)
            inbox = Inbox(None, read_files(options.files)) if options.files else read_inbox(place.ledger)
        trees = {one.statement.tree for one in inbox.handed if one.statement is not None}
        progress = Progress(words.language, quiet=options.part == "verify" and options.format == "json")
        judgement = judge_commit(place.content, place.revision, place.ledger, progress, trees=trees)
        if options.part == "verify":
            return _verify(judgement, options.format, words)
        if judgement.refused:
            sys.stdout.write(render(judgement.findings, "text", words.language))
            return FINDINGS
        if begins_anew(judgement, place, words):
            return FINDINGS
        try:
            return _receive(judgement, inbox, options, place, words)
        except (SigningError, RecordingError, GraftError) as error:
            sys.stderr.write(f"{words.of(error.text)}\n")
        except DivergedError as error:
            sys.stderr.write(render([error.finding], "text", words.language))
        except GitError as error:
            sys.stderr.write(f"{words.of(refusal_to_record(error))}\n")
    return FINDINGS


def _no_file(file: Path, words: Words) -> int:
    sys.stderr.write(
        words(
            f"Không có tệp {file}. Hãy ghi tệp do --statement-out viết ra.\n",
            f"There is no file {file}. Name one that --statement-out wrote.\n",
        )
    )
    return USAGE


def _verify(judgement: Judgement, form: str, words: Words) -> int:
    verified = of_judgement(judgement)
    if form == "json":
        sys.stdout.write(account_as_json(judgement, words.language))
        return _code(verified)
    return _tell(verified, words)


def _verify_words(place: Opened, words: Words) -> int:
    vocabulary = builtin_vocabulary()
    tip, _ = read_authority(
        place.content, place.content.snapshot(place.revision), DISTRICT_FOLDER, vocabulary
    )
    read = read_whole_ledger(place.ledger, tip, vocabulary)
    return _tell(of_words(read, verify_widely(read.ledger, read.in_force, {})), words)


def _tell(verified: Verified, words: Words) -> int:
    sys.stdout.write(render(verified.findings, "text", words.language))
    sys.stdout.writelines(f"{line}\n" for line in account(verified, words))
    return _code(verified)


def _code(verified: Verified) -> int:
    wrong = any(finding.rule.severity is Severity.ERROR for finding in verified.findings)
    return OK if verified.sound and not wrong else FINDINGS


def _receive(
    judgement: Judgement, inbox: Inbox, options: argparse.Namespace, place: Opened, words: Words
) -> int:
    at = max(now(), judgement.ledger.at or now())
    received = receive(judgement, inbox.handed, at)
    if received.said:
        recorder = recorder_key(options, place.ledger)
        if options.push:
            record_on_server(place.ledger, judgement, received.said, recorder)
        else:
            check_recorder(judgement, recorder)
            grafts = examine(judgement, received.said).grafts
            append(place.ledger, judgement.ledger, judgement.branch, received.said, grafts, recorder)
    gone = [*received.taken, *(path for path, _ in received.dropped)]
    commit = empty_inbox(place.ledger, inbox, gone, int(at.timestamp()))
    if commit is not None and options.push:
        git_online(place.ledger.root, "push", "--quiet", REMOTE, f"{commit}:refs/heads/{INBOX_BRANCH}")
    sys.stdout.write(_told(received, words))
    # Of the branch it is no fault of who runs this, and nothing to wait for; a file that they named is.
    mistaken = bool(options.files) and any(text is MALFORMED for _, text in received.dropped)
    return FINDINGS if received.left or mistaken else OK


def _told(received: Received, words: Words) -> str:
    lines = [words(f"Đã ghi {len(received.said)} lời vào sổ.", f"Recorded {len(received.said)} statements.")]
    lines += [words(f"Bỏ {path}: {text.vi}", f"Dropped {path}: {text.en}") for path, text in received.dropped]
    lines += [words(f"Để lại {path}: {text.vi}", f"Left {path}: {text.en}") for path, text in received.left]
    return "".join(f"{line}\n" for line in lines)
