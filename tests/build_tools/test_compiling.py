"""A bundle on which the tool itself fails is told of, and keeps no other off the sites."""

import re
from pathlib import Path

import pytest

from build_tools import cache_place, compiling
from build_tools.cli.main import main
from library.bundle_files import BundleFiles
from library.compile import Programme, compile_bundle
from library.compiled import CompiledBundle
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

BAD = "content/schools/thcs-a/toan/sau/index.md"


def failing(files: BundleFiles, programme: Programme) -> CompiledBundle:
    if "Vấp ở đây" in files.contents["index.md"].decode():
        raise LookupError("vấp")
    return compile_bundle(files, programme)


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another of these tests, on the same text, may have left what comes of it without a fault."""
    monkeypatch.setenv(cache_place.FOLDER, str(tmp_path / "cache"))


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    """Two approved resources, of which the second has a new text on which the tool shall fail."""
    found = SmallDistrict(tmp_path / "kho")
    for name in ("truoc", "sau"):
        found.put(f"thcs-a/{name}", document(f"Bài {name}"))
        found.commit()
        found.approve(f"thcs-a/{name}", *CHAIN)
    found.put("thcs-a/sau", document("Bài sau", "Vấp ở đây."))
    found.commit()
    return found


def run(district: SmallDistrict, verb: str, *more: str) -> int:
    return main([verb, "--root", str(district.root), "--lang", "en", *more])


def test_the_bundle_is_named_and_the_fault_written_down(
    district: SmallDistrict, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling, "compile_bundle", failing)
    assert run(district, "check") == 1
    told = capsys.readouterr().out
    at, log = re.findall(r"^(\S+):1:1: F122 .* details are in (\S+)$", told, re.MULTILINE)[0]
    assert at == BAD
    assert "LookupError: vấp" in Path(log).read_text(encoding="utf-8")
    assert "2 resources: 1 error" in told


def test_what_came_of_a_fault_is_kept_nowhere(
    district: SmallDistrict, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(compiling, "compile_bundle", failing)
        assert run(district, "check") == 1
        assert run(district, "check") == 1
    capsys.readouterr()
    assert run(district, "check") == 0
    assert "2 resources: 0 errors" in capsys.readouterr().out


def test_the_sites_keep_what_is_approved_and_show_all_others(
    district: SmallDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "compile_bundle", failing)
    out = district.root / "build"
    assert run(district, "build", "--as-of", "2026-11-20T08:00:00+07:00", "--out", str(out)) == 0
    pages = {
        page.stem: page.read_text(encoding="utf-8")
        for page in (out / "sites/thcs-a/tai-nguyen").glob("*.html")
    }
    assert sorted(pages) == ["sau", "truoc"]
    assert "Nội dung." in pages["sau"]
    assert "Vấp" not in pages["sau"]
