"""What a batch holds: everything that waits for its stage and that a review is enough for."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.batches import Made, to_adopt, waiting_in
from build_tools.cli.main import main
from library.approval.batch import Batch
from library.approval.model import Key
from library.diagnostics import Text
from tests.build_tools.small_district import DISTRICT, SmallDistrict, document, exam

POLICY = "content/district/policy.yml"
SIGNED = f"{DISTRICT[POLICY]}kinds: {{exam: {{evidence: signed}}}}\n"


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    """A document and an exam that wait for their department, which has to sign the exam."""
    made = SmallDistrict(tmp_path / "repository", {**DISTRICT, POLICY: SIGNED})
    made.put("thcs-a/phieu", document())
    made.put("thcs-a/de", exam())
    made.commit()
    return made


def test_what_must_be_signed_is_not_in_it(district: SmallDistrict) -> None:
    made = waiting_in(district.judge(), Batch("thcs-a", "pass", "2026-09", {}), None, district.clock)
    assert made.batch.trees == {Key("thcs-a", "phieu"): district.tree("thcs-a/phieu")}
    assert made.to_sign == (Key("thcs-a", "de"),)


def test_the_command_says_what_is_left_to_sign(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["batch", "make", "--school", "thcs-a", "--stage", "pass", "--month", "2026-09"]
    assert main([*words, "--root", str(district.root), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "must be signed one by one" in out
    assert "hoclieu approve KEY --as PERSON" in out
    assert "  thcs-a/de\n" in out
    assert "Wrote 1 resources" in out


def test_a_batch_of_nothing_but_exams_is_not_called_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = SmallDistrict(tmp_path / "repository", {**DISTRICT, POLICY: SIGNED})
    made.put("thcs-a/de", exam())
    made.commit()
    words = ["batch", "make", "--school", "thcs-a", "--stage", "pass", "--month", "2026-09"]
    assert main([*words, "--root", str(made.root), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.endswith("  thcs-a/de\n")
    assert "Nothing waits" not in out


def test_where_the_ledger_is_refused_nothing_is_said_to_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = SmallDistrict(tmp_path / "repository")
    made.put("thcs-a/phieu", document())
    made.commit()
    made.approve("thcs-a/phieu", "p-head")
    made.tamper({"head.json": b"{}"})
    words = ["batch", "make", "--school", "thcs-a", "--stage", "pass", "--month", "2026-09"]
    assert main([*words, "--root", str(made.root), "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith("approvals:head.json:")
    assert not (made.root / "content/batches").exists()


BATCH = ["batch", "make", "--school", "thcs-a", "--stage", "pass", "--month", "2026-09", "--lang", "en"]


def test_a_batch_that_somebody_wrote_into_is_not_written_over(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*BATCH, "--root", str(district.root)]
    assert main(words) == 0
    assert main(words) == 0
    file = district.root / "content/batches/thcs-a/pass-2026-09.yml"
    file.write_text(kept := file.read_text() + "# mine\n")
    capsys.readouterr()
    assert main(words) == 2
    assert "Name the new one with --name" in capsys.readouterr().err
    assert file.read_text() == kept
    assert main([*words, "--name", "dot-2"]) == 0


def test_it_is_written_to_the_top_of_the_repository_wherever_one_stands(
    district: SmallDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(district.root / "content/schools")
    assert main([*BATCH, "--subject", "Toán"]) == 0
    assert (district.root / "content/batches/thcs-a/pass-2026-09-toan.yml").is_file()
    assert not Path("content").exists()


def test_a_subject_or_a_stage_that_does_not_exist_is_told(
    district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*BATCH, "--root", str(district.root)]
    assert main([*words, "--subject", "toaan"]) == 2
    assert "There is no subject “toaan”: did you mean “toan”?" in capsys.readouterr().err
    assert main([*words, "--stage", "pas"]) == 1
    assert "R114 the policy has no stage “pas”\n    → did you mean “pass”?" in capsys.readouterr().out


def test_an_exam_of_another_school_is_adopted_by_signature(tmp_path: Path) -> None:
    made = SmallDistrict(tmp_path / "repository")
    made.put("thcs-a/de", exam(share="district"))
    made.commit()
    made.approve("thcs-a/de", "p-head", "p-principal")
    judgement = made.judge()
    empty, keys = Batch("thcs-b", "pass", "2026-09", {}), [Key("thcs-a", "de")]
    usual = to_adopt(judgement, empty, keys)
    policy = replace(judgement.authority.policy, evidence_of_kind={"exam": "signed"})
    strict = replace(judgement, authority=replace(judgement.authority, policy=policy))
    signed = to_adopt(strict, empty, keys)
    assert not isinstance(usual, Text)
    assert not isinstance(signed, Text)
    assert (list(usual.batch.trees), usual.to_sign) == (keys, ())
    assert signed == Made(empty, {}, (Key("thcs-a", "de"),))
