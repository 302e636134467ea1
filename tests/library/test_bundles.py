"""Bundles: which folders are resources, which are not, and what is said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.approval.model import Key
from library.bundles import Bundle, find_bundles, special_files_outside
from library.diagnostics import Finding, collect
from library.organisation import is_identifier
from library.snapshot import REGULAR, FileEntry, file_record, snapshot_of
from tests.library.listed_files import snapshot

ROOT = "content/schools"
SCHOOLS = ("truong-a", "truong-b")


def found(*paths: str) -> tuple[dict[Key, Bundle], list[Finding]]:
    """The bundles of a snapshot of these paths below content/schools."""
    return collect(find_bundles(snapshot(*(f"{ROOT}/{path}" for path in paths)), SCHOOLS))


def said(*paths: str) -> list[str]:
    """The findings on a snapshot, places below content/schools."""
    return [f"{f.location.path.removeprefix(ROOT + '/')} {f.rule.code}" for f in found(*paths)[1]]


def test_a_bundle_is_a_folder_with_an_index() -> None:
    bundles, findings = found(
        "truong-a/toan-6/phan-so/index.md",
        "truong-a/toan-6/phan-so/anh/hinh.png",
        "truong-a/toan-6/phan-so/de.pdf",
        "truong-b/phan-so/index.md",
    )
    assert findings == []
    assert list(bundles) == [Key("truong-a", "phan-so"), Key("truong-b", "phan-so")]
    bundle = bundles[Key("truong-a", "phan-so")]
    assert bundle.folder == f"{ROOT}/truong-a/toan-6/phan-so"
    assert bundle.tree == f"tree-of-{bundle.folder}"
    assert bundle.names() == ["anh/hinh.png", "de.pdf", "index.md"]


def test_folders_between_school_and_bundle_mean_nothing() -> None:
    bundles, _ = found("truong-a/a/b/c/d/bai-1/index.md", "truong-a/bai-2/index.md")
    assert sorted(key.id for key in bundles) == ["bai-1", "bai-2"]


FINDINGS = {
    "school files": (["truong-a/school.yml", "truong-a/logo.png"], []),
    "a name with accents": (["truong-a/Phân số/index.md"], ["truong-a/Phân số/index.md F101"]),
    "a name with capitals": (["truong-a/Bai/index.md"], ["truong-a/Bai/index.md F101"]),
    "a name too long": ([f"truong-a/{'a' * 81}/index.md"], [f"truong-a/{'a' * 81}/index.md F101"]),
    "a name Windows keeps": (["truong-a/com9/index.md"], ["truong-a/com9/index.md F101"]),
    "a name of ours": (["truong-a/index/index.md"], ["truong-a/index/index.md F101"]),
    "a name of a school": (["truong-a/truong-b/index.md"], ["truong-a/truong-b/index.md F101"]),
    "one id twice": (
        ["truong-a/toan-6/bai/index.md", "truong-a/toan-7/bai/index.md"],
        ["truong-a/toan-6/bai/index.md F102", "truong-a/toan-7/bai/index.md F102"],
    ),
    "nested": (
        ["truong-a/bai/index.md", "truong-a/bai/trong/index.md"],
        ["truong-a/bai/trong/index.md F103"],
    ),
    "stray files": (
        ["ghi-chu.txt", "truong-a/ghi-chu.txt", "truong-a/toan/de.pdf"],
        ["ghi-chu.txt F110", "truong-a/ghi-chu.txt F110", "truong-a/toan/de.pdf F110"],
    ),
    "an index in no folder": (["truong-a/index.md"], ["truong-a/index.md F110"]),
    "an unknown school, said once": (
        ["truong-c/a.txt", "truong-c/b.txt"],
        ["truong-c/a.txt F111"],
    ),
    "a resource of an unknown school": (
        ["truong-c/bai-1/index.md", "truong-c/bai-2/index.md"],
        ["truong-c/bai-1/index.md F111"],
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_what_is_said(name: str) -> None:
    paths, expected = FINDINGS[name]
    assert said(*paths) == expected


@pytest.mark.parametrize("name", ["Index.md", "INDEX.MD", "index.md.txt", "index.txt", "index"])
def test_an_index_by_almost_its_name_is_told_to_be_renamed(name: str) -> None:
    (finding,) = found(f"truong-a/bai-1/{name}")[1]
    assert "đổi tên tệp thành đúng `index.md`" in finding.remedy("vi")
    (finding,) = found("truong-a/bai-1/phieu.pdf")[1]
    assert "đặt vào thư mục có index.md" in finding.remedy("vi")


def test_of_two_with_one_id_neither_is_a_bundle() -> None:
    bundles, findings = found(
        "truong-a/x/bai/index.md",
        "truong-a/y/bai/index.md",
        "truong-a/z/bai/index.md",
        "truong-b/bai/index.md",
    )
    assert list(bundles) == [Key("truong-b", "bai")]
    assert {finding.location.path[len(ROOT) + 1 :] for finding in findings} == {
        f"truong-a/{folder}/bai/index.md" for folder in "xyz"
    }


def test_a_nested_folder_belongs_to_the_outer_bundle() -> None:
    bundles, _ = found("truong-a/bai/index.md", "truong-a/bai-2/index.md", "truong-a/bai/trong/index.md")
    assert bundles[Key("truong-a", "bai")].names() == ["index.md", "trong/index.md"]
    assert Key("truong-a", "trong") not in bundles


def test_a_bad_name_is_answered_with_a_good_one() -> None:
    _, findings = found("truong-a/Đề Giữa Kì/index.md", "truong-a/日本/index.md")
    remedies = [finding.remedy("en") for finding in findings]
    assert "`de-giua-ki`" in remedies[0]
    assert "`phan-so-bang-nhau`" in remedies[1]


def test_a_school_that_could_not_be_read_is_not_called_strange() -> None:
    entry = FileEntry(f"{ROOT}/truong-c/bai/index.md", REGULAR, "0" * 40, 1)
    bundles, findings = collect(find_bundles(snapshot_of("c", [file_record(entry)]), SCHOOLS, {"truong-c"}))
    assert (bundles, findings) == ({}, [])


@pytest.mark.parametrize("mode", ["120000", "160000", "100755"])
def test_links_and_programs_outside_bundles_are_told(mode: str) -> None:
    inside = FileEntry(f"{ROOT}/truong-a/ghi-chu.txt", mode, "0" * 40, 1)
    outside = FileEntry("content/district/people.yml", mode, "0" * 40, 1)
    listed = snapshot_of("c", map(file_record, (outside, inside)))
    _, findings = collect(find_bundles(listed, SCHOOLS))
    assert [(f.location.path, f.rule.code) for f in findings] == [(inside.path, "F104")]
    assert [(f.location.path, f.rule.code) for f in special_files_outside(listed)] == [(outside.path, "F104")]


def test_a_mistyped_school_is_suggested() -> None:
    _, findings = found("truong-aa/ghi-chu.txt")
    assert "truong-a" in findings[0].remedy("vi")


PARTS = st.sampled_from(["truong-a", "truong-b", "la", "bai", "Bài", "index.md", "de.pdf", "con", "x"])


@given(st.lists(st.lists(PARTS, min_size=1, max_size=5).map("/".join), max_size=8, unique=True))
def test_any_tree_gives_bundles_that_are_apart_and_addressable(paths: list[str]) -> None:
    paths = [path for path in paths if not any(other.startswith(path + "/") for other in paths)]
    bundles, findings = found(*paths)
    held = [entry.path for bundle in bundles.values() for entry in bundle.files]
    assert len(held) == len(set(held))
    for key, bundle in bundles.items():
        assert key.school in SCHOOLS
        assert is_identifier(key.id)
        assert "index.md" in bundle.names()
    # Whatever is no part of a bundle is spoken of, or belongs to its school.
    spoken = {finding.location.path.split("/")[2] for finding in findings}
    for path in paths:
        if f"{ROOT}/{path}" not in held:
            assert path.split("/")[0] in spoken
