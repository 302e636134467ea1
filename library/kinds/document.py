"""Documents: everything that is text, files or a link, staff papers among them."""

from library.diagnostics import Pass
from library.fields import Fields
from library.resource import DocumentDetails
from library.video import parse_video
from library.vocabulary import Vocabulary

FIELDS = frozenset({"link", "video"})


def read(fields: Fields, vocabulary: Vocabulary) -> Pass[DocumentDetails | None]:  # noqa: ARG001
    """The link, and the observed video of a lesson observation."""
    link = yield from fields.address("link")
    written = yield from fields.text("video", 2000)
    video = None
    if written is not None:
        video = yield from parse_video(written, fields.place("video"))
    return DocumentDetails(link, video)
