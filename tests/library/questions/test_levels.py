"""Cognitive levels by the names teachers give them."""

import pytest

from build_tools.builtin import builtin_vocabulary
from library.questions.levels import KNOWN_TAGS, read_level
from library.questions.model import Level


@pytest.mark.parametrize(
    ("level", "names"),
    [
        (Level.BIET, ["NB", "nb", "Nhận biết", "nhan biet", "Biết", "Mức 1", "M1", "B"]),
        (Level.HIEU, ["TH", "Thông hiểu", "Hiểu", "mức 2", "H"]),
        (
            Level.VAN_DUNG,
            ["VD", "VDT", "VDC", "Vận dụng", "Vận dụng thấp", "VẬN DỤNG CAO", "V.dụng", "Mức 3"],
        ),
        (None, ["", "TL", "dễ", "mức 4", "bài 1"]),
    ],
)
def test_levels(level: Level | None, names: list[str]) -> None:
    assert {read_level(name) for name in names} == {level}


def test_a_tag_may_be_every_name_that_the_vocabulary_knows() -> None:
    for term in builtin_vocabulary().cognitive_levels:
        assert {read_level(name) for name in (term.key, term.label.vi, *term.aliases)} == {Level(term.key)}


def test_every_tag_we_suggest_is_one_we_read() -> None:
    others = {"TL", "Tự luận", "bài 1"}
    assert [tag for tag in KNOWN_TAGS if read_level(tag) is None] == sorted(others, key=KNOWN_TAGS.index)
