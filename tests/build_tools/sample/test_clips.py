"""The clips of the sample: as their storyboards say, and with captions that can be read in time."""

import re
from pathlib import Path

import av
import pytest

from build_tools.sample.clips.film import Clip
from build_tools.sample.clips.projector import captions, scenes, seconds
from build_tools.sample.clips.storyboards import CLIPS

SCHOOLS = Path(__file__).parents[3] / "content" / "schools"
CUE = re.compile(r"(\d+)\n(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d\.\d{3})\n([^\n]+)\n")
MOST_BYTES = 20_000_000

every_clip = pytest.mark.parametrize("clip", CLIPS, ids=lambda clip: clip.bundle.rpartition("/")[2])


def cues(text: str) -> list[tuple[float, float, str]]:
    """Start, end and words of every cue of a WebVTT file, which must hold nothing else."""
    head, _, rest = text.partition("\n\n")
    assert head == "WEBVTT"
    blocks = rest.rstrip("\n").split("\n\n")
    found = [CUE.fullmatch(block + "\n") for block in blocks]
    assert all(found), blocks
    return [
        (int(m[2]) * 60 + float(m[3]), int(m[4]) * 60 + float(m[5]), m[6]) for m in found if m is not None
    ]  # fmt: skip


@every_clip
def test_captions_are_within_the_clip_and_can_be_read(clip: Clip) -> None:
    told = cues(captions(clip))
    assert [words for _, _, words in told] == [scene.spoken for scene in scenes(clip)]
    end_of_last = 0.0
    for start, end, words in told:
        assert end_of_last <= start < end <= seconds(clip)
        assert "-->" not in words
        assert len(words) / (end - start) <= 18.5
        end_of_last = end


@every_clip
def test_the_files_are_those_of_the_storyboard(clip: Clip) -> None:
    folder = SCHOOLS / clip.bundle
    assert (folder / "phu-de.vtt").read_text(encoding="utf-8") == captions(clip)
    with av.open(str(folder / "bai-giang.mp4")) as film:
        [picture] = film.streams
        assert film.duration is not None
        assert film.duration / av.time_base == pytest.approx(seconds(clip), abs=0.2)
        assert picture.codec_context.name == "h264"
        assert (picture.width, picture.height) == (640, 360)


@every_clip
def test_a_phone_can_play_it_while_it_loads(clip: Clip) -> None:
    content = (SCHOOLS / clip.bundle / "bai-giang.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_all_clips_together_are_small() -> None:
    films = [SCHOOLS / clip.bundle / "bai-giang.mp4" for clip in CLIPS]
    assert len(films) == 20
    assert sum(film.stat().st_size for film in films) < MOST_BYTES
