"""The shipped font holds every sign the engine lets through, and can stretch."""

from pathlib import Path

from fontTools.ttLib import TTFont

from library.maths.signs import RANGES

THEME = Path(__file__).parents[3] / "library" / "theme" / "maths"
FONT = THEME / "kho-maths.woff2"


def test_the_font_has_a_glyph_for_every_sign() -> None:
    held = set(TTFont(FONT).getBestCmap())
    wanted = {code for first, last in RANGES for code in range(first, last + 1)}
    assert wanted - held == set()


def test_the_font_keeps_what_stretches_braces_roots_and_arcs() -> None:
    font = TTFont(FONT)
    variants = font["MATH"].table.MathVariants
    names = font.getBestCmap()
    tall = set(variants.VertGlyphCoverage.glyphs)
    wide = set(variants.HorizGlyphCoverage.glyphs)
    assert {names[ord(sign)] for sign in "{[(|√"} <= tall
    assert {names[code] for code in (0x23DC, 0x23DF, 0x2192, 0x0302, 0x21CC)} <= wide


def test_the_font_is_small_and_comes_with_its_licence() -> None:
    assert FONT.stat().st_size < 60_000
    assert "GUST" in (THEME / "kho-maths.LICENSE").read_text(encoding="utf-8")


def test_every_class_the_engine_writes_has_a_style() -> None:
    from library.maths import markup

    css = (THEME / "maths.css").read_text(encoding="utf-8")
    written = {*markup._CLASSES.values(), *markup._NOTATIONS.values(), *markup._OWN_CLASSES} - {""}
    assert {name for name in written if f".{name}" not in css} == set()
