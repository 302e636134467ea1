"""Lesson videos: recorded lessons and lessons to learn from."""

from library.diagnostics import Pass
from library.fields import Fields
from library.resource import VideoDetails
from library.video import parse_video
from library.vocabulary import Vocabulary

FIELDS = frozenset({"video", "captions"})


def read(fields: Fields, vocabulary: Vocabulary) -> Pass[VideoDetails | None]:
    """The video and its captions."""
    if not (yield from fields.require("video", vocabulary.fields["video"].label)):
        return None
    written = yield from fields.text("video", 2000)
    captions = yield from fields.text("captions", 120)
    if written is None:
        return None
    video = yield from parse_video(written, fields.place("video"))
    return None if video is None else VideoDetails(video, captions)
