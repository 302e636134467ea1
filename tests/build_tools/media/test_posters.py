"""Posters: the best source wins, what is bad is said and stood in for, and nothing is made twice."""

import hashlib
import io
from pathlib import Path

import PIL
import pytest
from PIL import Image, features

from build_tools.media.poster_source import Material, PosterSource, programs
from build_tools.media.poster_store import Poster, PosterStore
from build_tools.media.posters import make_poster
from library.diagnostics import Finding, collect
from library.rules import video as rules
from tests.build_tools.media.films import film, still
from tests.build_tools.media.test_stills import EPS, png_of


def material(content: bytes | None, path: str = "clip.mp4") -> Material:
    digest = hashlib.sha256(content or b"").hexdigest()
    return Material(path, digest, lambda: content)


def unread() -> bytes:
    raise AssertionError("the file was read again")


def made(source: PosterSource, folder: Path) -> tuple[Poster, list[Finding]]:
    return collect(make_poster(source, PosterStore(folder)))


def source(
    still: bytes | None = None, clip: bytes | None = None, title: str = "Phân số bằng nhau"
) -> PosterSource:
    return PosterSource(
        title=title,
        subject="toan",
        label="Toán · Lớp 6",
        still=None if still is None else material(still, "video-poster.webp"),
        clip=None if clip is None else material(clip),
        extension="mp4",
    )


def test_the_programs_are_told_as_pillow_tells_them() -> None:
    assert programs()[:2] == (PIL.__version__, features.version("webp"))


def is_orange(poster: Poster) -> bool:
    """Whether the middle shows the disc of `films.picture`, which no drawn cover has."""
    large = Image.open(io.BytesIO(poster.large)).convert("RGB")
    red, green, blue = large.resize((1, 1), Image.Resampling.BOX, (280, 140, 360, 220)).getpixel((0, 0))
    return red > 200 > green > 100 > blue


def test_a_still_is_the_poster(tmp_path: Path) -> None:
    poster, findings = made(source(still()), tmp_path)
    assert (is_orange(poster), poster.seconds, findings) == (True, None, [])


def test_a_frame_is_the_poster(tmp_path: Path) -> None:
    poster, findings = made(source(clip=film(4)), tmp_path)
    assert (is_orange(poster), poster.seconds, findings) == (True, 4, [])


def test_the_still_comes_before_the_frame_and_the_length_is_known(tmp_path: Path) -> None:
    white = io.BytesIO()
    Image.new("RGB", (320, 180), "white").save(white, "WEBP")
    poster, findings = made(source(white.getvalue(), film(4)), tmp_path)
    assert (is_orange(poster), poster.seconds, findings) == (False, 4, [])


def test_without_a_picture_a_cover_is_drawn(tmp_path: Path) -> None:
    poster, findings = made(source(), tmp_path)
    assert (is_orange(poster), poster.seconds, findings) == (False, None, [])
    assert made(source(title="Góc nội tiếp"), tmp_path)[0] != poster


@pytest.mark.parametrize("content", [EPS, png_of(40_000, 40_000), still("JPEG")[:900], b""])
def test_a_bad_still_is_a_finding_and_a_cover_stands_in(content: bytes, tmp_path: Path) -> None:
    drawn, _ = made(source(), tmp_path)
    poster, findings = made(source(content), tmp_path)
    assert (poster.small, poster.large) == (drawn.small, drawn.large)
    assert [(f.rule, f.location.path) for f in findings] == [(rules.BAD_STILL, "video-poster.webp")]


@pytest.mark.parametrize("content", [b"", film(4)[:200], b"#EXTM3U\nfile:///etc/passwd\n"])
def test_a_bad_clip_is_a_finding_and_a_cover_stands_in(content: bytes, tmp_path: Path) -> None:
    drawn, _ = made(source(), tmp_path)
    poster, findings = made(source(clip=content), tmp_path)
    assert (poster.small, poster.large) == (drawn.small, drawn.large)
    assert [(f.rule, f.location.path) for f in findings] == [(rules.BAD_CLIP, "clip.mp4")]


def test_a_frame_stands_in_for_a_bad_still(tmp_path: Path) -> None:
    poster, findings = made(source(EPS, film(4)), tmp_path)
    assert is_orange(poster)
    assert [f.rule for f in findings] == [rules.BAD_STILL]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    for one in (source(), source(still()), source(clip=film(4))):
        assert made(one, tmp_path / "a") == made(one, tmp_path / "b")


def test_a_poster_is_made_once_and_its_findings_are_told_again(tmp_path: Path) -> None:
    first = made(source(EPS, film(4)), tmp_path)
    digests = [hashlib.sha256(content).hexdigest() for content in (EPS, film(4))]
    again = PosterSource(
        title="Phân số bằng nhau",
        subject="toan",
        label="Toán · Lớp 6",
        still=Material("video-poster.webp", digests[0], unread),
        clip=Material("clip.mp4", digests[1], unread),
        extension="mp4",
    )
    assert made(again, tmp_path) == first


@pytest.mark.parametrize("damage", [b"", b"{}", b"x" * 64 + b"\n{}\n", b"\xff" * 5000])
def test_a_damaged_entry_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    first = made(source(), tmp_path)
    [entry] = tmp_path.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert made(source(), tmp_path) == first
    assert entry.read_bytes() == whole


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    first = made(source(), tmp_path)
    [entry] = tmp_path.iterdir()
    whole = bytearray(entry.read_bytes())
    whole[-1] ^= 1
    entry.write_bytes(whole)
    assert made(source(), tmp_path) == first


def test_what_an_incomplete_clone_lacks_is_not_remembered(tmp_path: Path) -> None:
    lacking = PosterSource("Bài", "toan", "Lớp 6", clip=material(None), extension="mp4")
    poster, findings = made(lacking, tmp_path)
    assert poster.large
    assert "incomplete" in findings[0].message("en")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_beside_the_entries(tmp_path: Path) -> None:
    made(source(), tmp_path)
    assert [len(path.name) for path in tmp_path.iterdir()] == [64]
