"""The files of trees, found when they are asked for: of bundles, and of what hangs on the ledger."""

import pickle
from pathlib import Path

import pytest

from build_tools.tree_sources import TreeSources, further_sources
from library.found_bundles import FoundBundles
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

ONE, TWO, FAR = "thcs-a/mot", "thcs-a/hai", "thcs-b/ba"


@pytest.fixture
def library(tmp_path: Path) -> SmallDistrict:
    """Two resources of one school and one of another; the first was published, and is another now."""
    made = SmallDistrict(tmp_path / "kho")
    made.put(ONE, document("Một", share="district"))
    made.put(TWO, document("Hai"))
    made.put(FAR, document("Ba"), note__txt=b"ba")
    made.commit()
    made.approve(ONE, *CHAIN)
    return made


def found(library: SmallDistrict) -> tuple[FoundBundles, TreeSources]:
    """What is known of the tip before anybody has looked."""
    judged = library.judge()
    bundles = FoundBundles(judged.snapshot, judged.organisation.schools)
    return bundles, TreeSources(bundles, judged.branch.approved)


def test_they_are_of_bundles_and_of_what_hangs_on_the_ledger(library: SmallDistrict) -> None:
    before = library.tree(ONE)
    library.put(ONE, document("Một khác"))
    library.commit()
    _, sources = found(library)
    assert set(sources) == {before, *map(library.tree, (ONE, TWO, FAR))}
    assert len(sources) == 4
    assert sorted(sources[library.tree(FAR)]) == ["index.md", "note.txt"]
    assert sources[before]["index.md"] != sources[library.tree(ONE)]["index.md"]


def test_only_the_school_of_a_tree_is_looked_at(library: SmallDistrict) -> None:
    bundles, sources = found(library)
    assert sources[library.tree(FAR)]["note.txt"].size == 2
    assert bundles.looked_at == {"thcs-b"}
    assert sources.of_schools(["thcs-b"]) == [library.tree(FAR)]


def test_a_stranger_is_no_key_and_costs_no_look(library: SmallDistrict) -> None:
    bundles, sources = found(library)
    for stranger in ("0" * 40, "", None):
        assert stranger not in sources
    with pytest.raises(KeyError):
        sources["0" * 40]
    assert bundles.looked_at == set()


def test_an_approved_version_that_left_the_tip_is_known(library: SmallDistrict) -> None:
    before = library.tree(ONE)
    library.put(ONE, document("Một khác"))
    library.commit()
    _, sources = found(library)
    assert before in sources
    assert sorted(sources[before]) == ["index.md"]
    assert sources.of_schools(["thcs-a"]) == [*map(library.tree, (TWO, ONE)), before]


def test_a_school_has_one_name_for_all_its_trees(library: SmallDistrict) -> None:
    before = {school: found(library)[1].name_of(school) for school in ("thcs-a", "thcs-b")}
    library.approve(ONE, "p-appraiser")
    published = {school: found(library)[1].name_of(school) for school in before}
    library.put(TWO, document("Hai khác"))
    library.commit()
    edited = {school: found(library)[1].name_of(school) for school in before}
    assert len({before["thcs-a"], published["thcs-a"], edited["thcs-a"]}) == 3
    assert before["thcs-b"] == published["thcs-b"] == edited["thcs-b"]


def test_after_a_tree_come_those_of_its_school(library: SmallDistrict) -> None:
    _, sources = found(library)
    own = sources.of_schools(["thcs-a"])
    assert [*sources.onwards(own[0], 5)] == own
    assert [*sources.onwards(own[0], 1)] == own[:1]
    assert [*sources.onwards(library.tree(FAR), 5)] == [library.tree(FAR)]
    assert [*sources.onwards("0" * 40, 5)] == ["0" * 40]


def test_others_come_beside_them(library: SmallDistrict) -> None:
    _, sources = found(library)
    tree = library.tree(ONE).translate(str.maketrans("0123456789", "1234567890"))
    more = sources.with_others({tree: {}})
    assert tree in more
    assert set(more) == {tree, *sources}
    assert tree not in sources


def test_a_tree_that_hangs_nowhere_is_found_where_the_clone_has_it(library: SmallDistrict) -> None:
    gone = library.tree(TWO)
    library.put(TWO, document("Hai khác"))
    library.commit()
    assert gone not in found(library)[1]
    assert sorted(further_sources(library.repository, [gone, "0" * 40])) == [gone]


def test_whoever_is_handed_them_gets_all(library: SmallDistrict) -> None:
    _, sources = found(library)
    assert pickle.loads(pickle.dumps(sources)) == dict(sources)  # noqa: S301 - our own
