"""`hoclieu cache`, and `--no-cache`: what is kept, where, and doing without."""

from pathlib import Path

from tests.build_tools.cli.conftest import Command
from tests.build_tools.small_district import SmallDistrict


def test_what_a_check_read_is_kept_until_it_is_cleared(hoclieu: Command, approved: SmallDistrict) -> None:
    root = str(approved.root)
    assert hoclieu("check", "--no-cache", "--root", root).code == 0
    assert hoclieu("cache", "info").out.startswith("0 kết quả")
    first = hoclieu("check", "--root", root)
    info = hoclieu("cache", "info", "--lang", "en").out.splitlines()
    assert not info[0].startswith("0 results")
    assert Path(info[1]).is_relative_to(hoclieu.home)
    assert hoclieu("check", "--root", root).out == first.out
    assert hoclieu("cache", "clear").out == "Đã xoá bộ nhớ đệm.\n"
    assert hoclieu("cache", "info").out.startswith("0 kết quả")


def test_a_job_for_strangers_adds_nothing(hoclieu: Command, approved: SmallDistrict) -> None:
    assert hoclieu("cache", "info").code == 0
    reading = {"HOCLIEU_CACHE_READONLY": "1"}
    assert hoclieu("check", "--root", str(approved.root), **reading).code == 0
    said = hoclieu("cache", "info", **reading).out
    assert said.startswith("0 kết quả")
    assert "chỉ đọc" in said
