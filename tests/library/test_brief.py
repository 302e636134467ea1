"""The brief record says what the full one says, and no more of a class than its link."""

from datetime import timedelta

import pytest

from library.brief import brief_of
from tests.library.sample_entries import NOW, exam, resource

LINK = "8a1-k7v3x9q2-m4w8"


def test_it_says_what_shelves_are_arranged_by() -> None:
    full = resource("Phân số", lessons=["6/23"], topic="Số", stem="bai-hoc-stem")
    brief = brief_of(full)
    for name in ("title", "type", "subject", "grades", "series", "lessons", "topic", "stem"):
        assert getattr(brief, name) == getattr(full, name)
    assert (brief.exam, brief.school_year, brief.embargo, brief.key_release) == ("", "", None, None)


def test_it_says_of_which_kind_and_year_an_exam_is() -> None:
    brief = brief_of(exam(exam="cuoi-hk2", year="2025-2026", embargo=NOW))
    assert (brief.exam, brief.school_year, brief.embargo) == ("cuoi-hk2", "2025-2026", NOW)


def test_it_has_a_link_only_where_it_is_for_one_class() -> None:
    assert brief_of(resource(visibility="class-link", class_link=LINK)).class_link == LINK
    assert brief_of(resource(visibility="public", class_link=LINK)).class_link is None


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("dates", "out", "key_out"),
    [
        ({}, True, False),  # nobody has said when the key of an official exam may be shown
        ({"status": "de-luyen-tap"}, True, True),
        ({"key_release": NOW}, True, True),
        ({"key_release": NOW + SECOND}, True, False),
        ({"embargo": NOW + SECOND, "key_release": NOW}, False, True),
        ({"embargo": NOW, "key_release": NOW}, True, True),
    ],
)
def test_when_it_and_its_key_are_out(dates: dict[str, object], out: bool, key_out: bool) -> None:
    brief = brief_of(exam(**dates))
    assert (brief.is_out(NOW), brief.is_key_out(NOW)) == (out, key_out)


def test_what_is_no_exam_holds_nothing_back() -> None:
    brief = brief_of(resource())
    assert brief.is_out(NOW)
    assert brief.is_key_out(NOW)
