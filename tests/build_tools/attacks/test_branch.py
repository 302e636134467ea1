"""Attacks by way of a branch: what a pull request brings along, and what names and links it holds."""

from pathlib import Path

import pytest

from build_tools.cli.main import main
from build_tools.git import git
from build_tools.proposals import JudgedProposal, Request, judge_proposal
from library.rules import approval as approval_rules
from library.rules import files as file_rules
from library.rules import forge as forge_rules
from tests.build_tools.small_district import CHAIN, QUIET, SmallDistrict, document, exam, pages

KEY = "thcs-a/phieu"
FOLDER = "content/schools/thcs-a/toan/phieu"
PEOPLE = "content/district/people.yml"
PAGE = "tai-nguyen/phieu.html"


def approved(district: SmallDistrict, index: str = "", **files: bytes) -> str:
    """A resource that is on its school's shelf; its tree."""
    district.put(KEY, index or document(body="Bản đầu."), **files)
    district.commit()
    district.approve(KEY, *CHAIN)
    return district.tree(KEY)


def requested(district: SmallDistrict) -> JudgedProposal:
    """What the check says of a request that holds what stands in the work tree."""
    base = git(district.root, "rev-parse", "HEAD").decode().strip()
    git(district.root, "switch", "--quiet", "--create", "request")
    head = district.commit()
    return judge_proposal(
        district.repository, Request(head, base, base), district.repository, district.clock, QUIET
    )


def codes(district: SmallDistrict) -> set[str]:
    """The codes of what is found at the tip."""
    return {finding.rule.code for finding in district.judge().tip_findings}


def test_row_08_people_changed_beside_content_are_refused_and_not_obeyed(
    any_published: SmallDistrict,
) -> None:
    any_published.put(KEY, document(body="Bản hai."))
    any_published.change(PEOPLE, "role: teacher, school: thcs-a", "role: principal, school: thcs-a")
    found = requested(any_published)
    assert forge_rules.MIXED_PROPOSAL in {finding.rule for finding in found.findings}
    (bundle,) = found.proposal.bundles
    assert bundle.status.waiting_for == ("p-head",)
    any_published.approve(KEY, "p-head")
    assert "p-teacher cannot take it" in any_published.refusal(KEY, "p-teacher")


