"""Parses the command line and hands over to a verb.

Verbs are imported only when they are asked for: `--help` must not wait for MkDocs.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import NoReturn

from build_tools.bug_log import write_bug_log
from build_tools.cli.exit_codes import BUG, FINDINGS, INTERRUPTED, OK, USAGE
from build_tools.cli.language import Words, choose_language
from build_tools.cli.parser import Parser
from build_tools.cli.verbs import VERBS, Verb
from build_tools.package_versions import package_version
from build_tools.workers import WorkersError


def run() -> NoReturn:
    """Run as a process of its own: nothing that a verb makes goes in circles, so none are looked for."""
    gc.disable()
    _open_what_is_closed()
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


def _open_what_is_closed() -> None:
    """Where we were begun without an input or output (`>&-`), nothing else may take its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free, so this one.
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115


def _let_output_hold_vietnamese() -> None:
    """Write UTF-8 where the system's own encoding has no Vietnamese, as into a file on Windows.

    A name of a folder that is no text at all is written as what it consists of.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            "ạĐ".encode(stream.encoding or "ascii")
        except UnicodeEncodeError:
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        if stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


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
