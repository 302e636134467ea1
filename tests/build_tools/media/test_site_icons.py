"""Icons of sites: letters or a logo in the middle, readable, small, and the same every time."""

from io import BytesIO

import pytest
from PIL import Image

from build_tools.media.site_icons import draw_icons, icons_of_logo
from library.feeds.webmanifest import ICON_SIZES
from library.theme.colours import contrast


def opened(icon: bytes) -> Image.Image:
    return Image.open(BytesIO(icon)).convert("RGB")


def hexadecimal(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    return "#" + "".join(f"{channel:02x}" for channel in pixel)


@pytest.mark.parametrize("colour", ["#1a5fb4", "#e0c020", "#000000", "#ffffff"])
def test_letters_are_read_on_the_colour_of_the_site(colour: str) -> None:
    icons = draw_icons("TH", colour, ICON_SIZES)
    for icon, size in zip(icons, ICON_SIZES, strict=True):
        picture = opened(icon)
        assert picture.size == (size, size)
        assert hexadecimal(picture.getpixel((0, 0))) == colour
        seen = {hexadecimal(pixel) for _, pixel in picture.getcolors(9999) or ()}
        assert max(contrast(colour, one) for one in seen) >= 4.5
        assert len(icon) < 4000


def test_letters_stay_where_no_phone_cuts() -> None:
    picture = opened(draw_icons("MW", "#1a5fb4", (500,))[0]).convert("L")
    ground = picture.getpixel((0, 0))
    box = picture.point(lambda value: 255 if value != ground else 0).getbbox()
    assert box is not None
    assert all((x - 250) ** 2 + (y - 250) ** 2 <= 200**2 for x in box[0::2] for y in box[1::2])


def test_a_logo_stands_whole_on_white() -> None:
    buffer = BytesIO()
    Image.new("RGBA", (300, 100), "#cc0000").save(buffer, "PNG")
    picture = opened(icons_of_logo(buffer.getvalue(), (200,))[0])
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert hexadecimal(picture.getpixel((100, 100))) == "#cc0000"
    red = [x for x in range(200) if picture.getpixel((x, 100)) != (255, 255, 255)]
    assert (len(red), red[0]) == (112, 44)
