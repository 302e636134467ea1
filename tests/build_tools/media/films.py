"""Small films and pictures, made on the spot."""

import io
from fractions import Fraction
from functools import cache

import av
from PIL import Image, ImageDraw

SIZE = (320, 180)


def picture(size: tuple[int, int] = SIZE, colour: str = "navy") -> Image.Image:
    """A picture with something to see: a large disc on a ground."""
    drawn = Image.new("RGB", size, colour)
    drawing = ImageDraw.Draw(drawn)
    width, height = size
    for step in range(0, width, 8):
        drawing.line((step, 0, width - step, height), fill=(step % 256, 200, 120))
    drawing.ellipse((width // 4, height // 4, 3 * width // 4, 3 * height // 4), fill="orange")
    return drawn


def still(form: str = "WEBP", size: tuple[int, int] = SIZE, **options: object) -> bytes:
    """A picture file."""
    target = io.BytesIO()
    picture(size).save(target, form, **options)
    return target.getvalue()


@cache
def film(
    seconds: int = 4, container: str = "mp4", *, opening: int = 0, size: tuple[int, int] = SIZE
) -> bytes:
    """A film of 10 frames a second: `opening` seconds of black, then a picture."""
    target = io.BytesIO()
    codec = "libx264" if container == "mp4" else "libvpx"
    with av.open(target, "w", format=container) as out:
        stream = out.add_stream(codec, rate=10)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.thread_count = 1
        for number in range(seconds * 10):
            shown = Image.new("RGB", size) if number < opening * 10 else picture(size)
            frame = av.VideoFrame.from_image(shown)
            frame.pts, frame.time_base = number, Fraction(1, 10)
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    return target.getvalue()


@cache
def sound() -> bytes:
    """An mp4 that holds a second of silence and no picture."""
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as out:
        stream = out.add_stream("aac", rate=8000, layout="mono")
        frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
        frame.sample_rate = 8000
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        for number in range(8):
            frame.pts = number * 1024
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    return target.getvalue()
