"""The pictures of a build: of every video that is shown, and of no other."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from build_tools.media.picture_search import find_pictures
from build_tools.media.pictures import Pictures
from library.approval.model import Key
from library.present.context import NO_MEDIA, Media
from tests.build_tools.media.films import film, still
from tests.build_tools.small_district import CHAIN, QUIET, SmallDistrict, document, pages

COVER = "assets/covers/lop-6/toan"
RECORD = b'{"id": "AbCdEfGhIjK", "duration": 185}'


def lesson(title: str, video: str) -> str:
    return document(title, type="video-bai-giang", video=video)


@pytest.fixture(scope="module")
def district_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """Two published videos, a draft of a third, and a document; nothing may change it."""
    made = SmallDistrict(tmp_path_factory.mktemp("district") / "repository")
    made.put("thcs-a/clip", lesson("Bài một", "bai-giang.mp4"), **{"bai-giang__mp4": film(4)})
    made.put("thcs-a/tube", lesson("Bài hai", "https://youtu.be/AbCdEfGhIjK"), video__json=RECORD)
    made.put("thcs-a/draft", lesson("Bài ba", "bai-giang.mp4"), **{"bai-giang__mp4": film(2)})
    made.put("thcs-a/phieu", document())
    made.commit()
    for key in ("thcs-a/clip", "thcs-a/tube", "thcs-a/phieu"):
        made.approve(key, *CHAIN)
    return made


@pytest.fixture
def district(district_once: SmallDistrict, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, to change."""
    return district_once.copied(tmp_path / "repository")


def pictures(district: SmallDistrict, out: Path) -> Pictures:
    return find_pictures(district.judge(), out, QUIET)


def tree(district: SmallDistrict, id_: str) -> str:
    return district.judge().bundles[Key("thcs-a", id_)].tree


def test_every_video_that_is_shown_has_two_posters_and_its_length(
    district: SmallDistrict, tmp_path: Path
) -> None:
    made = pictures(district, tmp_path)
    assert made.findings == ()
    assert set(made.notes) == {tree(district, "clip"), tree(district, "tube")}
    own, shared = (
        ("a/clip/poster-320.webp", "a/clip/poster-640.webp"),
        (f"{COVER}-320.webp", f"{COVER}-640.webp"),
    )
    assert made.media(tree(district, "clip"), "a/clip") == Media(*own, 4)
    assert made.media(tree(district, "tube"), "a/tube") == Media(*shared, 185)
    for name, addresses in (("clip", own), ("tube", shared)):
        one = tree(district, name)
        files = {**dict(made.own(one, f"a/{name}")), **dict(made.shared([one]))}
        assert tuple(files) == addresses
        assert all(content.startswith(b"RIFF") for content in files.values())


def test_a_cover_is_shared_by_those_of_a_subject_and_grade(district: SmallDistrict, tmp_path: Path) -> None:
    for number in range(3):
        district.put(f"thcs-a/tube-{number}", lesson(f"Bài {number}", "https://youtu.be/AbCdEfGhIjK"))
    district.commit()
    for number in range(3):
        district.approve(f"thcs-a/tube-{number}", *CHAIN)
    district.build(tmp_path)
    built = pages(tmp_path, "thcs-a")
    assert sorted(path for path in built if path.startswith("assets/covers/")) == [
        f"{COVER}-320.webp",
        f"{COVER}-640.webp",
    ]
    for number in range(3):
        assert f'src="../{COVER}-320.webp"' in built[f"tai-nguyen/tube-{number}.html"].decode()


def test_a_page_names_its_posters_with_their_true_widths(district: SmallDistrict, tmp_path: Path) -> None:
    district.build(tmp_path)
    built = pages(tmp_path, "thcs-a")
    page = built["tai-nguyen/clip.html"].decode()
    sizes = {}
    for address, width in re.findall(r"([^\s\"]+\.webp) (\d+)w", page):
        content = built[f"tai-nguyen/{address}"]
        sizes[int(width)] = Image.open(io.BytesIO(content)).size
    assert sizes == {320: (320, 180), 640: (640, 360)}


def test_what_is_not_shown_and_what_is_no_video_has_none(district: SmallDistrict, tmp_path: Path) -> None:
    made = pictures(district, tmp_path)
    for name in ("draft", "phieu"):
        assert made.media(tree(district, name), name) is NO_MEDIA
        assert [*made.own(tree(district, name), name), *made.shared([tree(district, name)])] == []


def test_a_second_build_makes_the_same_from_the_store(district: SmallDistrict, tmp_path: Path) -> None:
    first, elsewhere = pictures(district, tmp_path / "a"), pictures(district, tmp_path / "b")
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "a").rglob("*") if path.is_file()}
    assert len(kept) == 2
    again = pictures(district, tmp_path / "a")
    assert first == elsewhere == again
    assert kept == {path: path.stat().st_mtime_ns for path in kept}


def test_a_bad_file_is_told_with_the_version_it_lies_in(district: SmallDistrict, tmp_path: Path) -> None:
    bad = b"\0\0\0\x18ftypmp42" + bytes(500)
    whole = still(lossless=True)
    spoilt = whole[:40] + b"\xff" * (len(whole) - 40)
    district.put("thcs-a/clip", lesson("Bài một", "bai-giang.mp4"), **{"bai-giang__mp4": bad})
    district.put(
        "thcs-a/tube",
        lesson("Bài hai", "https://youtu.be/AbCdEfGhIjK"),
        **{"video__json": RECORD, "video-poster__webp": spoilt},
    )
    district.commit()
    for key in ("thcs-a/clip", "thcs-a/tube"):
        district.approve(key, *CHAIN)
    made = pictures(district, tmp_path)
    assert sorted((f.rule.code, f.location.path) for f in made.findings) == [
        ("P105", "approvals:approved/school/thcs-a/tube/video-poster.webp"),
        ("P106", "approvals:approved/school/thcs-a/clip/bai-giang.mp4"),
    ]
    assert len(made.notes) == 2
