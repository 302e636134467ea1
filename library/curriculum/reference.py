"""References to lessons: `23`, `6/23`, `VI/23`, `lich-su/2/5`, and `6/*` for a whole chapter.

A resource of several grades says which where it must: `lop-7/1/1`.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from library.curriculum.model import Chapter, Lesson, LessonPlace, Programme
from library.diagnostics import Location, Pass, Text, did_you_mean, find
from library.rules import curriculum as rules
from library.values import dataclass
from library.vietnamese import fold, roman_to_int
from library.vocabulary.matching import exact_form, folded_form

_LESSON_WORD = re.compile(r"^(?:bai|lesson)\s*")
_CHAPTER_WORD = re.compile(r"^(?:chuong|chu de|chapter)\s*")
_GRADE = re.compile(r"(?:lop|khoi|grade) ?(?P<grade>\d{1,2})")
_LABEL = re.compile(r"\d{1,3}[a-z]?")
_NUMBER = re.compile(r"\d{1,2}|[ivx]{1,6}")
_NEARBY = 3


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A reference taken apart; None is not said, and `label` None is the whole chapter."""

    part: str | None
    chapter: str | None
    label: str | None
    grade: str | None = None


def resolve(text: str, programmes: tuple[Programme, ...], where: Location) -> Pass[LessonPlace | None]:
    """The one place in `programmes` that `text` names; otherwise a finding at `where`."""
    parts = [part for programme in programmes for part in programme.parts]
    wanted = _parsed(text, parts)
    if wanted is None:
        titles = {place.lesson_title: place for programme in programmes for place in programme.places()}
        near = titles.get(did_you_mean(text, titles))
        yield find(rules.BAD_REFERENCE, where, reference=text, hint=_did_you_mean(near))
        return None
    places = [place for programme in programmes for place in _matching(programme, wanted)]
    if len(places) == 1:
        return places[0]
    if places:
        listed = _listed(places)
        yield find(rules.AMBIGUOUS, where, reference=text, places=listed)
    else:
        hint = _nearby(programmes, wanted)
        yield find(rules.UNKNOWN_LESSON, where, reference=text, hint=hint)
    return None


def _parsed(text: str, parts: Iterable[str]) -> _Wanted | None:
    pieces = [folded_form(exact_form(piece)) for piece in text.split("/")]
    named = _GRADE.fullmatch(pieces[0]) if len(pieces) > 1 else None
    grade = str(int(named["grade"])) if named else None
    if named is not None:
        pieces = pieces[1:]
    known = {folded_form(exact_form(part)): part for part in parts}
    part = known.get(pieces[0]) if len(pieces) > 1 else None
    if part is not None:
        pieces = pieces[1:]
    if len(pieces) == 1 and _CHAPTER_WORD.match(pieces[0]):
        pieces.append("*")
    if len(pieces) > 2 or (len(pieces) == 1 and pieces[0] == "*"):
        return None
    chapter = _chapter_number(pieces[0]) if len(pieces) == 2 else None
    label = _LESSON_WORD.sub("", pieces[-1])
    if len(pieces) == 2 and chapter is None:
        return None
    if label == "*":
        return _Wanted(part, chapter, None, grade)
    if not _LABEL.fullmatch(label):
        return None
    return _Wanted(part, chapter, label.lstrip("0") or label, grade)


def _chapter_number(piece: str) -> str | None:
    word = _CHAPTER_WORD.sub("", piece)
    if not _NUMBER.fullmatch(word):
        return "0" if word == "mo dau" else None
    return str(int(word)) if word.isdecimal() else _roman(word)


def _roman(word: str) -> str | None:
    number = roman_to_int(word)
    return str(number) if number else None


def _matching(programme: Programme, wanted: _Wanted) -> Iterator[LessonPlace]:
    if wanted.grade not in (None, programme.grade):
        return
    for chapter in programme.chapters:
        if not _is_chapter(chapter, wanted):
            continue
        if wanted.label is None:
            yield programme.place(chapter)
        for lesson in chapter.lessons:
            if fold(lesson.label) == wanted.label:
                yield programme.place(chapter, lesson)


def _is_chapter(chapter: Chapter, wanted: _Wanted) -> bool:
    return wanted.part in (None, chapter.part) and wanted.chapter in (None, chapter.number)


def _nearby(programmes: tuple[Programme, ...], wanted: _Wanted) -> Text:
    """What to type instead: the lesson in its own chapter, the lessons near it, or the chapters."""
    if wanted.label is not None and wanted.chapter is not None:
        elsewhere = _Wanted(wanted.part, None, wanted.label, wanted.grade)
        places = [place for programme in programmes for place in _matching(programme, elsewhere)]
        if len(places) == 1:
            return _did_you_mean(places[0])
    lessons = [
        place
        for programme in programmes
        for place in programme.places()
        if wanted.label is not None
        and wanted.chapter in (None, place.chapter)
        and wanted.grade in (None, place.grade)
    ]
    if lessons:
        lessons.sort(key=lambda place: _distance(place.lesson, wanted.label or ""))
        listed = _listed(lessons[:_NEARBY])
        return Text(f"gần đó có {listed}", f"nearby are {listed}")
    listed = ", ".join(c.reference for programme in programmes for c in programme.chapters)
    return Text(f"dùng một trong các chương: {listed}", f"use one of the chapters: {listed}")


def _distance(label: str, wanted: str) -> int:
    return abs(Lesson(label, "").number - Lesson(wanted, "").number)


def _did_you_mean(place: LessonPlace | None) -> Text:
    if place is None:
        return Text("viết chương/bài, ví dụ 6/23", "write chapter/lesson, for example 6/23")
    named = f"{place.reference} ({place.lesson_title})"
    return Text(f"có phải là {named}?", f"did you mean {named}?")


def _listed(places: Collection[LessonPlace]) -> str:
    """Places as they can be typed: with their grade where they are of several."""
    several = len({place.grade for place in places}) > 1
    written = [f"lop-{place.grade}/{place.reference}" if several else place.reference for place in places]
    titles = [place.lesson_title or place.chapter_title for place in places]
    return ", ".join(f"{one} ({title})" for one, title in zip(written, titles, strict=True))
