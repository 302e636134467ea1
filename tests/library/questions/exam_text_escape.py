"""Makes a text from elsewhere safe to stand inside exam text without starting anything there.

The result renders as the same Markdown: a delimiter gets a backslash, and the first letter of a
word such as `Câu` becomes a character reference.
"""

from library.questions.answer_lists import answer_list_lines, ticked_rows
from library.questions.choices import choices_in_line
from library.questions.exam_lines import Mark, read_line_mark
from library.questions.exam_source import exam_source
from library.questions.marked_items import marked_items, stray_marks
from library.questions.shields import shielded_lines
from library.questions.telling_words import telling_lines
from library.questions.unread_choices import unread_choices


def escape_exam_text(text: str) -> str:
    """`text` as the stem, an option, a solution or a passage of an exam text can hold it."""
    lines = list(exam_source(text.strip(), "", 1).lines)
    while lines and _is_rule(lines[-1]):
        lines.pop()
    shields = shielded_lines(lines, 0, len(lines))
    escaped = [_escaped(line, index in shields.lines) for index, line in enumerate(lines)]
    for index in shields.unclosed:
        escaped[index] = "\\" + escaped[index].lstrip()
    return "\n".join(escaped).strip()


def _is_rule(line: str) -> bool:
    bare = line.strip()
    return not bare or (len(bare) >= 3 and not bare.strip("-–—=*"))


def _escaped(line: str, shielded: bool) -> str:
    mark = read_line_mark(line).mark
    if shielded:  # nothing that shows nothing could keep this from beginning a question
        return "· " + line if mark is Mark.QUESTION else line
    delimiters = {line.rindex(choice.delimiter, 0, choice.body[1]) for choice in choices_in_line(line)}
    delimiters.update(choice.delimiter for choice in unread_choices(line))
    for at in sorted(delimiters, reverse=True):
        line = f"{line[:at]}\\{line[at:]}"
    if not _keeps_star(line):
        line = line.replace("*", "\\*", 1)
    if mark is Mark.TEXT:
        return line
    at = next(index for index, character in enumerate(line) if character.isalpha())
    return f"{line[:at]}&#{ord(line[at])};{line[at + 1 :]}"


def _keeps_star(line: str) -> bool:
    """Whether a star before the letter of an option remains one, and begins no emphasis that this ends."""
    return "*" not in line or any(choice.starred for choice in choices_in_line(f"*A. {line}"))


def shows_nothing(text: str) -> bool:
    """Whether nothing in a text tells of an answer: what does is refused, and no escape is put in for it."""
    lines = text.split("\n")
    told = (
        any(telling_lines(text, is_item=True)),
        any(True for _ in answer_list_lines(lines)),
        any(True for _ in ticked_rows(lines)),
        any(True for _ in stray_marks(lines, stars=True)),
    )
    return not any(told) and not marked_items((text, "x"), truths=True)
