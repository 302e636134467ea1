"""Findings as values.

A pass is a generator: it yields every finding it meets and returns its value, so one bad resource
never stops the library, and whoever runs the pass decides what the findings mean. Nothing here
prints, logs or raises for a user's mistake.
"""

import difflib
from collections.abc import Generator, Iterable
from enum import StrEnum
from typing import Literal, TypeVar

from library.values import dataclass
from library.vietnamese import fold

Language = Literal["vi", "en"]
T = TypeVar("T")

_LONGEST_QUOTE = 120
_LONGEST_HINT = 300
"""In characters: a hint of ours may list what is known, a stranger's words are cut sooner."""


class Severity(StrEnum):
    """How much a finding matters: an error keeps the version it speaks of off the sites."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the two languages of the product."""

    vi: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its stable code and its help; messages and remedies are `str.format` templates."""

    code: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    why: Text
    example: str


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in the repository; line and column count from 1, and 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found wrong or worth knowing, in no language yet."""

    rule: Rule
    location: Location
    arguments: tuple[tuple[str, str | Text], ...] = ()

    def message(self, language: Language) -> str:
        return self._filled(self.rule.message, language)

    def remedy(self, language: Language) -> str:
        return self._filled(self.rule.remedy, language)

    def sort_key(self) -> tuple[Location, str, str]:
        return self.location, self.rule.code, self.message("en")

    def _filled(self, template: Text, language: Language) -> str:
        words = {
            name: value.in_language(language) if isinstance(value, Text) else value
            for name, value in self.arguments
        }
        return template.in_language(language).format(**words)


Pass = Generator[Finding, None, T]


def find(rule: Rule, location: Location, **arguments: object) -> Finding:
    """A finding of `rule`, its arguments made safe to show on a terminal or a forge's page."""
    return Finding(rule, location, tuple((name, _safe(arguments[name])) for name in sorted(arguments)))


def _safe(value: object) -> str | Text:
    if isinstance(value, Text):
        return Text(printable(value.vi, _LONGEST_HINT), printable(value.en, _LONGEST_HINT))
    return printable(str(value))


def collect(run: Pass[T]) -> tuple[T, list[Finding]]:
    """Run a pass to its end: its value, and its findings in the order they were met."""
    findings: list[Finding] = []
    while True:
        try:
            findings.append(next(run))
        except StopIteration as end:
            return end.value, findings


def printable(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """`text` on one line, shortened, with control and direction-changing characters escaped.

    Messages go to terminals and to public logs: an escape sequence or a bidi override in a title
    must not repaint the line that reports it (CVE-2021-42574).
    """
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word nearest to `word` when accents and case are ignored, or "" where none is near."""
    by_fold = {fold(candidate): candidate for candidate in known}
    near = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else ""


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity among `findings`; None where there is none."""
    order = list(Severity)
    ranks = [order.index(finding.rule.severity) for finding in findings]
    return order[min(ranks)] if ranks else None
