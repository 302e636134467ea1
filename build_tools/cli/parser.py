"""The parser of the command line: argparse, speaking both languages and guessing what was meant.

A verb's own options are added only when that verb is parsed: `--help` must not wait for MkDocs.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from build_tools.cli.exit_codes import USAGE
from build_tools.cli.language import Words
from library.diagnostics import did_you_mean

# What argparse says, in English only; a message it words otherwise one day is shown as it is.
_MISTAKES = (
    (r"unrecognized arguments: (?P<what>.+)", "không hiểu “{what}”", "“{what}” is not understood"),
    (r"the following arguments are required: (?P<what>.+)", "còn thiếu {what}", "{what} is missing"),
    (
        r"argument .+?: invalid choice: '(?P<what>[^']*)' \(choose from (?P<choices>.+)\)",
        "không có “{what}”; chọn trong: {choices}",
        "there is no “{what}”; choose from: {choices}",
    ),
    (r"argument (?P<what>.+?): expected .*argument.*", "{what} cần một giá trị", "{what} needs a value"),
    (
        r"argument (?P<what>.+?): not allowed with argument (?P<other>.+)",
        "{what} không dùng cùng {other}",
        "{what} does not go with {other}",
    ),
    (
        r"argument (?P<what>.+?): invalid \w+ value: (?P<value>.+)",
        "{what} không thể là {value}",
        "{what} cannot be {value}",
    ),
    (
        r"ambiguous option: (?P<what>\S+) could match (?P<choices>.+)",
        "{what} có thể là nhiều tuỳ chọn: {choices}",
        "{what} could be several options: {choices}",
    ),
    (r"argument (?P<what>.+?): (?P<reason>.+)", "{what}: {reason}", "{what}: {reason}"),
)

# What stands for a value in help and usage; messages that say what to type use the same words.
_PLACES_IN_VIETNAMESE = {
    "ADDRESS": "ĐỊA-CHỈ",
    "CODE": "MÃ",
    "DIR": "THƯ-MỤC",
    "EARLIER": "BẢN-TRƯỚC",
    "FILE": "TỆP",
    "KEY": "MÃ-HỌC-LIỆU",
    "MOMENT": "THỜI-ĐIỂM",
    "N": "SỐ",
    "NAME": "TÊN",
    "NUMBER": "SỐ",
    "OWNER/NAME": "CHỦ/TÊN",
    "PATH": "ĐƯỜNG-DẪN",
    "PERSON": "MÃ-NGƯỜI",
    "READING-KEY": "KHOÁ-ĐỌC",
    "REASONS": "LÍ-DO",
    "REV": "BẢN-GIT",
    "SCHOOL": "MÃ-TRƯỜNG",
    "SITE": "TRANG",
    "STAGE": "BƯỚC",
    "SUBJECT": "MÔN",
    "TEXT": "LỜI",
    "URL": "ĐỊA-CHỈ",
    "WORD": "TỪ",
    "YYYY-MM": "NĂM-THÁNG",
    "YYYY-MM-DD": "NĂM-THÁNG-NGÀY",
}


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose examples keep their lines."""


class _VietnameseFormatter(_Formatter):
    """The same under a Vietnamese heading, with Vietnamese words for what is to be typed."""

    def _metavar_formatter(
        self, action: argparse.Action, default_metavar: str
    ) -> Callable[[int], tuple[str, ...]]:
        places = super()._metavar_formatter(action, default_metavar)
        return lambda size: tuple(_PLACES_IN_VIETNAMESE.get(place, place) for place in places(size))

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """One parser of the command; `fill` adds what it takes, when it comes to parse.

    The repository and the language may be named at any place: whoever says them last is believed.
    """

    def __init__(
        self,
        *,
        words: Words,
        fill: Callable[["Parser"], None] | None = None,
        whole: bool = False,
        **rest: Any,
    ) -> None:
        formatter = _VietnameseFormatter if words.language == "vi" else _Formatter
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **rest)
        self._words = words
        self._fill = fill
        self._positionals.title = words("đối số", "arguments")
        self._optionals.title = words("tuỳ chọn", "options")
        self.add_argument("-h", "--help", action="help", help=words("hiện trợ giúp này", "show this help"))
        self.add_argument(
            "--root", type=Path, default=Path() if whole else argparse.SUPPRESS, metavar="DIR",
            help=words("thư mục của kho (mặc định: thư mục này)", "the repository (here)"),
        )  # fmt: skip
        self.add_argument(
            "--lang", choices=("vi", "en"), default=words.language if whole else argparse.SUPPRESS,
            help=words("ngôn ngữ của thông báo", "language of the messages"),
        )  # fmt: skip

    def add_subparsers(self, **rest: Any) -> Any:
        """Parsers of the parts of a command, in the same language."""
        rest.setdefault("parser_class", partial(Parser, words=self._words))
        return super().add_subparsers(**rest)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse, with everything that may be said."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read on, and end with exit code 2."""
        choice = re.search(r"invalid choice: '([^']*)' \(choose from (.+)\)", message)
        near = did_you_mean(choice[1], re.findall(r"[\w-]+", choice[2])) if choice else ""
        self._refuse(message, near)

    def _refuse(self, message: str, near: str) -> NoReturn:
        hint = self._words(f" Có phải là {near}?", f" Did you mean {near}?") if near else ""
        see = self._words(f"Xem cách dùng: {self.prog} --help", f"See how to use it: {self.prog} --help")
        self.exit(USAGE, f"{self.prog}: {self._explain(message)}.{hint}\n{see}\n")

    def _explain(self, message: str) -> str:
        for pattern, vi, en in _MISTAKES:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match:
                said = match.groupdict()
                if self._words.language == "vi":
                    named = said.get("what", "").split(", ")
                    said["what"] = ", ".join(_PLACES_IN_VIETNAMESE.get(name, name) for name in named)
                if "choices" in said:
                    said["choices"] = said["choices"].replace("'", "")
                return self._words(vi, en).format(**said)
        return message

    def unknown(self, arguments: Sequence[str]) -> NoReturn:
        """Say that these were not understood, and which option was perhaps meant."""
        known = [text for action in self._actions for text in action.option_strings]
        near = did_you_mean(arguments[0].split("=")[0], known)
        self._refuse(f"unrecognized arguments: {' '.join(arguments)}", near)
