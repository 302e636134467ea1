"""Posters: two pictures for every video, from the best source there is, made once.

The still kept beside the video wins, then a frame of the clip itself, then a drawn cover. A source
that cannot be used is a finding, and the next one stands in.
"""

import hashlib
import json
from collections.abc import Callable

import PIL
from PIL import Image, features

from build_tools.media.clips import glimpse
from build_tools.media.cover import draw_cover
from build_tools.media.poster_store import Fault, Poster, PosterStore
from build_tools.media.stills import read_still
from build_tools.media.subject_hues import subject_hue
from build_tools.media.webp import both_sizes, framed
from build_tools.package_versions import package_version
from library.diagnostics import Location, Pass, Text, find
from library.rules import video as rules
from library.values import dataclass

DRAWING = 4
"""Raised whenever posters come out differently from the same sources."""

_MISSING = Text("bản sao của kho chưa tải đủ, thiếu tệp này", "the clone is incomplete and lacks this file")


@dataclass(frozen=True, slots=True)
class Material:
    """A file that a poster can be made from; `digest` tells its content, which is read on need.

    `read` gives None where an incomplete clone lacks the file.
    """

    path: str
    digest: str
    read: Callable[[], bytes | None]


@dataclass(frozen=True, slots=True)
class PosterSource:
    """What one video has to show; `title` and `label` stand on a drawn cover, `extension` is the clip's."""

    title: str
    subject: str
    label: str
    still: Material | None = None
    clip: Material | None = None
    extension: str = ""


def make_poster(source: PosterSource, store: PosterStore) -> Pass[Poster]:
    """The poster of a video, from the store where it was made before."""
    key = _key(source)
    poster = store.get(key)
    if poster is None:
        poster = _made(source)
        if all(fault.reason != _MISSING for fault in poster.faults):
            store.put(key, poster)
    for fault in poster.faults:
        rule = rules.BAD_CLIP if fault.of_clip else rules.BAD_STILL
        material = source.clip if fault.of_clip else source.still
        if material is not None:
            yield find(rule, Location(material.path), reason=fault.reason)
    return poster


def _made(source: PosterSource) -> Poster:
    faults: list[Fault] = []
    picture: Image.Image | None = None
    seconds = None
    if source.still is not None:
        content = source.still.read()
        still = _MISSING if content is None else read_still(content)
        if isinstance(still, Text):
            faults.append(Fault(of_clip=False, reason=still))
        else:
            picture = framed(still)
    if source.clip is not None:
        content = source.clip.read()
        seen = _MISSING if content is None else glimpse(content, source.extension)
        if isinstance(seen, Text):
            faults.append(Fault(of_clip=True, reason=seen))
        else:
            seconds = None if seen.seconds is None else max(1, round(seen.seconds))
            picture = picture or framed(seen.frame)
    if picture is None:
        cover = draw_cover(source.title, source.label, subject_hue(source.subject))
        small, large = both_sizes(cover, drawn=True)
    else:
        small, large = both_sizes(picture)
    return Poster(small, large, picture is None, seconds, tuple(faults))


def _key(source: PosterSource) -> str:
    """A sha256 over all that a poster depends on, the programs that make it included."""
    facts = [
        DRAWING, PIL.__version__, features.version("webp"), package_version("av"),
        source.still and source.still.digest,
        source.clip and source.clip.digest,
        source.extension,
    ]  # fmt: skip
    facts += [source.title, source.label, subject_hue(source.subject)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()
