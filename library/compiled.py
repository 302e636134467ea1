"""A compiled bundle: everything that stamping it into sites needs, with its secrets apart by type.

What is public any page may show once the version is approved and its embargo is over; what is secret
only a page after the key's release. Pages are made from the first and, where it is released, from
both; there is no way from the first to the second.

A bundle compiles to two values: `Compiled`, small enough that a whole library's fits in memory, says
everything but the text; `CompiledContent` is the text, which is asked for only where its page is made.
"""

from collections.abc import Mapping
from dataclasses import field

from library.approval.model import Facts
from library.diagnostics import Finding
from library.questions.model import QuestionKind
from library.resource import Resource
from library.values import dataclass
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
    """The text that may be shown, as HTML: the body, and the questions without their key."""

    body: str = ""
    parts: tuple[CompiledPart, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledKey:
    """The secret half of a question: what counts as right, and the solution as HTML."""

    answers: tuple[str, ...]
    solution: str


@dataclass(frozen=True, slots=True)
class SecretContent:
    """The keys of all questions by position."""

    keys: tuple[CompiledKey, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledContent:
    """The text of one tree of a bundle, both halves."""

    public: PublicContent = field(default_factory=PublicContent)
    secret: SecretContent = field(default_factory=SecretContent)


@dataclass(frozen=True, slots=True)
class PublicSummary:
    """What may be shown of a bundle without its text: the files by name, and what cards say of it.

    `opening` is the beginning of its plain text, `picture` the first picture it shows ("" for none),
    `record` what is known of its video.
    """

    files: tuple[PublishedFile, ...] = ()
    question_count: int = 0
    opening: str = ""
    picture: str = ""
    has_maths: bool = False
    record: VideoRecord | None = None


@dataclass(frozen=True, slots=True)
class SecretSummary:
    """What is known of the keys without their text: the files that hold some, and whether there are any."""

    files: tuple[PublishedFile, ...] = ()
    has_keys: bool = False
    has_maths: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """One tree of a bundle but for its text; its findings are placed relative to its folder.

    `resource` and `facts` are None where front matter could not be understood. `publishable` says
    that nothing was found that keeps the version off the sites. `lines` are those of the fields of
    front matter, for findings that only the organisation can tell.
    """

    tree: str
    resource: Resource | None
    facts: Facts | None
    public: PublicSummary
    secret: SecretSummary
    findings: tuple[Finding, ...]
    publishable: bool
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CompiledBundle:
    """Everything that one tree compiles to; `search` is what its text is found by, as `search_text` says."""

    compiled: Compiled
    content: CompiledContent
    search: tuple[str, ...] = ()
