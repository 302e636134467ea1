"""The plain exam text: how teachers write papers, read into both halves of the model.

    PHẦN I. Trắc nghiệm nhiều lựa chọn      a part; its title helps to tell kinds apart
    II. TỰ LUẬN (7 điểm)                    also a part: these two words name one without `PHẦN`
    Ngữ liệu. ...                           a passage for the questions after it, until the next,
                                            until `PHẦN`, or until `Hết ngữ liệu.`
    Câu 1. [NB] [bài 23] (0,25 điểm) ...    number; tags and points right behind it; then the stem
    A. ...   *B. ...                        options: a star before the right one's letter
    *a) ...                                 four statements: a star before each true one
    Đáp án: 12,5 | ~3/4                     a short answer (see `number_answer`), or `B`, or `ĐSĐS`
    Lời giải. ...   Hướng dẫn chấm. ...     secret from here to the next question
    HẾT

A question begins at a line `Câu N` and nowhere else; blank lines mean nothing. Also read: `Câu 1:`,
`Câu 1)`, `Bài 1.`, `CÂU 1`, `A)`, `A:`, `Đáp số:`, `ĐS:`, `Trả lời:`, `Chọn B`, `<Key=12,5>`, `HDG`, any
emphasis around these words, and letters that only look like ours (see `meant`). An essay that needs
lettered items in its stem carries the tag `[TL]`; a letter that is no option is written `A\\.`. Code
fences and maths hide what is inside them, but a fence never reaches over a line `Câu N`.

Parsing is linear in the text: lines are classified by their beginnings, and no pattern backtracks
over content.
"""

from collections.abc import Sequence
from dataclasses import field, replace
from itertools import pairwise

from library.diagnostics import Location, Pass, find
from library.questions.exam_lines import LineMark, Mark, read_line_mark
from library.questions.exam_source import ExamSource, exam_source
from library.questions.lookalikes import looks_like_part, looks_like_question, stray_beginnings
from library.questions.model import (
    PaperKey,
    ParsedPaper,
    Part,
    Passage,
    PublicPaper,
    QuestionKind,
    SourceText,
)
from library.questions.numbering import Numbering
from library.questions.paper_end import check_end, end_at_keys
from library.questions.plain_text import read_plain_text
from library.questions.question_kind import kind_in_title
from library.questions.question_reader import Halves, QuestionBlock, read_question
from library.questions.shields import shielded_lines
from library.rules import questions as rules
from library.values import dataclass

MOST_QUESTIONS = 2000

_BLOCKS = (
    *(Mark.QUESTION, Mark.PART, Mark.PASSAGE, Mark.PASSAGE_END),
    *(Mark.END, Mark.ANSWER_TABLE),
)
_TEXT = LineMark(Mark.TEXT)


def parse_paper(text: str, path: str, first_line: int = 1) -> Pass[ParsedPaper]:
    """The paper in `text`, whose first line is line `first_line` of the file at `path`.

    Questions with errors are left out, so that the others can be previewed; an error among the
    findings says that the text must not be published.
    """
    source = exam_source(text, path, first_line)
    marks, shielded = yield from _classify(source)
    starts = [index for index, mark in enumerate(marks) if mark.mark in _BLOCKS]
    draft = _Draft()
    head_end = starts[0] if starts else len(marks)
    draft.preamble = yield from read_plain_text(source, marks, shielded, (0, 0), head_end)
    for index, end in pairwise([*starts, len(marks)]):
        mark = marks[index].mark
        if mark in (Mark.END, Mark.ANSWER_TABLE):
            yield from check_end(source, marks, index)
            break
        if mark is Mark.QUESTION and draft.count == MOST_QUESTIONS:
            yield find(rules.TOO_MANY_QUESTIONS, source.place((index, 0)), most=MOST_QUESTIONS)
            break
        lines = index, _trimmed(source, index, end)
        yield from _read_block(source, marks, shielded, lines, draft)
    if not draft.count:
        yield find(rules.NO_QUESTIONS, source.place((0, 0)))
    yield from draft.end_passage(source)
    return draft.paper()


@dataclass(slots=True)
class _OpenPart:
    """A part whose questions are still being read."""

    part: Part
    pairs: list[Halves] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    """The paper as far as it has been read; it lives for one parse and is never handed out."""

    preamble: SourceText | None = None
    parts: list[_OpenPart] = field(default_factory=list)
    part_numbers: set[str] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)
    passage: int | None = None
    passage_line: int = 0
    passage_asked: bool = True
    count: int = 0
    numbering: Numbering = field(default_factory=Numbering)

    def open_part(self, part: Part) -> _OpenPart:
        self.parts.append(_OpenPart(part))
        self.numbering.next_part()
        return self.parts[-1]

    def current_part(self) -> _OpenPart:
        return self.parts[-1] if self.parts else self.open_part(Part("", "", None, None, (), 0))

    def end_passage(self, source: ExamSource) -> Pass[None]:
        if not self.passage_asked:
            yield find(rules.UNUSED_PASSAGE, source.place((self.passage_line, 0)))
        self.passage, self.passage_asked = None, True

    def paper(self) -> ParsedPaper:
        """The finished paper, without passages that no question left in it belongs to."""
        pairs = [pair for part in self.parts for pair in part.pairs]
        asked = {question.passage for question, _ in pairs}
        kept = [at for at in range(len(self.passages)) if at in asked]
        order: dict[int | None, int] = {at: place for place, at in enumerate(kept)}
        parts = tuple(
            replace(
                part.part,
                questions=tuple(replace(q, passage=order.get(q.passage)) for q, _ in part.pairs),
            )
            for part in self.parts
            if part.pairs or part.part.line
        )
        passages = tuple(self.passages[at] for at in kept)
        public = PublicPaper(parts, passages, self.preamble)
        return ParsedPaper(public, PaperKey(tuple(key for _, key in pairs)))


