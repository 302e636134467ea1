"""Every attack on the approval workflow has a test by its number, or a reason why it has none."""

import ast

from tests.attack_table import LEFT, ROWS, TESTS, Row, rows_of, table


def named_rows() -> set[int]:
    """The rows that names of tests and of their cases speak of."""
    found: set[int] = set()
    for file in TESTS.glob("test_*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        tests = [one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
        found |= {row for name in tests for row in rows_of(name)}
        cases = [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant)]
        found |= {int(c[:2]) for c in cases if isinstance(c, str) and c[:2].isdigit() and c[2:3] == "-"}
    return found


def test_every_row_has_a_test_or_a_reason() -> None:
    assert list(ROWS) == list(range(1, 55))
    assert named_rows() & ROWS.keys() == ROWS.keys() - LEFT.keys()


def test_a_name_tells_its_rows() -> None:
    assert rows_of("attacks/test_x.py::test_row_04_it_holds[signed]") == {4}
    assert rows_of("test_row_30_and_53_it_holds") == {30, 53}
    assert rows_of("test_row_36_to_42_it_holds[38-case-twins]") == {38}
    assert rows_of("test_row_36_to_42_it_holds[signed-37-symlink]") == {37}
    assert rows_of("test_it_holds") == set()


def test_the_table_tells_what_failed_and_what_was_left() -> None:
    lines = table({1: Row(2, 0, {"signed"}), 2: Row(1, 1)}).splitlines()
    assert lines[1].split()[-2:] == ["held", "(2)"]
    assert "signed" in lines[1]
    assert lines[2].endswith("FAILED (1 of 1)")
    assert lines[3].endswith("NO TEST")
    assert "left: told by" in lines[46]
