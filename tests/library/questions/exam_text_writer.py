"""Writes a paper as plain exam text, in one canonical way; the parser must read the same paper back.

Every text that was not written here has to pass through `escape_exam_text` first, as the strategies of
`papers` let it. Passages are written before the first question of each stretch that belongs to them.
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
    ShortAnswer,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
)
from library.questions.paper_checks import points_text
from library.questions.public_text import is_bare_answer

# What Markdown reads as a block only at the start of a line.
_BLOCK_START = re.compile(r"```|~~~|\$\$|\||[-+>] |[0-9]{1,9}[.)] ")


def write_paper(paper: PublicPaper, key: PaperKey) -> str:
    """The exam text of a paper, ending in a line feed."""
    blocks: list[str] = []
    if paper.preamble is not None:
        blocks.append(paper.preamble.text)
    keys = iter(key.keys)
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
            blocks.append(write_question(question, next(keys)))
    return "\n\n".join(blocks) + "\n"


def write_question(question: Question, key: QuestionKey) -> str:
    """The exam text of one question, from `Câu` on, without a line feed at its end."""
    pieces = [_headed(_header(question, key), question.stem.text, after_tags=True)]
    match question, key:
        case MultipleChoice(options=options), MultipleChoiceKey(right=right):
            pieces.extend(_items("ABCDEFGH", ".", options, [at == right for at in range(8)]))
        case TrueFalse(statements=statements), TrueFalseKey(truths=truths):
            pieces.extend(_items("abcd", ")", statements, truths))
            if not any(truths):
                pieces.append("Đáp án: " + "S" * len(truths))
        case ShortAnswer(), ShortAnswerKey(accepted=accepted):
            written = (("~" if one.any_form else "") + one.written for one in accepted)
            pieces.append("Đáp án: " + " | ".join(written))
    if key.solution is not None:
        pieces.append(_headed("Lời giải.", key.solution.text))
    if key.guide is not None:
        pieces.append(_headed("Hướng dẫn chấm.", key.guide.text))
    return "".join(_separated(pieces))


def _part_heading(part: Part) -> Iterator[str]:
    if part.number:
        yield f"PHẦN {part.number}. {part.title}".rstrip()
    if part.introduction is not None:
        yield part.introduction.text


def _header(question: Question, key: QuestionKey) -> str:
    words = [f"Câu {question.number}."]
    if question.level_as_written:
        words.append(f"[{question.level_as_written}]")
    if question.lesson:
        words.append(f"[{question.lesson}]")
    if question.points is not None:
        words.append(f"({points_text(question.points)} điểm)")
    if isinstance(question, Essay) and isinstance(key, EssayKey) and _needs_essay_tag(question, key):
        words.append("[TL]")
    return " ".join(words)


def _needs_essay_tag(question: Essay, key: EssayKey) -> bool:
    """Whether an essay's own letters or an answer inside its solution would be taken for a key."""
    answered = any(
        read_line_mark(line).mark is Mark.ANSWER
        for text in (key.solution, key.guide)
        if text is not None
        for line in text.text.split("\n")
    )
    unanswered = isinstance(key, EssayKey) and key.solution is key.guide is None
    if unanswered and is_bare_answer(question.stem.text):
        return True
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
