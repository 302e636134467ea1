"""Makes a text from elsewhere safe to stand inside exam text without starting anything there.

The result renders as the same Markdown: a delimiter gets a backslash, and the first letter of a
word such as `Câu` becomes a character reference.
"""

from library.questions.choices import choices_in_line
from library.questions.exam_lines import Mark, read_line_mark
from library.questions.exam_source import exam_source
from library.questions.shields import shielded_lines
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
    if mark is Mark.TEXT:
        return line
    at = next(index for index, character in enumerate(line) if character.isalpha())
    return f"{line[:at]}&#{ord(line[at])};{line[at + 1 :]}"
