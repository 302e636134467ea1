"""`hoclieu explain`: what a code means, why it matters and how to mend it."""

import argparse
import sys

from build_tools.cli.exit_codes import OK, USAGE
from build_tools.cli.language import Words
from build_tools.cli.rules_page import plain_help, rules_page
from library.diagnostics import did_you_mean
from library.rules import ALL_RULES, AREAS


def add_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help=words("mã, ví dụ M101", "e.g. M101"))
    parser.add_argument(
        "--all", action="store_true",
        help=words("mọi mã, dạng Markdown", "every code, as Markdown"),
    )  # fmt: skip


def run(options: argparse.Namespace, words: Words) -> int:
    if options.all:
        sys.stdout.write(rules_page(words))
        return OK
    if options.code is None:
        for area in AREAS:
            sys.stdout.write(f"{words.of(area.title)}\n")
            sys.stdout.writelines(f"  {rule.code}  {words.of(rule.title)}\n" for rule in area.rules)
        return OK
    found = ALL_RULES.get(options.code.upper())
    if found is None:
        near = did_you_mean(options.code, ALL_RULES)
        if near:
            hint = words(f" Có phải là {near}?", f" Did you mean {near}?")
        else:
            hint = words(" Xem mọi mã bằng: hoclieu explain", " See all codes with: hoclieu explain")
        sys.stderr.write(
            words(
                f"Không có mã “{options.code}”.{hint}\n",
                f"There is no code “{options.code}”.{hint}\n",
            )
        )
        return USAGE
    sys.stdout.write(plain_help(found, words))
    return OK
