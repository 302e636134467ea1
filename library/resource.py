"""A resource: what front matter says, once every value has been understood.

Only what is common to all kinds stands here; what one kind adds is in `library.kinds`.
"""

from datetime import datetime
from typing import Literal, TypeVar

from library.curriculum import LessonPlace
from library.values import dataclass
from library.video import VideoReference

Kind = Literal["lesson-video", "question-bank", "exam", "document"]
Audience = Literal["students", "teachers"]
Visibility = Literal["public", "class-link", "school-staff", "district-staff"]
Share = Literal["school", "district"]

KIND_NAMES: tuple[Kind, ...] = ("lesson-video", "question-bank", "exam", "document")
AUDIENCES: tuple[Audience, ...] = ("students", "teachers")
VISIBILITIES: tuple[Visibility, ...] = ("public", "class-link", "school-staff", "district-staff")
SHARES: tuple[Share, ...] = ("school", "district")

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class VideoDetails:
    """A lesson video: where it is played from, and its captions' file name."""

    video: VideoReference
    captions: str | None = None


@dataclass(frozen=True, slots=True)
class BankDetails:
    """A question bank: the file that holds its questions, where it is not the body."""

    questions: str | None = None


@dataclass(frozen=True, slots=True)
class ExamDetails:
    """An exam; `embargo` and `key_release` are moments in UTC, None is "no such moment".

    Before the embargo the exam is on no site; before the key's release no key is.
    """

    exam: str
    school_year: str
    minutes: int
    points: int
    status: str
    code: str | None = None
    embargo: datetime | None = None
    key_release: datetime | None = None
    questions: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """A document: a link elsewhere, and for a lesson observation the observed video."""

    link: str | None = None
    video: VideoReference | None = None


Details = VideoDetails | BankDetails | ExamDetails | DocumentDetails


@dataclass(frozen=True, slots=True)
class Resource:
    """What one exact version of a resource says of itself.

    `language` is that of its questions or of its text, where that is said; explanations may be in another.
    """

    kind: Kind
    type: str
    title: str
    subject: str
    grades: tuple[str, ...]
    authors: tuple[str, ...]
    licence: str
    source: str
    audience: Audience
    visibility: Visibility
    share: Share
    details: Details
    series: str | None = None
    lessons: tuple[LessonPlace, ...] = ()
    topic: str | None = None
    description: str = ""
    tags: tuple[str, ...] = ()
    stem: str | None = None
    class_link: str | None = None
    attachments: tuple[str, ...] = ()
    key_files: tuple[str, ...] = ()
    draft: bool = False
    language: str | None = None

    @property
    def embargo(self) -> datetime | None:
        """Before this moment the resource is on no public site at all."""
        return self.details.embargo if isinstance(self.details, ExamDetails) else None


def one_of(known: tuple[Word, ...], word: str) -> Word:
    """`word` as one of a closed set; the vocabulary gives no other (KeyError if it does)."""
    return {name: name for name in known}[word]  # type: ignore[index]
