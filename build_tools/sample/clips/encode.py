"""A storyboard to an H.264 film that any phone plays while it loads.

One thread and bit-exact muxing, so that the same pictures give the same bytes; the file is written
beside its place and renamed in, because moving the index to the front needs a real file.
"""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

_OPTIONS = {
    "crf": "21",
    "preset": "slow",
    "tune": "animation",
    "profile": "main",
    "x264-params": "threads=1:lookahead_threads=1:keyint=60:info=0",
}


def encode(frames: Iterable[Image.Image], rate: int, target: Path) -> int:
    """Write `frames` to `target` and return the size of the film in bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.unfinished.mp4")
    flags = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(unfinished), "w", format="mp4", container_options=flags) as film:
        stream = film.add_stream("libx264", rate=rate, options=_OPTIONS)
        stream.thread_count = 1
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, rate)
        for number, picture in enumerate(frames):
            if number == 0:
                stream.width, stream.height = picture.size
            frame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
            frame.pts = number
            frame.time_base = Fraction(1, rate)
            film.mux(stream.encode(frame))
        film.mux(stream.encode())
    unfinished.replace(target)
    return target.stat().st_size
