"""`hoclieu explain`: every code in both languages, and RULES.md made from the same words."""

import re
from pathlib import Path

import pytest

from build_tools.cli.main import main
from library.rules import ALL_RULES

ROOT = Path(__file__).parents[3]


def _explain(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["explain", *words]) == code
    told = capsys.readouterr()
    return told.out if code == 0 else told.err


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_a_code_all_are_listed_by_area(capsys: pytest.CaptureFixture[str], language: str) -> None:
    said = _explain(capsys, "--lang", language)
    assert [code for code in ALL_RULES if f"  {code}  " not in said] == []


@pytest.mark.parametrize("written", ["M101", "m101"])
def test_a_code_is_explained_however_it_is_typed(capsys: pytest.CaptureFixture[str], written: str) -> None:
    said = _explain(capsys, written, "--lang", "vi")
    for heading in ("M101", "Thông báo:", "Vì sao:", "Cách sửa:", "Ví dụ"):
        assert heading in said


def test_an_unknown_code_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    said = _explain(capsys, "M10l", "--lang", "vi", code=2)
    assert re.fullmatch(r"Không có mã “M10l”\. Có phải là M1\d\d\?\n", said)
    assert _explain(capsys, "zzz", "--lang", "en", code=2).endswith("See all codes with: hoclieu explain\n")


def test_rules_md_is_what_explain_writes(capsys: pytest.CaptureFixture[str]) -> None:
    written = (ROOT / "RULES.md").read_text(encoding="utf-8")
    assert _explain(capsys, "--all", "--lang", "en") == written, "run: make rules"


def test_the_page_in_vietnamese_has_vietnamese_headings_that_its_links_reach(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = _explain(capsys, "--all", "--lang", "vi")
    groups = re.findall(r"^- \[(.)\]\(#(.+?)\)", page, re.MULTILINE)
    headings = re.findall(r"^## (\S+ [A-Z])$", page, re.MULTILINE)
    assert headings == [f"Nhóm {letter}" for letter, _ in groups]
    assert [heading.lower().replace(" ", "-") for heading in headings] == [anchor for _, anchor in groups]
