"""Both halves of a paper as plain data and back, and damaged data refused."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.diagnostics import collect
from library.questions.model import ParsedPaper
from library.questions.parser import parse_paper
from library.questions.serialise import (
    NotSerialised,
    key_from_data,
    key_to_data,
    public_from_data,
    public_to_data,
)
from tests.library.questions.papers import papers

SETTINGS = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@given(papers())
@SETTINGS
def test_both_halves_come_back(paper: ParsedPaper) -> None:
    public, key = public_to_data(paper.public), key_to_data(paper.key)
    assert public_from_data(json.loads(json.dumps(public))) == paper.public
    assert key_from_data(json.loads(json.dumps(key))) == paper.key


def test_the_public_half_holds_no_secret() -> None:
    text = "Câu 1. x\nA. 1\n*B. 2\nLời giải. BI-MAT\nCâu 2. y\nĐáp án: 8317"
    paper, _ = collect(parse_paper(text, "de.md"))
    written = json.dumps(public_to_data(paper.public))
    assert "BI-MAT" not in written
    assert "8317" not in written
    assert "BI-MAT" in json.dumps(key_to_data(paper.key))


EXAM = """\
PHẦN I. x
Ngữ liệu. t
Câu 1. [NB] (1 điểm) x
A. 1
*B. 2
Câu 2. y
*a) 1
b) 2
c) 3
d) 4
Câu 3. z
Đáp án: 5
"""


def sample() -> tuple[dict[str, Any], dict[str, Any]]:
    paper, _ = collect(parse_paper(EXAM, "de.md"))
    return json.loads(json.dumps([public_to_data(paper.public), key_to_data(paper.key)]))


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every container of some data with a key into it."""
    if isinstance(data, dict):
        inner = data.items()
    elif isinstance(data, list):
        inner = enumerate(data)
    else:
        return []
    return [found for key, value in list(inner) for found in [(data, key), *places(value)]]


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("damage", [None, 3, "x", [], {}, -1.5])
def test_damaged_data_is_refused_or_read_never_a_crash(half: int, damage: object) -> None:
    refused = 0
    reader = (public_from_data, key_from_data)[half]
    for at in range(len(places(sample()[half]))):
        data = sample()[half]
        container, key = places(data)[at]
        container[key] = damage
        try:
            reader(data)
        except NotSerialised:
            refused += 1
    assert refused > 0


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["parts", "passages", "preamble", "keys", "kind", "answer"]),
                inner,
                max_size=4,
            )
        ),
    )
)
def test_foreign_data_is_refused(data: Any) -> None:
    for reader in (public_from_data, key_from_data):
        try:
            read = reader(data)
        except NotSerialised:
            continue
        assert read in (
            public_from_data({"parts": [], "passages": [], "preamble": None}),
            key_from_data({"keys": []}),
        )
