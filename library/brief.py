"""The brief record of a version: what shelves are arranged, counted and searched by.

A library of a hundred thousand is listed by these; its full records are looked up where a page says more.
"""

from datetime import datetime
from typing import NamedTuple

from library.curriculum import LessonPlace
from library.kinds.exam import key_withheld_for_good
from library.resource import ExamDetails, Resource, Share, Visibility
from library.vietnamese import collation_key


class Brief(NamedTuple):
    """What a version is, where it belongs, who may see it and from when.

    `order` is where the title comes among others; `exam` and `school_year` are "" but for exams; `class_link`
    is None unless it is for one class; `key_withheld` says that nobody has said when its key may be shown.
    """

    title: str
    order: str
    type: str
    subject: str
    grades: tuple[str, ...]
    series: str | None
    lessons: tuple[LessonPlace, ...]
    topic: str | None
    stem: str | None
    exam: str
    school_year: str
    visibility: Visibility
    share: Share
    class_link: str | None
    embargo: datetime | None
    key_release: datetime | None
    key_withheld: bool

    def is_out(self, as_of: datetime) -> bool:
        """Whether it is not, or no longer, held back."""
        return self.embargo is None or as_of >= self.embargo

    def is_key_out(self, as_of: datetime) -> bool:
        """Whether what its key says may be shown."""
        return not self.key_withheld and (self.key_release is None or as_of >= self.key_release)


def brief_of(resource: Resource) -> Brief:
    """The brief record of what a version says of itself."""
    details = resource.details
    exam = details if isinstance(details, ExamDetails) else None
    return Brief(
        title=resource.title,
        order=collation_key(resource.title)[0],
        type=resource.type,
        subject=resource.subject,
        grades=resource.grades,
        series=resource.series,
        lessons=resource.lessons,
        topic=resource.topic,
        stem=resource.stem,
        exam=exam.exam if exam else "",
        school_year=exam.school_year if exam else "",
        visibility=resource.visibility,
        share=resource.share,
        class_link=resource.class_link if resource.visibility == "class-link" else None,
        embargo=resource.embargo,
        key_release=exam.key_release if exam else None,
        key_withheld=exam is not None and key_withheld_for_good(exam),
    )
