"""Options that stand where none is read."""

import pytest

from library.questions.unread_choices import first_unread, unread_choices


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- A. 1", "A"), ("+ *b) 2", "*b"), ("* C. 3", "*C"), ("| A. 1 | *B. 2 | c) 3 |", "A*Bc"),
        ("x A. 1 *B. 2", "A*B"), ("x *<u>B</u>. 2", "*B"), ("x **B**. 2", "B"),
        ("", ""), ("Hà Nội", ""), ("$x A. 1$", ""), ("`x *B. 2`", ""), ("x A\\. 1", ""), ("(a *b) c", ""),
        ("vi khuẩn *E. coli* sống", "E"), ("Hình A.1", ""), ("điểm A.", "A"), ("A.D. Sakharov", ""),
    ],
)  # fmt: skip
def test_what_a_line_may_hold(line: str, expected: str) -> None:
    found = list(unread_choices(line))
    assert "".join(("*" if one.starred else "") + one.letter for one in found) == expected


@pytest.mark.parametrize("piece", ["*A. ", "A. $x$ ", "*A. x* ", "| *A. "])
def test_a_long_line_is_read_once(piece: str) -> None:
    assert len(list(unread_choices(piece * 20_000))) == 20_000


@pytest.mark.parametrize(
    ("stem", "items", "expected"),
    [
        ("x\n- A. 1\n- B. 2", (), (0, 1, "A")),
        ("x\n- A. 1", (), None),
        ("x\n- B. 1\n- A. 2", (), None),
        ("x\n- a) 1\n- b) 2", (), None),
        ("x\n- *a) 1\n- b) 2", (), (0, 1, "a")),
        ("x", ("1", "2", "3 D. 4"), (3, 0, "D")),
        ("x", ("1", "2 C. 3", "3"), None),
        ("x", ("1", "2", "3", "E. coli và E. khác"), None),
        ("đường thẳng A. B", ("1", "2"), None),
        ("x", ("1", "2\n* C. 3"), (2, 1, "C")),
    ],
)
def test_the_first_that_is_certain(
    stem: str, items: tuple[str, ...], expected: tuple[int, int, str] | None
) -> None:
    assert first_unread(items, stem) == expected
