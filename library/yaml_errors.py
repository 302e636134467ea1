"""What a teacher probably meant when a YAML text cannot be parsed.

The parser says "mapping values are not allowed in this context"; a person needs to hear that the
title holds a colon. The line that is blamed is looked at again, with the commonest slips in mind.
"""

import re
from typing import Protocol

import yaml

from library.diagnostics import Finding, Location, find
from library.rules import yaml as rules

# A hard space, as Word puts it, and the wide colon of East Asian keyboards look like what YAML wants.
_GLUED = re.compile(
    r"^\s*(?:- )?([^\s:：#'\"\[{][^:：#'\"]{0,30})(?::(?!//)(?:[^\s:]|[\u00a0\u2007\u202f\u3000])|：)"
)
_LINE_END = re.compile("\r\n|\r|\n")
_KEY = re.compile(r"^\s*(?:- )?([^:]{1,40}?)\s*:\s")
_WITHOUT_COLON = re.compile(r"[^\s:#-][^:]*$")
_TEXT_AFTER_CLOSE = re.compile(r"""^\s*(?:- )?[^:]{1,40}:\s+(?:\[[^\]]*\]|"[^"]*"|'[^']*')\s*[^\s#]""")


class _Mark(Protocol):
    """A place in a text as the parser gives it, counted from zero."""

    line: int
    column: int


def friendly(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Finding:
    """The finding that fits `error` best; its line is one of the file."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return find(rules.SYNTAX, Location(path, first_line, 1))
    return _Suspect(error, error.problem_mark, text, path, first_line).finding()


class _Suspect:
    """The error with the text around it, asked one question after the other."""

    def __init__(
        self, error: yaml.MarkedYAMLError, mark: _Mark, text: str, path: str, first_line: int
    ) -> None:
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.row, self.offset = mark.line, mark.column
        opened = error.context_mark
        self.opened_row = opened.line if opened else self.row
        self.opened_column = opened.column if opened else self.offset
        self.path = path
        self.first_line = first_line
        self.lines = _LINE_END.split(text)

    def finding(self) -> Finding:
        return self._quote() or self._glued() or self._character() or self._structure()

    def _at(self, row: int, column: int) -> Location:
        return Location(self.path, self.first_line + row, column + 1)

    def _line(self, row: int) -> str:
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def _quote(self) -> Finding | None:
        if "quoted scalar" not in self.context:
            return None
        if "escape" in self.problem or "Unicode" in self.problem:
            return find(rules.ESCAPE, self._at(self.row, self.offset))
        return find(rules.UNCLOSED_QUOTE, self._at(self.opened_row, self.opened_column))

    def _glued(self) -> Finding | None:
        """A `Môn:Toán` on the blamed line or the one above it."""
        if "bracket" in self.context or "flow" in self.context:
            return None
        for row in (self.row, self.row - 1, self.opened_row):
            if place := _GLUED.match(self._line(row)):
                where = self._at(row, place.end(1))
                return find(rules.NO_SPACE_AFTER_COLON, where, key=place[1])
        return None

    def _character(self) -> Finding | None:
        """A mark that may not start a value, or a tab where spaces are needed."""
        where = self._at(self.row, self.offset)
        line = self._line(self.row)
        before = line[: self.offset + 1]
        if "\t" in before[: len(before) - len(before.lstrip()) + 1] or line.startswith("\t"):
            return find(rules.TAB, where)
        if "cannot start any token" in self.problem:
            if line[self.offset : self.offset + 1] == "\t":
                return find(rules.TAB, where)
            return find(rules.NEEDS_QUOTES, where)
        if "alias" in self.context or "anchor" in self.context:
            return find(rules.ANCHOR, self._at(self.opened_row, self.opened_column))
        if "tag" in self.context:
            return find(rules.TAG, self._at(self.opened_row, self.opened_column))
        if "directive" in self.context:
            return find(rules.DIRECTIVE, self._at(self.opened_row, self.opened_column))
        return None

    def _structure(self) -> Finding:
        where = self._at(self.row, self.offset)
        line = self._line(self.row)
        if "flow" in self.context:
            return find(rules.UNCLOSED_BRACKET, self._at(self.opened_row, self.opened_column))
        if "document start" in self.problem:
            return find(rules.SECOND_DOCUMENT, where)
        if _TEXT_AFTER_CLOSE.match(line):
            return find(rules.NEEDS_QUOTES, where)
        if "mapping values are not allowed" in self.problem:
            key = _KEY.match(line)
            if key and key.end() < self.offset:
                return find(rules.COLON_IN_VALUE, where, key=key[1])
            if _WITHOUT_COLON.match(self._line(self.row - 1)) and not line.startswith(" "):
                return find(rules.SYNTAX, self._at(self.row - 1, 0))
            return find(rules.INDENTATION, self._at(self.row, 0))
        if "could not find expected ':'" in self.problem:
            return find(rules.SYNTAX, self._at(self.opened_row, self.opened_column))
        for row in (self.row, self.row - 1):
            if self._line(row).count('"') % 2:
                column = self._line(row).index('"')
                return find(rules.UNCLOSED_QUOTE, self._at(row, column))
        if "expected key" in self.problem or "expected '-'" in self.problem:
            return find(rules.INDENTATION, where)
        return find(rules.SYNTAX, where)
