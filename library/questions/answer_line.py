"""Understands the text behind `Đáp án:`, and what a solution says the answer is.

Nothing here makes findings: a caller that cannot read an answer reports the place and never the
text, because reports are public and keys are not.
"""

import re
from collections.abc import Mapping

from library.questions.model import AcceptedAnswer
from library.questions.number_answer import is_ambiguous, read_accepted

_TAIL = 80
_LETTER = re.compile(
    r"(?:chọn |câu |ý |phương án |là )?\(?([A-H])(?:[.):]|$)(?: .*)?", re.DOTALL | re.IGNORECASE
)
_CLAIMED_LETTER = re.compile(
    r"(?:chọn|đáp án)(?: đáp án| phương án| câu| ý)?(?: đúng)?(?: là)?:? {0,3}[*_(]{0,3}([A-H])"
    r"[*_).]{0,4}$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:^|(?<=[\s,;]))[a-d]\s?[).:–-](?=\s?(?:đ|s))")
_CLAIMED_TRUTH = re.compile(
    r"(?<![\w$\\])([a-d])[ \t]{0,3}[).:][ \t]{0,3}[*_]{0,3}"
    r"(đúng(?!\w)|sai(?!\w| số| lệch| phân)|[đs](?=[ \t]{0,3}(?:[.,;*_]|$)))",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"(?:[\s*_>\]]|</[ub]>?|\]\{[^{}\n]{1,20}\}){1,8}$")
_TRUTHS = {"đ": True, "d": True, "đúng": True, "s": False, "sai": False}


def read_letter(text: str) -> int | None:
    """The option that `B`, `b.`, `Chọn B` or `B. 12 cm` names, from 0; None for anything else."""
    found = _LETTER.fullmatch(text.strip(" \t\u00a0*_")[:400])
    return "abcdefgh".index(found.group(1).casefold()) if found else None


def read_truths(text: str) -> tuple[bool, ...] | None:
    """The truth values in `ĐSĐS`, `Đ - S - Đ - S`, `a) Đúng, b) Sai ...`; None for other texts."""
    if len(text) > _TAIL:
        return None
    plain = _ITEM.sub(" ", text.casefold())
    words = re.findall(r"\w+", plain)
    if len(words) == 1 and words[0] not in _TRUTHS:
        words = list(words[0])
    if not words or any(word not in _TRUTHS for word in words):
        return None
    return tuple(_TRUTHS[word] for word in words)


def read_numbers(text: str) -> tuple[AcceptedAnswer, ...] | None:
    """The alternatives of a short answer; None where one of them is no number or none is given."""
    alternatives = [part.strip(" \t\u00a0") for part in _without_stop(text).split("|")]
    if len(alternatives) > 20 or any(is_ambiguous(part) for part in alternatives):
        return None
    accepted = [read_accepted(part) for part in alternatives]
    return None if None in accepted else tuple(a for a in accepted if a is not None)


def has_ambiguous_number(text: str) -> bool:
    """Whether an alternative could mean thousands as well as decimals (`1.250`)."""
    return any(is_ambiguous(part.strip()) for part in _without_stop(text).split("|")[:20])


def without_tag_end(text: str) -> str:
    """An answer without the end of a tag that it stood in: the 12,5 of `<Key=12,5>`, or of emphasis."""
    return _END.sub("", text).strip(" \t\u00a0\n*_")


def _without_stop(text: str) -> str:
    return text.strip().removesuffix(".").removesuffix(";")


def claimed_letter(solution: str) -> int | None:
    """The option that the last words of a solution choose: `... Chọn B.`; None without them."""
    found = _CLAIMED_LETTER.search(" ".join(solution[-_TAIL:].split()))
    return "abcdefgh".index(found.group(1).casefold()) if found else None


def chosen_letter(solution: str) -> int | None:
    """The option that a solution chooses in its first line (`Chọn B.`) or with its last words."""
    first = claimed_letter(solution.partition("\n")[0])
    return claimed_letter(solution) if first is None else first


def claimed_truths(solution: str) -> Mapping[int, bool]:
    """What a solution first says of each statement: `a) Đúng vì ... b) Sai ...`."""
    claims: dict[int, bool] = {}
    for found in _CLAIMED_TRUTH.finditer(solution):
        truth = _TRUTHS[found.group(2).casefold()]
        claims.setdefault("abcd".index(found.group(1).casefold()), truth)
    return claims
