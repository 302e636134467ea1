"""The programme of the schools: subject, grade and series to chapters and lessons.

The lists stand in the YAML files of `data/`; a district may lay its own over them. A resource
names its lessons by short references such as `6/23`, which are resolved here.
"""

from library.curriculum.curriculum import Curriculum
from library.curriculum.model import Chapter, Lesson, LessonPlace, Programme
from library.curriculum.reader import read_curriculum
from library.curriculum.reference import resolve

__all__ = [
    "Chapter",
    "Curriculum",
    "Lesson",
    "LessonPlace",
    "Programme",
    "read_curriculum",
    "resolve",
]
