"""Which files a site has: shelves only for what there is, and a page for addresses that are not."""

from pathlib import Path

import pytest

from tests.build_tools.small_district import CHAIN, SmallDistrict, document, exam, pages


def test_a_site_has_a_shelf_of_exams_only_where_there_are_exams(
    district: SmallDistrict, tmp_path: Path
) -> None:
    district.put("thcs-a/phieu", document())
    district.put("thcs-a/de", exam())
    district.commit()
    district.approve("thcs-a/phieu", *CHAIN)
    district.build(tmp_path)
    assert "de-kiem-tra/index.html" not in pages(tmp_path, "thcs-a")
    district.approve("thcs-a/de", *CHAIN)
    district.build(tmp_path)
    assert {"de-kiem-tra/index.html", "de-kiem-tra/giua-hk1.html"} <= set(pages(tmp_path, "thcs-a"))
    assert "de-kiem-tra/index.html" not in pages(tmp_path, "thcs-b")


@pytest.mark.parametrize(
    ("address", "home"), [("", "/"), ("https://kho.example.vn", "/"), ("https://a.example.vn/kho/", "/kho/")]
)
def test_the_page_for_unknown_addresses_leads_to_where_the_site_is_known_to_stand(
    district: SmallDistrict, tmp_path: Path, address: str, home: str
) -> None:
    said = f", site_url: {address}" if address else ""
    district.change("content/district/schools.yml", "short_name: THCS B,", f"short_name: THCS B{said},")
    district.commit()
    district.build(tmp_path)
    missing = pages(tmp_path, "thcs-b")["404.html"].decode()
    assert f'href="{home}"' in missing
    assert (f'href="{home}tim-kiem.html"' in missing) is bool(address)
