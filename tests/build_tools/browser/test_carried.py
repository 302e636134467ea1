"""Copies to carry in a real browser: one file, taken away from everything else, without a network."""

import shutil
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from library.addresses import CARRIED
from tests.build_tools.small_district import CHAIN, SmallDistrict, document, exam, pages

BANK_TEXT = """\
Câu 1. [NB] Căn bậc hai của $\\sqrt{16}$ là
A. 1
*B. 2
C. 4
D. 8
Lời giải. Vì $\\sqrt{16} = 4$.
"""


class Carried(NamedTuple):
    """The copies of a document, an exam and a bank, each alone in a folder; and the built site."""

    document: Path
    exam: Path
    bank: Path
    site: dict[str, bytes]


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (64, 48), "#1a5fb4").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Carried:
    root = tmp_path_factory.mktemp("carried")
    district = SmallDistrict(root / "repository")
    text = "![Hình vẽ](hinh.png)\n\nXem [phiếu](phieu.txt) và [bài khác](https://example.org/)."
    district.put("thcs-a/phieu", document("Phiếu", text), phieu__txt="Phiếu.")
    (district.root / "content/schools/thcs-a/toan/phieu/hinh.png").write_bytes(picture())
    district.put("thcs-a/de", exam(key_release="2026-11-01T08:00:00+07:00"))
    district.put("thcs-a/ngan-hang", document("Ngân hàng", BANK_TEXT, type="ngan-hang-cau-hoi"))
    district.commit()
    for name in ("phieu", "de", "ngan-hang"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    out = root / "out"
    district.build(out)
    found = []
    for name in ("phieu", "de", "ngan-hang"):
        away = root / f"away-{name}" / f"{name}.html"
        away.parent.mkdir()
        shutil.copy(out / "sites" / "thcs-a" / "tai-nguyen" / name / CARRIED, away)
        found.append(away)
    return Carried(*found, pages(out, "thcs-a"))


def opened(page: Page, copy: Path) -> list[str]:
    """Open a copy; what it asks for and what goes wrong is listed as it happens."""
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.url) if request.url[:5] != "data:" else None)
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(copy.as_uri())
    return heard


def test_a_document_shows_its_picture_and_links_only_outward(page: Page, carried: Carried) -> None:
    heard = opened(page, carried.document)
    shown = page.get_by_role("img", name="Hình vẽ")
    assert shown.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [64, 48]
    assert page.locator("a[href]").evaluate_all("all => all.map(one => one.href)") == ["https://example.org/"]
    assert heard == [carried.document.as_uri()]


def test_a_bank_is_practised_from_its_copy_with_formulas_that_stretch(page: Page, carried: Carried) -> None:
    heard = opened(page, carried.bank)
    page.locator(".kho-option__text").nth(1).click()
    expect(page.locator(".kho-question__verdict")).to_have_text("Đúng rồi!")
    page.reload()
    expect(page.locator(".kho-question__verdict")).to_have_text("Đúng rồi!")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded"]
    assert heard == [carried.bank.as_uri()] * 2


def test_an_exam_is_sat_from_its_copy(page: Page, carried: Carried) -> None:
    heard = opened(page, carried.exam)
    page.get_by_role("button", name="Làm bài tính giờ").click()
    page.locator("#cau-1 li[data-letter=B] input").check()
    page.locator("#cau-2 input").fill("12.5")
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.locator(".kho-sitting__total")).to_have_text("10/10 điểm")
    assert heard == [carried.exam.as_uri()]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_copy_fits_the_screen_and_follows_the_device(
    page: Page, carried: Carried, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for copy in (carried.document, carried.exam, carried.bank):
        page.goto(copy.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        red = page.locator("body").evaluate("one => +getComputedStyle(one).backgroundColor.match(/\\d+/)[0]")
        assert (red < 128) is (scheme == "dark")


def test_its_page_offers_it_by_name_and_size(page: Page, carried: Carried, tmp_path: Path) -> None:
    for path, content in carried.site.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for name in ("phieu", "de", "ngan-hang"):
        page.goto((tmp_path / "tai-nguyen" / f"{name}.html").as_uri())
        link = page.get_by_role("link", name="Tải bản mang theo")
        assert link.get_attribute("download") == f"{name}.html"
        assert link.get_attribute("href") == f"{name}/{CARRIED}"
        size = len(carried.site[f"tai-nguyen/{name}/{CARRIED}"])
        expect(page.locator(".kho-carry__note")).to_contain_text(f"{round(size / 1000)} KB")
