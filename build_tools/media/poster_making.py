"""Makes a poster from the best source there is. Loaded where one is made: what draws is large."""

from PIL import Image

from build_tools.media.clips import glimpse
from build_tools.media.cover import draw_cover
from build_tools.media.poster_source import MISSING, PosterSource
from build_tools.media.poster_store import Fault, Poster
from build_tools.media.stills import read_still
from build_tools.media.subject_hues import subject_hue
from build_tools.media.webp import both_sizes, framed
from library.diagnostics import Text


def made_poster(source: PosterSource) -> Poster:
    """The poster of a video or a document, with what was wrong with its sources."""
    faults: list[Fault] = []
    picture: Image.Image | None = None
    seconds = None
    if source.still is not None:
        content = source.still.read()
        still = MISSING if content is None else read_still(content)
        if isinstance(still, Text):
            faults.append(Fault(of_clip=False, reason=still))
        else:
            picture = framed(still)
    if source.clip is not None:
        content = source.clip.read()
        seen = MISSING if content is None else glimpse(content, source.extension)
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
