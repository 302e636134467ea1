"""All programmes together: the one that is asked for, and the lesson a reference means."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from library.curriculum.model import LessonPlace, Programme
from library.curriculum.reference import resolve
from library.diagnostics import Location, Pass, find
from library.rules import curriculum as rules
from library.values import dataclass

ProgrammeKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Curriculum:
    """The programmes by subject, grade and series (keys of the vocabulary)."""

    programmes: Mapping[ProgrammeKey, Programme] = field(default_factory=dict)

    def programme(self, subject: str, grade: str, series: str) -> Programme | None:
        return self.programmes.get((subject, grade, series))

    def programmes_of(self, subject: str, grade: str) -> tuple[Programme, ...]:
        """The programmes of one subject in one grade, a series each."""
        return tuple(
            programme
            for programme in self.programmes.values()
            if programme.subject == subject and programme.grade == grade
        )

    def find_lesson(
        self, text: str, subject: str, grades: Iterable[str], series: str, where: Location
    ) -> Pass[LessonPlace | None]:
        """The place that `text` names for these grades; the findings stand at `where`."""
        grades = tuple(grades)
        found = (self.programme(subject, grade, series) for grade in grades)
        programmes = tuple(programme for programme in found if programme)
        if programmes:
            return (yield from resolve(text, programmes, where))
        listed = ", ".join(grades)
        yield find(rules.NO_LIST, where, subject=subject, grade=listed, series=series)
        return None
