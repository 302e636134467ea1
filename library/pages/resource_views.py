"""Views of the pages of resources: what every kind says around its content, and what each has of its own."""

from typing import Literal

from library.pages.contents import BankContent, DocumentContent, ExamContent
from library.pages.html import NO_HTML, Html
from library.pages.shelf_views import Kind, ResourceCard
from library.pages.views import Link, Page
from library.values import dataclass


@dataclass(frozen=True, slots=True)
class MetaRow:
    """One line of what is known of a resource; linked where it leads to a shelf."""

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """A stage that was taken: what it is called, by whom, as a role or by name, and on what day."""

    stage: str
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file offered for download."""

    label: str
    href: str
    size_label: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence above a resource that its reader must not miss."""

    text: str
    tone: Literal["note", "warning"] = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView(Page):
    """What every kind of resource shows; `link` leads to an e-book or a simulation elsewhere.

    `carried` is the resource as one file, to open where there is no network.
    `origin_address` is the page of an adopted resource on its own school's site, where that is known.
    `report_href` opens a report of a mistake, filled in; `qr` is the page's address as a picture for
    paper, where the site has an address.
    """

    kind: Kind
    type_key: str
    type_label: str
    subject_key: str
    subject_label: str
    grade_label: str
    meta: tuple[MetaRow, ...] = ()
    authors: tuple[str, ...] = ()
    licence: str = ""
    licence_href: str = ""
    source: str = ""
    approvals: tuple[ApprovalLine, ...] = ()
    version: int = 1
    version_date: str = ""
    attachments: tuple[Attachment, ...] = ()
    tags: tuple[Link, ...] = ()
    related: tuple[ResourceCard, ...] = ()
    notices: tuple[Notice, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    link: Link | None = None
    origin_address: str = ""
    report_href: str = ""
    qr: Html = NO_HTML
    carried: Attachment | None = None
    has_maths: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoView(ResourceView):
    """A lesson video: exactly one of `file_src`, `youtube_id` and `drive_id` is set.

    `plain_href` opens the video without our player (the file, or its page on YouTube or Drive).
    """

    poster_src: str = ""
    poster_large_src: str = ""
    file_src: str = ""
    file_type: str = ""
    youtube_id: str = ""
    drive_id: str = ""
    captions_src: str = ""
    duration_label: str = ""
    size_label: str = ""
    plain_href: str = ""
    body: Html = NO_HTML


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBankView(ResourceView):
    """A bank of questions on its page."""

    content: BankContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamView(ResourceView):
    """An exam on its page."""

    content: ExamContent


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView(ResourceView):
    """Everything else: text, files, a link."""

    content: DocumentContent
    poster_src: str = ""


WITH_CONTENT = (QuestionBankView, ExamView, DocumentView)
"""The views whose content stands apart from their page, and in a copy to carry; a video has its clip."""
