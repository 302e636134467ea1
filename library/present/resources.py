"""The page of one resource, by its kind."""

from library.addresses import resource_page
from library.entry import Entry, EntryContent
from library.files import extension
from library.pages.contents import BankContent, Content, DocumentContent, ExamContent
from library.pages.resource_views import DocumentView, ExamView, QuestionBankView, ResourceView, VideoView
from library.pages.views import Link
from library.present.contents import resource_content
from library.present.context import NO_MEDIA, Context, duration_label, size_label
from library.present.questions import html_of
from library.present.resource_frame import file_href, resource_frame
from library.resource import DocumentDetails, VideoDetails
from library.video import Drive, LocalFile, YouTube

_CLIP_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


def resource_view(
    entry: Entry, text: EntryContent, context: Context, content: Content | None = None
) -> ResourceView:
    """The view of a resource's page; `content` where it is made already, as `resource_content` makes it."""
    details = entry.record.resource.details
    if isinstance(details, VideoDetails):
        return _video(entry, details, text, context)
    match content or resource_content(entry, text, context), details:
        case DocumentContent() as document, DocumentDetails():
            return _document(entry, details, document, context)
        case ExamContent() as exam, _:
            return ExamView(**resource_frame(entry, context), content=exam)
        case BankContent() as bank, _:
            return QuestionBankView(**resource_frame(entry, context), content=bank)
        case _:
            raise TypeError(details)


def _video(entry: Entry, details: VideoDetails, text: EntryContent, context: Context) -> VideoView:
    media = context.media.get(entry.key, NO_MEDIA)
    sizes = {file.name: file.size for file in entry.record.public.files}
    file_src = youtube = drive = plain = size = ""
    match details.video:
        case LocalFile(name=name):
            file_src = plain = file_href(entry, name, context)
            size = size_label(sizes.get(name, 0))
        case YouTube(id=identifier):
            youtube, plain = identifier, f"https://www.youtube.com/watch?v={identifier}"
        case Drive(id=identifier):
            drive, plain = identifier, f"https://drive.google.com/file/d/{identifier}/view"
    record = entry.record.public.record
    seconds = media.seconds or (record.duration if record else None)
    return VideoView(
        **resource_frame(entry, context),
        poster_src=_poster(media.poster, entry, context),
        poster_large_src=_poster(media.poster_large, entry, context),
        file_src=file_src,
        file_type=_CLIP_TYPES.get(extension(file_src), ""),
        youtube_id=youtube,
        drive_id=drive,
        captions_src=file_href(entry, details.captions, context) if details.captions else "",
        duration_label=duration_label(round(seconds)) if seconds else "",
        size_label=size,
        plain_href=plain,
        body=html_of(text.public.body, entry),
    )


def _document(
    entry: Entry, details: DocumentDetails, content: DocumentContent, context: Context
) -> DocumentView:
    media = context.media.get(entry.key, NO_MEDIA)
    return DocumentView(
        **resource_frame(entry, context),
        content=content,
        link=Link("Mở liên kết", details.link) if details.link else None,
        poster_src=_poster(media.poster_large, entry, context),
    )


def _poster(address: str, entry: Entry, context: Context) -> str:
    return context.href(address, resource_page(context.site, entry)) if address else ""
