"""Documents that show a picture have it on their cards; others, and what is hidden, have none."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.build_tools.small_district import CHAIN, SmallDistrict, document, pages


def picture(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (640, 360), colour).save(buffer, "PNG")
    return buffer.getvalue()


def test_the_first_picture_of_a_document_is_on_its_card(district: SmallDistrict, tmp_path: Path) -> None:
    district.put("thcs-a/co-hinh", document("Có hình", "![Hai](hai.png)\n\n![Một](mot.png)"))
    district.put("thcs-a/khong-hinh", document("Không hình", "Chỉ có chữ."))
    folder = district.root / "content/schools/thcs-a/toan/co-hinh"
    (folder / "hai.png").write_bytes(picture("#cc0000"))
    (folder / "mot.png").write_bytes(picture("#0000cc"))
    district.commit()
    for name in ("co-hinh", "khong-hinh"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    district.build(tmp_path / "out")
    site = pages(tmp_path / "out", "thcs-a")
    home = site["index.html"].decode()
    assert 'src="tai-nguyen/co-hinh/poster-320.webp"' in home
    assert "khong-hinh/poster" not in home
    with Image.open(BytesIO(site["tai-nguyen/co-hinh/poster-320.webp"])) as poster:
        red, _, blue = poster.convert("RGB").getpixel((160, 90))  # type: ignore[misc]
    assert red > 150 > blue
