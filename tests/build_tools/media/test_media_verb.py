"""`hoclieu media refresh` as it is typed: exit codes and what is said."""

from pathlib import Path

import pytest

from build_tools.cli.exit_codes import FINDINGS, OK, USAGE
from build_tools.cli.main import main
from tests.build_tools.media.films import film
from tests.build_tools.small_district import SmallDistrict, document


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    made = SmallDistrict(tmp_path / "repository")
    index = document("Bài giảng", type="video-bai-giang", video="bai-giang.mp4")
    made.put("thcs-a/clip", index, **{"bai-giang__mp4": film(2)})
    made.commit()
    return made


def test_a_library_of_local_clips_needs_nothing(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["media", "refresh", "--update", "--root", str(district.root)]
    assert main([*arguments, "--lang", "en"]) == OK
    assert capsys.readouterr().out == "0 videos asked about, 0 files written.\n"
    assert main([*arguments, "--lang", "vi"]) == OK
    assert capsys.readouterr().out == "0 video đã hỏi, 0 tệp đã ghi.\n"


def test_an_unknown_key_is_said_with_the_nearest(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["media", "refresh", "thcs-a/clib", "--root", str(district.root), "--lang", "en"]) == FINDINGS
    assert "did you mean thcs-a/clip?" in capsys.readouterr().out


def test_a_folder_that_is_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for root in (tmp_path, tmp_path / "nothing"):
        assert main(["media", "refresh", "--root", str(root)]) == USAGE
    assert "Git" in capsys.readouterr().err
