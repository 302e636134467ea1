"""How many processes work side by side."""

import os

import pytest

from build_tools.workers import MOST, VARIABLE, workers


@pytest.mark.parametrize(
    ("asked", "many"), [("1", 1), ("3", 3), ("9999999", MOST), ("0", None), ("x", None), ("", None)]
)
def test_as_many_as_were_asked_for_within_reason_else_one_for_each_core(
    monkeypatch: pytest.MonkeyPatch, asked: str, many: int | None
) -> None:
    monkeypatch.setenv(VARIABLE, asked)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    assert workers() == (many or min(cores, MOST))
