"""Lists and tables of answers in the text every pupil sees: `1B 2C`, a row `Đáp án`, ticks under `Đúng`."""

import re
from collections.abc import Iterator, Sequence

from library.vietnamese import fold

_PAIR = r"[0-9]{1,3} ?[-–.:)]{0,2} ?[A-DĐS]{1,4}(?!\w)"
_PAIRS = re.compile(rf"(?:{_PAIR}[ \t\u00a0.;,|]{{0,6}}){{2,60}}")
_ONE_PAIR = re.compile(rf"[-+* ]{{0,4}}(?:[Cc]âu )?{_PAIR}[ \t.;,]{{0,4}}")
_NUMBERS = re.compile(r"(?:(?:[Cc]âu)?[ \t|]*[0-9]{1,3}[ \t|]+){1,60}[0-9]{0,3}[ \t|]*")
_LETTERS = re.compile(r"(?:[A-D](?![\w])[ \t|.]{0,8}){2,60}")
_RULE = re.compile(r"[ \t|:-]{3,}")
_BLANK = "._ …□☐-–"
_TRUTH_HEADS = frozenset(
    {"dung", "sai", "d", "s", "true", "false", "dung/sai", "d/s", "dung sai", "true/false", "dung hay sai"}
)
_TICKS = frozenset({"x", "×", "v", "✓", "✔", "✅", "☑", "☒", "✗", "√", "•", "●", "đ", "d", "s", "t", "f"})
_TRUTHS = frozenset({"đ", "d", "s", "dung", "sai", "true", "false"})
_LETTERED_CELL = re.compile(r"[a-d][).:]")
_KEY_HEADS = ("dap an", "đap an", "da", "đa", "d/a", "d/an", "chon")


def answer_list_lines(lines: Sequence[str]) -> Iterator[int]:
    """The lines, from 0, on which answers of several questions stand together."""
    run = 0
    for at, line in enumerate(lines):
        bare = line.strip()[:400]
        one = bool(bare) and bare[0] in "-+*0123456789Cc" and _ONE_PAIR.fullmatch(bare)
        run = run + 1 if one else run if not bare else 0
        if not bare:
            continue
        if run >= 2 or (bare[0].isdigit() and _PAIRS.fullmatch(bare)):
            yield at
        elif bare[0] == "|":
            heads = at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1].strip()) is not None
            if (
                _is_row_of_answers(bare, heads=heads)
                or (_cells_are_pairs(bare))
                or _is_below_numbers(lines, at)
            ):
                yield at
        elif bare[0] in "ABCD" and _is_below_numbers(lines, at):
            yield at


def ticked_rows(lines: Sequence[str]) -> Iterator[int]:
    """The rows, from 0, of tables of true and false in which a column is filled in."""
    columns: list[int] = []
    for at, line in enumerate(lines):
        bare = line.strip()
        if not bare.startswith("|"):
            columns = []
            continue
        if _RULE.fullmatch(bare):
            continue
        cells = _cells(bare)
        heads = [place for place, cell in enumerate(cells) if cell in _TRUTH_HEADS]
        is_head = at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1].strip()) is not None
        if is_head:
            columns = heads
        elif any(place < len(cells) and _is_tick(cells[place]) for place in columns) or (
            _LETTERED_CELL.match(cells[0]) and len(cells) > 1 and cells[-1] in _TRUTHS
        ):
            yield at


def _cells(row: str) -> list[str]:
    return [fold(cell).strip(" *_") for cell in row.strip().strip("|").split("|")]


def _is_tick(cell: str) -> bool:
    return cell in _TICKS or cell in _TRUTHS or cell in ("[x]", "(x)")


def _is_row_of_answers(row: str, *, heads: bool) -> bool:
    """`| Đáp án | B | A |`; a row of empty cells is for the pupil to fill, one that heads a table of what
    pupils chose names all letters in turn."""
    first, *others = _cells(row)
    if first not in _KEY_HEADS or (heads and "abcdefgh".startswith("".join(others))):
        return False
    if first == "chon":  # an ordinary word, but not before letters alone
        return all(cell in ("a", "b", "c", "d") for cell in others)
    return any(cell.strip(_BLANK) for cell in others)


def _cells_are_pairs(row: str) -> bool:
    cells = [cell.strip() for cell in row.strip("|").split("|") if cell.strip()]
    return len(cells) > 1 and all(_ONE_PAIR.fullmatch(cell) for cell in cells)


def _is_below_numbers(lines: Sequence[str], at: int) -> bool:
    """Whether only letters of options stand on a line and only numbers on the one before."""
    letters = lines[at].strip().strip("|").strip()
    above = at - 1
    while above >= 0 and (not lines[above].strip() or _RULE.fullmatch(lines[above].strip())):
        above -= 1
    if above < 0 or not _LETTERS.fullmatch(letters[:400]):
        return False
    numbers = lines[above].strip().strip("|").strip()
    return numbers[:1].isalnum() and _NUMBERS.fullmatch(numbers[:400] + " ") is not None
