"""`hoclieu build --worktree`: a look at what nobody approved, marked as such and never published."""

import json
from pathlib import Path

import pytest

from build_tools.cli.main import main
from library.present.site import PREVIEW
from tests.build_tools.small_district import SmallDistrict, document, pages


@pytest.fixture
def preview(approved: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> Path:
    """A preview of the approved district with an edit, a draft, and a resource with errors."""
    approved.put("thcs-a/phieu", document(body="Đang sửa dở."))
    approved.put("thcs-a/nhap", document("Bản nháp", draft="có"))
    approved.put("thcs-a/sai", document(grade="13"))
    assert main(["build", "--worktree", "--root", str(approved.root), "--lang", "vi"]) == 1
    said = capsys.readouterr()
    out = approved.root / "build" / "preview"
    assert "Xem trước 3 tệp chưa commit" in said.err
    assert f"không dùng để công bố. Mở xem: hoclieu serve --out {out}" in said.out
    assert "thcs-a/toan/sai/index.md:5:" in said.out
    return out


def test_it_shows_the_work_tree_as_if_it_were_approved(preview: Path) -> None:
    shown = pages(preview, "thcs-a")
    assert "Đang sửa dở." in shown["tai-nguyen/phieu.html"].decode()
    assert "Bản nháp" in shown["tai-nguyen/nhap.html"].decode()
    assert "tai-nguyen/sai.html" not in shown
    assert "Số nào lớn nhất" in shown["tai-nguyen/de.html"].decode()


def test_every_page_of_it_is_marked(preview: Path) -> None:
    for site in ("district", "thcs-a", "thcs-b"):
        shown = pages(preview, site)
        unmarked = [
            path
            for path, content in shown.items()
            if path.endswith(".html") and PREVIEW.encode() not in content
        ]
        assert unmarked == ["404.html"]  # it shows nothing of the library
        assert json.loads((preview / "sites" / site / "version.json").read_bytes())["preview"] is True


def test_what_is_published_says_nothing_of_previews(approved: SmallDistrict) -> None:
    approved.put("thcs-a/phieu", document(body="Đang sửa dở."))
    assert main(["build", "--root", str(approved.root)]) == 0
    built = pages(approved.root / "build", "thcs-a")
    shown = b"".join(content for path, content in built.items() if path.endswith(".html"))
    assert PREVIEW.encode() not in shown
    assert "Đang sửa dở.".encode() not in shown
    assert b"preview" not in (approved.root / "build" / "sites" / "thcs-a" / "version.json").read_bytes()


def test_it_never_lands_where_sites_to_publish_are(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--root", str(approved.root)]) == 0
    before = pages(approved.root / "build", "thcs-a")
    capsys.readouterr()
    out = str(approved.root / "build")
    assert main(["build", "--root", str(approved.root), "--worktree", "--out", out, "--lang", "en"]) == 2
    assert "a preview needs another folder" in capsys.readouterr().err
    assert pages(approved.root / "build", "thcs-a") == before


def test_it_is_not_packed_for_others(preview: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = preview.parent / "a.zip"
    assert main(["pack", "thcs-a", "--built", str(preview), "--to", str(target), "--lang", "en"]) == 2
    assert "is a preview that nobody approved" in capsys.readouterr().err
    assert not target.exists()


def test_a_library_with_no_approvals_yet_can_be_previewed(district: SmallDistrict) -> None:
    district.put("thcs-a/dau-tien", document("Học liệu đầu tiên"))
    assert main(["build", "--worktree", "--root", str(district.root)]) == 0
    shown = pages(district.root / "build" / "preview", "thcs-a")
    assert "Học liệu đầu tiên" in shown["tai-nguyen/dau-tien.html"].decode()
