"""What becomes of a picture: two sizes, equal bytes for equal pixels, and nothing but pixels."""

import io

import pytest
from PIL import Image

from build_tools.media.webp import KEPT_WIDTH, LARGE_SIZE, both_sizes, framed, kept_still
from tests.build_tools.media.films import picture


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=["WEBP"])


def with_exif(turn: int = 1) -> Image.Image:
    """A JPEG photo with a place, a name and a turn in its EXIF, and a comment."""
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x013B] = "Cô Lan (mẫu)"
    exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    picture().save(target, "JPEG", exif=exif, comment=b"secret-comment")
    return Image.open(io.BytesIO(target.getvalue()))


def test_two_sizes() -> None:
    small, large = both_sizes(framed(picture((1280, 960))))
    assert (opened(small).size, opened(large).size) == ((320, 180), LARGE_SIZE)


def test_equal_pixels_give_equal_bytes() -> None:
    assert both_sizes(framed(picture())) == both_sizes(framed(picture()))


def test_nothing_but_pixels_goes_on() -> None:
    for content in (*both_sizes(framed(with_exif())), kept_still(with_exif())):
        assert set(opened(content).info) <= {"loop", "background", "timestamp", "duration"}
        assert opened(content).getexif() == {}
        for secret in (b"EXIF", b"ICCP", b"XMP", b"Lan", b"secret"):
            assert secret not in content


def test_a_turned_photo_stands_upright() -> None:
    upright, turned = opened(kept_still(with_exif(1))), opened(kept_still(with_exif(6)))
    assert (upright.size, turned.size) == ((320, 180), (180, 320))


def test_an_upright_picture_keeps_its_top_and_bottom() -> None:
    shown = framed(Image.new("RGB", (90, 160), "white"))
    assert shown.getpixel((10, 180)) == (12, 14, 20)
    assert shown.getpixel((320, 2)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "CMYK", "I;16"])
def test_every_mode_becomes_plain(mode: str) -> None:
    assert (
        framed(picture().convert("L").convert(mode) if mode == "I;16" else picture().convert(mode)).mode
        == "RGB"
    )


def test_what_is_transparent_is_dark() -> None:
    assert framed(Image.new("RGBA", LARGE_SIZE, (255, 255, 255, 0))).getpixel((9, 9)) == (12, 14, 20)


def test_a_kept_still_is_small_and_in_its_own_shape() -> None:
    kept = opened(kept_still(picture((3000, 2250))))
    assert kept.size == (KEPT_WIDTH, KEPT_WIDTH * 3 // 4)
