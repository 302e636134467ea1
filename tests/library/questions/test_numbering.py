"""Numbers of questions, in turn."""

import pytest

from library.diagnostics import Location, collect
from library.questions.numbering import Numbering


def said(*parts: list[str]) -> list[str]:
    numbering, found = Numbering(), []
    for part in parts:
        numbering.next_part()
        for number in part:
            _, findings = collect(numbering.check(number, Location("de.md")))
            found += [f"{number} {finding.rule.code}" for finding in findings]
    return found


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([["1", "2", "3"]], []),
        ([["5", "6"]], []),
        ([["1", "2"], ["1", "2"]], []),
        ([["1", "2"], ["3", "4"]], []),
        ([["1a", "1b", "2"]], []),
        ([["1", "3"]], ["3 Q107"]),
        ([["1", "1"]], ["1 Q106"]),
        ([["1a", "1A"]], ["1A Q106"]),
        ([["1", "01"]], ["01 Q106"]),
        ([["1", "2"], ["5"]], ["5 Q107"]),
        ([["3", "2", "1"]], ["2 Q107", "1 Q107"]),
        ([["1", "2", "2", "3"]], ["2 Q106"]),
    ],
)
def test_numbers_run_on_or_begin_again(parts: list[list[str]], expected: list[str]) -> None:
    assert said(*parts) == expected


def test_the_number_that_was_expected_is_named() -> None:
    numbering = Numbering()
    collect(numbering.check("4", Location("de.md")))
    _, findings = collect(numbering.check("6", Location("de.md")))
    assert "Question 5 is expected" in findings[0].message("en")
