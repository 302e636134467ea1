"""The same commit, ledger and moment give the same bytes, however and wherever they are built."""

import multiprocessing
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools import compiling, site_writing
from build_tools.cli.main import main
from build_tools.manifest import STATE_FOLDER
from build_tools.repository import Repository
from build_tools.sample.scenario import read_scenario
from build_tools.workers import VARIABLE
from library.snapshot import Snapshot, snapshot_of
from tests.build_tools.demo_district import Demo
from tests.build_tools.killed_build import KILLED
from tests.build_tools.small_district import AS_OF, CHAIN, SmallDistrict, document, exam
from tests.library.sample_bundle import PNG

ROOT = Path(__file__).parents[2]
MOMENT = AS_OF.isoformat()
STRANGE = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "31337"}


def _files(out: Path) -> dict[str, bytes]:
    """Every file of every built site, of all profiles."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and STATE_FOLDER not in path.parts
    }


def _differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _build(district: SmallDistrict, out: Path, *options: str) -> None:
    words = ["build", "--root", str(district.root), "--out", str(out), "--as-of", MOMENT]
    assert main([*words, *options]) == 0


@pytest.fixture(scope="module")
def full_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """A district with several resources, approved in an order that is not theirs; nothing may change it."""
    district = SmallDistrict(tmp_path_factory.mktemp("full") / "repository")
    for name in ("b", "a", "d", "c"):
        district.put(f"thcs-a/phieu-{name}", document(f"Phiếu {name}", share="district"))
    district.put("thcs-a/de", exam())
    picture = {"hinh__png": PNG, "phieu__txt": b"In ra.\n"}
    district.put(
        "thcs-a/phieu-hinh", document("Hình", "![Hình tròn](hinh.png)", attachments="[phieu.txt]"), **picture
    )
    district.put("thcs-b/phieu-e", document("Phiếu e", lessons="[1/3]"))
    district.commit()
    for name in ("d", "a", "c", "b"):
        district.approve(f"thcs-a/phieu-{name}", *CHAIN, "p-appraiser")
    district.approve("thcs-a/de", *CHAIN)
    district.approve("thcs-a/phieu-hinh", *CHAIN)
    return district


@pytest.fixture
def full(full_once: SmallDistrict, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, to change."""
    return full_once.copied(tmp_path / "repository")


def test_locale_zone_and_hash_seed_change_no_byte_of_the_sample(demo: Demo, tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("hoclieu")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    moment = read_scenario().as_of.isoformat()
    subprocess.run(
        [script, "build", "--root", demo.folder, "--out", tmp_path / "out", "--as-of", moment, "--no-cache"],
        env=kept | STRANGE, cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    assert _differences(_files(demo.folder / "build"), _files(tmp_path / "out")) == []


def test_the_order_in_which_files_come_changes_no_byte(
    full: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(full, tmp_path / "one", "--no-cache")
    listed = Repository.snapshot
    shuffle = random.Random(5).shuffle  # noqa: S311 - any order but Git's will do

    def shuffled(self: Repository, *asked: object) -> Snapshot:
        snapshot = listed(self, *asked)  # type: ignore[arg-type]
        records = list(snapshot.records)
        shuffle(records)
        return snapshot_of(snapshot.commit, records)

    monkeypatch.setattr(Repository, "snapshot", shuffled)
    _build(full, tmp_path / "other", "--no-cache")
    assert _differences(_files(tmp_path / "one"), _files(tmp_path / "other")) == []


def test_the_number_of_workers_changes_no_byte(
    full: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = []
    for workers in (1, 2, 5):
        for module in (site_writing, compiling):
            monkeypatch.setattr(module, "WORTH_SPREADING", 0)
        monkeypatch.setenv(VARIABLE, str(workers))
        _build(full, tmp_path / str(workers), "--no-cache")
        built.append(_files(tmp_path / str(workers)))
    assert _differences(built[0], built[1]) == []
    assert _differences(built[0], built[2]) == []


@pytest.fixture(scope="module")
def changed_once(
    full_once: SmallDistrict, tmp_path_factory: pytest.TempPathFactory
) -> tuple[SmallDistrict, Path]:
    """A folder that was built, and the district after an edit, an addition and a withdrawal."""
    folder = tmp_path_factory.mktemp("changed")
    district, out = full_once.copied(folder / "repository"), folder / "out"
    _build(district, out)
    district.put("thcs-a/phieu-a", document("Phiếu a, bản hai"))
    district.put("thcs-a/phieu-moi", document("Phiếu mới"))
    district.commit()
    for name in ("phieu-a", "phieu-moi"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    district.withdraw("thcs-a/phieu-b")
    return district, out


@pytest.fixture
def changed(changed_once: tuple[SmallDistrict, Path], tmp_path: Path) -> tuple[SmallDistrict, Path]:
    """Copies of both, to change; the files of the folder are known by their times, which are copied, too."""
    district, out = changed_once
    return district.copied(tmp_path / "repository"), shutil.copytree(out, tmp_path / "out")


def test_a_second_build_into_the_same_folder_equals_a_clean_one(
    changed: tuple[SmallDistrict, Path], tmp_path: Path
) -> None:
    district, out = changed
    _build(district, out)
    _build(district, tmp_path / "clean")
    assert _differences(_files(out), _files(tmp_path / "clean")) == []
    folders = {p.relative_to(out) for p in out.rglob("*") if p.is_dir() and STATE_FOLDER not in p.parts}
    clean = {p.relative_to(tmp_path / "clean") for p in (tmp_path / "clean").rglob("*") if p.is_dir()}
    assert folders <= clean


@pytest.mark.parametrize("step", ["journal", "0", "7", "manifest"])
def test_a_build_that_was_killed_is_mended_by_the_next(
    changed: tuple[SmallDistrict, Path], tmp_path: Path, step: str
) -> None:
    district, out = changed
    before = _files(out)
    words = ["build", "--root", str(district.root), "--out", str(out), "--as-of", MOMENT]
    killed = subprocess.run(
        [sys.executable, "-m", "tests.build_tools.killed_build", step, *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip
    assert killed.returncode == KILLED, killed.stderr
    half = _files(out)
    assert (half == before) is (step == "journal")
    _build(district, out)
    _build(district, tmp_path / "clean")
    assert _differences(_files(out), _files(tmp_path / "clean")) == []


def test_workers_that_share_neither_memory_nor_disk_change_no_byte(
    changed: tuple[SmallDistrict, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    district, out = changed
    _build(district, tmp_path / "alone", "--no-cache")
    (out / "sites/thcs-a/index.html").write_text("changed by hand")
    for module in (site_writing, compiling):
        monkeypatch.setattr(module, "WORTH_SPREADING", 0)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setenv(VARIABLE, "2")
    for built in (tmp_path / "apart", out):
        _build(district, built, "--no-cache")
        assert _differences(_files(tmp_path / "alone"), _files(built)) == []
