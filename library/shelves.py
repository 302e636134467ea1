"""Shelves: the browse tree of a site, with what stands on each.

Grade, subject, chapter, lesson; exams by kind and year; STEM. A resource stands on every shelf it
names. Only shelves that hold something exist, in the order of the vocabulary and the programme.
"""

from collections.abc import Callable, Iterable
from dataclasses import field

from library.addresses import USUAL_SERIES, chapter_page
from library.curriculum import Chapter, Curriculum, Lesson, Programme
from library.entry import Entry
from library.values import dataclass
from library.vietnamese import collation_key
from library.vocabulary import Vocabulary
from library.vocabulary.matching import exact_form


@dataclass(frozen=True, slots=True)
class ChapterShelf:
    """A chapter of one series: what is about the whole of it, and what is about each lesson."""

    page: str
    grade: str
    subject: str
    series: str
    chapter: Chapter
    whole: tuple[Entry, ...]
    lessons: tuple[tuple[Lesson, tuple[Entry, ...]], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything on the shelf, each once."""
        everything = [*self.whole, *(entry for _, entries in self.lessons for entry in entries)]
        return tuple({entry.key: entry for entry in everything}.values())


@dataclass(frozen=True, slots=True)
class SubjectShelf:
    """A subject in one grade: its chapters, its exams, and what has no place in a list."""

    grade: str
    subject: str
    chapters: tuple[ChapterShelf, ...]
    exams: tuple[Entry, ...]
    topics: tuple[tuple[str, tuple[Entry, ...]], ...]
    count: int


@dataclass(frozen=True, slots=True)
class GradeShelf:
    """A grade, or a preschool group."""

    grade: str
    subjects: tuple[SubjectShelf, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ExamShelf:
    """Exams of one kind; `entries` are the newest school year first."""

    exam: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Shelves:
    """All shelves of one site."""

    grades: tuple[GradeShelf, ...] = ()
    exams: tuple[ExamShelf, ...] = ()
    stem: tuple[Entry, ...] = ()
    schools: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


def arrange(entries: Iterable[Entry], vocabulary: Vocabulary, curriculum: Curriculum) -> Shelves:
    """Put entries, which come in the order of the library, on their shelves."""
    entries = tuple(entries)
    by_grade = _apart(entries, lambda entry: dict.fromkeys(entry.brief.grades))
    grades = tuple(
        _grade_shelf(grade.key, by_grade[grade.key], vocabulary, curriculum)
        for grade in vocabulary.grades.terms
        if grade.key in by_grade
    )
    stem = tuple(entry for entry in entries if entry.brief.stem or _is_stem_type(entry))
    by_school = _apart(entries, lambda entry: (entry.key.school,))
    schools = {school: tuple(owned) for school, owned in by_school.items()}
    return Shelves(grades, _exam_shelves(entries, vocabulary), stem, schools)


def _apart(entries: Iterable[Entry], names: Callable[[Entry], Iterable[str]]) -> dict[str, list[Entry]]:
    """Entries by each of their names, in the order given."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in names(entry):
            found.setdefault(name, []).append(entry)
    return found


def _grade_shelf(
    grade: str, entries: list[Entry], vocabulary: Vocabulary, curriculum: Curriculum
) -> GradeShelf:
    by_subject = _apart(entries, lambda entry: (entry.brief.subject,))
    subjects = tuple(
        _subject_shelf(grade, subject.key, by_subject[subject.key], curriculum)
        for subject in vocabulary.subjects.terms
        if subject.key in by_subject
    )
    return GradeShelf(grade, subjects, len(entries))


def _subject_shelf(grade: str, subject: str, entries: list[Entry], curriculum: Curriculum) -> SubjectShelf:
    placed: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        for lesson in entry.brief.lessons:
            if lesson.grade == grade:
                place = (lesson.series, lesson.part, lesson.chapter)
                on_chapter = placed.setdefault(place, [])
                if entry not in on_chapter[-1:]:
                    on_chapter.append(entry)
    chapters: list[ChapterShelf] = []
    for programme in _programmes(curriculum, subject, grade):
        for chapter in programme.chapters:
            on_chapter = placed.get((programme.series, chapter.part, chapter.number), [])
            if on_chapter:
                shelf = _chapter_shelf(grade, subject, programme.series, chapter, on_chapter)
                chapters += [shelf] if shelf.entries else []
    exams = tuple(e for e in entries if e.brief.exam)
    # A lesson may be of another grade, or of a list that has changed since.
    shelved = {e.key for shelf in chapters for e in shelf.entries} | {e.key for e in exams}
    rest = [e for e in entries if e.key not in shelved]
    return SubjectShelf(grade, subject, tuple(chapters), exams, _by_topic(rest), len(entries))


def _programmes(curriculum: Curriculum, subject: str, grade: str) -> list[Programme]:
    """The programmes of a subject in a grade, the series of the short addresses first."""
    found = curriculum.programmes_of(subject, grade)
    return sorted(found, key=lambda p: (p.series != USUAL_SERIES, p.series))


def _chapter_shelf(
    grade: str, subject: str, series: str, chapter: Chapter, entries: list[Entry]
) -> ChapterShelf:
    whole: list[Entry] = []
    by_lesson: dict[str, list[Entry]] = {}
    for entry in entries:
        for lesson in entry.brief.lessons:
            here = (lesson.grade, lesson.series, lesson.part, lesson.chapter)
            if here != (grade, series, chapter.part, chapter.number):
                continue
            shelf = whole if not lesson.lesson else by_lesson.setdefault(lesson.lesson, [])
            shelf.append(entry)
    lessons = tuple(
        (lesson, tuple(by_lesson[lesson.label])) for lesson in chapter.lessons if lesson.label in by_lesson
    )
    page = chapter_page(grade, subject, series, chapter.part, chapter.number)
    return ChapterShelf(page, grade, subject, series, chapter, tuple(whole), lessons)


def _by_topic(entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Entries by topic under its first spelling, those without one last; case does not matter."""
    spelt: dict[str, str] = {}
    topics: dict[str, list[Entry]] = {}
    for entry in entries:
        written = entry.brief.topic or ""
        topics.setdefault(spelt.setdefault(exact_form(written), written), []).append(entry)
    ordered = sorted(topics, key=lambda topic: (not topic, collation_key(topic)))
    return tuple((topic, tuple(topics[topic])) for topic in ordered)


def _exam_shelves(entries: Iterable[Entry], vocabulary: Vocabulary) -> tuple[ExamShelf, ...]:
    by_kind: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries:
        if entry.brief.exam:
            by_kind.setdefault(entry.brief.exam, []).append((entry.brief.school_year, entry))
    shelves: list[ExamShelf] = []
    for kind in vocabulary.exam_kinds.terms:
        if kind.key in by_kind:
            newest = sorted(by_kind[kind.key], key=lambda pair: pair[0], reverse=True)
            shelves.append(ExamShelf(kind.key, tuple(entry for _, entry in newest)))
    return tuple(shelves)


def _is_stem_type(entry: Entry) -> bool:
    return entry.brief.type == "chu-de-stem"
