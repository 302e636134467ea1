"""`hoclieu build`: what it says and where it writes; approvals that change what is shown."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from build_tools import begun_asking
from build_tools.cli.main import main
from build_tools.cli.repository_options import now
from build_tools.workers import VARIABLE
from tests.build_tools.cli.builder import Builder
from tests.build_tools.signed_district import SignedDistrict
from tests.build_tools.small_district import CHAIN, SmallDistrict, document


def test_each_site_is_told_with_its_folder_and_how_much_it_shows(build: Builder) -> None:
    said = build()
    for site, resources in (("district", 0), ("thcs-a", 2), ("thcs-b", 0)):
        assert (build.out / "sites" / site / "index.html").is_file()
        line = next(line for line in said.splitlines() if line.startswith(f"  {site} "))
        assert line.split()[1:] == [str(resources), "resources", str(build.out / "sites" / site)]
    assert " files written, 0 unchanged, 0 removed." in said


def test_a_second_build_finds_nothing_to_do_until_something_changes(build: Builder) -> None:
    build()
    assert build() == "Nothing has changed.\n"
    page = build.out / "sites" / "thcs-a" / "index.html"
    page.write_text("changed by hand")
    build()
    assert "changed by hand" not in page.read_text(encoding="utf-8")
    assert build() == "Nothing has changed.\n"
    build.district.commit("nothing to see")
    assert "written" in build()


def test_what_another_process_finds_touched_is_written_again(
    build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begun_asking, "WORTH_BEGINNING", 1)
    monkeypatch.setenv(VARIABLE, "2")
    build()
    (build.out / "sites" / "thcs-a" / "index.html").write_text("changed by hand")
    build.district.commit("nothing to see")
    said = build("--explain")
    assert "sites/thcs-a/index.html: it was no longer on disk as it had been written" in said
    assert build() == "Nothing has changed.\n"


def test_what_finds_nothing_to_do_has_loaded_nothing_that_builds(build: Builder) -> None:
    build()
    words = [sys.executable, "-X", "importtime", "-m", "build_tools.cli.main", "build", "--lang", "en"]
    done = subprocess.run(
        [*words, "--root", str(build.district.root)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "Nothing has changed.\n"
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"build_tools.build_inputs", "build_tools.manifest"} <= loaded
    heavy = {"build_tools.judgement", "build_tools.shell", "build_tools.worktree", "library.approval.ledger"}
    assert not loaded & (heavy | {"jinja2", "yaml", "PIL"})


def test_only_the_sites_that_were_asked_for_are_built(build: Builder) -> None:
    said = build("--site", "thcs-b")
    assert "thcs-a" not in said.split("files written")[0].split("resources", 1)[1]
    assert [path.name for path in (build.out / "sites").iterdir()] == ["thcs-b"]
    build("--site", "thcs-a", "--site", "district")
    assert sorted(path.name for path in (build.out / "sites").iterdir()) == ["district", "thcs-a", "thcs-b"]


def test_a_site_that_does_not_exist_is_told_with_those_that_do(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--root", str(approved.root), "--site", "thcs-c", "--lang", "vi"]) == 2
    said = capsys.readouterr().err
    assert "Không có trang “thcs-c”" in said
    assert "district, thcs-a, thcs-b" in said
    assert not (approved.root / "build").exists()


def test_the_moment_it_speaks_for_can_be_said_and_is_written_down_as_utc(build: Builder) -> None:
    build("--as-of", "2026-11-21T08:00:00+07:00")
    version = json.loads((build.out / "sites" / "thcs-a" / "version.json").read_text())
    assert version["as_of"] == "2026-11-21T01:00:00+00:00"
    assert version["commit"] == build.district.repository.resolve("HEAD")
    assert version["ledger"]["number"] == 4


def test_what_waits_is_listed_and_fails_only_a_strict_build(build: Builder) -> None:
    build.district.put("thcs-a/moi", document("Bài mới"))
    build.district.commit()
    said = build()
    assert "1 at the tip are not published (see: hoclieu status):\n  thcs-a/moi\n" in said
    assert build("--strict", code=1).endswith("  thcs-a/moi\n")
    build.district.approve("thcs-a/moi", *CHAIN)
    assert "not published" not in build("--strict")


def test_an_edit_keeps_the_old_version_until_it_is_approved_and_withdrawing_removes_it(
    build: Builder, capsys: pytest.CaptureFixture[str]
) -> None:
    def approve(*words: str) -> None:
        root = str(build.district.root)
        assert main(["approve", "thcs-a/phieu", "--root", root, "--yes", *words]) == 0
        capsys.readouterr()

    build()
    assert build.shows("phieu", "Nội dung.")
    build.district.put("thcs-a/phieu", document(body="Bản đã sửa."))
    build.district.commit()
    assert "thcs-a/phieu" in build()
    assert build.shows("phieu", "Nội dung.")
    approve("--as", "p-head")
    assert "thcs-a/phieu" in build()
    assert build.shows("phieu", "Nội dung.")
    approve("--as", "p-principal")
    assert "not published" not in build()
    assert build.shows("phieu", "Bản đã sửa.")
    assert not build.shows("phieu", "Nội dung.")
    approve("--as", "p-principal", "--withdraw", "Sai")
    assert " removed" in build()
    assert not build.shows("phieu", "")
    assert build.shows("de", "Số nào lớn nhất")


def test_a_version_that_can_no_longer_be_published_fails_every_build(build: Builder) -> None:
    build.district.write("content/district/schools.yml", "")
    district = build.district
    district.put("thcs-a/hong", document("Hỏng"))
    district.commit()
    build(code=1)
    build(code=1)


@pytest.mark.parametrize("more", [[], ["--as-of", "2026-09-01T08:00:00+07:00"]])
@pytest.mark.parametrize("behind", [True, False])
def test_a_clock_behind_the_ledger_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], behind: bool, more: list[str]
) -> None:
    district = SignedDistrict(tmp_path / "repository")
    district.put("thcs-a/phieu", document())
    district.commit()
    district.clock = now() + timedelta(days=3 if behind else -3)
    district.approve("thcs-a/phieu", *CHAIN)
    assert main(["build", "--root", str(district.root), "--site", "thcs-b", "--lang", "vi", *more]) == 0
    told = capsys.readouterr().err
    assert ("Đồng hồ máy này chậm hơn dòng cuối của sổ duyệt" in told) is (behind and not more)
    assert ("Hãy chỉnh lại ngày giờ của máy rồi dựng lại.\n" in told) is (behind and not more)
