"""Batches as texts: what is read of one, what is wrong with it, and that it is written as it is read."""

from datetime import date

import pytest

from library.approval.batch import (
    Batch,
    Minutes,
    batch_path,
    judge_batch,
    minutes_text,
    read_batch,
    write_batch,
)
from library.approval.model import Key, Stage
from library.approval.policy import Policy
from library.diagnostics import collect

A, B = Key("thcs-a", "phan-so"), Key("thcs-a", "tap-hop")
TREE, OTHER = "1" * 40, "a" * 40
PATH = "content/batches/thcs-a/pass-2026-09.yml"
BATCH = Batch("thcs-a", "pass", "2026-09", {A: TREE, B: OTHER}, Minutes("12/BB-TCM", date(2026, 9, 28)))
TEXT = f"""\
school: thcs-a
stage: pass
month: 2026-09
minutes: {{number: 12/BB-TCM, date: 2026-09-28}}
resources:
  thcs-a/phan-so: {TREE}
  thcs-a/tap-hop: {OTHER}
"""


def read(text: str, path: str = PATH) -> tuple[Batch | None, list[str]]:
    batch, findings = collect(read_batch(text.encode(), path))
    return batch, [f"{finding.location.line} {finding.rule.code}" for finding in findings]


def test_a_batch_names_trees_and_the_minutes_they_rest_on() -> None:
    assert read(TEXT) == (BATCH, [])


def test_a_batch_is_read_as_it_was_written() -> None:
    titles = {A: "Phân số # bằng nhau: \x1b[31m", B: 'Tập hợp "số"'}
    assert read(write_batch(BATCH, titles)) == (BATCH, [])
    without = Batch("district", "appraise", "2026-12", {A: TREE})
    assert read(write_batch(without, {}), batch_path(without)) == (without, [])


def test_a_batch_is_written_the_same_whatever_the_order() -> None:
    turned = Batch("thcs-a", "pass", "2026-09", {B: OTHER, A: TREE}, BATCH.minutes)
    assert write_batch(turned, {}) == write_batch(BATCH, {})


@pytest.mark.parametrize(
    "path",
    [
        "content/batches/thcs-a/pass-2026-10.yml",
        "content/batches/thcs-b/pass-2026-09.yml",
        "content/batches/thcs-a/approve-2026-09.yml",
        "content/batches/thcs-a/pass-2026-13.yml",
        "content/batches/thcs-a/pass-2026-09.yaml",
        "content/batches/thcs-a/x/pass-2026-09.yml",
        "content/batches/pass-2026-09.yml",
    ],
)
def test_a_file_whose_name_says_something_else_is_no_batch(path: str) -> None:
    assert read(TEXT, path) == (None, ["1 R111"])


def test_a_word_after_the_month_tells_batches_apart() -> None:
    assert read(TEXT, batch_path(BATCH, "toan-6"))[0] == BATCH


@pytest.mark.parametrize(
    "line",
    [
        "phan-so: " + TREE,
        "thcs-a/Phân số: " + TREE,
        "thcs-a/x/y: " + TREE,
        "thcs-a/moi: " + TREE[:39],
        "thcs-a/moi: " + TREE.replace("1", "A"),
        "thcs-a/moi: [a]",
        "thcs-a/moi:",
    ],
)
def test_a_line_that_is_no_resource_with_its_tree_is_left_out(line: str) -> None:
    assert read(TEXT + f"  {line}\n") == (BATCH, ["8 R112"])


def test_what_another_school_made_is_adopted() -> None:
    batch, found = read(TEXT + f"  thcs-b/phan-so: {TREE}\n")
    assert found == []
    assert batch is not None
    assert [batch.shelf_of(key) for key in (A, Key("thcs-b", "phan-so"))] == ["school", "adopted-by-thcs-a"]


def test_the_district_may_name_resources_of_every_school() -> None:
    text = TEXT.replace("school: thcs-a", "school: district").replace("stage: pass", "stage: appraise")
    batch, found = read(text + f"  thcs-b/phan-so: {TREE}\n", "content/batches/district/appraise-2026-09.yml")
    assert found == []
    assert batch is not None
    assert batch.shelf == "district"
    assert Key("thcs-b", "phan-so") in batch.trees


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        TEXT.replace("month: 2026-09\n", ""),
        TEXT.replace("school: thcs-a\n", ""),
        TEXT.replace("date: 2026-09-28", "date: hôm qua"),
        TEXT.replace("number: 12/BB-TCM, ", ""),
        TEXT.replace("minutes: {number: 12/BB-TCM, date: 2026-09-28}", "minutes: có"),
        TEXT.replace("resources:\n", "resources: []\nkhac:\n"),
        TEXT + f"  thcs-a/phan-so: {OTHER}\n",
    ],
)
def test_a_head_that_cannot_be_read_makes_no_batch(text: str) -> None:
    batch, found = read(text)
    assert batch is None
    assert found


def policy(*stages: str) -> Policy:
    return Policy(stages={"school": tuple(Stage(one, "principal", one, "recorded") for one in stages)})


def test_a_stage_that_the_policy_lacks_is_told_with_those_it_has() -> None:
    assert list(judge_batch(BATCH, PATH, policy("pass", "approve"))) == []
    (finding,) = judge_batch(BATCH, PATH, policy("thong-qua", "approve"))
    assert finding.rule.code == "R114"
    assert "thong-qua, approve" in finding.remedy("en")


def test_a_batch_says_the_same_but_for_its_lines() -> None:
    assert BATCH.says_the_same(Batch("thcs-a", "pass", "2026-09", {}, BATCH.minutes))
    assert not BATCH.says_the_same(Batch("thcs-a", "pass", "2026-09", BATCH.trees))
    assert not BATCH.says_the_same(Batch("thcs-a", "approve", "2026-09", BATCH.trees, BATCH.minutes))


def test_minutes_are_named_as_people_write_them() -> None:
    assert minutes_text(BATCH) == "Biên bản số 12/BB-TCM ngày 28/9/2026"
    assert minutes_text(Batch("thcs-a", "pass", "2026-09", {})) == ""
