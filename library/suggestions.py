"""What to type instead of a word that is not known."""

import re
from collections.abc import Iterable

from library.diagnostics import Text, did_you_mean
from library.vietnamese import fold
from library.vocabulary import Scheme

_SEPARATORS = re.compile(r"[,;+&]|\bvà\b")
_CLASS = re.compile(r"(?:lớp |khối )?(?P<grade>[0-9]{1,2}) ?[A-Za-z/]", re.IGNORECASE)


def term_hint(written: str, scheme: Scheme) -> Text:
    """What to type instead: the list, the grade or the subject that was meant, or the nearest term.

    People write `6, 7` for `[6, 7]`, a class (`6A1`) for its grade, and `Vật lí` for what it is part of.
    """
    pieces = [piece.strip() for piece in _SEPARATORS.split(written[:200])]
    if len(pieces) > 1 and all(scheme.find(piece) for piece in pieces):
        listed = f"[{', '.join(pieces)}]"
        return Text(
            f"viết {listed} nếu mục này nhận nhiều giá trị", f"write {listed} if this field takes several"
        )
    grade = _CLASS.match(written)
    meant = scheme.find(grade["grade"]) if grade else None
    meant = meant or next((term for term in scheme.terms if term.part(written)), None)
    if meant is not None:
        return Text(f"có phải là “{meant.label.vi}”?", f"did you mean “{meant.label.vi}”?")
    return suggestion(written, [term.label.vi for term in scheme.terms], [term.key for term in scheme.terms])


def suggestion(word: str, known: Iterable[str], also: Iterable[str] = ()) -> Text:
    """What to type instead of `word`: the nearest known word, or a sample of what is known.

    `also` are further spellings that are known but would only lengthen the sample.
    """
    known = tuple(known)
    near = did_you_mean(word, (*known, *also)) or _beginning(word, known)
    if near:
        return Text(f"có phải là “{near}”?", f"did you mean “{near}”?")
    if not known:
        return Text("xem lại cách viết", "look at the spelling")
    listed = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
    return Text(f"dùng một trong: {listed}", f"use one of: {listed}")


def _beginning(word: str, known: Iterable[str]) -> str:
    """The longest known word that `word` begins with: *Toán* for "Toán học nâng cao"; "" if none."""
    folded = f"{fold(word)} "
    begins = [candidate for candidate in known if folded.startswith(f"{fold(candidate)} ")]
    return max(begins, key=len, default="")
