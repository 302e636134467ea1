"""`hoclieu record`: reads the reviews of a forge's pull requests and records what they prove."""

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.repository_options import moment_reader, now, opened
from build_tools.cli.signing_options import add_recorder_key, recorder_key
from build_tools.forge_recording import Plan, Recording, ask
from build_tools.forges import history
from build_tools.forges.faults import BusyError, ForgeError
from build_tools.forges.forge import ForgeReader, Unread, place_of
from build_tools.forges.registry import FORGES, is_repository, open_forge
from build_tools.git import GitError
from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.ledger_branch import DivergedError, GraftError
from build_tools.progress import Progress
from build_tools.recording import RecordingError
from build_tools.recording_report import FORMATS, render_run
from build_tools.refusals import refusal_to_record
from build_tools.report import render
from build_tools.repository import Repository
from build_tools.signing import SigningError
from library.approval.branch import LEDGER_BRANCH
from library.approval.pull_request import PullRequest
from library.compiled import Compiled
from library.diagnostics import Text, printable

TOKEN = "HOCLIEU_FORGE_TOKEN"  # noqa: S105 - the name of a variable, not its value
_LOOK_BACK = timedelta(days=30)
"""How far before the ledger's last line requests that are closed are read again."""
_CLOCKS_DIFFER = timedelta(minutes=10)
"""At most, between this machine and the forge."""


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "--forge", choices=tuple(FORGES), required=True, help=words("loại máy chủ Git", "the kind of forge")
    )
    parser.add_argument(
        "--repository", required=True, metavar="OWNER/NAME",
        help=words("tên kho trên máy chủ", "the repository's name on the forge"),
    )  # fmt: skip
    parser.add_argument(
        "--api", metavar="URL",
        help=words(
            f"địa chỉ API (mặc định: máy chủ công cộng của loại ấy); mã truy cập đặt ở biến {TOKEN}",
            f"address of the API (the kind's public server); the token stands in {TOKEN}",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--branch", default="main", metavar="NAME",
        help=words("nhánh chính (mặc định main)", "the main branch (main)"),
    )  # fmt: skip
    parser.add_argument(
        "--since", type=moment_reader(words), metavar="MOMENT",
        help=words(
            "chỉ đọc yêu cầu đang mở và yêu cầu đổi từ lúc này (mặc định: 30 ngày trước dòng cuối của sổ)",
            "read open requests and those touched since (30 days before the ledger's last line)",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--request-reviewers", action="store_true",
        help=words("mời người duyệt của bước tiếp theo", "ask the approvers of the next stage to review"),
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true",
        help=words("chỉ nói sẽ ghi gì, không ghi", "only say what would be recorded"),
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=words("dạng báo cáo", "form of the report")
    )
    add_recorder_key(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    if not is_repository(options.forge, options.repository):
        sys.stderr.write(words("--repository phải có dạng CHỦ/TÊN\n", "--repository is OWNER/NAME\n"))
        return USAGE
    with opened(options, words) as place:
        if place is None:
            return USAGE
        try:
            return _run(options, place.ledger, words)
        except ForgeError as error:
            sys.stderr.write(f"{words.of(error.reason)}\n→ {words.of(error.hint)}\n")
        except (RecordingError, GraftError, SigningError) as error:
            sys.stderr.write(f"{words.of(error.text)}\n")
        except DivergedError as error:
            sys.stderr.write(render([error.finding], "text", words.language))
        except GitError as error:
            sys.stderr.write(f"{words.of(refusal_to_record(error))}\n")
    return FINDINGS


def _run(options: argparse.Namespace, repository: Repository, words: Words) -> int:
    reader = open_forge(options.forge, options.repository, os.environ.get(TOKEN, ""), options.api)
    main = _fetched(repository, options.branch)
    # Asked before all that takes long: a token that is none is told of at once, and a forge that has had
    # enough of us answers nothing more after the requests.
    recorder = reader.recorder()
    progress = Progress(words.language, quiet=options.format != "text")
    quiet = Progress(quiet=True)

    def judged(trees: Collection[str], known: Mapping[str, Compiled]) -> Judgement:
        return judge_commit(repository, main, repository, quiet if known else progress, known, trees)

    first = judged((), {})
    if first.refused:
        sys.stdout.write(render(first.findings, "text", words.language))
        return FINDINGS
    with progress.step("Đọc các yêu cầu gộp", "Reading pull requests"):
        requests = tuple(_read(reader, options.branch, _since(options, first)))
    key, at = recorder_key(options, repository), now()
    _refuse_wrong_clock(at, reader.api.told_at)
    run = Recording(repository, requests, first, judged, at, recorder, key)
    plan = run.plan() if options.dry_run else run.record()
    plan = _ask(options, reader, plan)
    sys.stdout.write(render_run(plan, options.format, words.language, dry=options.dry_run))
    # What one request lacks is told and holds nobody up: who could make a job fail by a request of their own
    # would decide when all others are published.
    return OK


def _fetched(repository: Repository, branch: str) -> str:
    """The commit of the server's main branch, which is fetched with the ledger."""
    if repository.setting("remote.origin.url") is None:
        raise RecordingError(
            Text(
                "kho này chưa nối với máy chủ; hãy chạy: git remote add origin ĐỊA-CHỈ",
                "this repository knows no server; run: git remote add origin ADDRESS",
            )
        )
    try:
        history.fetch_branches(repository, (branch, LEDGER_BRANCH))
    except GitError as error:
        said = printable(" ".join(str(error).split()))
        raise ForgeError(
            Text(
                f"Git không lấy được gì từ máy chủ: {said}",
                f"Git could fetch nothing from the server: {said}",
            ),
            Text(
                "xem lại mạng, địa chỉ (git remote -v) và quyền đọc kho rồi chạy lại",
                "check the network, the address (git remote -v) and your right to read there, and run again",
            ),
        ) from error
    commit = repository.resolve(f"refs/remotes/origin/{branch}")
    if commit is None:
        raise RecordingError(
            Text(
                f"máy chủ không có nhánh {printable(branch)}; ghi tên nhánh chính ở --branch",
                f"the server has no branch {printable(branch)}; name the main branch with --branch",
            )
        )
    return commit


def _refuse_wrong_clock(at: datetime, told: datetime | None) -> None:
    """What is recorded can never be dated back: a day in 2099 would end every term of office for good.

    And the build that follows in the same job would lift every embargo before its hour.
    """
    if told is None or abs(at - told) <= _CLOCKS_DIFFER:
        return
    minutes = round(abs(at - told).total_seconds() / 60)
    vi, en = ("nhanh", "ahead of") if at > told else ("chậm", "behind")
    raise ForgeError(
        Text(
            f"đồng hồ máy này {vi} hơn đồng hồ máy chủ {minutes} phút; chưa ghi gì",
            f"the clock of this machine is {minutes} minutes {en} the forge's; nothing was recorded",
        ),
        Text(
            "chỉnh lại ngày giờ của máy rồi chạy lại", "set the date and time of this machine, and try again"
        ),
    )


def _read(reader: ForgeReader, branch: str, since: datetime | None) -> Iterator[PullRequest | Unread]:
    """The requests, newest first, as far as the forge answers; what is missing then is told."""
    try:
        yield from reader.requests(branch, since)
    except BusyError as error:
        yield Unread(place_of(reader), Text("các yêu cầu còn lại", "the other requests"), error)


def _since(options: argparse.Namespace, judgement: Judgement) -> datetime | None:
    if options.since is not None:
        moment: datetime = options.since
        return moment
    last = judgement.ledger.at
    return last - _LOOK_BACK if last is not None else None


def _ask(options: argparse.Namespace, reader: ForgeReader, plan: Plan) -> Plan:
    """Ask for reviews where that was wished; otherwise nobody is said to have been asked."""
    if not options.request_reviewers:
        return replace(plan, questions=())
    if options.dry_run:
        return plan
    put, unasked = ask(reader, plan.questions)
    return replace(plan, questions=tuple(put), findings=(*plan.findings, *unasked))
