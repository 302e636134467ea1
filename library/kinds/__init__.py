"""The four kinds of resource. A kind is a small module; this registry is the whole list.

Each module gives `FIELDS`, the keys of front matter that only this kind reads, and `read`, which
turns them into its details. A new kind is a new module and one row here.
"""

from collections.abc import Callable

from library.diagnostics import Pass
from library.fields import Fields
from library.kinds import document, exam, question_bank, video
from library.resource import Details
from library.values import dataclass
from library.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class KindReader:
    """How front matter of one kind is read."""

    fields: frozenset[str]
    read: Callable[[Fields, Vocabulary], Pass[Details | None]]


KINDS: dict[str, KindReader] = {
    "lesson-video": KindReader(video.FIELDS, video.read),
    "question-bank": KindReader(question_bank.FIELDS, question_bank.read),
    "exam": KindReader(exam.FIELDS, exam.read),
    "document": KindReader(document.FIELDS, document.read),
}
