"""A program of its own that opens a stranger's clip: decoders are large, old and written in C.

It reads a clip from stdin and writes one line of JSON to stdout, then the pixels of its best frame
(RGB). It is started by `build_tools.media.clips`, which ends it when it takes too long; a decoder that
crashes or swallows memory takes nothing else with it. It imports nothing of this project.
"""

import io
import json
import sys
from collections.abc import Iterator, Mapping

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

CODECS = ("h264", "hevc", "vp8", "vp9", "av1", "mpeg4")
LARGEST_FRAME = 4096 * 2304
"""The most pixels of a frame; 4K has 8.3 million."""
LARGEST_MEMORY = 2 * 1024**3
MOMENTS = (0.25, 0.4, 0.55, 0.7, 0.85)
"""Where frames are looked at, as parts of the whole: openings are often black, ends are credits."""
LONGEST_RUN = 300
"""The most frames decoded on the way to one moment; 10 seconds between key frames is usual."""
MOST_PACKETS = 2_000_000
WIDTH = 960
"""Frames wider than this are made smaller before they are handed over."""


class RefusedError(Exception):
    """Why a clip is not used, as one word that the caller knows."""


def look(content: bytes, container: str) -> tuple[float | None, Image.Image]:
    """The length in seconds and the best frame; RefusedError or any error of PyAV."""
    # The format is named, never guessed, so a playlist that calls itself .mp4 is not understood; a
    # reference inside a clip to another file is not followed, because there is no file at all.
    options = {
        "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm",
        "protocol_whitelist": "none",
        "enable_drefs": "0",
    }
    with av.open(io.BytesIO(content), "r", format=container, container_options=options) as film:
        if not film.streams.video:
            raise RefusedError("no-picture")
        stream = film.streams.video[0]
        context = stream.codec_context
        if context is None or context.codec.canonical_name not in CODECS:
            raise RefusedError("codec")
        if context.width * context.height > LARGEST_FRAME:
            raise RefusedError("too-large")
        seconds = film.duration / av.time_base if film.duration else _measured(film, stream)
        return seconds, _best(_frames(film, stream, seconds))


def _measured(film: InputContainer, stream: VideoStream) -> float | None:
    """The end of the last packet: clips recorded in a browser do not say how long they are."""
    end = 0.0
    for number, packet in enumerate(film.demux(stream)):
        if packet.pts is not None and packet.time_base is not None:
            end = max(end, float((packet.pts + (packet.duration or 0)) * packet.time_base))
        if number >= MOST_PACKETS:
            break
    return end or None


def _frames(film: InputContainer, stream: VideoStream, seconds: float | None) -> Iterator[Image.Image]:
    """A frame at each moment; a moment that cannot be reached is left out."""
    for moment in MOMENTS:
        wanted = moment * (seconds or 0.0)
        try:
            film.seek(int(wanted * av.time_base))
            frame = _frame_at(film, stream, wanted)
        except av.FFmpegError:
            continue
        if frame is not None:
            yield _picture(frame)


def _frame_at(film: InputContainer, stream: VideoStream, wanted: float) -> VideoFrame | None:
    last = None
    for number, frame in enumerate(film.decode(stream)):
        last = frame
        if number >= LONGEST_RUN or (frame.time is not None and frame.time >= wanted):
            break
    return last


def _picture(frame: VideoFrame) -> Image.Image:
    """The frame as it is meant to be seen: a telephone held upright writes its turn beside it."""
    if frame.width > WIDTH:
        frame = frame.reformat(width=WIDTH, height=max(2, frame.height * WIDTH // frame.width))
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    return picture.rotate(frame.rotation, expand=True) if frame.rotation else picture


def _best(pictures: Iterator[Image.Image]) -> Image.Image:
    """The picture with most to see: the highest entropy of its greys, the earlier of equals."""
    best, most = None, -1.0
    for picture in pictures:
        entropy = picture.convert("L").resize((160, 90), Image.Resampling.BOX).entropy()
        if entropy > most:
            best, most = picture, entropy
    if best is None:
        raise RefusedError("unreadable")
    return best


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))


def main() -> None:
    _limit_memory()
    av.logging.set_level(None)
    try:
        seconds, picture = look(sys.stdin.buffer.read(), sys.argv[1])
    except RefusedError as error:
        _answer({"refused": str(error)})
    except Exception:  # noqa: BLE001 - whatever a damaged clip brings about means the same to us
        _answer({"refused": "unreadable"})
    else:
        facts = {"seconds": seconds, "width": picture.width, "height": picture.height}
        _answer(facts, picture.tobytes())


def _answer(facts: Mapping[str, object], pixels: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + pixels)


if __name__ == "__main__":
    main()
