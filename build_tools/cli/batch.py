"""`hoclieu batch`: writes the file of what waits for a stage, to be reviewed as one pull request."""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from build_tools.batches import to_adopt, waiting_in
from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.judged import judged_to_go_on
from build_tools.cli.keys import read_key
from build_tools.cli.language import Words
from build_tools.cli.repository_options import add_revision, day_reader, now, opened
from build_tools.judgement import Judgement
from build_tools.report import render
from build_tools.whole_file import write_whole
from library.approval.batch import DISTRICT, Batch, Minutes, batch_path, judge_batch, write_batch
from library.approval.days import day_of
from library.approval.model import Key
from library.diagnostics import Text
from library.organisation import is_identifier
from library.suggestions import suggestion
from library.vocabulary import Vocabulary

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "part", choices=("make",), metavar="make", help=words("lập một đợt duyệt", "make a batch")
    )  # fmt: skip
    parser.add_argument(
        "--school", required=True, metavar="SCHOOL",
        help=words("mã trường, hoặc district cho trang dùng chung", "the school, or district"),
    )  # fmt: skip
    parser.add_argument(
        "--stage", required=True, metavar="STAGE",
        help=words("bước trong policy.yml, ví dụ pass", "the stage in policy.yml, e.g. pass"),
    )  # fmt: skip
    parser.add_argument(
        "--month",
        type=_month_reader(words),
        metavar="YYYY-MM",
        help=words("tháng (mặc định: tháng này)", "the month (this)"),
    )
    parser.add_argument(
        "--subject", metavar="SUBJECT", help=words("chỉ một môn, ví dụ toan", "one subject only, e.g. toan")
    )
    parser.add_argument(
        "--name", type=_name_reader(words), metavar="WORD",
        help=words("thêm vào tên tệp khi một tháng có nhiều đợt", "added to the name of a second batch"),
    )  # fmt: skip
    parser.add_argument(
        "--adopt", action="append", default=[], metavar="KEY",
        help=words(
            "nhận dùng học liệu này của trường khác (ghi được nhiều lần)",
            "adopt this resource of another school (may be given several times)",
        ),
    )  # fmt: skip
    parser.add_argument("--minutes", metavar="NUMBER", help=words("số biên bản họp", "number of the minutes"))
    parser.add_argument(
        "--date",
        type=day_reader(words),
        metavar="YYYY-MM-DD",
        help=words("ngày của biên bản", "date of the minutes"),
    )
    add_revision(parser, words)


def run(options: argparse.Namespace, words: Words) -> int:
    if (options.minutes is None) != (options.date is None):
        sys.stderr.write(words("--minutes và --date đi cùng nhau\n", "--minutes and --date go together\n"))
        return USAGE
    with opened(options, words) as place:
        if place is None:
            return USAGE
        judgement, top = judged_to_go_on(place, words), place.ledger.root
    return FINDINGS if judgement is None else _make(options, judgement, top, words)


def _make(options: argparse.Namespace, judgement: Judgement, top: Path, words: Words) -> int:
    schools = (DISTRICT, *judgement.organisation.schools)
    if options.school not in schools:
        hint = words.of(suggestion(options.school, schools))
        sys.stderr.write(words(f"Không có trường “{options.school}”: {hint}\n",
                               f"There is no school “{options.school}”: {hint}\n"))  # fmt: skip
        return USAGE
    subject = _subject(options.subject, judgement.vocabulary, words)
    if options.subject is not None and subject is None:
        return USAGE
    at = now()
    minutes = Minutes(options.minutes, options.date) if options.minutes is not None else None
    month = options.month or f"{day_of(at):%Y-%m}"
    empty = Batch(options.school, options.stage, month, {}, minutes)
    made = (
        to_adopt(judgement, empty, map(read_key, options.adopt))
        if options.adopt
        else waiting_in(judgement, empty, subject, at)
    )
    if isinstance(made, Text):
        sys.stderr.write(f"{words.of(made)}\n")
        return FINDINGS
    batch = made.batch
    path = batch_path(batch, options.name or subject or "")
    faults = list(judge_batch(batch, path, judgement.authority.policy))
    if faults:
        sys.stdout.write(render(faults, "text", words.language))
        return FINDINGS
    sys.stdout.write(_to_sign(made.to_sign, options.adopt, batch, words))
    if not batch.trees:
        if not made.to_sign:
            sys.stdout.write(
                words("Không có học liệu nào chờ bước này.\n", "Nothing waits for this stage.\n")
            )
        return OK
    file, text = top / path, write_batch(batch, made.titles)
    if file.exists() and file.read_bytes() != text.encode():
        return _is_there(path, words)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode())
    sys.stdout.write(_next_steps(path, len(batch.trees), words))
    return OK


