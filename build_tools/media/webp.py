"""The two WebP files that every poster becomes, 16:9, from any picture.

Only pixels go on: the picture is pasted into a new one, so no EXIF, colour profile or comment of
the original survives, and equal pixels give equal bytes within one version of Pillow.
"""

import io

from PIL import Image, ImageOps

SMALL_SIZE, LARGE_SIZE = (320, 180), (640, 360)
"""Width and height in pixels of the poster on a card, and of the one on the video's page."""

_SURROUND = (12, 14, 20)
_NARROWEST_TO_CROP = 1.3
"""Pictures of 4:3 and wider lose a little above and below; narrower ones stand between bars."""


def framed(picture: Image.Image) -> Image.Image:
    """`picture` as a new RGB picture of the large size."""
    upright = ImageOps.exif_transpose(picture)
    plain = Image.new("RGB", upright.size, _SURROUND)
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        plain.paste(layer, mask=layer.getchannel("A"))
    else:
        plain.paste(upright.convert("RGB"))
    if plain.width / plain.height >= _NARROWEST_TO_CROP:
        return ImageOps.fit(plain, LARGE_SIZE, Image.Resampling.LANCZOS)
    return ImageOps.pad(plain, LARGE_SIZE, Image.Resampling.LANCZOS, color=_SURROUND)


def both_sizes(picture: Image.Image) -> tuple[bytes, bytes]:
    """The small and the large WebP of a picture that is `framed`."""
    return _webp(picture.reduce(2)), _webp(picture)


def _webp(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    # Method 2 takes half the time of method 4 for 3 % more bytes.
    picture.save(target, "WEBP", quality=80, method=2)
    return target.getvalue()
