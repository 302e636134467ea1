"""What the signs of a text are meant as where it is only recognised, never where it is printed.

Other keyboards, web pages and Word's fonts leave letters that look like ours: a Cyrillic or a full-width
B, the bold one of formulas, an eth in `Đáp án`, spaces of all widths and `&nbsp;`. Whoever typed one sees
a B, so labels, headings and answers are read as if it were one. A text keeps its length, so places stay.
"""

import re
from unicodedata import normalize

_ALIKE = {
    **dict(zip("\u0410\u0412\u0421\u0415\u041d\u0430\u0441\u0435", "ABCEHace", strict=True)),  # Cyrillic
    **dict(zip("\u0391\u0392\u0395\u0397", "ABEH", strict=True)),  # Greek
    **dict(zip("\u00d0\u0189\u00f0", "ĐĐđ", strict=True)),
    **dict(zip("\u2217\u204e\ufe61\u3002\ufe55", "***.:", strict=True)),
}
_WIDE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*.,:;()+-/="
_SPACES = "\u00a0\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_WIDE_SPACES = "\u2001\u2003\u3000"  # set options apart as a tab does
_MATHEMATICAL = (chr(code) for code in range(0x1D400, 0x1D800))
_MEANT = str.maketrans(
    {
        **_ALIKE,
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_WIDE_SPACES, "\t"),
        **{chr(ord(plain) + 0xFEE0): plain for plain in _WIDE},
        **{odd: plain for odd in _MATHEMATICAL if (plain := normalize("NFKC", odd)).isascii()},
    }
)
_ODD = re.compile(
    "[\u00a0\u00d0\u00f0\u0189\u0370-\u058f\u2000-\u200a\u202f\u204e\u205f\u2217\u3000\u3002"
    "\ufe55\ufe61\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
_WRITTEN_SPACE = re.compile("&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0);")
# What shows nothing: hyphens and joiners of no width. A joiner behind a picture belongs to it.
_MAY_BE_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")


def as_meant(text: str) -> str:
    r"""`text`, sign for sign, as a reader takes it.

    >>> as_meant("\uff22\uff0e12")
    'B.12'
    """
    if "&" in text:
        text = _WRITTEN_SPACE.sub(lambda found: " " * len(found[0]), text)
    return text.translate(_MEANT) if not text.isascii() and _ODD.search(text) else text


def without_unseen(text: str) -> str:
    """`text` without characters that show nothing and would keep a word from being recognised."""
    return _UNSEEN.sub("", text) if _MAY_BE_UNSEEN.search(text) else text
