"""Copies to carry: whole, without videos, as deltas, into folders and zips."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.packing import (
    GONE,
    READ_ME,
    SUMS,
    AlteredError,
    folder_in_zip,
    plan_pack,
    read_sums,
    site_of,
    write_folder,
    write_zip,
)
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

VIDEO = {"type": "video-bai-giang", "video": "bai.mp4"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a clip, made once: nothing here may change it."""
    root = tmp_path_factory.mktemp("packing")
    return _build(SmallDistrict(root / "repository"), root / "build")


@pytest.fixture
def built(site: Path, tmp_path: Path) -> Path:
    """A copy of the built site that a test may change."""
    shutil.copytree(site, tmp_path / "build")
    return tmp_path / "build"


def _build(district: SmallDistrict, out: Path) -> Path:
    district.put("thcs-a/phieu", document())
    district.put("thcs-a/phim", document("Phim", "", **VIDEO), bai__mp4=b"\0\0\0\x18ftypmp42" + bytes(5000))
    district.commit()
    for name in ("phieu", "phim"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    district.build(out)
    return out


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_folder_holds_the_whole_site_and_its_checksums(built: Path, tmp_path: Path) -> None:
    (built / "sites" / "thcs-a" / "ghi-chu.txt").write_text("not ours")
    write_folder(plan_pack(built, "thcs-a", None, videos=True), tmp_path / "usb")
    copied = _files(tmp_path / "usb")
    site = _files(built / "sites" / "thcs-a")
    assert set(copied) == {*site, READ_ME, SUMS} - {"ghi-chu.txt"}
    assert all(copied[path] == content for path, content in site.items() if path != "ghi-chu.txt")
    subprocess.run(["sha256sum", "--check", "--quiet", SUMS], cwd=tmp_path / "usb", check=True)


def test_without_videos_says_how_many_are_left_out(built: Path) -> None:
    pack = plan_pack(built, "thcs-a", None, videos=False)
    assert pack.left_out == 1
    assert not any(path.endswith(".mp4") for path in pack.files)
    assert pack.video_size == 0


def test_the_same_copy_is_the_same_zip(built: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_zip(plan_pack(built, "thcs-a", None, videos=True), tmp_path / name, "kho-thcs-a")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert all(name.startswith("kho-thcs-a/") for name in archive.namelist())


def test_a_delta_over_the_earlier_copy_gives_the_new_one(district: SmallDistrict, tmp_path: Path) -> None:
    built = _build(district, tmp_path / "build")
    write_zip(plan_pack(built, "thcs-a", None, videos=True), tmp_path / "first.zip", "kho")
    district.put("thcs-a/phieu", document(body="Nội dung mới."))
    district.commit()
    district.approve("thcs-a/phieu", *CHAIN)
    district.withdraw("thcs-a/phim")
    district.build(built)
    delta = plan_pack(built, "thcs-a", read_sums(tmp_path / "first.zip"), videos=True)
    assert "tai-nguyen/phieu.html" in delta.files
    assert "assets/kho.css" not in delta.files
    assert "tai-nguyen/phim.html" in delta.gone
    with zipfile.ZipFile(tmp_path / "first.zip") as archive:
        archive.extractall(tmp_path)
    write_folder(delta, tmp_path / "kho")
    whole = {*_files(built / "sites" / "thcs-a"), READ_ME, SUMS, GONE}
    assert set(_files(tmp_path / "kho")) == whole
    subprocess.run(["sha256sum", "--check", "--quiet", SUMS], cwd=tmp_path / "kho", check=True)


def test_an_earlier_copy_cannot_delete_outside_its_folder(built: Path, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    (tmp_path / "quan-trong.txt").write_text("mine")
    (usb / SUMS).write_text(f"{'0' * 64}  ../quan-trong.txt\n")
    write_folder(plan_pack(built, "thcs-a", read_sums(usb), videos=True), usb)
    assert (tmp_path / "quan-trong.txt").exists()


@pytest.mark.parametrize("name", ["index.html", "tai-nguyen", SUMS])
def test_an_earlier_copy_cannot_lead_outside_its_folder(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    usb, mine = tmp_path / "usb", tmp_path / "mine"
    mine.mkdir()
    (mine / "index.html").write_text("mine")
    usb.mkdir()
    (usb / SUMS).write_text(f"{'0' * 64}  khac.html\n")
    if name == SUMS:
        (usb / SUMS).rename(mine / SUMS)
    (usb / name).symlink_to(mine / name if (mine / name).exists() else mine)
    before = _files(mine)
    assert main(["pack", "thcs-a", "--built", str(built), "--to", str(usb), "--lang", "vi"]) == 1
    assert f"{usb / name} là một liên kết" in capsys.readouterr().err
    assert _files(mine) == before


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_a_site_that_is_no_longer_as_it_was_built_is_not_copied(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], object]
) -> None:
    spoil(built / "sites" / "thcs-a" / "tim-kiem.html")
    target = tmp_path / "a.zip"
    assert main(["pack", "thcs-a", "--built", str(built), "--to", str(target), "--lang", "vi"]) == 1
    assert "tim-kiem.html: tệp đã bị sửa hoặc mất sau khi dựng. Hãy chạy lại" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [built]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"other")])