def _subject(written: str | None, vocabulary: Vocabulary, words: Words) -> str | None:
    """The subject that was named, by its id or its label; None, and a word on stderr, where there is none."""
    if written is None:
        return None
    subject = vocabulary.subjects.find(written)
    if subject is None:
        hint = words.of(suggestion(written, [term.key for term in vocabulary.subjects]))
        sys.stderr.write(words(f"Không có môn “{written}”: {hint}\n",
                               f"There is no subject “{written}”: {hint}\n"))  # fmt: skip
        return None
    return subject.key


def _is_there(path: str, words: Words) -> int:
    """A file that holds minutes, or lines that were struck out, is never written over."""
    sys.stderr.write(
        words(
            f"{path} đã có và khác đợt này. Hãy đặt tên cho đợt mới bằng --name, hoặc xoá tệp ấy.\n",
            f"{path} exists and differs from this batch. Name the new one with --name, or delete the file.\n",
        )
    )
    return USAGE


def _to_sign(keys: tuple[Key, ...], adopts: object, batch: Batch, words: Words) -> str:
    """What the batch leaves out, since reviewing it would not be enough, and what to do about that."""
    if not keys:
        return ""
    names = "".join(f"  {key}\n" for key in keys)
    command = words("hoclieu approve MÃ-HỌC-LIỆU --as MÃ-NGƯỜI", "hoclieu approve KEY --as PERSON")
    command += f" --adopt-for {batch.school}" if adopts else ""
    return words(
        f"Những học liệu này phải kí từng bài nên không đưa vào đợt ({command}):\n{names}",
        f"These must be signed one by one, so they are not in the batch ({command}):\n{names}",
    )


def _next_steps(path: str, count: int, words: Words) -> str:
    return words(
        f"Đã ghi {count} học liệu vào {path}.\n"
        "Xoá dòng của học liệu chưa duyệt, đưa tệp lên một nhánh mới và mở yêu cầu gộp; "
        "ai duyệt yêu cầu ấy là duyệt các dòng còn lại.\n",
        f"Wrote {count} resources into {path}.\n"
        "Strike out what is not approved yet, push the file on a new branch and open a pull request; "
        "who reviews it approves the lines that are left.\n",
    )


def _month_reader(words: Words) -> Callable[[str], str]:
    def month(written: str) -> str:
        if _MONTH.fullmatch(written):
            return written
        raise argparse.ArgumentTypeError(
            words(
                f"“{written}” không phải một tháng; viết năm-tháng, như 2026-09",
                f"“{written}” is no month; write year-month, like 2026-09",
            )
        )

    return month


def _name_reader(words: Words) -> Callable[[str], str]:
    def name(written: str) -> str:
        if is_identifier(written):
            return written
        raise argparse.ArgumentTypeError(
            words(
                f"“{written}” không dùng làm tên tệp được; viết chữ thường không dấu, như dot-2",
                f"“{written}” cannot be part of a file's name; write plain small letters, like dot-2",
            )
        )

    return name
