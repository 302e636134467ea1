"""Cut the maths font of the theme from TeX Gyre Termes Math.

Run by hand when `library/maths/signs.py` gains a sign:

    python bench/maths/make_font.py texgyretermes-math.otf library/theme/maths/kho-maths.woff2

Termes Math (GUST e-foundry, Debian package fonts-texgyre-math) was chosen by looking: it is the
Times of Vietnamese school books, its braces, roots, arcs and arrows stretch in Chromium, and its
licence lets a cut and mended version be shipped under another name. "Is not divisible by" and "is
not perpendicular to" have no code point of their own; they are the sign and U+0338, and the cut
gets anchors that centre the slash on the sign (without them it stands beside the three dots).
"""

import sys
from pathlib import Path
from typing import Any

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from library.maths.signs import RANGES

FAMILY = "Kho Maths"
SLASH = 0x0338
STRUCK = (0x22EE, 0x27C2, 0x223D, 0x2225)


def main(source: str, target: str) -> int:
    font = TTFont(source)
    wanted = {code for first, last in RANGES for code in range(first, last + 1)}
    missing = sorted(wanted - set(font.getBestCmap()))
    options = Options(
        hinting=False, desubroutinize=True, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13]
    )
    options.drop_tables += ["FFTM", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    centre_slash(font)
    rename(font)
    font.flavor = "woff2"
    font.save(target)
    print("without a glyph:", " ".join(f"U+{code:04X}" for code in missing) or "none")
    print(f"{len(font.getGlyphOrder())} glyphs, {Path(target).stat().st_size} bytes")
    return 0


def centre_slash(font: Any) -> None:
    """Anchors that put the slash of negation in the middle of each sign it may strike."""
    names = font.getBestCmap()
    slash = names[SLASH]
    lines = [f"markClass {slash} {anchor(font, slash)} @SLASH;", "feature mark {"]
    lines += [f"pos base {names[code]} {anchor(font, names[code])} mark @SLASH;" for code in STRUCK]
    addOpenTypeFeaturesFromString(font, "\n".join([*lines, "} mark;"]), tables=["GPOS", "GDEF"])


def anchor(font: Any, glyph: str) -> str:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    left, bottom, right, top = pen.bounds
    return f"<anchor {round((left + right) / 2)} {round((bottom + top) / 2)}>"


def rename(font: Any) -> None:
    """The licence asks that a changed font goes by another name."""
    postscript = FAMILY.replace(" ", "") + "-Regular"
    names = {1: FAMILY, 3: f"{FAMILY} 1", 4: FAMILY, 6: postscript}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff[0].FamilyName = cff[0].FullName = FAMILY


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