def test_row_10_owners_that_were_edited_or_deleted_route_nobody_past_the_policy(
    any_district: SmallDistrict, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("head", "principal", "officer"):
        any_district.change(PEOPLE, f"- id: p-{name}\n", f"- id: p-{name}\n  login: {{github: {name}}}\n")
    any_district.commit()
    root = ["--root", str(any_district.root)]
    assert main(["codeowners", "--write", *root]) == 0
    assert main(["workflows", "--forge", "github", *root]) == 0
    any_district.commit()
    tree = approved(any_district)
    owners = any_district.root / ".github/CODEOWNERS"
    written = owners.read_text(encoding="utf-8")
    for text in ("* @nguoi-la\n", written + "[khong hop le\n", written + "# dài\n" * 700_000):
        owners.write_text(text, encoding="utf-8")
        any_district.commit()
        capsys.readouterr()
        assert main(["check", *root]) == 1
        assert "R13" in capsys.readouterr().out
        assert any_district.shown(KEY) == {"school": tree}
    owners.write_text(written, encoding="utf-8")
    any_district.commit()
    owners.unlink()
    assert forge_rules.OWNERS_MISSING in {finding.rule for finding in requested(any_district).findings}
    any_district.put(KEY, document(body="Bản hai."))
    any_district.commit()
    assert "waits for: p-head" in any_district.refusal(KEY, "p-principal")


def twins(district: SmallDistrict, *names: str) -> None:
    """A commit whose tree holds bundles of these names, which no disk need hold side by side."""
    blob = git(district.root, "hash-object", "-w", "--stdin", stdin=document().encode()).decode().strip()
    rows = [f"100644 blob {blob}\tcontent/schools/thcs-a/toan/{name}/index.md\n" for name in names]
    git(district.root, "update-index", "--index-info", stdin="".join(rows).encode())
    tree = git(district.root, "write-tree").decode().strip()
    identity = {
        "GIT_AUTHOR_NAME": "x",
        "GIT_AUTHOR_EMAIL": "x",
        "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x",
    }
    commit = git(district.root, "commit-tree", tree, "-p", "HEAD", "-m", "x", extra=identity).decode().strip()
    git(district.root, "update-ref", "HEAD", commit)


@pytest.mark.parametrize(
    "names", [("Phieu",), ("moi", "Moi"), ("straße", "strasse")], ids=["case", "both-new", "sharp-s"]
)
def test_row_38_names_that_a_disk_takes_for_one_are_refused(
    any_published: SmallDistrict, tmp_path: Path, names: tuple[str, ...]
) -> None:
    twins(any_published, *names)
    assert codes(any_published) & {"F101", "F112", "F113", "F114"}, codes(any_published)
    any_published.build(tmp_path / "out")
    assert PAGE in pages(tmp_path / "out", "thcs-a")


def test_row_39_a_name_in_decomposed_letters_is_one_name(any_published: SmallDistrict) -> None:
    twins(any_published, "e\u0323m", "ẹm")
    assert codes(any_published)
    assert any_published.shown(KEY) == {"school": any_published.tree(KEY)}


def test_row_42_what_git_would_do_to_a_work_tree_changes_no_byte(
    any_district: SmallDistrict, tmp_path: Path
) -> None:
    """Attributes, mail maps and substitutions lie at the root; a build reads objects alone."""
    tree = approved(any_district, document(body="Bản đầu. `$Format:%an$`"))
    any_district.write(".gitattributes", "*.md export-subst ident eol=crlf\n")
    any_district.write(".mailmap", "Cô Hiệu (mẫu) <p-principal@example.vn> <p-teacher@example.vn>\n")
    any_district.commit()
    assert any_district.tree(KEY) == tree
    assert any_district.shown(KEY) == {"school": tree}
    any_district.build(tmp_path / "out")
    assert "$Format:%an$" in pages(tmp_path / "out", "thcs-a")[PAGE].decode()


def test_row_42_a_pointer_to_a_file_elsewhere_is_no_file(any_district: SmallDistrict) -> None:
    tree = approved(any_district, document(attachments="[bai.txt]"), bai__txt=b"Bai")
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 9\n"
    any_district.write(f"{FOLDER}/bai.txt", pointer)
    any_district.commit()
    assert file_rules.TYPE_NOT_ALLOWED.code in codes(any_district)
    assert "has errors" in any_district.refusal(KEY, "p-head")
    assert any_district.shown(KEY) == {"school": tree}


def test_row_44_a_bank_edited_later_changes_no_exam(any_district: SmallDistrict, tmp_path: Path) -> None:
    """An exam holds copies of its questions."""
    any_district.put("thcs-a/ngan-hang", document("Ngân hàng", QUESTION, type="ngan-hang-cau-hoi"))
    any_district.put("thcs-a/de", exam())
    any_district.commit()
    any_district.approve("thcs-a/ngan-hang", *CHAIN)
    any_district.approve("thcs-a/de", *CHAIN)
    any_district.build(tmp_path / "before")
    any_district.put(
        "thcs-a/ngan-hang", document("Ngân hàng", QUESTION.replace("nhỏ", "lớn"), type="ngan-hang-cau-hoi")
    )
    any_district.commit()
    any_district.approve("thcs-a/ngan-hang", *CHAIN)
    any_district.build(tmp_path / "after")
    before, after = (pages(tmp_path / name, "thcs-a") for name in ("before", "after"))
    assert before["tai-nguyen/ngan-hang.html"] != after["tai-nguyen/ngan-hang.html"]
    assert after["tai-nguyen/de.html"].decode().count("Số nào lớn nhất?") == 1


QUESTION = "Câu 1. Số nào nhỏ nhất?\nA. 1\n*B. 0\nC. 2\nD. 3\n"


@pytest.mark.parametrize(
    ("index", "rule"),
    [
        (document(body="Xem [bài trước](../truoc/index.md)."), "link"),
        (exam("", questions="../ngan-hang/index.md"), "questions"),
        (document(attachments="[../truoc/bai.txt]"), "attachments"),
    ],
    ids=["link", "questions", "attachment"],
)
def test_row_45_a_reference_to_another_bundle_is_refused_with_a_remedy(
    any_district: SmallDistrict, index: str, rule: str
) -> None:
    any_district.put("thcs-a/truoc", document("Bài trước"), bai__txt=b"Bai")
    any_district.put(KEY, index)
    any_district.commit()
    found = [f for f in any_district.judge().tip_findings if f.location.path.startswith(FOLDER)]
    assert [f for f in found if f.rule.severity.name == "ERROR"], rule
    assert all(f.remedy("vi") for f in found)
    assert "has errors" in any_district.refusal(KEY, "p-head")


def test_row_54_what_is_secret_does_not_come_by_a_public_repository(any_district: SmallDistrict) -> None:
    """Whoever can read the pull request has read the exam, whatever the sites hold back."""
    any_district.change("content/district/policy.yml", "repository: private", "repository: public")
    any_district.put("thcs-a/de", exam(embargo="2026-12-01T07:00:00+07:00"))
    any_district.commit()
    assert approval_rules.EMBARGO_IN_PUBLIC.code in codes(any_district)
    assert "does not come by a public repository" in any_district.refusal("thcs-a/de", "p-head")
