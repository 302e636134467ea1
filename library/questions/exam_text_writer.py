"""Writes a paper as plain exam text, in one canonical way; the parser reads the same paper back.

Converters from Word and LaTeX build a model and call this, with every text they did not write
themselves passed through `escape_exam_text` of `exam_text_escape` first. Passages are written
before the first question of each stretch that belongs to them. Without a key the text is the sheet
that pupils get: no stars, no answers, no solutions.
"""

import re
from collections.abc import Iterator, Sequence

from library.questions.choices import choices_in_line
from library.questions.exam_lines import Mark, read_line_mark
from library.questions.model import (
    Essay,
    EssayKey,
    MultipleChoice,
    MultipleChoiceKey,
    PaperKey,
    Part,
    PublicPaper,
    Question,
    QuestionKey,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
)
from library.questions.paper_checks import points_text

# What Markdown reads as a block only at the start of a line.
_BLOCK_START = re.compile(r"```|~~~|\$\$|\||[-+>] |[0-9]{1,9}[.)] ")


def render_paper(paper: PublicPaper, key: PaperKey | None) -> str:
    """The exam text of a paper, ending in a line feed; with `key` None, of its public half."""
    blocks: list[str] = []
    if paper.preamble is not None:
        blocks.append(paper.preamble.text)
    keys: Iterator[QuestionKey | None] = iter(key.keys if key else [None] * len(paper.questions))
    for part in paper.parts:
        blocks.extend(_part_heading(part))
        passage: int | None = None
        for question in part.questions:
            if question.passage != passage:
                passage = question.passage
                blocks.append(
                    "Hết ngữ liệu."
                    if passage is None
                    else _headed("Ngữ liệu.", paper.passages[passage].text.text)
                )
            blocks.append(render_question(question, next(keys)))
    return "\n\n".join(blocks) + "\n"


def render_question(question: Question, key: QuestionKey | None) -> str:
    """The exam text of one question, from `Câu` on, without a line feed at its end."""
    pieces = [_headed(_header(question, key), question.stem.text, after_tags=True)]
    match question:
        case MultipleChoice(options=options):
            right = key.right if isinstance(key, MultipleChoiceKey) else None
            pieces.extend(_items("ABCDEFGH", ".", options, [at == right for at in range(8)]))
        case TrueFalse(statements=statements):
            truths = key.truths if isinstance(key, TrueFalseKey) else (False,) * len(statements)
            pieces.extend(_items("abcd", ")", statements, truths))
    match key:
        case TrueFalseKey(truths=truths) if not any(truths):
            pieces.append("Đáp án: " + "S" * len(truths))
        case ShortAnswerKey(accepted=accepted):
            written = (("~" if one.any_form else "") + one.written for one in accepted)
            pieces.append("Đáp án: " + " | ".join(written))
    if key is not None and key.solution is not None:
        pieces.append(_headed("Lời giải.", key.solution.text))
    if key is not None and key.guide is not None:
        pieces.append(_headed("Hướng dẫn chấm.", key.guide.text))
    return "".join(_separated(pieces))


def _part_heading(part: Part) -> Iterator[str]:
    if part.number:
        yield f"PHẦN {part.number}. {part.title}".rstrip()
    if part.introduction is not None:
        yield part.introduction.text


def _header(question: Question, key: QuestionKey | None) -> str:
    words = [f"Câu {question.number}."]
    if question.level_as_written:
        words.append(f"[{question.level_as_written}]")
    if question.lesson:
        words.append(f"[{question.lesson}]")
    if question.points is not None:
        words.append(f"({points_text(question.points)} điểm)")
    if isinstance(question, Essay) and _needs_essay_tag(question, key):
        words.append("[TL]")
    return " ".join(words)


def _needs_essay_tag(question: Essay, key: QuestionKey | None) -> bool:
    """Whether an essay's own letters or an answer inside its solution would be taken for a key."""
    secret = [] if not isinstance(key, EssayKey) else [key.solution, key.guide]
    answered = any(
        read_line_mark(line).mark is Mark.ANSWER
        for text in secret
        if text is not None
        for line in text.text.split("\n")
    )
    return answered or any(choices_in_line(line) for line in question.stem.text.split("\n"))


def _items(
    letters: str, delimiter: str, items: Sequence[SourceText], starred: Sequence[bool]
) -> Iterator[str]:
    for letter, item, star in zip(letters, items, starred, strict=False):
        yield _headed(f"{'*' if star else ''}{letter}{delimiter}", item.text)


def _headed(head: str, text: str, *, after_tags: bool = False) -> str:
    """`text` behind its heading, or below it where it would be misread on the same line."""
    if not text:
        return head
    if after_tags and text[0] in ".:" and head[-1] in "])":
        return f"{head}. {text}"
    below = _BLOCK_START.match(text) or (after_tags and text[0] in "[(")
    return f"{head}\n{text}" if below else f"{head} {text}"


def _separated(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces on lines of their own; a blank line ends what a stray `$$` would go on hiding."""
    for at, piece in enumerate(pieces):
        yield piece
        if at + 1 < len(pieces):
            stray = any(line.count("$$") % 2 for line in piece.split("\n"))
            yield "\n\n" if stray else "\n"
