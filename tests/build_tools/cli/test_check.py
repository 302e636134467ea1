"""`hoclieu check`: every fault with its place and remedy, for people and for programs."""

import json

import pytest

from build_tools.cli.main import main
from tests.build_tools.small_district import SmallDistrict, document

PATH = "content/schools/thcs-a/toan/sai/index.md"


@pytest.fixture
def faulty(approved: SmallDistrict) -> SmallDistrict:
    """The approved district with a resource that has an unknown field at its second line."""
    approved.put("thcs-a/sai", document().replace("---\n", "---\ngrad: 6\n", 1))
    approved.commit()
    return approved


def test_a_fault_is_told_with_its_place_its_code_and_what_to_type(
    faulty: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(faulty.root), "--lang", "vi"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{PATH}:2:1: M101 "))
    assert "grad" in lines[at]
    assert "grade" in lines[at + 1]
    assert lines[-2].startswith("3 học liệu: ")
    assert lines[-1] == "Xem cách sửa từng mã: hoclieu explain MÃ"


def test_without_errors_it_ends_well(approved: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(approved.root), "--lang", "en"]) == 0
    assert "2 resources: 0 errors" in capsys.readouterr().out


def test_programs_get_the_same_findings_and_nothing_else(
    faulty: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = []
    assert main(["check", "--root", str(faulty.root), "--format", "json", "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    for finding in json.loads(told.out):
        codes.append((finding["path"], finding["line"], finding["code"]))
        assert finding["severity"] in ("error", "warning", "note")
    assert (PATH, 2, "M101") in codes
    assert codes == sorted(codes)
    assert main(["check", "--root", str(faulty.root), "--format", "github", "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    lines = told.out.splitlines()
    assert len(lines) == len(codes)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert any(f"::error file={PATH},line=2,col=1,title=M101::" in line for line in lines)


def test_editors_and_forges_get_them_as_sarif(
    faulty: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(faulty.root), "--format", "sarif", "--lang", "vi"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    whole = json.loads(told.out)
    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    found = next(one for one in run["results"] if one["ruleId"] == "M101")
    assert found["level"] == "error"
    assert "grad" in found["message"]["text"]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == PATH
    assert place["region"] == {"startLine": 2, "startColumn": 1}


def test_what_is_not_committed_counts_only_in_a_preview(
    approved: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    approved.put("thcs-a/sai", "---\ngrad: 6\n---\n")
    assert main(["check", "--root", str(approved.root)]) == 0
    assert main(["check", "--root", str(approved.root), "--worktree"]) == 1
    assert PATH in capsys.readouterr().out
