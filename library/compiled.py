"""A compiled bundle: everything that stamping it into sites needs, with its secrets apart by type.

`PublicContent` is what any page may show once the version is approved and its embargo is over;
`SecretContent` is what only a page after the key's release may show. Pages are made from the first
and, where it is released, from both; there is no way from the first to the second.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from library.approval.model import Facts
from library.diagnostics import Finding
from library.questions.model import QuestionKind
from library.resource import Resource
from library.video import VideoRecord


@dataclass(frozen=True, slots=True)
class CompiledQuestion:
    """The printed half of a question, as HTML; `passage` counts from 0."""

    kind: QuestionKind
    number: str
    level: str
    lesson: str
    points: str
    passage: int | None
    stem: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """The questions under one heading."""

    title: str
    introduction: str
    questions: tuple[CompiledQuestion, ...]


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the bundle that is published beside its page; `size` is in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublicContent:
    """What may be shown: the body, the questions without their key, and the files by name.

    `plain` is the text search may find the resource by; `record` what is known of its video.
    """

    body: str = ""
    parts: tuple[CompiledPart, ...] = ()
    passages: tuple[str, ...] = ()
    files: tuple[PublishedFile, ...] = ()
    plain: str = ""
    has_maths: bool = False
    record: VideoRecord | None = None

    @property
    def question_count(self) -> int:
        """How many questions are printed."""
        return sum(len(part.questions) for part in self.parts)


@dataclass(frozen=True, slots=True)
class CompiledKey:
    """The secret half of a question: what counts as right, and the solution as HTML."""

    answers: tuple[str, ...]
    solution: str


@dataclass(frozen=True, slots=True)
class SecretContent:
    """The keys of all questions by position, and the files that hold keys."""

    keys: tuple[CompiledKey, ...] = ()
    files: tuple[PublishedFile, ...] = ()
    has_maths: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """One tree of a bundle, compiled once; its findings are placed relative to its folder.

    `resource` and `facts` are None where front matter could not be understood. `publishable` says
    that nothing was found that keeps the version off the sites. `lines` are those of the fields of
    front matter, for findings that only the organisation can tell.
    """

    tree: str
    resource: Resource | None
    facts: Facts | None
    public: PublicContent
    secret: SecretContent
    findings: tuple[Finding, ...]
    publishable: bool
    lines: Mapping[str, int] = field(default_factory=dict)
