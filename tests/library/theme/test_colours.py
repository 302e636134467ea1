"""Colours: every school's colour is readable in both schemes, and so is every subject's."""

import colorsys
import re
from pathlib import Path

import pytest

from library import theme
from library.theme.colours import (
    DARK_SURFACE,
    LIGHT_SURFACE,
    contrast,
    dark_scheme,
    is_colour,
    light_scheme,
    site_css,
)

# fmt: off
COLOURS = (
    "#000000", "#ffffff", "#ffeb3b", "#ffc107", "#d32f2f", "#1a5fb4", "#00695c", "#4051b5",
    "#cddc39", "#9e9e9e", "#757575", "#ff6e42", "#00bdd6", "#7e56c2", "#795649", "#0000ff",
)
# fmt: on
CSS = (Path(theme.__file__).parent / "css" / "variables.css").read_text(encoding="utf-8")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#d32f2f") == pytest.approx(4.98, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", COLOURS)
def test_every_school_colour_is_readable(colour: str) -> None:
    for scheme, surface in (
        (light_scheme(colour), LIGHT_SURFACE),
        (dark_scheme(colour), DARK_SURFACE),
    ):
        assert contrast(scheme.on_header, scheme.header) >= 4.5
        assert contrast(scheme.on_header, scheme.header_dark) >= 4.5
        assert contrast(scheme.link, surface) >= 4.5


def test_site_css_takes_only_a_colour() -> None:
    assert "#00695c" in site_css("#00695c")
    for bad in ("red", "#FFF", "#00695C", "#00695c}body{display:none"):
        assert not is_colour(bad)
        with pytest.raises(ValueError, match=re.escape(bad)):
            site_css(bad)


def _hsl(hue: int, saturation: str, light: str) -> str:
    channels = colorsys.hls_to_rgb(hue / 360, int(light) / 100, int(saturation) / 100)
    return "#" + "".join(f"{round(c * 255):02x}" for c in channels)


def _numbers(block: str) -> dict[str, str]:
    return dict(re.findall(r"--kho-([a-z0-9-]+):(\d+)%", block))


def test_every_subject_is_readable_in_both_schemes() -> None:
    hues = {int(hue) for hue in re.findall(r"\{--h:(\d+)", CSS)}
    light, dark = CSS.split("@media screen")
    assert len(hues) >= 10
    for block in (light, dark):
        n = _numbers(block)
        for hue in hues:
            ink = _hsl(hue, n["s"], n["ink-l"])
            assert contrast(ink, _hsl(hue, n["wash-s"], n["wash-l"])) >= 4.5, hue
            assert contrast(ink, _hsl(hue, n["wash-s"], n["wash2-l"])) >= 4.5, hue


def test_text_colours_are_readable_on_their_surfaces() -> None:
    for block in CSS.split("@media screen"):
        found = dict(re.findall(r"--kho-([a-z-]+):(#[0-9a-f]{3,6})", block))
        full = {k: v if len(v) == 7 else "#" + "".join(c * 2 for c in v[1:]) for k, v in found.items()}
        for surface in ("page", "surface", "raised"):
            for ink in ("text", "muted"):
                assert contrast(full[ink], full[surface]) >= 4.5
        for tone in ("good", "bad", "warn", "note"):
            assert contrast(full[tone], full[f"{tone}-bg"]) >= 4.5
