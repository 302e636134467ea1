"""Where a byte of the text stands in the author's file."""

from bisect import bisect_right
from itertools import accumulate

from library.diagnostics import Location


class Places:
    """Turns byte offsets of one text into locations; the table is made at the first question."""

    def __init__(self, source: str, path: str, first_line: int, first_column: int) -> None:
        self._source = source
        self._path = path
        self._line = first_line
        self._column = first_column
        self._bytes = b""
        self._starts: list[int] = []

    def at(self, offset: int) -> Location:
        """The location of a UTF-8 byte offset; columns count characters."""
        if not self._starts:
            self._bytes = self._source.encode()
            lengths = (len(line) for line in self._bytes.split(b"\n"))
            self._starts = [0, *accumulate(length + 1 for length in lengths)]
        row = bisect_right(self._starts, offset) - 1
        before = self._bytes[self._starts[row] : offset].decode(errors="ignore")
        column = len(before) + (self._column if row == 0 else 1)
        return Location(self._path, self._line + row, column)
