"""Programmes as values, and how one list is laid over another."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from library.values import dataclass


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as printed in the contents; its label is text, because there are 8a and 8b."""

    label: str
    title: str

    @property
    def number(self) -> int:
        """The number the label opens with, for ordering and nearness; 0 where there is none."""
        digits = "".join(takewhile(str.isdecimal, self.label))
        return int(digits) if digits else 0


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its number, the label printed before its title, and its lessons in order.

    `part` is set where a subject has parts that number their chapters anew, `strand` where it has parts that
    chapters merely belong to (Physics within Natural sciences), `volume` and `school_term` where the book
    says so.
    """

    number: str
    label: str
    title: str
    lessons: tuple[Lesson, ...]
    part: str = ""
    volume: str = ""
    school_term: str = ""
    strand: str = ""

    @property
    def reference(self) -> str:
        """The reference that means the whole chapter."""
        return f"{self.part}/{self.number}/*" if self.part else f"{self.number}/*"


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """One place in the programme: a lesson, or a whole chapter when `lesson` is empty."""

    subject: str
    grade: str
    series: str
    chapter: str
    chapter_label: str
    chapter_title: str
    part: str = ""
    lesson: str = ""
    lesson_title: str = ""
    strand: str = ""

    @property
    def reference(self) -> str:
        """The full reference, `[part/]chapter/label`, with `*` for a whole chapter."""
        last = f"{self.chapter}/{self.lesson or '*'}"
        return f"{self.part}/{last}" if self.part else last


@dataclass(frozen=True, slots=True)
class Programme:
    """The chapters of one subject in one grade by one series, as its book has them."""

    subject: str
    grade: str
    series: str
    chapters: tuple[Chapter, ...]
    lesson_numbering: str = "continuous"
    trust: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the subject in order, or nothing where it has none."""
        return tuple(dict.fromkeys(chapter.part for chapter in self.chapters if chapter.part))

    def places(self) -> Iterator[LessonPlace]:
        """Every lesson, in the order of the book."""
        for chapter in self.chapters:
            for lesson in chapter.lessons:
                yield self.place(chapter, lesson)

    def place(self, chapter: Chapter, lesson: Lesson | None = None) -> LessonPlace:
        """The place of a lesson of `chapter`, or of the whole chapter."""
        return LessonPlace(
            self.subject,
            self.grade,
            self.series,
            chapter.number,
            chapter.label,
            chapter.title,
            chapter.part,
            lesson.label if lesson else "",
            lesson.title if lesson else "",
            chapter.strand,
        )

    def with_changes(self, changes: "Programme") -> "Programme":
        """This programme with the chapters and lessons of `changes` added or put in their place."""
        chapters = list(self.chapters)
        for new in changes.chapters:
            at = _index(chapters, new)
            if at is None:
                chapters.insert(_slot(chapters, new), new)
            else:
                chapters[at] = _merged(chapters[at], new)
        return replace(self, chapters=tuple(chapters))


def _index(chapters: list[Chapter], new: Chapter) -> int | None:
    same = (
        at for at, chapter in enumerate(chapters) if (chapter.part, chapter.number) == (new.part, new.number)
    )
    return next(same, None)


def _slot(chapters: list[Chapter], new: Chapter) -> int:
    """Where a new chapter belongs: before the first later one of its part, else after the part."""
    last = len(chapters)
    for at, chapter in enumerate(chapters):
        if chapter.part != new.part:
            continue
        if int(chapter.number) > int(new.number):
            return at
        last = at + 1
    return last


def _merged(old: Chapter, new: Chapter) -> Chapter:
    lessons = list(old.lessons)
    for lesson in new.lessons:
        labels = [known.label for known in lessons]
        if lesson.label in labels:
            lessons[labels.index(lesson.label)] = lesson
        else:
            later = (at for at, known in enumerate(lessons) if known.number > lesson.number)
            lessons.insert(next(later, len(lessons)), lesson)
    return replace(new, lessons=tuple(lessons), strand=new.strand or old.strand)
