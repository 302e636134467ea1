"""The names teachers give the cognitive levels, and the three levels they stand for.

Three levels are in force (CV 7991/BGDĐT-GDTrH of 17/12/2024, annex); four were until then, so *vận
dụng cao* counts as *vận dụng*; primary schools number them *mức 1* to *mức 3* (TT 27/2020).
"""

from library.questions.model import Level
from library.vietnamese import fold

KNOWN_TAGS = (
    *("NB", "TH", "VD", "VDC", "Biết", "Hiểu", "Vận dụng", "Vận dụng cao", "Vận dụng thấp"),
    *("Nhận biết", "Thông hiểu", "Mức 1", "Mức 2", "Mức 3", "TL", "Tự luận", "bài 1"),
)

_NAMES = {
    Level.BIET: ("nb", "nhan biet", "biet", "b", "n", "m1", "muc 1"),
    Level.HIEU: ("th", "thong hieu", "hieu", "h", "m2", "muc 2"),
    Level.VAN_DUNG: (
        *("vd", "van dung", "v.dung", "v", "vdt", "van dung thap", "vdc", "van dung cao", "c", "m3", "muc 3"),
    ),
}
_LEVEL_OF_NAME = {name: level for level, names in _NAMES.items() for name in names}


def read_level(name: str) -> Level | None:
    """The level that a tag names, case, accents and hyphens ignored; None for any other word.

    >>> read_level("VDC")
    <Level.VAN_DUNG: 'van-dung'>
    """
    return _LEVEL_OF_NAME.get(fold(name).replace("-", " "))
