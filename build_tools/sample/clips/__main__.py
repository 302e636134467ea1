"""`python -m build_tools.sample.clips [--content DIR] [--only WORD] [--frames DIR]`."""

import argparse
import sys
from itertools import islice
from pathlib import Path

from build_tools.sample.clips.encode import encode
from build_tools.sample.clips.film import Clip
from build_tools.sample.clips.projector import RATE, captions, frames, seconds
from build_tools.sample.clips.storyboards import CLIPS


def main(arguments: list[str]) -> int:
    """Draw the clips whose bundle holds the word; the size and length of each is printed."""
    parser = argparse.ArgumentParser(prog="python -m build_tools.sample.clips", description=__doc__)
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--only", default="", help="a part of the bundle's name")
    parser.add_argument("--frames", type=Path, help="write a frame every two seconds here instead")
    chosen = parser.parse_args(arguments)
    clips = [clip for clip in CLIPS if chosen.only in clip.bundle]
    total = 0
    for number, clip in enumerate(clips, 1):
        if chosen.frames:
            _stills(clip, chosen.frames)
            continue
        folder = chosen.content / "schools" / clip.bundle
        size = encode(frames(clip), RATE, folder / "bai-giang.mp4")
        (folder / "phu-de.vtt").write_text(captions(clip), encoding="utf-8", newline="\n")
        total += size
        length = f"{seconds(clip):.1f} s, {size // 1000} KB"
        print(f"{number}/{len(clips)} {clip.bundle}: {length}", flush=True)
    print(f"{len(clips)} clips, {total / 1e6:.1f} MB")
    return 0


def _stills(clip: Clip, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = clip.bundle.rpartition("/")[2]
    for number, picture in enumerate(islice(frames(clip), RATE * 2, None, RATE * 2)):
        picture.save(folder / f"{name}-{number:02d}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
