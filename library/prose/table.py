"""The tags of a table while its head, rows and cells go by."""

from collections.abc import Sequence
from typing import Literal

TablePart = Literal["TableHead", "TableRow", "TableCell"]

_ALIGNMENTS = {"Left": ' class="left"', "Center": ' class="center"', "Right": ' class="right"'}


class Table:
    """A table whose columns are aligned so, and where in it the events are."""

    def __init__(self, alignments: Sequence[str] = ()) -> None:
        self._alignments = alignments
        self._column = 0
        self._in_head = False

    def begin(self, part: TablePart) -> str:
        """What begins its head, which is one row, a row of its body, or the next cell."""
        match part:
            case "TableHead":
                self._column, self._in_head = 0, True
                return "<thead><tr>"
            case "TableRow":
                self._column = 0
                return "<tr>"
            case "TableCell":
                align = _ALIGNMENTS.get(self._alignments[self._column], "")
                self._column += 1
                return f'<th scope="col"{align}>' if self._in_head else f"<td{align}>"

    def end(self, part: TablePart) -> str:
        """What ends the part that was begun; after the head comes the body."""
        match part:
            case "TableHead":
                self._in_head = False
                return "</tr></thead>\n<tbody>"
            case "TableRow":
                return "</tr>\n"
            case "TableCell":
                return "</th>" if self._in_head else "</td>"
