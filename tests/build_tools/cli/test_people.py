"""`hoclieu people leave`: who takes over, what waits for them then, and what to do next."""

import sys

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

if sys.platform != "win32":
    import resource

PEOPLE = "content/district/people.yml"
DAY = ["--last-day", "2026-10-31"]


def leave(district: SmallDistrict, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["people", "leave", *words, "--root", str(district.root), "--lang", "en"])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_roles_and_what_waits_go_to_somebody_else(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    district.put("thcs-a/cu", document("Bài cũ"))
    district.put("thcs-a/moi", document())
    district.commit()
    district.approve("thcs-a/cu", *CHAIN)
    code, said = leave(district, capsys, "p-head", "--to", "p-teacher", *DAY)
    assert code == 0, said
    role = "{role: department-head, school: thcs-a, subjects: [toan], from: 2026-11-01}"
    assert f"p-teacher: from 1/11/2026\n    {role}\n" in said
    assert "Waiting for p-head, and then for p-teacher:\n  thcs-a/moi\n" in said
    assert "hoclieu approve district/organisation --as PERSON" in said
    district.commit()
    district.approve_organisation()
    district.put("thcs-a/moi", document(authors="[p-principal]"))
    district.commit()
    district.clock = district.clock.replace(month=11)
    assert "waits for: p-teacher" in district.refusal("thcs-a/moi", "p-head")
    assert district.refusal("thcs-a/moi", "p-teacher") == ""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("p-hed", "--to", "p-teacher"), 2, "There is no “p-hed” in people.yml: did you mean “p-head”?"),
        (("p-head", "--to", "p-khong"), 2, "There is no “p-khong”"),
        (("p-head", "--to", "p-head"), 1, "two different people"),
    ],
)
def test_what_cannot_be_handed_over_is_said_and_nothing_is_changed(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    before = (district.root / PEOPLE).read_bytes()
    ended, told = leave(district, capsys, *words, *DAY)
    assert (ended, said in told) == (code, True), told
    assert (district.root / PEOPLE).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of files")
def test_a_disk_without_room_leaves_the_file_as_it_was(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # Python leaves half of it, and reads that later
    before = (district.root / PEOPLE).read_bytes()
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, allowed[1]))
    try:
        ended, told = leave(district, capsys, "p-head", "--to", "p-teacher", *DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
    assert (ended, "too large for this disk" in told) == (1, True), told
    assert (district.root / PEOPLE).read_bytes() == before
    assert git(district.root, "status", "--porcelain") == b""


def test_the_file_at_the_top_is_changed_wherever_one_stands(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(district.root / "content" / "district")
    assert main(["people", "leave", "p-head", "--to", "p-teacher", *DAY, "--root", root]) == 0
    assert "until: 2026-10-31" in (district.root / PEOPLE).read_text()
    (district.root / PEOPLE).unlink()
    capsys.readouterr()
    assert leave(district, capsys, "p-head", "--to", "p-teacher", *DAY)[0] == 2


def test_people_that_cannot_be_read_are_not_touched(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    district.change(PEOPLE, "role: teacher", "role: x")
    code, said = leave(district, capsys, "p-head", "--to", "p-teacher", *DAY)
    assert code == 1
    assert PEOPLE in said
    assert "until: 2026-10-31" not in (district.root / PEOPLE).read_text(encoding="utf-8")
