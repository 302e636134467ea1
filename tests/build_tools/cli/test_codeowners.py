"""`hoclieu codeowners`: written once, checked ever after."""

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from build_tools.proposals import Request, judge_proposal
from tests.build_tools.small_district import QUIET, SmallDistrict

PEOPLE = "content/district/people.yml"


@pytest.fixture
def routed(district: SmallDistrict) -> SmallDistrict:
    """A district whose people have logins, with the files that its forge reads."""
    for name in ("head", "principal", "officer"):
        district.change(PEOPLE, f"- id: p-{name}\n", f"- id: p-{name}\n  login: {{github: {name}}}\n")
    district.commit()
    assert main(["codeowners", "--root", str(district.root), "--write", "--lang", "en"]) == 0
    district.commit()
    return district


def _codes(district: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> set[str]:
    main(["check", "--root", str(district.root), "--lang", "en"])
    return {line.split()[1] for line in capsys.readouterr().out.splitlines() if ": R1" in line}


def test_it_is_printed_or_written_with_the_checklist(
    routed: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    written = (routed.root / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "/content/schools/thcs-a/ @head\n" in written
    assert "- [ ] " in (routed.root / ".github/cai-dat-kho.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["codeowners", "--root", str(routed.root), "--lang", "vi"]) == 0
    told = capsys.readouterr()
    assert told.out == written
    assert told.err == "Chưa có tên đăng nhập github trong people.yml: p-other, p-appraiser, p-second\n"


def test_what_stands_where_the_files_go_is_named_with_what_to_do(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["codeowners", "--root", str(district.root), "--write", "--lang", "vi"]
    place = district.root / ".github"
    place.write_text("mine")
    assert main(words) == 1
    assert f"{place} chiếm chỗ của một thư mục hoặc tệp cần ghi. Hãy xoá" in capsys.readouterr().err
    place.unlink()
    (place / "CODEOWNERS").mkdir(parents=True)
    assert main(words) == 1
    assert f"{place / 'CODEOWNERS'} chiếm chỗ" in capsys.readouterr().err
    assert [path.name for path in place.iterdir()] == ["CODEOWNERS"]


def test_check_is_content_with_what_was_written(
    routed: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _codes(routed, capsys) == set()


def test_check_fails_when_people_change_and_the_files_do_not(
    routed: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    routed.change(PEOPLE, "github: head", "github: to-truong")
    routed.commit()
    assert _codes(routed, capsys) == {"R131"}


@pytest.mark.parametrize("file", [".github/CODEOWNERS", ".github/cai-dat-kho.md"])
def test_check_fails_when_a_file_was_edited(
    routed: SmallDistrict, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    routed.change(file, "head", "somebody")
    routed.commit()
    assert _codes(routed, capsys) == {"R131"}


def test_a_file_too_large_for_the_forge_is_none_of_ours(
    routed: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    written = (routed.root / ".github/CODEOWNERS").read_bytes()
    routed.write(".github/CODEOWNERS", written + b"#\n" * 2_000_000)
    routed.commit()
    assert _codes(routed, capsys) == {"R131"}


def test_a_request_that_edits_or_deletes_it_is_told_so(routed: SmallDistrict) -> None:
    assert main(["workflows", "--root", str(routed.root), "--forge", "github"]) == 0
    base = routed.commit()
    git(routed.root, "switch", "--quiet", "--create", "request")
    (routed.root / ".github/CODEOWNERS").unlink()
    request = Request(routed.commit(), base, base)
    found = judge_proposal(routed.repository, request, routed.repository, routed.clock, QUIET)
    assert "R134" in {finding.rule.code for finding in found.findings}


def test_people_that_cannot_be_read_give_no_file(
    routed: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    routed.change(PEOPLE, "role: teacher", "role: x")
    routed.commit()
    capsys.readouterr()
    assert main(["codeowners", "--root", str(routed.root), "--lang", "en"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert PEOPLE in told.err
