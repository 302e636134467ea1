"""What hangs on the ledger is told school by school, from Git's own trees."""

from pathlib import Path

import pytest

from build_tools import approved_trees
from build_tools.approved_trees import Approved
from library.approval.model import Key
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

ONE, TWO, FAR = Key("thcs-a", "mot"), Key("thcs-a", "hai"), Key("thcs-b", "ba")


@pytest.fixture
def library(tmp_path: Path) -> SmallDistrict:
    """Two resources of one school are published, one of them with the district too."""
    made = SmallDistrict(tmp_path / "kho")
    made.put(str(ONE), document("Một", share="district"))
    made.put(str(TWO), document("Hai"), note__txt=b"hai")
    made.put(str(FAR), document("Ba"))
    made.commit()
    made.approve(str(ONE), *CHAIN, "p-appraiser")
    made.approve(str(TWO), *CHAIN)
    return made


def approved_in(library: SmallDistrict) -> Approved:
    return library.judge().branch.approved


def test_the_trees_of_a_school_are_told_by_shelf(library: SmallDistrict) -> None:
    one, two = library.tree(str(ONE)), library.tree(str(TWO))
    approved = approved_in(library)
    assert approved.of_school("thcs-a") == {
        ("district", ONE): one, ("school", ONE): one, ("school", TWO): two,
    }  # fmt: skip
    assert (approved.of_school("thcs-b"), approved.names_of("thcs-b")) == ({}, {})
    assert [*approved.schools] == ["thcs-a"]


def test_what_hangs_of_a_school_has_one_name_for_each_shelf(library: SmallDistrict) -> None:
    before = approved_in(library).names_of("thcs-a")
    assert sorted(before) == ["district", "school"]
    library.put(str(TWO), document("Khác"))
    library.commit()
    assert approved_in(library).names_of("thcs-a") == before
    library.approve(str(TWO), *CHAIN)
    after = approved_in(library).names_of("thcs-a")
    assert (after["district"], after["school"] != before["school"]) == (before["district"], True)


def test_a_tree_is_found_with_its_school(library: SmallDistrict) -> None:
    approved = approved_in(library)
    assert approved.school_with(library.tree(str(TWO))) == "thcs-a"
    assert approved.school_with(library.tree(str(FAR))) is None


@pytest.mark.parametrize("few", [0, 20])
def test_files_are_told_by_name_whether_trees_are_few_or_many(
    library: SmallDistrict, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(approved_trees, "_FEW", few)
    tree = library.tree(str(TWO))
    (files,) = approved_in(library).files_of([tree]).values()
    assert sorted(files) == ["index.md", "note.txt"]
    assert files["note.txt"].path == "note.txt"
    assert files["note.txt"].size == 3


def test_without_a_ledger_nothing_hangs() -> None:
    nothing = Approved()
    assert (nothing.of_school("thcs-a"), [*nothing.schools], nothing.files_of([])) == ({}, [], {})
    assert nothing.school_with("0" * 40) is None
