"""Parses the command line and hands over to a verb.

Verbs are imported only when they are asked for: `--help` must not wait for MkDocs.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import NoReturn

from build_tools.bug_log import write_bug_log
from build_tools.cli.exit_codes import BUG, FINDINGS, INTERRUPTED, OK, USAGE
from build_tools.cli.language import Words, choose_language
from build_tools.cli.parser import Parser
from build_tools.package_versions import package_version
from build_tools.workers import WorkersError
from library.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the command, the module that runs it, and its help."""

    name: str
    module: str
    summary: Text
    examples: tuple[str, ...]


VERBS = (
    Verb(
        "demo",
        "build_tools.cli.demo",
        Text("dựng thử huyện mẫu", "make and build the sample district"),
        ("hoclieu demo", "hoclieu demo --folder /tmp/demo"),
    ),
    Verb(
        "check",
        "build_tools.cli.check",
        Text("kiểm tra học liệu", "check the resources"),
        ("hoclieu check", "hoclieu check --worktree", "hoclieu check --base origin/main --format markdown"),
    ),
    Verb(
        "build",
        "build_tools.cli.build",
        Text("dựng các trang thư viện", "build the library sites"),
        (
            "hoclieu build",
            "hoclieu build --site mau-thcs-01",
            "hoclieu build --as-of 2026-01-10T09:30:00+07:00",
        ),
    ),
    Verb(
        "serve",
        "build_tools.cli.serve",
        Text(
            "mở các trang trên máy này, hoặc xem trước khi sửa",
            "open sites on this machine, or preview edits",
        ),
        (
            "hoclieu serve",
            "hoclieu serve --worktree",
            "hoclieu serve --worktree --site mau-thcs-01",
            "hoclieu serve --worktree --as-of 2026-12-20T08:00:00+07:00",
        ),
    ),
    Verb(
        "pack",
        "build_tools.cli.pack",
        Text("chép một trang ra USB hoặc tệp zip", "copy a site to a USB stick or a zip"),
        (
            "hoclieu pack mau-thcs-01",
            "hoclieu pack mau-thcs-01 --to /media/usb/kho --without-videos",
            "hoclieu pack mau-thcs-01 --since mau-thcs-01.zip --to cap-nhat.zip",
        ),
    ),
    Verb(
        "status",
        "build_tools.cli.status",
        Text("học liệu đang chờ ai", "who is waited for"),
        ("hoclieu status", "hoclieu status mau-thcs-01/phan-so-bang-nhau"),
    ),
    Verb(
        "approve",
        "build_tools.cli.approve",
        Text("duyệt, trả lại hoặc thu hồi một học liệu", "approve, return or withdraw a resource"),
        (
            "hoclieu approve mau-thcs-01/phan-so-bang-nhau --as p-thanh",
            'hoclieu approve mau-thcs-01/phan-so-bang-nhau --as p-thanh --return "Sai câu 3"',
            'hoclieu approve mau-thcs-01/de-so-1 --as p-thanh --notice "Câu 7 sai đáp án" --question 7',
            "hoclieu approve mau-thcs-02/phan-so --adopt-for mau-thcs-01 --as p-thanh",
            "hoclieu approve district/organisation --as p-quan",
        ),
    ),
    Verb(
        "ledger",
        "build_tools.cli.ledger",
        Text("kiểm tra sổ duyệt, nhận lời duyệt gửi đến", "verify the ledger, receive statements"),
        ("hoclieu ledger verify", "hoclieu ledger verify --format json", "hoclieu ledger receive --push"),
    ),
    Verb(
        "record",
        "build_tools.cli.record",
        Text("ghi lời duyệt từ các yêu cầu gộp", "record the reviews of pull requests"),
        (
            "hoclieu record --forge github --repository phong-gd/kho-hoc-lieu",
            "hoclieu record --forge gitlab --repository gd/kho --api https://git.example.vn/api/v4 --dry-run",
        ),
    ),
    Verb(
        "batch",
        "build_tools.cli.batch",
        Text("lập đợt duyệt cho nhiều học liệu", "make a batch of resources to review at once"),
        (
            "hoclieu batch make --school mau-thcs-01 --stage pass --subject toan",
            "hoclieu batch make --school mau-thcs-01 --stage pass --minutes 12/BB-TCM --date 2026-09-28",
        ),
    ),
    Verb(
        "people",
        "build_tools.cli.people",
        Text("chuyển việc duyệt khi có người thôi nhiệm vụ", "hand over when somebody leaves"),
        (
            "hoclieu people leave p-thanh --to p-minh",
            "hoclieu people leave p-thanh --to p-minh --last-day 2026-12-31",
        ),
    ),
    Verb(
        "workflows",
        "build_tools.cli.workflows",
        Text("viết các quy trình tự động cho máy chủ Git", "write the workflows for a forge"),
        ("hoclieu workflows --forge github", "hoclieu workflows --forge forgejo --force"),
    ),
    Verb(
        "cache",
        "build_tools.cli.cache",
        Text("xem hoặc xoá bộ nhớ đệm", "look at the cache, or clear it"),
        ("hoclieu cache info", "hoclieu cache clear", "hoclieu cache keys"),
    ),
    Verb(
        "codeowners",
        "build_tools.cli.codeowners",
        Text("viết CODEOWNERS và danh sách việc cần cài đặt", "write CODEOWNERS and the settings checklist"),
        ("hoclieu codeowners --forge github", "hoclieu codeowners --forge gitlab --write"),
    ),
    Verb(
        "media",
        "build_tools.cli.media",
        Text("hỏi thông tin video", "learn about videos"),
        ("hoclieu media refresh", "hoclieu media refresh mau-thcs-01/phan-so-bang-nhau --update"),
    ),
    Verb(
        "explain",
        "build_tools.cli.explain",
        Text("giải thích một mã lỗi", "explain a code"),
        ("hoclieu explain M101", "hoclieu explain --all"),
    ),
)


