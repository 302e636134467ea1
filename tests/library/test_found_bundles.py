"""Bundles found school by school are those that are found at once, and nothing else is looked at."""

import pickle

from library.approval.model import Key
from library.bundles import find_bundles
from library.diagnostics import collect
from library.found_bundles import FoundBundles
from library.snapshot import Snapshot
from tests.library.listed_files import snapshot

ROOT = "content/schools"
SCHOOLS = ("truong-a", "truong-b", "truong-c")
PATHS = (
    "truong-a/toan/phan-so/index.md",
    "truong-a/toan/phan-so/anh.png",
    "truong-a/school.yml",
    "truong-b/phan-so/index.md",
    "truong-b/roi.txt",
    "truong-la/bai/index.md",
    "ghi-chu.txt",
)


def listed(*paths: str) -> Snapshot:
    return snapshot("content/district/people.yml", *(f"{ROOT}/{path}" for path in paths))


def test_they_are_those_of_the_whole_snapshot() -> None:
    found = FoundBundles(listed(*PATHS), SCHOOLS)
    every, findings = collect(find_bundles(listed(*PATHS), SCHOOLS))
    assert (dict(found), len(found)) == (every, 2)
    assert {one.location.path for one in findings} > {
        one.location.path for school in found.schools for one in found.findings(school)
    }
    assert [one.rule.code for one in found.findings("truong-b")] == ["F110"]


def test_only_schools_that_the_district_knows_and_that_have_a_folder_are_there() -> None:
    found = FoundBundles(listed(*PATHS), SCHOOLS)
    assert found.schools == ["truong-a", "truong-b"]
    assert found.tree_of("truong-a") == f"tree-of-{ROOT}/truong-a"
    for stranger in ("truong-c", "truong-la", ""):
        assert (found.of_school(stranger), found.findings(stranger)) == ({}, [])
        assert Key(stranger, "bai") not in found


def test_a_school_is_looked_at_when_one_of_its_bundles_is_asked_for() -> None:
    found = FoundBundles(listed(*PATHS), SCHOOLS)
    assert Key("truong-b", "phan-so") in found
    assert found.looked_at == {"truong-b"}


def test_a_bundle_is_found_by_its_tree() -> None:
    found = FoundBundles(listed(*PATHS), SCHOOLS)
    assert found.school_with(f"tree-of-{ROOT}/truong-b/phan-so") == "truong-b"
    # A folder between, a school's own, one of no school, and none at all are no bundles.
    for stranger in ("truong-a/toan", "truong-a", "truong-la/bai", "truong-b/khac"):
        assert found.school_with(f"tree-of-{ROOT}/{stranger}") is None
    assert found.school_with("tree-of-content/district") is None


def test_whoever_is_handed_them_gets_all() -> None:
    found = FoundBundles(listed(*PATHS), SCHOOLS)
    assert pickle.loads(pickle.dumps(found)) == dict(found)  # noqa: S301 - our own
