"""Marks of the right answer typed where pupils see them: ticks, boxes, words, a star out of place."""

import re
from collections.abc import Iterator, Sequence

_TICK = "✓✔☑✅✗✘☒❌"
_TAIL = re.compile(
    rf"\S.*?(?:[ \t\u00a0(\[–—-]{{0,6}}(?:[{_TICK}]|←|⇐|<-)[\s)\].]{{0,6}}"
    r"|[ \t\u00a0][(\[](?:[Đđ]úng|ĐÚNG|[Ss]ai|SAI|[ĐđS]|[Đđ]áp án(?: đúng)?"
    r"|[Tt]rue|[Ff]alse|[Cc]orrect)[)\]]\.?"
    r"|(?:[ \t\u00a0]{0,3}[–—-][ \t\u00a0]{0,3}|\t[ \t]{0,8}|[.;:] {1,3})(?:[Đđ]úng|ĐÚNG|[Ss]ai|SAI|Đ|S)\.?)",
    re.DOTALL,
)
_LONGEST_TAIL = 40
_HEAD = re.compile(rf"(?:[{_TICK}]|\[[xX]\])[ \t\u00a0]{{0,3}}\S")
_BULLET = re.compile(r"\*[ \t\u00a0]+\S")
_STARRED_END = re.compile(r"[^*]*[^*\\]\*")
_BOX = re.compile(r"[ \t\u00a0]*(?:[-*+][ \t]+)?(?:\[[xX]\]|[☑☒✅])[ \t\u00a0]")
_STRAY_STAR = re.compile(r"[ \t\u00a0]*\*(?=[^\s*])([^\s*]{1,30})(?:[ \t\u00a0](?!.*[^\s*]\*(?!\w))|$)")
_COMMAND = re.compile(r"\\[a-z]+")
_FIRST = frozenset(f"{_TICK}*[")
_LAST = frozenset(f"{_TICK}←⇐-*)]. \tgGiIeEtTĐS")
_EMPHASES = (
    ("**", "**"),
    ("__", "__"),
    ("*", "*"),
    ("_", "_"),
    ("~~", "~~"),
    ("<u>", "</u>"),
    ("[", "]{.underline}"),
)


def marked_items(items: Sequence[str], *, truths: bool) -> list[int]:
    """Which options or statements, from 0, bear a mark: any statement, or some of the options but not all."""
    marked = [
        at
        for at, item in enumerate(items)
        if item and (item[-1] in _LAST or item[0] in _FIRST or "\n" in item) and _is_marked(item)
    ]
    return marked if truths or len(marked) < len(items) else []


def _is_marked(item: str) -> bool:
    """Whether a text ends or begins with a mark and holds something besides."""
    first = item.partition("\n")[0]
    if _HEAD.match(first) or _BULLET.match(first):
        return True
    if first.endswith("*") and "$" not in first and "`" not in first:
        return _STARRED_END.fullmatch(first) is not None
    return _TAIL.fullmatch(first[-_LONGEST_TAIL:].lstrip()) is not None


def stray_marks(lines: Sequence[str], *, stars: bool) -> Iterator[int]:
    """The lines, from 0, that begin with a ticked box or, if asked for, a star before an unread letter."""
    for at, line in enumerate(lines):
        start = line.lstrip(" \t\u00a0")[:2]
        if start[:1] not in "-*+[☑☒✅" or not start:
            continue
        if _BOX.match(line) or (stars and (star := _STRAY_STAR.match(line)) and _is_label(star[1])):
            yield at


def _is_label(token: str) -> bool:
    """Whether a token is a letter or a number with a sign behind it: `$B.$`, `1)`, a circled B."""
    bare = _COMMAND.sub("", token)
    inked = [c for c in bare if c.isalnum() or "\u24b6" <= c <= "\u24e9"]
    return 0 < len(inked) <= 2 and (not bare[-1].isalnum() or not inked[-1].isascii())


def one_stands_out(items: Sequence[str]) -> bool:
    """Whether one of several options alone is emphasised, or alone is not struck out."""
    marked = sum(_is_emphasised(item) for item in items)
    return len(items) > 1 and (marked == 1 or (marked == len(items) - 1 > 1))


def _is_emphasised(text: str) -> bool:
    return text[:1] in ("*", "_", "<", "[", "~") and any(
        len(text) > len(left) + len(right) and text.startswith(left) and text.endswith(right)
        for left, right in _EMPHASES
    )
