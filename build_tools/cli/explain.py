"""`hoclieu explain`: what a code means, why it matters and how to mend it."""

import argparse
import sys

from build_tools.cli.exit_codes import OK, USAGE
from build_tools.cli.language import Words
from library.diagnostics import Rule, did_you_mean
from library.rules import ALL_RULES

_FENCE = "```"


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
        for rule in ALL_RULES.values():
            sys.stdout.write(f"{rule.code}  {words.of(rule.title)}\n")
        return OK
    found = ALL_RULES.get(options.code.upper())
    if found is None:
        near = did_you_mean(options.code, ALL_RULES)
        hint = words(f" Có phải là {near}?", f" Did you mean {near}?") if near else ""
        sys.stderr.write(
            words(
                f"Không có mã “{options.code}”.{hint}\n",
                f"There is no code “{options.code}”.{hint}\n",
            )
        )
        return USAGE
    sys.stdout.write(_plain(found, words))
    return OK


def _plain(rule: Rule, words: Words) -> str:
    return (
        f"{rule.code} {words.of(rule.title)} ({rule.severity.value})\n\n"
        f"{words('Vì sao', 'Why')}: {words.of(rule.why)}\n"
        f"{words('Cách sửa', 'Remedy')}: {_shown(words.of(rule.remedy))}\n"
        f"{words('Ví dụ gây ra mã này', 'An example that causes it')}:\n"
        + "".join(f"    {line}\n" for line in rule.example.splitlines())
    )


def rules_page(words: Words) -> str:
    """RULES.md: every rule by its code."""
    parts = [
        words("# Các mã kiểm tra\n\n", "# Rules\n\n"),
        words(
            "Tệp này được tạo bằng `make rules`; không sửa tay.\n",
            "Made from the rules themselves by `make rules`; not edited by hand.\n",
        ),
    ]
    for rule in ALL_RULES.values():
        parts.append(
            f"\n## {rule.code} {words.of(rule.title)}\n\n"
            f"*{rule.severity.value}* · {rule.title.vi}\n\n"
            f"{words.of(rule.why)}\n\n"
            f"**{words('Cách sửa', 'Remedy')}**: {_shown(words.of(rule.remedy))}\n\n"
            f"{_FENCE}text\n{rule.example}\n{_FENCE}\n"
        )
    return "".join(parts)


def _shown(template: str) -> str:
    """A remedy without its places: what stands in `{...}` depends on the case at hand."""
    if template == "{hint}":
        return "…"
    return template.format_map(_Places())


class _Places(dict[str, str]):
    """Stands in for the arguments of a finding: each place shows its own name."""

    def __missing__(self, name: str) -> str:
        return f"‹{name}›"
