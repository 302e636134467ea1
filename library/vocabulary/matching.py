"""When two spellings name the same term.

Accents carry meaning in Vietnamese, so a spelling with its accents is tried before one without;
hyphens, underscores and dashes are all read as spaces, because keys and labels mix them freely.
"""

import re

from library.vietnamese import fold, nfc

_JOINERS = re.compile(r"[-_\s\u00a0\u2010-\u2015]+")
_Y_FOR_I = re.compile(r"\b(h|k|l|m|s|t)y\b")


def exact_form(text: str) -> str:
    """`text` with its accents, but without case and without caring how words are joined.

    >>> exact_form("Ngân_hàng – câu  hỏi")
    'ngân hàng câu hỏi'
    """
    return _JOINERS.sub(" ", nfc(text)).strip().casefold()


def folded_form(exact: str) -> str:
    """An exact form without accents, and with `lý`, `kỳ`, `mỹ` read as `lí`, `kì`, `mĩ`.

    >>> folded_form("địa lý")
    'dia li'
    """
    return _Y_FOR_I.sub(r"\1i", fold(exact))
