"""Signs of formulas in text that was not read as any: a `$` alone, and LaTeX's other delimiters."""

from collections.abc import Iterator

from library.diagnostics import Rule
from library.rules import text as rules


class FormulaSigns:
    """What the blocks of a `source` hold of such signs; of each kind one in a block is told."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._has_dollar = False
        self._bracket: int | None = None

    def in_text(self, text: str, start: int) -> Iterator[tuple[Rule, int]]:
        """What a run of text that begins at the byte `start` breaks, and at which byte."""
        escaped = start > 0 and self._source[start - 1] == 0x5C
        dollar = text.find("$", 1 if escaped else 0)
        if dollar >= 0 and not self._has_dollar:
            self._has_dollar = True
            rule = rules.UNBALANCED_FORMULA if self._is_unbalanced(start) else rules.STRAY_DOLLAR
            yield rule, start + len(text[:dollar].encode())
        if escaped and text[0] in "([":
            self._bracket = start
        elif escaped and text[0] in ")]" and self._bracket is not None:
            # `\\(` and later `\\)`: Markdown takes them for brackets.
            yield rules.TEX_BRACKETS, self._bracket - 1
            self._bracket = None

    def end_block(self) -> None:
        """A formula ends where its block does."""
        self._has_dollar, self._bracket = False, None

    def _is_unbalanced(self, start: int) -> bool:
        """Whether the `$` at or after `start` begins a formula that only its braces spoil."""
        begin = self._source.find(b"$", start)
        end = self._source.find(b"$", begin + 1)
        inside = self._source[begin + 1 : end]
        return end > 0 and b"\n\n" not in inside and inside.count(b"{") != inside.count(b"}")
