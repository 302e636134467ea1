"""Questions as pages show them: the printed half, and the key half where it is released."""

import re
from collections.abc import Callable, Collection, Sequence

from markupsafe import Markup

from library.compiled import CompiledKey, CompiledQuestion
from library.diagnostics import Location, collect
from library.entry import Entry, EntryContent
from library.pages.contents import Facet, FacetOption, OptionView, PartView, QuestionView
from library.pages.html import NO_HTML, Html
from library.present.context import Context
from library.present.notices import is_suspended, without_key
from library.prose import ASSET_BASE
from library.questions.model import QuestionKind
from library.vietnamese import collation_key, slug

_TYPED_MINUS = re.compile("^[-\N{EN DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}] ?(?=[0-9])")
_LETTERS = "ABCDEFGH"
_KINDS = {
    "multiple-choice": "Nhiều lựa chọn",
    "true-false": "Đúng – Sai",
    "short-answer": "Trả lời ngắn",
    "essay": "Tự luận",
}


def part_views(entry: Entry, text: EntryContent, context: Context) -> tuple[PartView, ...]:
    """The parts of a bank or an exam, each question with its key where that is released."""
    keys = iter(text.keys)
    shown: set[int] = set()
    anchors: set[str] = set()
    parts: list[PartView] = []
    for at, part in enumerate(text.public.parts, 1):
        views: list[QuestionView] = []
        for question in part.questions:
            passage = ""
            if question.passage is not None and question.passage not in shown:
                shown.add(question.passage)
                passage = text.public.passages[question.passage]
            anchor = _anchor(question.number, at, anchors)
            anchors.add(anchor)
            view = _question(question, next(keys, None), anchor, passage, entry, context)
            views.append(without_key(view) if is_suspended(entry, at, question.number) else view)
        introduction = html_of(part.introduction, entry)
        parts.append(PartView(title=part.title, introduction=introduction, questions=tuple(views)))
    return tuple(parts)


def _anchor(number: str, part: int, taken: Collection[str]) -> str:
    """`cau-7`, or `phan-2-cau-7` where an earlier part has a question 7 as well."""
    plain = f"cau-{slug(number)}"
    wanted = [
        plain,
        f"phan-{part}-{plain}",
        *(f"phan-{part}-{plain}-{at}" for at in range(2, len(taken) + 2)),
    ]
    return next(name for name in wanted if name not in taken)


def _question(
    question: CompiledQuestion,
    key: CompiledKey | None,
    anchor: str,
    passage: str,
    entry: Entry,
    context: Context,
) -> QuestionView:
    letters = _LETTERS if question.kind is QuestionKind.MULTIPLE_CHOICE else _LETTERS.lower()
    options = zip(letters, question.options, strict=False)
    lesson_key, lesson_label = _lesson(question.lesson, entry, context)
    levels = context.vocabulary.cognitive_levels
    return QuestionView(
        number=question.number,
        anchor=anchor,
        kind=question.kind.value,
        stem=html_of(question.stem, entry),
        options=tuple(OptionView(letter, html_of(text, entry)) for letter, text in options),
        answers=key.answers if key else (),
        answer_label=_readable(key.answers) if key else "",
        solution=html_of(key.solution, entry) if key else NO_HTML,
        level_key=question.level,
        level_label=context.label(levels, question.level) if question.level else "",
        lesson_key=lesson_key,
        lesson_label=lesson_label,
        points_label=question.points,
        passage=html_of(passage, entry),
        passage_anchor="" if question.passage is None else f"doan-{question.passage + 1}",
    )


def _readable(answers: Sequence[str]) -> str:
    """The accepted answers as people read them: no mark for the script, and a minus for a typed hyphen."""
    plain = (answer.removeprefix("~") for answer in answers)
    return " hoặc ".join(dict.fromkeys(_TYPED_MINUS.sub("\N{MINUS SIGN}", answer) for answer in plain))


def html_of(text: str, entry: Entry) -> Html:
    """Compiled HTML with the way to the entry's own files, which lie in a folder beside its page."""
    return Markup(text.replace(ASSET_BASE, f"{entry.key.id}/"))  # noqa: S704 - made by library.prose


def _lesson(written: str, entry: Entry, context: Context) -> tuple[str, str]:
    """The key and label of a question's lesson; the words as written where no list knows it."""
    resource = entry.record.resource
    if not written:
        return "", ""
    place, _ = collect(
        context.curriculum.find_lesson(
            written, resource.subject, resource.grades,
            resource.series or "", Location(""),
        )
    )  # fmt: skip
    if place is None or not place.lesson:
        return slug(written), written[:1].upper() + written[1:]
    return slug(place.reference), f"Bài {place.lesson}. {place.lesson_title}"


def question_facets(parts: tuple[PartView, ...], context: Context) -> tuple[Facet, ...]:
    """What the questions of a bank can be filtered by, each with its counts, the easier and earlier first."""
    questions = [question for part in parts for question in part.questions]
    levels = [term.key for term in context.vocabulary.cognitive_levels]
    groups = (
        ("level", "Mức độ", sorted(((q.level_key, q.level_label) for q in questions), key=_in(levels))),
        ("lesson", "Bài", sorted(((q.lesson_key, q.lesson_label) for q in questions), key=_by_label)),
        ("kind", "Dạng câu", sorted(((q.kind, _KINDS[q.kind]) for q in questions), key=_in([*_KINDS]))),
    )
    facets: list[Facet] = []
    for key, label, pairs in groups:
        labels = {value: name for value, name in pairs if value}
        values = [value for value, _ in pairs]
        options = tuple(FacetOption(v, name, values.count(v)) for v, name in labels.items())
        if len(options) > 1:
            facets.append(Facet(key, label, options))
    return tuple(facets)


def _in(order: Sequence[str]) -> Callable[[tuple[str, str]], int]:
    """Where the key of an option comes in an order; at the end where it is unknown."""
    place = {key: at for at, key in enumerate(order)}
    return lambda option: place.get(option[0], len(place))


def _by_label(option: tuple[str, str]) -> tuple[str, str]:
    return collation_key(option[1])