def test_a_build_that_comes_in_between_leaves_no_half_copy(
    built: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    pack = plan_pack(built, "thcs-a", None, videos=True)
    spoil(built / "sites" / "thcs-a" / list(pack.files)[-1])
    with pytest.raises(AlteredError):
        write_zip(pack, tmp_path / "a.zip", folder_in_zip("thcs-a"))
    assert list(tmp_path.iterdir()) == [built]
    with pytest.raises(AlteredError):
        write_folder(pack, tmp_path / "usb")
    assert not (tmp_path / "usb" / SUMS).exists()


def test_the_verb_tells_the_size_first_and_writes_on_demand(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.zip"
    command = ["pack", "thcs-a", "--built", str(built), "--to", str(target), "--lang", "vi"]
    assert main([*command, "--dry-run"]) == 0
    assert "tệp cần chép" in capsys.readouterr().out
    assert not target.exists()
    assert main(command) == 0
    assert target.exists()
    assert main([*command, "--since", str(target), "--dry-run"]) == 0
    assert "0 tệp cần chép" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co"], "Không có trang"),
        (["thcs-c"], "thcs-a"),
        (["thcs-a", "--since", "khong-co.zip"], "không phải bản chép"),
        (["../sites/thcs-a"], "Không có trang “../sites/thcs-a”"),
        (["thcs-a", "--to", "khong-co/a.zip"], "Không ghi được bản chép vào khong-co/a.zip"),
        (["thcs-a", "--to", __file__], "Hãy chọn một thư mục"),
        (["thcs-a", "--to", f"{__file__}/usb"], "Hãy chọn một thư mục"),
    ],
)
def test_what_cannot_be_packed_says_what_to_do(
    built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["pack", *arguments, "--built", str(built), "--lang", "vi"]) == 2
    assert said in capsys.readouterr().err


def test_a_site_changed_by_hand_is_not_copied(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "sites" / "thcs-a" / "index.html").write_text("changed")
    assert (
        main(["pack", "thcs-a", "--built", str(built), "--to", str(tmp_path / "a.zip"), "--lang", "en"]) == 1
    )
    assert "Run hoclieu build again" in capsys.readouterr().err


@pytest.mark.parametrize(
    "place", ["build", "build/sites/thcs-a", "build/usb", "build/sites/a.zip", "link/usb"]
)
def test_no_copy_is_put_among_what_is_built(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "link").symlink_to(built)
    before = _files(built)
    words = ["pack", "thcs-a", "--built", str(built), "--to", str(tmp_path / place), "--lang"]
    assert main([*words, "vi"]) == main([*words, "en"]) == 2
    told = capsys.readouterr().err
    assert "bản chép không để ở đó; hãy chọn chỗ ở ngoài" in told
    assert f"choose one outside, e.g. --to {tmp_path / 'thcs-a.zip'}\n" in told
    assert _files(built) == before


def test_a_foreign_folder_is_left_alone(built: Path, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "anh.jpg").write_bytes(b"x")
    assert main(["pack", "thcs-a", "--built", str(built), "--to", str(tmp_path / "usb")]) == 2
    assert [path.name for path in (tmp_path / "usb").iterdir()] == ["anh.jpg"]


@pytest.mark.parametrize(("form", "option"), [("a.zip", "--since"), ("a", "--since"), ("a", "--to")])
def test_a_copy_of_another_site_is_not_taken_for_an_earlier_one(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, option: str
) -> None:
    copy, new = tmp_path / form, tmp_path / "b.zip"
    command = ["pack", "--built", str(built), "--lang", "vi"]
    assert main([*command, "thcs-a", "--to", str(copy)]) == 0
    before = _files(tmp_path)
    to = ["--since", str(copy), "--to", str(new)] if option == "--since" else ["--to", str(copy)]
    capsys.readouterr()
    assert main([*command, "thcs-b", *to]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"{copy} là bản chép của trang thcs-a, không phải của thcs-b;")
    assert told.out == ""
    assert _files(tmp_path) == before
    assert main([*command, "thcs-a", *to, "--dry-run"]) == 0
    assert capsys.readouterr().err == ""


def test_a_delta_tells_its_site_too(built: Path, tmp_path: Path) -> None:
    write_folder(plan_pack(built, "thcs-a", None, videos=True), tmp_path / "whole")
    earlier = read_sums(tmp_path / "whole")
    write_zip(plan_pack(built, "thcs-a", earlier, videos=True), tmp_path / "delta.zip", "khac")
    assert site_of(tmp_path / "delta.zip") == "thcs-a"


def test_an_older_copy_is_known_by_its_folder_in_the_zip_or_said_not_to_tell(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "kho-thcs-a"
    write_folder(plan_pack(built, "thcs-a", None, videos=True), copy)
    (copy / READ_ME).write_text("Mở tệp index.html.\n", encoding="utf-8")
    shutil.make_archive(str(tmp_path / "old"), "zip", tmp_path, copy.name)
    assert site_of(tmp_path / "old.zip") == "thcs-a"
    command = ["pack", "thcs-b", "--built", str(built), "--lang", "en", "--dry-run", "--since"]
    assert main([*command, str(tmp_path / "old.zip")]) == 2
    capsys.readouterr()
    assert main([*command, str(copy)]) == 0
    assert f"{copy} does not tell of which site" in capsys.readouterr().err
    (copy / READ_ME).unlink()
    assert main([*command, str(copy)]) == 0
