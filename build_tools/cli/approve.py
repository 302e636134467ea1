"""`hoclieu approve`: a person passes, approves, returns, withdraws or puts a notice on a resource."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from build_tools.approving import Prepared, prepare_adoption, prepare_approval
from build_tools.cli.approve_report import agreed, differences, may_be_written, not_noticed, recorded
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.judged import judged_to_go_on
from build_tools.cli.keys import read_key, unknown_key
from build_tools.cli.language import Words
from build_tools.cli.repository_options import Opened, add_cache, chosen_cache, now, opened
from build_tools.cli.signing_options import add_person_key, add_recorder_options, recorder_key, signed
from build_tools.git import GitError
from build_tools.judgement import Judgement
from build_tools.ledger_branch import DivergedError, GraftError
from build_tools.ledger_push import record_on_server
from build_tools.recording import RecordingError, examine, record
from build_tools.refusals import refusal_to_record
from build_tools.remarking import prepare_remark, prepare_retraction
from build_tools.report import render
from build_tools.signing import SigningError
from build_tools.whole_file import write_whole
from library.approval.foresight import evidence_asked
from library.approval.in_force import ORGANISATION
from library.approval.line import write_handover
from library.approval.model import Key, Said
from library.diagnostics import Text, did_you_mean
from library.organisation import DISTRICT_SITE, PEOPLE_FILE
from library.suggestions import suggestion


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "key_of_resource", metavar="KEY",
        help=words(
            "mã học liệu, hoặc district/organisation để duyệt danh sách người và quy trình",
            "the resource, or district/organisation to approve a change of people and policy",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--as", dest="person", required=True, metavar="PERSON",
        help=words("mã của người duyệt trong people.yml", "the approver's id in people.yml"),
    )  # fmt: skip
    parser.add_argument(
        "--adopt-for", metavar="SCHOOL", default="",
        help=words(
            "nhận dùng học liệu của trường khác cho trường này; cùng với --withdraw: thôi dùng",
            "adopt another school's resource for this school; with --withdraw: use it no longer",
        ),
    )  # fmt: skip
    _add_events(parser, words)
    add_person_key(parser, words)
    add_recorder_options(parser, words)
    add_cache(parser, words)
    parser.add_argument(
        "--statement-out", type=Path, metavar="FILE",
        help=words(
            "chỉ viết lời đã kí ra tệp để gửi người giữ sổ",
            "only write the signed statement to a file, to hand it to the recorder",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--yes", action="store_true", help=words("không hỏi lại trước khi kí", "do not ask before signing")
    )


def _add_events(parser: argparse.ArgumentParser, words: Words) -> None:
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--return", dest="returned", metavar="REASONS",
        help=words("trả lại, kèm lí do", "return it, with reasons"),
    )  # fmt: skip
    either.add_argument(
        "--withdraw", dest="withdrawn", metavar="REASONS",
        help=words("gỡ khỏi các trang, kèm lí do", "take it off the sites, with reasons"),
    )  # fmt: skip
    either.add_argument(
        "--notice", dest="noticed", metavar="TEXT",
        help=words("ghi thông báo lên bản đang hiện", "put a notice on the published version"),
    )  # fmt: skip
    either.add_argument(
        "--retract", dest="retracted", metavar="REASONS",
        help=words("rút lời duyệt hoặc thông báo của chính mình", "take back one's own approval or notice"),
    )  # fmt: skip
    parser.add_argument(
        "--question", dest="questions", action="append", default=[], metavar="N",
        help=words(
            "câu hỏi tạm không tính điểm, cùng với --notice (7, hoặc 2/7 là câu 7 phần 2)",
            "a question not scored for now, with --notice (7, or 2/7 for question 7 of part 2)",
        ),
    )  # fmt: skip
    parser.add_argument(
        "--site", default="", metavar="SITE",
        help=words(
            "trang đang hiện bản cần thông báo, cùng với --notice (district hoặc mã trường)",
            "the site that shows the version to put a notice on, with --notice (district or a school)",
        ),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    if options.statement_out is not None and not may_be_written(options.statement_out, words):
        return USAGE
    with opened(options, words) as place:
        if place is None:
            return USAGE
        judgement = judged_to_go_on(place, words, chosen_cache(options))
        if judgement is None:
            return FINDINGS
        key = read_key(options.key_of_resource)
        known = sorted({*judgement.bundles, *judgement.standings, ORGANISATION})
        if key not in known:
            return unknown_key(options.key_of_resource, known, words)
        at = max(now(), judgement.ledger.at or now())
        prepared = _prepare(options, judgement, key, at)
        if isinstance(prepared, Text):
            sys.stderr.write(f"{key}: {words.of(prepared)}\n")
            return FINDINGS
        try:
            return _say(prepared, at, options, judgement, place, words)
        except (SigningError, RecordingError, GraftError) as error:
            sys.stderr.write(f"{key}: {words.of(error.text)}\n")
        except DivergedError as error:
            sys.stderr.write(render([error.finding], "text", words.language))
        except GitError as error:
            sys.stderr.write(f"{words.of(refusal_to_record(error))}\n")
    return FINDINGS


def _prepare(options: argparse.Namespace, judgement: Judgement, key: Key, at: datetime) -> Prepared | Text:
    person, adopter = options.person, options.adopt_for
    fault = _fault_of_words(options, judgement)
    if fault is not None:
        return fault
    if adopter and (options.returned is not None or options.noticed is not None):
        return Text(
            "trả lại và thông báo là việc của trường có học liệu; bỏ --adopt-for",
            "returns and notices are for the resource's own school; leave out --adopt-for",
        )
    if options.returned is not None:
        return prepare_remark(judgement, key, person, "return", options.returned, at)
    if options.withdrawn is not None:
        return prepare_remark(judgement, key, person, "withdraw", options.withdrawn, at, site=adopter)
    if options.questions and options.noticed is None:
        return Text(
            "--question đi cùng --notice: ghi cả lời thông báo",
            "--question goes with --notice: give the words of the notice too",
        )
    if options.noticed is not None:
        questions = tuple(options.questions)
        return prepare_remark(judgement, key, person, "notice", options.noticed, at, questions, options.site)
    if options.retracted is not None:
        return prepare_retraction(judgement, key, person, options.retracted)
    if adopter:
        return prepare_adoption(judgement, key, adopter, person, at)
    return prepare_approval(judgement, key, person, at)


def _fault_of_words(options: argparse.Namespace, judgement: Judgement) -> Text | None:
    """What is wrong with the options whatever stands in the ledger."""
    person, adopter = options.person, options.adopt_for
    people = judgement.authority.organisation.people
    if person not in people:
        near = did_you_mean(person, people)
        return Text(
            f"không có ai mang mã “{person}” trong people.yml đang có hiệu lực: "
            + (f"có phải là “{near}”?" if near else f"xem {PEOPLE_FILE}"),
            f"nobody has the id “{person}” in the people.yml in force: "
            + (f"did you mean “{near}”?" if near else f"see {PEOPLE_FILE}"),
        )
    for option, said in _reasons(options).items():
        if said is not None and not said.strip():
            return Text(f"hãy viết rõ lí do sau {option}", f"write the reasons after {option}")
    if options.site and options.noticed is None:
        # Never passed over: a withdrawal that was meant for one site would take it off all.
        return Text("--site đi cùng --notice", "--site goes with --notice")
    schools = judgement.organisation.schools
    for school in (adopter, options.site):
        if school not in ("", DISTRICT_SITE, *schools):
            hint = suggestion(school, schools)
            return Text(f"không có trường “{school}”: {hint.vi}", f"there is no school “{school}”: {hint.en}")
    return None


def _reasons(options: argparse.Namespace) -> dict[str, str | None]:
    return {
        "--return": options.returned,
        "--withdraw": options.withdrawn,
        "--notice": options.noticed,
        "--retract": options.retracted,
    }


def _say(
    prepared: Prepared,
    at: datetime,
    options: argparse.Namespace,
    judgement: Judgement,
    place: Opened,
    words: Words,
) -> int:
    statement = prepared.statement
    if statement.event == "approve":
        sys.stdout.write(differences(statement, judgement, place, words))
    if not options.yes and not agreed(words):
        return FINDINGS
    if options.key is not None or evidence_asked(judgement.authority, statement) != "unsigned":
        prepared = signed(prepared, judgement, options.key)
    said = Said(statement, at, prepared.signature)
    if options.statement_out is not None:
        refused = examine(judgement, [said]).refused
        if refused:
            raise RecordingError(refused[0][1])
        write_whole(options.statement_out, write_handover(statement, prepared.signature))
        sys.stdout.write(
            words(
                f"Đã viết lời này vào {options.statement_out}. Gửi nó cho người giữ sổ, hoặc mở yêu cầu "
                "gộp (pull request) đưa tệp vào nhánh approvals-inbox.\n",
                f"Wrote the statement to {options.statement_out}. Give it to the recorder, or open a pull "
                "request that adds the file to the branch approvals-inbox.\n",
            )
        )
        return OK
    recorder = recorder_key(options, place.ledger)
    if options.push:
        number = record_on_server(place.ledger, judgement, [said], recorder)
    else:
        number = record(place.ledger, judgement, [(prepared, at)], recorder)
    to_send = not options.push and place.ledger.setting("remote.origin.url") is not None
    sys.stdout.write(recorded(number, statement, options.root, words, to_send=to_send))
    if statement.event == "notice":
        sys.stdout.write(not_noticed(statement, judgement, words))
    return OK
