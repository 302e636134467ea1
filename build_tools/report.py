"""Findings as people and programs read them: text, Markdown, JSON, SARIF, annotations of a forge."""

import json
from collections.abc import Iterable, Sequence
from typing import Literal

from build_tools.sarif import sarif
from library.diagnostics import Finding, Language, Location, Severity
from library.markdown import plain

Format = Literal["text", "markdown", "json", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "markdown", "json", "github", "sarif")

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(findings: Sequence[Finding], form: Format, language: Language) -> str:
    """All findings in one of the formats, each on lines of its own."""
    match form:
        case "text":
            return "".join(_text(finding, language) for finding in findings)
        case "markdown":
            return "".join(_item(finding, language) for finding in findings)
        case "json":
            listed = [_object(finding, language) for finding in findings]
            return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
        case "github":
            return "".join(_annotation(finding, language) for finding in findings)
        case "sarif":
            return sarif(findings, language)


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings are of one severity."""
    return sum(finding.rule.severity is severity for finding in findings)


def _text(finding: Finding, language: Language) -> str:
    remedy = finding.remedy(language)
    hint = f"    → {remedy}\n" if remedy else ""
    return f"{_place(finding)}: {finding.rule.code} {finding.message(language)}\n{hint}"


_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}


def _item(finding: Finding, language: Language) -> str:
    """One item of a list: what is wrong, what to type instead, and where, each on a line of its own."""
    remedy = finding.remedy(language)
    lines = [
        f"- {_MARKS[finding.rule.severity]} **{finding.rule.code}** {plain(finding.message(language), 600)}",
        *([f"→ {plain(remedy, 600)}"] if remedy else []),
        plain(_place(finding), 300),
    ]
    return "\\\n  ".join(lines) + "\n"


def _place(finding: Finding) -> str:
    """`path:line:column`; a file as a whole is its first line, so that editors can jump there."""
    place = finding.location
    return f"{_shown(place.path)}:{place.line or 1}:{place.column or 1}"


def _shown(path: str) -> str:
    """A path without characters that could repaint a terminal or break a line of a log."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in path)


def _object(finding: Finding, language: Language) -> dict[str, object]:
    return {
        "code": finding.rule.code,
        "severity": finding.rule.severity.value,
        "path": _shown(finding.location.path),
        "line": finding.location.line or 1,
        "column": finding.location.column or 1,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
    }


def _annotation(finding: Finding, language: Language) -> str:
    message = f"{finding.message(language)} → {finding.remedy(language)}"
    return annotation(_GITHUB[finding.rule.severity], finding.location, finding.rule.code, message)


def annotation(level: str, place: Location, title: str, message: str) -> str:
    """A word at a place in a request's files, as GitHub reads it from a log."""
    file, title = _shown(place.path).translate(_ESCAPES), _shown(title).translate(_ESCAPES)
    # Only data is escaped with %3A and %2C; in the message itself they read as they are.
    text = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} file={file},line={place.line or 1},col={place.column or 1},title={title}::{text}\n"
