"""Clips from strangers, opened by a process of their own."""

import struct
from pathlib import Path

import av
import pytest
from PIL import ImageStat

from build_tools.media.clips import Glimpse, glimpse
from library.diagnostics import Text
from tests.build_tools.media.films import film, sound

PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://{target}\n#EXT-X-ENDLIST\n"
DAMAGED = "the file is damaged or is no video"


def seen(content: bytes, extension: str = "mp4") -> Glimpse:
    answer = glimpse(content, extension)
    assert isinstance(answer, Glimpse), answer
    return answer


def refused(content: bytes, extension: str = "mp4", time_limit: float = 30) -> str:
    answer = glimpse(content, extension, time_limit)
    assert isinstance(answer, Text), answer
    return answer.en


@pytest.mark.parametrize("container", ["mp4", "webm"])
def test_length_and_frame(container: str) -> None:
    answer = seen(film(4, container), container)
    assert answer.seconds == pytest.approx(4, abs=0.2)
    assert answer.frame.size == (320, 180)


def test_the_frame_is_not_the_black_opening() -> None:
    answer = seen(film(8, opening=5))
    assert ImageStat.Stat(answer.frame).mean[1] > 30


def test_the_same_clip_gives_the_same_frame() -> None:
    assert seen(film(4)).frame.tobytes() == seen(film(4)).frame.tobytes()


def test_a_clip_without_a_length_is_measured() -> None:
    content = film(4, "webm")
    # The element Duration (44 89) of 8 bytes becomes one that players pass over (EC, void).
    at = content.index(b"\x44\x89\x88")
    unknown = content[:at] + b"\xec\x89" + bytes(9) + content[at + 11 :]
    assert seen(unknown, "webm").seconds == pytest.approx(4, abs=0.3)


def test_a_film_of_an_upright_telephone_is_turned() -> None:
    content = bytearray(film(2))
    matrix = content.index(b"tkhd") + 44
    content[matrix : matrix + 36] = struct.pack(
        ">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 180 << 16, 0, 1 << 30
    )  # fmt: skip
    assert seen(bytes(content)).frame.size == (180, 320)


def test_a_large_frame_is_handed_over_smaller() -> None:
    assert seen(film(1, size=(1920, 1080))).frame.size == (960, 540)


def test_what_is_no_clip(tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    other.write_bytes(film(4))
    assert refused(b"") == DAMAGED
    assert refused(bytes(5000)) == DAMAGED
    assert refused(b"<!doctype html>") == DAMAGED
    assert refused(film(4)[:200]) == DAMAGED
    assert refused(PLAYLIST.format(target=other).encode()) == DAMAGED
    assert refused(b"ffconcat version 1.0\nfile " + str(other).encode()) == DAMAGED
    assert refused(film(4, "webm"), "mp4") == DAMAGED
    assert refused(film(4), "m3u8") == DAMAGED


def pointing_at(other: Path) -> bytes:
    """A clip whose index says that its pictures lie in another file of this machine."""
    content = film(4)
    # The reference "in this same file" (url , flag 1) becomes an alias to a path, as QuickTime writes it.
    name = other.name.encode()
    path = str(other).encode()
    alias = bytes(8) + bytes(2) + bytes([4]) + b"disk".ljust(27, b"\0") + bytes(12)
    alias += bytes([len(name)]) + name.ljust(63, b"\0") + bytes(16) + struct.pack(">hh", 1, 1) + bytes(16)
    alias += struct.pack(">hh", 2, len(path)) + path + bytes(len(path) % 2) + struct.pack(">hh", -1, 0)
    outside = struct.pack(">I4sI", 12 + len(alias), b"alis", 0) + alias
    at = content.index(b"url \x00\x00\x00\x01") - 4
    grown = bytearray(content[:at] + outside + content[at + 12 :])
    for box in (b"dref", b"dinf", b"minf", b"mdia", b"trak", b"moov"):
        size = grown.index(box) - 4
        struct.pack_into(">I", grown, size, struct.unpack_from(">I", grown, size)[0] + len(outside) - 12)
    return bytes(grown)


def test_a_reference_to_another_file_is_not_followed(tmp_path: Path) -> None:
    other, clip = tmp_path / "other.mp4", tmp_path / "clip.mp4"
    other.write_bytes(film(4))
    content = bytearray(pointing_at(other))
    start, end = content.index(b"mdat") + 4, content.index(b"moov") - 4
    content[start:end] = bytes(end - start)
    clip.write_bytes(content)
    trusting = {"enable_drefs": "1", "use_absolute_path": "1"}
    with av.open(str(clip), container_options=trusting) as followed:
        assert next(followed.decode(video=0)).width == 320
    assert refused(bytes(content)) == DAMAGED


def test_sound_alone_is_no_video() -> None:
    assert refused(sound()) == "the file has no pictures"


def test_frames_beyond_4k_are_refused() -> None:
    assert refused(film(1, size=(4112, 2320))) == "its frames are larger than 4K"


def test_a_clip_that_takes_too_long_is_given_up() -> None:
    assert refused(film(4), time_limit=0.01) == "reading it took too long"
