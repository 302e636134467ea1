"""A part as a build makes it: what it comes to, and what becomes of units that were kept and put."""

import pytest

from build_tools.new_part import NewPart
from build_tools.staging import OutputError
from build_tools.written_part import Record, Unit, whole_of

ONE, TWO = Record("d1", 1, 10), Record("d2", 2, 20)


def test_what_it_comes_to_follows_from_all_that_it_has_so_far() -> None:
    part = NewPart("sites/a")
    part.take("mot", "f.g", {"sites/a/1.html": "d1"})
    assert part.whole() == whole_of({"1.html": "d1"})
    part.keep("hai", Unit("f.g", {"sites/a/2.html": TWO}))
    assert part.whole() == whole_of({"1.html": "d1", "2.html": "d2"})


def test_a_unit_that_was_kept_and_put_has_the_files_of_both_and_follows_from_nothing_known() -> None:
    part = NewPart("sites/a", "f")
    part.keep("mot", Unit("f.g", {"sites/a/1.html": ONE}))
    part.take("mot", "f.h", {"sites/a/2.html": "d2"})
    part.take("hai", "f.h", {})
    written = part.written({"sites/a/2.html": TWO}.__getitem__, {})
    assert written is not None
    assert written.units == {"mot": Unit("", {"sites/a/1.html": ONE, "sites/a/2.html": TWO})}
    assert written.follows == "f"


def test_two_files_at_one_address_are_refused() -> None:
    part = NewPart("sites/a")
    part.take("mot", "f.g", {"sites/a/1.html": "d1"})
    with pytest.raises(OutputError, match="two files for one address"):
        part.keep("hai", Unit("f.g", {"sites/a/1.html": ONE}))


def test_a_part_without_files_is_none() -> None:
    part = NewPart("sites/a", "f")
    part.take("mot", "f.g", {})
    assert part.written({}.__getitem__, {}) is None
