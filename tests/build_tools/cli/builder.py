"""What the tests of `hoclieu build` share."""

import pytest

from build_tools.cli.main import main
from tests.build_tools.small_district import SmallDistrict


class Builder:
    """Builds one district and hands back what was said."""

    def __init__(self, district: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> None:
        self.district, self.capsys = district, capsys
        self.out = district.root / "build"

    def __call__(self, *more: str, code: int = 0) -> str:
        ended = main(["build", "--root", str(self.district.root), "--lang", "en", *more])
        told = self.capsys.readouterr()
        assert ended == code, told
        return told.out

    def shows(self, name: str, text: str, site: str = "thcs-a") -> bool:
        page = self.out / "sites" / site / "tai-nguyen" / f"{name}.html"
        return page.is_file() and text in page.read_text(encoding="utf-8")
