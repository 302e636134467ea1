"""Numbers such as 1.1 are refused: no statement of the ledger could name such a question."""

import pytest

from library.diagnostics import collect
from library.questions.parser import parse_paper

OPTIONS = "\nA. 1\n*B. 2\n"


@pytest.mark.parametrize(
    "first", ["Câu 1.1. Tìm x", "Câu 1.1 Tìm x", "**Bài 1.1:** Tìm x", "Question 1.1) Find x"]
)
def test_a_number_with_levels_is_told_of_alone(first: str) -> None:
    paper, findings = collect(parse_paper(f"{first}{OPTIONS}Câu 2. Tìm y{OPTIONS}", "de.md"))
    assert [(finding.location.line, finding.rule.code) for finding in findings] == [(1, "Q120")]
    assert [question.number for question in paper.public.questions] == ["2"]
