"""What a pull request changes, judged by its base: what each change has, needs, and whose turn it is."""

import json
from pathlib import Path

import pytest
from pyromark import Markdown

from build_tools.git import git
from build_tools.proposal_report import render_proposal
from build_tools.proposals import JudgedProposal, Request, judge_proposal
from library.approval.status import State
from library.proposal import FileChange, ProposedBundle
from library.rules import metadata, site
from tests.build_tools.signed_district import SignedDistrict
from tests.build_tools.small_district import CHAIN, QUIET, SmallDistrict, document

KEY = "thcs-a/phieu"
FOLDER = "content/schools/thcs-a/toan/phieu"
PEOPLE = "content/district/people.yml"
POLICY = "content/district/policy.yml"


@pytest.fixture(scope="module")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """A district with one approved resource, on a branch of a pull request; nothing may change it."""
    district = SmallDistrict(tmp_path_factory.mktemp("started") / "repository")
    district.put(KEY, document(body="Bản đầu."), hinh__txt=b"1")
    district.commit()
    district.approve(KEY, *CHAIN)
    git(district.root, "switch", "--quiet", "--create", "request")
    return district


@pytest.fixture
def started(started_once: SmallDistrict, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, to change."""
    return started_once.copied(tmp_path / "repository")


def judged(district: SmallDistrict, base: str = "main") -> JudgedProposal:
    """The request as it is committed on the branch `request`."""
    district.commit()
    commits = {name: district.repository.resolve(name) or "" for name in ("HEAD", base)}
    fork = git(district.root, "merge-base", "HEAD", base).decode().strip()
    request = Request(commits["HEAD"], commits[base], fork)
    return judge_proposal(district.repository, request, district.repository, district.clock, QUIET)


def only(found: JudgedProposal) -> ProposedBundle:
    (bundle,) = found.proposal.bundles
    return bundle


def codes(found: JudgedProposal) -> set[str]:
    return {finding.rule.code for finding in found.findings}


def test_an_edit_needs_every_stage_anew_and_says_in_which_files_it_differs(started: SmallDistrict) -> None:
    started.put(KEY, document(body="Bản hai."), hinh__txt=b"2", them__txt=b"3")
    bundle = only(judged(started))
    assert (bundle.fate, bundle.status.state) == ("edited", State.WAITING)
    assert bundle.files == (
        FileChange("hinh.txt", "changed"),
        FileChange("index.md", "changed"),
        FileChange("them.txt", "added"),
    )
    (school,) = bundle.ahead
    assert (school.shelf, school.has) == ("school", ())
    assert [stage.stage for stage in school.needs] == ["pass", "approve"]
    assert bundle.status.waiting_for == ("p-head",)
    (difference,) = bundle.differences
    assert (difference.shelf, difference.ordinal, difference.files) == ("school", 1, bundle.files)


def test_a_second_edit_is_compared_with_what_is_approved_and_not_only_with_the_branch(
    started: SmallDistrict,
) -> None:
    git(started.root, "switch", "--quiet", "main")
    started.put(KEY, document(body="Bản hai."))
    started.commit()
    git(started.root, "switch", "--quiet", "--force-create", "request", "main")
    started.write(f"{FOLDER}/hinh.txt", b"2")
    bundle = only(judged(started))
    assert bundle.files == (FileChange("hinh.txt", "changed"),)
    assert bundle.differences[0].files == (
        FileChange("hinh.txt", "changed"), FileChange("index.md", "changed"),
    )  # fmt: skip


def test_approvals_that_the_very_tree_has_are_told(started: SmallDistrict) -> None:
    started.put(KEY, document(body="Bản hai."))
    started.commit()
    started.approve(KEY, "p-head")
    (school,) = only(judged(started)).ahead
    assert [approval.person for approval in school.has] == ["p-head"]
    assert [stage.stage for stage in school.needs] == ["approve"]


def test_each_shelf_that_is_asked_for_has_a_way_of_its_own(started: SmallDistrict) -> None:
    started.put("thcs-a/chung", document("Chung", share="district"))
    bundle = only(judged(started))
    assert bundle.fate == "new"
    assert [(one.shelf, [s.stage for s in one.needs]) for one in bundle.ahead] == [
        ("school", ["pass", "approve"]),
        ("district", ["appraise"]),
    ]
    assert bundle.differences == ()


def test_a_move_within_its_school_keeps_its_approvals(started: SmallDistrict) -> None:
    (started.root / "content/schools/thcs-a/so-hoc").mkdir()
    (started.root / FOLDER).rename(started.root / "content/schools/thcs-a/so-hoc/phieu")
    bundle = only(judged(started))
    assert (bundle.fate, bundle.files) == ("moved", ())
    assert (bundle.status.state, bundle.ahead[0].shown) == (State.APPROVED, True)


def test_what_is_deleted_stays_published_and_the_way_to_take_it_off_is_told(started: SmallDistrict) -> None:
    for name in ("index.md", "hinh.txt"):
        (started.root / FOLDER / name).unlink()
    found = judged(started)
    assert (only(found).fate, only(found).status.state) == ("removed", State.GONE)
    assert f"hoclieu approve {KEY} --withdraw" in render_proposal(found, "text", "vi")


def test_whose_turn_it_is_and_why_a_substitute_is_told(started: SmallDistrict) -> None:
    started.put("thcs-a/moi", document("Mới", authors="[p-head]"))
    found = judged(started)
    assert only(found).status.waiting_for == ("p-vice",)
    assert "Tiếp theo: Thầy Phó (mẫu) (tổ trưởng chuyên môn là tác giả)" in render_proposal(
        found, "text", "vi"
    ).replace("Tổ trưởng", "tổ trưởng")


def test_what_main_did_meanwhile_is_not_the_requests_doing(started: SmallDistrict) -> None:
    git(started.root, "switch", "--quiet", "main")
    started.put("thcs-a/khac", document("Khác"))
    started.commit()
    git(started.root, "switch", "--quiet", "request")
    started.put("thcs-a/moi", document("Mới"))
    assert [str(one.key) for one in judged(started).proposal.bundles] == ["thcs-a/moi"]


def test_faults_that_were_there_before_are_not_told_again(started: SmallDistrict) -> None:
    git(started.root, "switch", "--quiet", "main")
    started.put("thcs-a/hong", document(grade="13"))
    started.commit()
    git(started.root, "switch", "--quiet", "--force-create", "request", "main")
    started.put("thcs-a/moi", document("Mới", grad="6"))
    found = judged(started)
    assert codes(found) == {"M101"}
    assert all(
        finding.location.path.startswith("content/schools/thcs-a/toan/moi") for finding in found.findings
    )


def test_a_name_taken_twice_is_told_at_both_places(started: SmallDistrict) -> None:
    started.write("content/schools/thcs-a/van/phieu/index.md", document())
    found = judged(started)
    assert codes(found) == {"F102"}
    assert len({finding.location.path for finding in found.findings}) == 2
    assert found.proposal.bundles == ()


def test_a_change_of_people_is_judged_by_the_old_ones_and_needs_two(started: SmallDistrict) -> None:
    started.change(PEOPLE, "p-officer\n  name: Anh Cán", "p-officer\n  name: Anh Cán Bộ")
    found = judged(started)
    proposed = found.proposal.organisation
    assert proposed is not None
    assert (proposed.stage.threshold, proposed.has) == (2, ())
    assert proposed.approvers == ("p-officer", "p-second")
    assert proposed.fault is None
    assert codes(found) == set()
    # A sample whose evidence is unsigned takes reviews too, for they are better.
    assert proposed.by_review
    assert "Duyệt (review) ngay yêu cầu này" in render_proposal(found, "markdown", "vi")


def told_of_people(found: JudgedProposal) -> str:
    assert found.proposal.organisation is not None
    assert not found.proposal.organisation.by_review
    return render_proposal(found, "text", "en")


def test_reviews_do_not_settle_a_change_on_top_of_one_that_is_not_in_force(started: SmallDistrict) -> None:
    started.change(PEOPLE, "Anh Cán", "Anh Cán Bộ")
    started.commit()
    git(started.root, "branch", "--quiet", "--force", "main", "HEAD")
    started.change(PEOPLE, "Chị Bộ", "Chị Bộ Hai")
    assert "hoclieu approve district/organisation --as" in told_of_people(judged(started))


def test_reviews_do_not_settle_a_change_that_must_be_signed(tmp_path: Path) -> None:
    district = SignedDistrict(tmp_path / "repository")
    district.put(KEY, document())
    district.commit()
    district.approve(KEY, *CHAIN)
    git(district.root, "switch", "--quiet", "--create", "request")
    district.change(PEOPLE, "Chị Bộ", "Chị Bộ Hai")
    assert "hoclieu approve district/organisation --as" in told_of_people(judged(district))


def test_people_who_could_never_come_into_force_are_told_before_the_merge(started: SmallDistrict) -> None:
    started.change(POLICY, "library: thu-mau", "library: khac")
    found = judged(started)
    assert found.proposal.organisation is not None
    assert found.proposal.organisation.fault is not None
    assert "❌" in render_proposal(found, "markdown", "vi")


def test_faults_of_the_requests_own_people_and_look_are_told_and_nothing_of_them_is_obeyed(
    started: SmallDistrict,
) -> None:
    started.change(PEOPLE, "role: teacher", "role: thay-giao-moi-hoan-toan")
    started.change("mkdocs.yml", "site_name", "hooks: [x.py]\nsite_name")
    found = judged(started)
    told = {(finding.rule, finding.location.path) for finding in found.findings}
    assert told == {(metadata.UNKNOWN_TERM, PEOPLE), (site.FOREIGN_CODE, "mkdocs.yml")}


def test_a_ledger_that_is_missing_is_told(district: SmallDistrict) -> None:
    git(district.root, "switch", "--quiet", "--create", "request")
    district.put(KEY, document())
    assert "A101" in codes(judged(district))


HOSTILE = "</b><img src=x> [a](https://evil.vn) @hieu-truong #1 `x` **y**"


@pytest.fixture
def hostile(started: SmallDistrict) -> JudgedProposal:
    """A request whose every word wants to be something."""
    started.put("thcs-a/moi", document(f"'{HOSTILE}'", authors=f"['{HOSTILE}']"))
    started.write("content/schools/thcs-a/toan/moi/<img src=y>@lan #3.txt", b"1")
    started.put("thcs-a/hay", document("'@hieu-truong #1 [a](https://evil.vn) **y** `x`'"))
    started.put("thcs-a/sai", document(f"'{HOSTILE}'", grade=f"'{HOSTILE}'"))
    return judged(started)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_of_a_request_becomes_markup_in_the_comment(hostile: JudgedProposal, language: str) -> None:
    text = render_proposal(hostile, "markdown", language)  # type: ignore[arg-type]
    html = Markdown().html(text)
    assert "evil.vn" in html
    assert not any(tag in html for tag in ("<img", "<a ", "<code", "<strong>y"))
    assert "</b><img" not in text
    assert not any(mention in text for mention in ("@h", "@l", "#1", "#3", "https://"))
    assert html.count("<details>") == html.count("</details>") == len(hostile.proposal.bundles)


def test_the_comment_is_short_lines_with_each_resource_folded_away(started: SmallDistrict) -> None:
    started.put(KEY, document(body="Bản hai."))
    lines = render_proposal(judged(started), "markdown", "vi").splitlines()
    assert lines[0] == "### 1 học liệu thay đổi, 1 chờ duyệt, không có lỗi."
    assert "<details><summary>⏳ <b>Phiếu học tập phân số</b><br>chờ: Tổ thông qua</summary>" in lines
    assert "- Tiếp theo: Thầy Tổ (mẫu)" in lines
    assert "- Cần duyệt lại (trang của trường): Tổ thông qua, Hiệu trưởng duyệt" in lines
    assert "- Khác bản đã duyệt (trang của trường, phiên bản 1) ở: index.md" in lines


def test_programs_are_told_the_same(started: SmallDistrict) -> None:
    started.put(KEY, document(body="Bản hai."))
    found = judged(started)
    (bundle,) = json.loads(render_proposal(found, "json", "en"))["bundles"]
    assert bundle["key"] == KEY
    assert bundle["next"] == {"shelf": "school", "stage": "pass", "people": ["p-head"], "instead_of": []}
    assert bundle["differences"]["school"]["files"] == [{"path": "index.md", "change": "changed"}]
    *_, notice = render_proposal(found, "github", "en").splitlines()
    assert notice.startswith(f"::notice file={FOLDER}/index.md,line=1,col=1,title=Phiếu học tập phân số::")


def test_a_request_of_hundreds_is_cut_and_says_so(started: SmallDistrict) -> None:
    for number in range(70):
        started.put(f"thcs-a/bai-{number}", document(f"Bài {number}"))
    text = render_proposal(judged(started), "markdown", "vi")
    assert text.count("<details>") == 60
    assert text.endswith("… và 10 mục nữa.\n")
