"""The lines of an exam text and the slices of it that become questions.

A slice is always a contiguous piece of the source, trimmed, so that the n-th line of a `SourceText`
is the n-th line below where it starts, and whatever a later pass finds in it is reported there.
"""

from library.diagnostics import Location
from library.questions.meant import as_meant, without_unseen
from library.questions.model import SourceText
from library.values import dataclass
from library.vietnamese import nfc

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExamSource:
    """An exam text as lines; positions are (index of the line, index in the line), both from 0.

    What is printed is cut from `lines`; what is recognised is looked for in `meant`, place by place the same.
    """

    path: str
    lines: tuple[str, ...]
    meant: tuple[str, ...]
    first_line: int

    def place(self, at: Position) -> Location:
        return Location(self.path, self.first_line + at[0], at[1] + 1)

    def text(self, begin: Position, end: Position) -> SourceText:
        """The trimmed slice; its line is that of its first character, or of `begin` when empty."""
        raw = self.raw(begin, end)
        bare = raw.strip()
        line = self.first_line + begin[0]
        if bare and begin[0] != end[0]:
            line += raw.count("\n", 0, len(raw) - len(raw.lstrip()))
        return SourceText(bare, line)

    def text_or_none(self, begin: Position, end: Position) -> SourceText | None:
        text = self.text(begin, end)
        return text if text.text else None

    def as_meant(self, text: str) -> str:
        """A text cut from `lines`, to recognise something in it."""
        return text if self.meant is self.lines else as_meant(text)

    def raw(self, begin: Position, end: Position) -> str:
        if begin >= end:
            return ""
        if begin[0] == end[0]:
            return self.lines[begin[0]][begin[1] : end[1]]
        middle = self.lines[begin[0] + 1 : end[0]]
        last = (self.lines[end[0]][: end[1]],) if end[1] else ()
        return "\n".join((self.lines[begin[0]][begin[1] :], *middle, *last))


def exam_source(text: str, path: str, first_line: int) -> ExamSource:
    """`text` in normal form C, cut at line feeds alone, as editors and Git count lines."""
    plain = without_unseen(nfc(text).replace("\r\n", "\n").replace("\r", "\n"))
    lines = tuple(plain.split("\n"))
    meant = as_meant(plain)
    return ExamSource(path, lines, lines if meant is plain else tuple(meant.split("\n")), first_line)