def _classify(source: ExamSource) -> Pass[tuple[list[LineMark], frozenset[int]]]:
    """What each line announces; a line inside a fence or display maths announces nothing."""
    marks = [read_line_mark(line) for line in source.meant]
    starts = [index for index, mark in enumerate(marks) if mark.mark is Mark.QUESTION]
    shielded: set[int] = set()
    for begin, end in pairwise([0, *starts, len(marks)]):
        shields = shielded_lines(source.lines, begin, end)
        shielded.update(shields.lines)
        for index in shields.unclosed:
            yield find(rules.UNCLOSED_FENCE, source.place((index, 0)))
    for index in shielded:
        marks[index] = _TEXT
    for index, mark in enumerate(marks):
        if mark.mark is Mark.QUESTION and not mark.delimited and "." not in mark.word:
            yield find(rules.QUESTION_WITHOUT_DOT, source.place((index, 0)), number=mark.word)
        elif mark.mark is Mark.TEXT and index not in shielded:
            yield from _check_text(source.meant[index], source.place((index, 0)))
    end_at_keys(source.meant, marks)
    for index, rule in stray_beginnings(source.meant, marks, shielded):
        yield find(rule, source.place((index, 0)))
    return marks, frozenset(shielded)


def _check_text(line: str, place: Location) -> Pass[None]:
    if looks_like_question(line):
        yield find(rules.LOOKS_LIKE_QUESTION, place)
    elif looks_like_part(line):
        yield find(rules.LOOKS_LIKE_PART, place)


def _trimmed(source: ExamSource, begin: int, end: int) -> int:
    """`end` before any blank lines and rules (`-----`) that only set questions apart."""
    while end > begin + 1 and _sets_off(source.lines[end - 1]):
        end -= 1
    return end


def _sets_off(line: str) -> bool:
    bare = line.strip(" \t\u00a0")
    return not bare or (len(bare) >= 3 and not bare.strip("-–—=*"))


def _read_block(
    source: ExamSource,
    marks: Sequence[LineMark],
    shielded: frozenset[int],
    lines: tuple[int, int],
    draft: _Draft,
) -> Pass[None]:
    index, end = lines
    mark = marks[index]
    if mark.mark is Mark.QUESTION:
        yield from _read_question_block(source, marks, shielded, lines, draft)
        return
    yield from draft.end_passage(source)
    if mark.mark is Mark.PASSAGE_END:
        lost = source.text((index, mark.rest), (end, 0))
        if lost.text:
            yield find(rules.TEXT_AFTER_END, Location(source.path, lost.line, 1))
        return
    if mark.mark is Mark.PART:
        title = source.text((index, mark.rest), (index, len(source.lines[index]))).text
        if title.endswith("**") and title.count("**") % 2:
            title = title[:-2].rstrip()  # bold that began before the word `PHẦN`
        text = yield from read_plain_text(source, marks, shielded, (index + 1, 0), end)
        line = source.first_line + index
        if mark.word.casefold() in draft.part_numbers:
            yield find(rules.PART_REPEATED, source.place((index, 0)), number=mark.word)
        draft.part_numbers.add(mark.word.casefold())
        draft.open_part(Part(mark.word, title, kind_in_title(title), text, (), line))
        return
    text = yield from read_plain_text(source, marks, shielded, (index, mark.rest), end)
    draft.passage, draft.passage_asked = len(draft.passages), False
    draft.passage_line = index
    draft.passages.append(Passage(text or SourceText("", source.first_line + index)))


def _read_question_block(
    source: ExamSource,
    marks: Sequence[LineMark],
    shielded: frozenset[int],
    lines: tuple[int, int],
    draft: _Draft,
) -> Pass[None]:
    mark, place = marks[lines[0]], source.place((lines[0], 0))
    part = draft.current_part()
    draft.count += 1
    draft.passage_asked = True
    if "." in mark.word:
        yield find(rules.NUMBER_WITH_LEVELS, place, number=mark.word)
        return
    yield from draft.numbering.check(mark.word, place)
    kind: QuestionKind | None = part.part.kind
    block = QuestionBlock(lines, (lines[0], mark.rest), mark.word, draft.passage, kind)
    halves = yield from read_question(source, marks, shielded, block)
    if halves is not None:
        part.pairs.append(halves)
