"""Adoption on real repositories: what a school shows of another's, for how long, and who is told."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from build_tools.approving import prepare_adoption
from build_tools.cli.main import main
from build_tools.git import git
from build_tools.remarking import prepare_remark
from library.approval.adoption import AdoptionState
from library.approval.batch import read_batch
from library.approval.model import Key, adopted_by
from library.diagnostics import Text, collect
from tests.build_tools.signed_district import PEOPLE, RecordedDistrict, SignedDistrict
from tests.build_tools.small_district import CHAIN, DISTRICT, SmallDistrict, document, exam, pages

KEY = "thcs-a/phieu"
PAGE = "tai-nguyen/phieu.html"
THERE = "tai-nguyen/thcs-a/phieu.html"
PEOPLE_OF_B = (
    DISTRICT[PEOPLE]
    + """\
- id: p-far
  name: Thầy Xa (mẫu)
  roles: [{role: department-head, school: thcs-b, subjects: [toan], from: 2020-01-01}]
"""
)
BY_B = ("p-far", "p-other")


def district_of(kind: str, root: Path) -> SmallDistrict:
    if kind == "unsigned":
        return SmallDistrict(root, {**DISTRICT, PEOPLE: PEOPLE_OF_B})
    return {"recorded": RecordedDistrict, "signed": SignedDistrict}[kind](root, PEOPLE_OF_B)


@pytest.fixture(scope="module")
def shared_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], SmallDistrict]:
    """A district of two schools, the first of which has published what it shares; nothing may change it."""

    @cache
    def made(kind: str) -> SmallDistrict:
        district = district_of(kind, tmp_path_factory.mktemp(kind) / "repository")
        district.put(KEY, document(body="Bản đầu.", share="district"))
        district.commit()
        district.approve(KEY, *CHAIN)
        return district

    return made


@pytest.fixture(params=["unsigned", "recorded", "signed"])
def shared(
    request: pytest.FixtureRequest, shared_once: Callable[[str], SmallDistrict], tmp_path: Path
) -> SmallDistrict:
    """A copy of that district, for each kind of evidence in turn."""
    return shared_once(request.param).copied(tmp_path / "repository")


@pytest.fixture
def sample(shared_once: Callable[[str], SmallDistrict], tmp_path: Path) -> SmallDistrict:
    return shared_once("unsigned").copied(tmp_path / "repository")


def edit(district: SmallDistrict, body: str) -> None:
    district.put(KEY, document(body=body, share="district"))
    district.commit()


def told(district: SmallDistrict) -> list[tuple[str, AdoptionState]]:
    return [(one.adopter, one.state) for one, _ in district.judge().adoptions(district.clock)]


def test_a_school_shows_what_its_own_people_took_over(shared: SmallDistrict, tmp_path: Path) -> None:
    shared.adopt(KEY, "thcs-b", "p-far")
    shared.build(tmp_path / "half")
    assert THERE not in pages(tmp_path / "half", "thcs-b")
    assert told(shared) == [("thcs-b", AdoptionState.WAITING)]
    shared.adopt(KEY, "thcs-b", "p-other")
    shared.build(tmp_path / "out")
    there, own = pages(tmp_path / "out", "thcs-b"), pages(tmp_path / "out", "thcs-a")
    assert PAGE in own
    page = there[THERE].decode()
    assert "Bản đầu." in page
    assert re.search(r"Học liệu của</dt><dd>Trường THCS A \(mẫu\)", page)
    assert "· THCS A</span>" in there["index.html"].decode()
    assert b"thcs-a/phieu" in there["du-lieu/catalogue.json"]
    assert any(THERE.encode() in text for path, text in there.items() if path.startswith("tim-kiem/"))
    assert told(shared) == [("thcs-b", AdoptionState.CURRENT)]
    assert shared.voids() == []


def test_it_stays_as_it_was_approved_when_the_original_changes(shared: SmallDistrict, tmp_path: Path) -> None:
    shared.adopt(KEY, "thcs-b", *BY_B)
    edit(shared, "Bản sửa.")
    shared.approve(KEY, *CHAIN)
    shared.build(tmp_path / "out")
    assert "Bản sửa." in pages(tmp_path / "out", "thcs-a")[PAGE].decode()
    assert "Bản đầu." in pages(tmp_path / "out", "thcs-b")[THERE].decode()
    assert told(shared) == [("thcs-b", AdoptionState.OUTDATED)]
    staff = pages(tmp_path / "out", "thcs-b", "staff")["trang-thai.html"].decode()
    assert "Bản gốc đã có bản mới" in staff
    shared.adopt(KEY, "thcs-b", *BY_B)
    shared.build(tmp_path / "out")
    assert "Bản sửa." in pages(tmp_path / "out", "thcs-b")[THERE].decode()


def test_an_adopted_version_hangs_on_the_ledger_when_main_forgets_it(
    sample: SmallDistrict, tmp_path: Path
) -> None:
    tree = sample.tree(KEY)
    sample.adopt(KEY, "thcs-b", *BY_B)
    edit(sample, "Bản sửa.")
    sample.approve(KEY, *CHAIN)
    git(sample.root, "update-ref", "refs/heads/main", sample.judge().snapshot.commit)
    hung = git(sample.root, "rev-parse", f"approvals:approved/adopted-by-thcs-b/{KEY}").decode().strip()
    assert hung == tree
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", sample.root.as_uri(), str(shallow))
    assert git(shallow, "cat-file", "-t", tree).decode().strip() == "tree"


def test_what_its_own_school_withdraws_is_gone_everywhere(shared: SmallDistrict, tmp_path: Path) -> None:
    shared.adopt(KEY, "thcs-b", *BY_B)
    shared.withdraw(KEY)
    shared.build(tmp_path / "out")
    assert THERE not in pages(tmp_path / "out", "thcs-b")
    assert told(shared) == [("thcs-b", AdoptionState.WITHDRAWN)]
    assert "Bản gốc đã thu hồi" in pages(tmp_path / "out", "thcs-b", "staff")["trang-thai.html"].decode()


def test_an_adopter_stops_using_it_for_itself_alone(sample: SmallDistrict, tmp_path: Path) -> None:
    sample.adopt(KEY, "thcs-b", *BY_B)
    sample._record(
        lambda j, at: prepare_remark(
            j, Key(*KEY.split("/")), "p-other", "withdraw", "Thôi", at, site="thcs-b"
        )
    )
    sample.build(tmp_path / "out")
    assert THERE not in pages(tmp_path / "out", "thcs-b")
    assert PAGE in pages(tmp_path / "out", "thcs-a")


def test_a_notice_of_its_own_school_is_read_at_the_adopter_too(sample: SmallDistrict, tmp_path: Path) -> None:
    sample.adopt(KEY, "thcs-b", *BY_B)
    sample.notice(KEY, "Câu 2 đang sửa")
    sample.build(tmp_path / "out")
    assert "Câu 2 đang sửa" in pages(tmp_path / "out", "thcs-b")[THERE].decode()


def test_a_notice_reaches_the_older_version_that_an_adopter_still_shows(
    sample: SmallDistrict, tmp_path: Path
) -> None:
    sample.adopt(KEY, "thcs-b", *BY_B)
    sample.put(KEY, document(share="district", body="Bản hai."))
    sample.commit()
    sample.approve(KEY, *CHAIN)
    sample.notice(KEY, "Câu 2 đang sửa", site="thcs-b")
    sample.build(tmp_path / "out")
    assert "Câu 2 đang sửa" in pages(tmp_path / "out", "thcs-b")[THERE].decode()
    assert "Câu 2 đang sửa" not in pages(tmp_path / "out", "thcs-a")[PAGE].decode()


@pytest.mark.parametrize("fields", [{"share": "school"}, {"visibility": "school-staff"}])
def test_what_is_not_shared_beyond_its_school_is_not_shown_elsewhere(
    sample: SmallDistrict, tmp_path: Path, fields: dict[str, str]
) -> None:
    """Not even where the ledger says that it was adopted."""
    key = "thcs-a/rieng"
    sample.put(
        key,
        document("Riêng", share=fields.get("share", "school"), visibility=fields.get("visibility", "public")),
    )
    sample.commit()
    sample.approve(key, *CHAIN)
    refused = prepare_adoption(sample.judge(), Key("thcs-a", "rieng"), "thcs-b", "p-far", sample.clock)
    assert isinstance(refused, Text)
    assert "in their school only" in refused.en
    shelf = adopted_by("thcs-b")
    sample.append(sample.said(key, "p-far", "pass", shelf=shelf))
    sample.append(sample.said(key, "p-other", "approve", shelf=shelf))
    assert shelf in sample.shown(key)
    sample.build(tmp_path / "out")
    for profile in ("sites", "staff"):
        assert not [path for path in pages(tmp_path / "out", "thcs-b", profile) if "rieng" in path]


def test_an_embargo_holds_at_the_adopter_too(sample: SmallDistrict, tmp_path: Path) -> None:
    key = "thcs-a/de"
    sample.put(key, exam(share="district", embargo="2026-12-01T07:00:00+07:00"))
    sample.commit()
    sample.approve(key, *CHAIN)
    sample.adopt(key, "thcs-b", *BY_B)
    sample.build(tmp_path / "out")
    assert not [path for path in pages(tmp_path / "out", "thcs-b") if "/de" in path and "tai-nguyen" in path]


def test_only_the_adopters_own_people_adopt(shared: SmallDistrict) -> None:
    key = Key(*KEY.split("/"))
    for person in ("p-head", "p-principal", "p-teacher", "p-officer"):
        refused = prepare_adoption(shared.judge(), key, "thcs-b", person, shared.clock)
        assert isinstance(refused, Text)
        assert "waits for: p-far" in refused.en
        forged = shared.said(KEY, person, "pass", shelf=adopted_by("thcs-b"))
        shared.append(forged._replace(role="department-head"))
    assert len(shared.voids()) == 4
    assert shared.shown(KEY).keys() == {"school"}


def test_a_school_adopts_only_what_was_published(sample: SmallDistrict) -> None:
    edit(sample, "Bản chưa duyệt.")
    sample.append(sample.said(KEY, "p-far", "pass", shelf=adopted_by("thcs-b")))
    assert ["this version is on no site" in reason for reason in sample.voids()] == [True]


def test_it_is_said_and_seen_at_the_command_line(
    sample: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = ["--root", str(sample.root), "--lang", "en"]

    def run(*words: str) -> tuple[int, str]:
        code = main([words[0], *words[1:], *usual])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    adopt = ["approve", KEY, "--yes", "--adopt-for", "thcs-b", "--as"]
    assert "there is no school “thcs-c”: did you mean" in run(*adopt[:4], "thcs-c", "--as", "p-far")[1]
    assert "leave out --adopt-for" in run(*adopt, "p-far", "--return", "Sai")[1]
    code, said = run(*adopt, "p-far")
    assert code == 0
    assert "all of it:" in said
    assert re.search(rf"to be adopted +{KEY} → thcs-b +Hiệu trưởng duyệt: Thầy Hiệu Khác", run("status")[1])
    assert run(*adopt, "p-other")[0] == 0
    assert "the school has adopted this version" in run(*adopt, "p-far")[1]
    assert re.search(rf"adopted +{KEY} → thcs-b", run("status", KEY)[1])
    assert "1 adopted" in run("ledger", "verify")[1]
    assert run(*adopt, "p-other", "--withdraw", "Không dùng nữa")[0] == 0
    assert "0 adopted" in run("ledger", "verify")[1]


def test_a_batch_to_adopt_is_made_of_what_is_published(
    sample: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.put("thcs-a/rieng", document("Riêng", share="school"))
    sample.commit()
    usual = ["batch", "make", "--school", "thcs-b", "--stage", "pass", "--month", "2026-09", "--lang", "en"]
    usual += ["--root", str(sample.root)]
    assert main([*usual, "--adopt", KEY]) == 0
    path = "content/batches/thcs-b/pass-2026-09.yml"
    batch, findings = collect(read_batch((sample.root / path).read_bytes(), path))
    assert findings == []
    assert batch is not None
    assert batch.trees == {Key(*KEY.split("/")): sample.tree(KEY)}
    assert main([*usual, "--adopt", "thcs-a/rieng"]) == 1
    assert "not on its own school's site" in capsys.readouterr().err
