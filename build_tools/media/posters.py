"""Posters: two pictures for every video, from the best source there is, made once.

The still kept beside the video wins, then a frame of the clip itself, then a drawn cover. A source
that cannot be used is a finding, and the next one stands in.
"""

from build_tools.media.poster_source import MISSING, PosterSource, key_of
from build_tools.media.poster_store import Poster, PosterStore
from library.diagnostics import Location, Pass, find
from library.rules import video as rules


def make_poster(source: PosterSource, store: PosterStore) -> Pass[Poster]:
    """The poster of a video, from the store where it was made before."""
    key = key_of(source)
    poster = store.get(key)
    if poster is None:
        from build_tools.media.poster_making import made_poster

        poster = made_poster(source)
        if all(fault.reason != MISSING for fault in poster.faults):
            store.put(key, poster)
    for fault in poster.faults:
        rule = rules.BAD_CLIP if fault.of_clip else rules.BAD_STILL
        material = source.clip if fault.of_clip else source.still
        if material is not None:
            yield find(rule, Location(material.path), reason=fault.reason)
    return poster
