"""A school's colour made readable: text on it, links in it, in the light and the dark scheme.

Material trusts whoever chose the colour; a school that chose yellow would get white on yellow.
Every pair here is computed to at least 4.5:1 (WCAG 2.2, success criterion 1.4.3).
"""

import colorsys
import re
from functools import lru_cache

from library.values import dataclass

Channels = tuple[float, float, float]

LIGHT_SURFACE = "#f4f5f8"
DARK_SURFACE = "#2a2d3a"
DEFAULT_COLOUR = "#1a5fb4"
_ENOUGH = 4.6
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Scheme:
    """What one colour becomes in one scheme; all are `#rrggbb`."""

    header: str
    header_dark: str
    on_header: str
    link: str


def is_colour(text: str) -> bool:
    """Whether `text` is a colour as we write it: `#` and six hexadecimal digits, lower case."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def light_scheme(colour: str) -> Scheme:
    """The colour on white pages."""
    on_header = _text_on(colour)
    return Scheme(colour, _shaded(colour, on_header), on_header, _darkened(colour, LIGHT_SURFACE))


def dark_scheme(colour: str) -> Scheme:
    """The colour on slate pages: the header is dimmed so that it does not glare."""
    header = _at_most_light(colour, 0.30)
    on_header = _text_on(header)
    shade = _shaded(header, on_header)
    return Scheme(header, shade, on_header, _lightened(colour, DARK_SURFACE))


@lru_cache(256)
def site_css(colour: str) -> str:
    """The style sheet that gives one site its colour; it is loaded after all others."""
    if not is_colour(colour):
        raise ValueError(colour)
    light, dark = light_scheme(colour), dark_scheme(colour)
    every = "body[data-md-color-scheme][data-md-color-primary]"
    slate = 'body[data-md-color-scheme="slate"][data-md-color-primary]'
    return f"{every}{{{_variables(light)}}}\n@media screen{{{slate}{{{_variables(dark)}}}}}\n"


def _variables(scheme: Scheme) -> str:
    red, green, blue = (round(c * 255) for c in _channels(scheme.link))
    return (
        f"--md-primary-fg-color:{scheme.header};--md-primary-fg-color--light:{scheme.header};"
        f"--md-primary-fg-color--dark:{scheme.header_dark};"
        f"--md-primary-bg-color:{scheme.on_header};"
        f"--md-primary-bg-color--light:{scheme.on_header};"
        f"--md-typeset-a-color:{scheme.link};--md-accent-fg-color:{scheme.link};"
        f"--kho-tint:rgba({red},{green},{blue},.1);--kho-tint-strong:rgba({red},{green},{blue},.2)"
    )


def _text_on(colour: str) -> str:
    return "#ffffff" if contrast(colour, "#ffffff") >= _ENOUGH else _dark_text(colour)


def _dark_text(colour: str) -> str:
    near_black = "#14161c"
    return near_black if contrast(colour, near_black) >= _ENOUGH else "#000000"


def _shaded(colour: str, on_colour: str) -> str:
    """A neighbour of the header's colour, away from its text, for the lower edge of the hero."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    step = -0.05 if on_colour == "#ffffff" else 0.06
    return _hex(colorsys.hls_to_rgb(hue, min(max(light + step, 0.0), 0.95), saturation))


def _darkened(colour: str, surface: str) -> str:
    return _until_readable(colour, surface, -0.02)


def _lightened(colour: str, surface: str) -> str:
    return _until_readable(colour, surface, 0.02)


def _until_readable(colour: str, surface: str, step: float) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for _ in range(50):  # fifty steps lead from white to black
        if contrast(colour, _tinted(surface, colour)) >= _ENOUGH:
            break
        light = min(max(light + step, 0.0), 1.0)
        colour = _hex(colorsys.hls_to_rgb(hue, light, saturation))
    return colour


def _tinted(surface: str, colour: str) -> str:
    """A surface under a tenth of a colour: the ground of what is current, where links stand as well."""
    pairs = zip(_channels(surface), _channels(colour), strict=True)
    red, green, blue = (0.9 * ground + 0.1 * tint for ground, tint in pairs)
    return _hex((red, green, blue))


def _at_most_light(colour: str, limit: float) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _hex(colorsys.hls_to_rgb(hue, min(light, limit), min(saturation, 0.55)))


def _channels(colour: str) -> Channels:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(channels: Channels) -> str:
    red, green, blue = (round(c * 255) for c in channels)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
