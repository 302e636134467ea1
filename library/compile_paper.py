"""Compiles a parsed paper to HTML, its two halves apart.

Each half is rendered on its own: nothing a solution says (an image, a formula, a heading) can
change a byte of the printed half.
"""

from collections.abc import Collection
from fractions import Fraction

from library.compiled import CompiledKey, CompiledPart, CompiledQuestion
from library.diagnostics import Pass
from library.maths import MathsEngine
from library.prose import Prose, render_prose
from library.questions.model import (
    EssayKey,
    MultipleChoice,
    MultipleChoiceKey,
    ParsedPaper,
    Part,
    Question,
    QuestionKey,
    ShortAnswerKey,
    SourceText,
    TrueFalse,
    TrueFalseKey,
)
from library.questions.paper_checks import check_levels, check_points, check_repeated, points_text
from library.resource import ExamDetails, Resource
from library.values import dataclass

_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class CompiledPaper:
    """A whole paper; `plain` is the printed half as text.

    `files` are those the printed half shows or links to, `key_files` those of the secret half.
    """

    parts: tuple[CompiledPart, ...]
    passages: tuple[str, ...]
    preamble: str
    keys: tuple[CompiledKey, ...]
    plain: str
    files: frozenset[str]
    key_files: frozenset[str]
    has_maths: bool
    key_has_maths: bool


class _Half:
    """Renders the texts of one half and gathers what they use."""

    def __init__(self, path: str, engine: MathsEngine, files: Collection[str], *, words: bool) -> None:
        self._path, self._engine, self._files, self._words = path, engine, files, words
        self.used: set[str] = set()
        self.plain: list[str] = []
        self.has_maths = False

    def html(self, text: SourceText | None, *, inline: bool = False, anchors: bool = False) -> Pass[str]:
        if text is None:
            return ""
        prose: Prose = yield from render_prose(
            text.text,
            self._path,
            text.line,
            self._engine,
            inline=inline,
            anchors=anchors,
            words=self._words,
            files=self._files,
        )
        self.used.update(prose.files)
        self.plain.append(prose.plain)
        self.has_maths = self.has_maths or prose.has_maths
        return prose.html


def compile_paper(
    paper: ParsedPaper,
    path: str,
    engine: MathsEngine,
    files: Collection[str],
    key_files: Collection[str],
    resource: Resource,
) -> Pass[CompiledPaper]:
    """Render both halves of `paper`, and judge what only the whole resource can tell.

    `files` are the names that the printed half may use, `key_files` what the secret half may.
    """
    printed = _Half(path, engine, files, words=True)
    preamble = yield from printed.html(paper.public.preamble, anchors=True)
    passages: list[str] = []
    for passage in paper.public.passages:
        passages.append((yield from printed.html(passage.text)))
    parts: list[CompiledPart] = []
    for part in paper.public.parts:
        parts.append((yield from _part(part, printed)))
    secret = _Half(path, engine, key_files, words=False)
    keys: list[CompiledKey] = []
    for key in paper.key.keys:
        keys.append((yield from _key(key, secret)))
    if isinstance(resource.details, ExamDetails):
        yield from check_points(paper.public, Fraction(resource.details.points), path)
    else:
        yield from check_levels(paper.public, path)
    yield from check_repeated(paper.public, path)
    return CompiledPaper(
        tuple(parts), tuple(passages), preamble, tuple(keys), " ".join(printed.plain),
        frozenset(printed.used), frozenset(secret.used), printed.has_maths, secret.has_maths,
    )  # fmt: skip


def _part(part: Part, half: _Half) -> Pass[CompiledPart]:
    introduction = yield from half.html(part.introduction)
    questions: list[CompiledQuestion] = []
    for question in part.questions:
        questions.append((yield from _question(question, half)))
    title = f"Phần {part.number}. {part.title}".strip() if part.number else part.title
    return CompiledPart(title, introduction, tuple(questions))


def _question(question: Question, half: _Half) -> Pass[CompiledQuestion]:
    stem = yield from half.html(question.stem)
    written: tuple[SourceText, ...] = ()
    if isinstance(question, MultipleChoice):
        written = question.options
    elif isinstance(question, TrueFalse):
        written = question.statements
    options: list[str] = []
    for option in written:
        options.append((yield from half.html(option, inline=True)))
    points = "" if question.points is None else points_text(question.points)
    return CompiledQuestion(
        question.kind, question.number, question.level.value if question.level else "",
        question.lesson, points, question.passage, stem, tuple(options),
    )  # fmt: skip


def _key(key: QuestionKey, half: _Half) -> Pass[CompiledKey]:
    solution = yield from half.html(key.solution)
    guide = yield from half.html(key.guide)
    answers: tuple[str, ...] = ()
    match key:
        case MultipleChoiceKey(right=right):
            answers = (_LETTERS[right],)
        case TrueFalseKey(truths=truths):
            answers = ("".join("Đ" if truth else "S" for truth in truths),)
        case ShortAnswerKey(accepted=accepted):
            answers = tuple(("~" if a.any_form else "") + a.written for a in accepted)
        case EssayKey():
            pass
    return CompiledKey(answers, solution + guide)