def run() -> NoReturn:
    """Run as a process of its own: nothing that a verb makes goes in circles, so none are looked for."""
    gc.disable()
    try:
        code = main()
    except SystemExit as ended:  # after help, or what was mistyped
        code = ended.code if isinstance(ended.code, int) else USAGE
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = _leave_quietly()
    except OSError as error:
        code = _told(error, Words(choose_language(sys.argv[1:])))
    # What a verb opened it has closed; to give back every object of a large library would only take time.
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    words = Words(choose_language(arguments))
    _let_output_hold_vietnamese()
    try:
        return _run(arguments, words)
    except WorkersError as error:
        sys.stderr.write(words.of(error.text) + "\n")
        return FINDINGS
    except KeyboardInterrupt:
        sys.stderr.write(words("\nĐã dừng.\n", "\nStopped.\n"))
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_quietly()
    except Exception as error:  # noqa: BLE001 - whatever it is, it must be told calmly
        return _told(error, words)


def _run(arguments: Sequence[str], words: Words) -> int:
    parser, verbs = make_parser(words)
    options, unknown = parser.parse_known_args(arguments)
    if options.verb is None:
        parser.print_help()
        return USAGE
    if unknown:
        verbs[options.verb].unknown(unknown)
    return int(import_module(options.module).run(options, words))


def _let_output_hold_vietnamese() -> None:
    """Write UTF-8 where the system's own encoding has no Vietnamese, as into a file on Windows."""
    for stream in (sys.stdout, sys.stderr):
        try:
            "ạĐ".encode(stream.encoding or "ascii")
        except UnicodeEncodeError:
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


def make_parser(words: Words) -> tuple[Parser, Mapping[str, Parser]]:
    """The whole command's parser, and those of its verbs by name."""
    parser = Parser(
        words=words,
        whole=True,
        prog="hoclieu",
        description=words(
            "Kho học liệu số: từ kho Git đến trang thư viện của từng trường.",
            "A digital resource library: from a Git repository to a site for each school.",
        ),
        epilog=words(
            "Gõ `hoclieu LỆNH --help` để xem cách dùng từng lệnh.",
            "Type `hoclieu VERB --help` for the use of each verb.",
        ),
    )
    parser.add_argument(
        "--version", action="version", version=f"hoclieu {package_version('hoclieu')}",
        help=words("hiện số phiên bản", "show the version"),
    )  # fmt: skip
    parser.set_defaults(verb=None)
    verbs = parser.add_subparsers(
        title=words("các lệnh", "verbs"), metavar=words("LỆNH", "VERB"), dest="verb"
    )
    for verb in VERBS:
        part = verbs.add_parser(
            verb.name,
            words=words,
            fill=partial(_add_options, verb, words),
            help=words.of(verb.summary),
            description=words.of(verb.summary)[:1].upper() + words.of(verb.summary)[1:] + ".",
            epilog=words("Ví dụ:\n", "Examples:\n") + "".join(f"  {e}\n" for e in verb.examples),
        )
        part.set_defaults(module=verb.module)
    return parser, verbs.choices


def _add_options(verb: Verb, words: Words, parser: Parser) -> None:
    import_module(verb.module).add_options(parser, words)


def _leave_quietly() -> int:
    """Whoever read our output has left, as `head` does: nothing more is to be said to them."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


def _told(error: Exception, words: Words) -> int:
    """What the system or Git refused is told as that; anything else is our own fault."""
    from build_tools.refusals import refusal

    text = refusal(error)
    if text is None:
        return _report_bug(words)
    sys.stderr.write(words.of(text) + "\n")
    return FINDINGS


def _report_bug(words: Words) -> int:
    log = write_bug_log()
    sys.stderr.write(
        words(
            f"Công cụ gặp lỗi của chính nó. Chi tiết ở {log}; hãy gửi tệp này cho người bảo trì.\n",
            f"The tool failed by its own fault. Details are in {log}; send that file to the maintainers.\n",
        )
    )
    return BUG


if __name__ == "__main__":
    run()
