"""Attacks by way of content: what is approved is one exact tree, whatever is done around it."""

import os
import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools import approved_trees
from build_tools.cli.main import main
from build_tools.git import GitError, git
from build_tools.judging import judge_commit
from build_tools.ledger_branch import Graft, GraftError
from build_tools.pipeline import build
from build_tools.repository import Repository
from library.approval.model import Key, Said
from library.rules import approval as rules
from tests.build_tools.signed_district import SignedDistrict
from tests.build_tools.small_district import AS_OF, CHAIN, QUIET, SmallDistrict, document, pages

KEY = "thcs-a/phieu"
FOLDER = "content/schools/thcs-a/toan/phieu"
PAGE = "tai-nguyen/phieu.html"
EVIDENCE = "evidence/thcs-a/phieu.jsonl"


def approved(district: SmallDistrict, **files: bytes) -> str:
    """A resource that is on its school's shelf; its tree."""
    district.put(KEY, document(body="Bản đầu."), **files)
    district.commit()
    district.approve(KEY, *CHAIN)
    tree = district.tree(KEY)
    assert district.shown(KEY) == {"school": tree}
    return tree


def test_row_01_what_main_says_of_approval_is_no_evidence(any_district: SmallDistrict) -> None:
    """Evidence, grafts and approvals written into content, front matter and messages: all in vain."""
    any_district.put(KEY, document(approved_by="p-principal", Duyệt="Hiệu trưởng"))
    any_district.put("thcs-a/mau", document("Mẫu"))
    any_district.commit()
    any_district.approve("thcs-a/mau", *CHAIN)
    stolen = git(any_district.root, "cat-file", "blob", "approvals:evidence/thcs-a/mau.jsonl")
    any_district.write("evidence/thcs-a/phieu.jsonl", stolen.replace(b'"id":"mau"', b'"id":"phieu"'))
    any_district.write("approved/school/thcs-a/phieu/index.md", document())
    any_district.commit("Duyệt: p-principal\n\nApproved-by: p-principal")
    judgement = any_district.judge()
    assert any_district.shown(KEY) == {}
    assert {"A108"} <= {finding.rule.code for finding in judgement.tip_findings}


def edit_byte(district: SmallDistrict) -> None:
    district.change(f"{FOLDER}/index.md", "Bản đầu.", "Bản đầu!")


def edit_mode(district: SmallDistrict) -> None:
    (district.root / FOLDER / "index.md").chmod(0o755)


def edit_name(district: SmallDistrict) -> None:
    (district.root / FOLDER / "bai.txt").rename(district.root / FOLDER / "bai-tap.txt")


def edit_hidden_file(district: SmallDistrict) -> None:
    district.write(f"{FOLDER}/.an.txt", "khoá")


@pytest.mark.parametrize("edit", [edit_byte, edit_mode, edit_name, edit_hidden_file])
def test_row_03_an_edit_after_approval_waits_and_the_approved_version_stays(
    any_district: SmallDistrict, edit: object
) -> None:
    tree = approved(any_district, bai__txt=b"1 + 1")
    edit(any_district)  # type: ignore[operator]
    any_district.commit()
    assert any_district.tree(KEY) != tree
    assert any_district.shown(KEY) == {"school": tree}


def test_row_03_the_page_shows_the_approved_bytes(published: SmallDistrict, tmp_path: Path) -> None:
    published.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    edit_byte(published)
    published.commit()
    published.build(tmp_path / "out")
    assert pages(tmp_path / "out", "thcs-a") == before


def test_row_05_going_back_to_the_approved_bytes_is_the_approved_version(
    any_published: SmallDistrict,
) -> None:
    tree = any_published.tree(KEY)
    edit_byte(any_published)
    any_published.commit()
    any_published.change(f"{FOLDER}/index.md", "Bản đầu!", "Bản đầu.")
    any_published.commit()
    assert any_published.tree(KEY) == tree
    assert any_published.shown(KEY) == {"school": tree}


def test_row_05_an_older_approved_version_comes_back_only_by_new_approvals(
    published: SmallDistrict,
) -> None:
    first = published.tree(KEY)
    edit_byte(published)
    published.commit()
    published.approve(KEY, *CHAIN)
    published.change(f"{FOLDER}/index.md", "Bản đầu!", "Bản đầu.")
    published.commit()
    assert published.shown(KEY) != {"school": first}
    published.approve(KEY, *CHAIN)
    assert published.shown(KEY) == {"school": first}


@pytest.mark.parametrize("copy", ["thcs-a/ban-sao", "thcs-b/phieu"])
def test_row_06_a_copy_is_another_resource(any_published: SmallDistrict, copy: str) -> None:
    tree = any_published.tree(KEY)
    school, name = copy.split("/")
    shutil.copytree(any_published.root / FOLDER, any_published.root / f"content/schools/{school}/toan/{name}")
    any_published.commit()
    assert any_published.tree(copy) == tree
    assert any_published.shown(copy) == {}
    assert any_published.shown(KEY) == {"school": tree}


def test_row_06_evidence_copied_under_another_name_breaks_the_ledger(
    signed_published: SignedDistrict,
) -> None:
    evidence = git(signed_published.root, "cat-file", "blob", "approvals:evidence/thcs-a/phieu.jsonl")
    signed_published.tamper({"evidence/thcs-b/phieu.jsonl": evidence})
    judgement = signed_published.judge()
    assert judgement.refused
    assert {finding.rule.code for finding in judgement.findings} == {"A102"}


def test_row_06_a_signature_does_not_cover_another_resource(signed_published: SignedDistrict) -> None:
    shutil.copytree(
        signed_published.root / FOLDER, signed_published.root / "content/schools/thcs-a/toan/khac"
    )
    signed_published.commit()
    lines = signed_published.judge().ledger.lines_of(Key("thcs-a", "phieu"))
    stolen = [line.statement._replace(key=Key("thcs-a", "khac")) for line in lines]
    signed_published.put_down(
        [Said(s, signed_published.clock, line.signature) for s, line in zip(stolen, lines, strict=True)]
    )
    assert signed_published.shown("thcs-a/khac") == {}
    voids = signed_published.voids()
    assert len(voids) == len(lines)
    assert all("signature does not hold" in void for void in voids)


def test_row_06_two_folders_of_one_name_change_nothing_published(any_published: SmallDistrict) -> None:
    tree = any_published.tree(KEY)
    any_published.write("content/schools/thcs-a/van/phieu/index.md", document())
    any_published.commit()
    judgement = any_published.judge()
    assert "F102" in {finding.rule.code for finding in judgement.tip_findings}
    assert any_published.shown(KEY) == {"school": tree}


def rewrite_main(district: SmallDistrict) -> None:
    """Squash everything into one commit without a past, as a force-push would."""
    tree = git(district.root, "rev-parse", "HEAD^{tree}").decode().strip()
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    commit = git(district.root, "commit-tree", tree, "-m", "squash", extra=identity).decode().strip()
    git(district.root, "reset", "--quiet", "--hard", commit)


def test_row_28_a_squash_or_rebase_leaves_approvals_as_they_are(any_published: SmallDistrict) -> None:
    tree = any_published.tree(KEY)
    rewrite_main(any_published)
    assert any_published.shown(KEY) == {"school": tree}
    assert any_published.judge().bundles[Key("thcs-a", "phieu")].tree == tree


def test_row_29_a_force_push_of_main_loses_nothing_approved(published: SmallDistrict, tmp_path: Path) -> None:
    published.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    shutil.rmtree(published.root / FOLDER)
    published.commit()
    rewrite_main(published)
    git(published.root, "reflog", "expire", "--expire=now", "--all")
    git(published.root, "gc", "--quiet", "--prune=now")
    assert [f.rule for f in published.build(tmp_path / "out").findings] == [rules.MAIN_REWRITTEN]
    assert pages(tmp_path / "out", "thcs-a") == before
    assert published.build(tmp_path / "out").findings == ()


def test_row_29_a_branch_that_grew_and_a_clone_without_history_raise_no_alarm(
    published: SmallDistrict, tmp_path: Path
) -> None:
    published.build(tmp_path / "out")
    (published.root / FOLDER / "them.txt").write_text("thêm")
    published.commit()
    assert published.build(tmp_path / "out").findings == ()
    rewrite_main(published)
    (published.root / ".git/shallow").write_bytes(git(published.root, "rev-parse", "HEAD"))
    assert published.build(tmp_path / "out").findings == ()


def test_row_32_a_move_within_the_school_keeps_the_approval(any_published: SmallDistrict) -> None:
    tree = any_published.tree(KEY)
    git(any_published.root, "mv", FOLDER, "content/schools/thcs-a/phieu")
    any_published.commit()
    assert any_published.judge().bundles[Key("thcs-a", "phieu")].folder == "content/schools/thcs-a/phieu"
    assert any_published.shown(KEY) == {"school": tree}


def test_row_33_a_move_to_another_school_needs_approval_there(any_published: SmallDistrict) -> None:
    tree = any_published.tree(KEY)
    (any_published.root / "content/schools/thcs-b").mkdir(parents=True)
    git(any_published.root, "mv", FOLDER, "content/schools/thcs-b/phieu")
    any_published.commit()
    assert any_published.shown("thcs-b/phieu") == {}
    assert any_published.shown(KEY) == {"school": tree}
    any_published.withdraw(KEY)
    assert any_published.shown(KEY) == {}


def test_row_34_a_deletion_on_main_removes_nothing(published: SmallDistrict, tmp_path: Path) -> None:
    shutil.rmtree(published.root / FOLDER)
    published.commit()
    published.build(tmp_path / "out")
    assert PAGE in pages(tmp_path / "out", "thcs-a")
    published.withdraw(KEY)
    published.build(tmp_path / "out")
    assert PAGE not in pages(tmp_path / "out", "thcs-a")


def hostile_tree(district: SmallDistrict, *rows: str) -> str:
    """A tree of a readable index.md and whatever else Git can be told to hold."""
    blob = git(district.root, "hash-object", "-w", "--stdin", stdin=document().encode()).decode().strip()
    listed = [f"100644 blob {blob}\tindex.md", *(row.replace("BLOB", blob) for row in rows)]
    return git(district.root, "mktree", "--missing", "-z", stdin="\0".join(listed).encode()).decode().strip()


HOSTILE = {
    "36-submodule": ("160000 commit 1111111111111111111111111111111111111111\tmodule",),
    "36-gitmodules": ("100644 blob BLOB\t.gitmodules",),
    "36-git-folder": ("100644 blob BLOB\tGIT~1",),
    "37-symlink": ("120000 blob BLOB\tlink.txt",),
    "37-program": ("100755 blob BLOB\trun.sh",),
    "38-case-twins": ("100644 blob BLOB\tBai.txt", "100644 blob BLOB\tbai.txt"),
    "38-sharp-s-twins": ("100644 blob BLOB\tstraße.txt", "100644 blob BLOB\tstrasse.txt"),
    "39-accent-twins": ("100644 blob BLOB\te\u0323.txt", "100644 blob BLOB\tẹ.txt"),
    "42-attributes": ("100644 blob BLOB\t.gitattributes",),
    "36-backslash": ("100644 blob BLOB\ta\\b.txt",),
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_row_36_to_42_a_tree_that_git_acts_on_never_hangs_on_the_ledger(
    published: SmallDistrict, attack: str
) -> None:
    tree = hostile_tree(published, *HOSTILE[attack])
    statement = published.said(KEY, "p-head", "pass", tree=tree)
    with pytest.raises(GraftError):
        published.append(statement, grafts=[Graft("school", Key("thcs-a", "phieu"), tree)])


@pytest.mark.parametrize("attack", HOSTILE)
def test_row_36_to_42_one_that_hangs_there_all_the_same_is_not_published(
    published: SmallDistrict, attack: str
) -> None:
    """Somebody with the recorder's rights put it there by hand; the others go on."""
    tree = hostile_tree(published, *HOSTILE[attack])
    key = "thcs-a/xau"
    statements = [
        published.said(KEY, person, stage, tree=tree)._replace(key=Key("thcs-a", "xau"))
        for person, stage in zip(CHAIN, ("pass", "approve"), strict=True)
    ]
    published.append(*statements)
    published.tamper({}, {f"approved/school/{key}": tree})
    judgement = published.judge()
    compiled = judgement.compiled.get(tree)
    assert published.shown(key) == {} or (compiled is not None and not compiled.publishable)
    assert published.shown(KEY) == {"school": published.tree(KEY)}


def test_row_37_a_link_is_refused_by_its_mode_and_never_followed(any_district: SmallDistrict) -> None:
    any_district.put(KEY, document())
    (any_district.root / FOLDER / "mat.txt").symlink_to("/etc/passwd")
    any_district.commit()
    assert "has errors" in any_district.refusal(KEY, "p-head")


def test_row_43_settings_of_the_clone_run_nothing(
    published: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hooks, fsmonitor, replace refs, alternates and GIT_* variables are not obeyed."""
    tree = published.tree(KEY)
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("reference-transaction", "post-checkout", "pre-push", "post-index-change"):
        shutil.copy(program, hooks / hook)
    git(published.root, "config", "core.hooksPath", str(hooks))
    git(published.root, "config", "core.fsmonitor", str(program))
    other = git(published.root, "rev-parse", "HEAD^").decode().strip()
    git(published.root, "replace", "HEAD", other)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(program))
    assert published.shown(KEY) == {"school": tree}
    published.withdraw(KEY)
    assert not ran.exists()


def filter_of_files(district: SmallDistrict, program: Path) -> None:
    for name in ("evil", "e.v=il"):
        git(district.root, "config", f"filter.{name}.clean", str(program))
        git(district.root, "config", f"filter.{name}.process", str(program))
        git(district.root, "config", f"filter.{name}.required", "true")
    district.write(".git/info/attributes", "*.yml filter=evil\n*.md filter=e.v=il\n")


def filter_that_content_chooses(district: SmallDistrict, program: Path) -> None:
    """The name stands in what others wrote, the program in settings that another file holds."""
    district.write(".gitattributes", "* filter=evil\n")
    district.write(".git/more", f'[filter "evil"]\nclean = {program}\n')
    git(district.root, "config", "include.path", "more")


def filter_of_a_submodule(district: SmallDistrict, program: Path) -> None:
    module = district.root / "content/kem"
    module.mkdir()
    git(module, "init", "--quiet")
    (module / "a.txt").write_text("a")
    git(module, "add", "a.txt")
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git(module, "commit", "--quiet", "-m", "x", extra=identity)
    git(district.root, "add", "content/kem")
    git(module, "config", "filter.evil.clean", str(program))
    (module / ".git/info/attributes").write_text("* filter=evil\n")
    (module / "a.txt").write_text("b")


def look_at_signatures(district: SmallDistrict, program: Path) -> None:
    seal = b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n"
    district.put("thcs-a/cho", document("Chờ"))
    district.commit()
    commit = git(district.root, "cat-file", "commit", "HEAD").replace(b"\n\n", seal, 1)
    made = git(district.root, "hash-object", "-t", "commit", "-w", "--stdin", stdin=commit).decode().strip()
    git(district.root, "reset", "--quiet", "--hard", made)
    git(district.root, "config", "log.showSignature", "true")
    for key in ("gpg.program", "gpg.ssh.program", "gpg.x509.program"):
        git(district.root, "config", key, str(program))


@pytest.mark.parametrize(
    "prepare", [filter_of_files, filter_that_content_chooses, filter_of_a_submodule, look_at_signatures]
)
def test_row_43_no_program_is_run_on_files_and_commits_that_are_looked_at(
    published: SmallDistrict,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    prepare: Callable[[SmallDistrict, Path], None],
) -> None:
    ran, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n")
    program.chmod(0o755)
    prepare(published, program)
    for path in (published.root / "content").rglob("*.*"):
        os.utime(path, (0, 0))  # so that Git looks into it
    for verb in (["check"], ["check", "--worktree"], ["status"]):
        main([*verb, "--root", str(published.root), "--no-cache"])
    capsys.readouterr()
    assert not ran.exists()


def test_row_35_a_shallow_clone_of_the_ledgers_tip_is_enough(
    any_published: SmallDistrict, tmp_path: Path
) -> None:
    tree = any_published.tree(KEY)
    clone = tmp_path / "clone"
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        f"file://{any_published.root}",
        str(clone),
    )
    shallow = type(any_published).__new__(type(any_published))
    shallow.repository = type(any_published.repository)(clone)
    judgement = SmallDistrict.judge(shallow)
    assert not judgement.refused
    shown = {str(key): version.tree for key, _, version in judgement.versions()}
    assert shown == {KEY: tree}
    assert tree in judgement.compiled


def test_row_35_a_missing_object_costs_that_resource_alone(district: SmallDistrict, tmp_path: Path) -> None:
    approved(district, tep__txt=b"tep dinh kem")
    other = "thcs-a/khac"
    district.put(other, document("Khác"))
    district.commit()
    district.approve(other, *CHAIN)
    blob = git(district.root, "rev-parse", f"HEAD:{FOLDER}/tep.txt").decode().strip()
    (district.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    judgement = district.judge()
    report = build(judgement, AS_OF, [], tmp_path / "out", {}, QUIET)
    found = [(f.rule.code, f.location.path) for f in (*judgement.tip_findings, *judgement.findings)]
    assert ("F123", f"{FOLDER}/tep.txt") in found
    assert ("A106", "approvals:approved/school/thcs-a/phieu") in found
    assert {code for code, _ in found} == {"F123", "A106", "O110"}
    assert report.findings == ()
    shown = pages(tmp_path / "out", "thcs-a")
    assert PAGE not in shown
    assert "tai-nguyen/khac.html" in shown


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_row_35_a_clone_without_contents_is_told_as_such(
    any_published: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], left_out: str
) -> None:
    git(any_published.root, "config", "uploadpack.allowFilter", "true")
    clone, source = tmp_path / "partial", f"file://{any_published.root}"
    git(tmp_path, "clone", "--quiet", "--no-checkout", f"--filter={left_out}", source, str(clone))
    for verb in (["check"], ["build", "--out", str(tmp_path / "out")]):
        assert main([*verb, "--root", str(clone), "--lang", "vi", "--no-cache"]) == 1
        assert "tải lại kho (không kèm --filter)" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lost", [EVIDENCE, "head.json"])
def test_row_35_a_ledger_that_lacks_a_file_here_is_told_so(published: SmallDistrict, lost: str) -> None:
    blob = git(published.root, "rev-parse", f"approvals:{lost}").decode().strip()
    (published.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    judgement = published.judge()
    assert judgement.refused
    assert {f.rule for f in judgement.findings} >= {rules.LEDGER_INCOMPLETE}
    assert rules.BROKEN_LEDGER not in {f.rule for f in judgement.findings}


@pytest.mark.parametrize("content", [b"garbage", zlib.compress(b"blob 3\0abc"), b""])
def test_row_35_a_corrupt_object_costs_that_resource_alone(
    any_published: SmallDistrict, tmp_path: Path, content: bytes
) -> None:
    """Git does not check a loose object's name when it reads it; the sha256 in the evidence does."""
    other = "thcs-a/khac"
    any_published.put(other, document("Khác"))
    any_published.commit()
    any_published.approve(other, *CHAIN)
    blob = git(any_published.root, "rev-parse", f"HEAD:{FOLDER}/index.md").decode().strip()
    file = any_published.root / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(content)
    any_published.build(tmp_path / "out")
    shown = pages(tmp_path / "out", "thcs-a")
    assert PAGE not in shown
    assert "tai-nguyen/khac.html" in shown


@pytest.mark.parametrize("damage", ["cut", "altered", "altered in a pack"])
def test_row_35_an_object_that_git_gives_up_at_costs_that_resource_alone(
    district: SmallDistrict, tmp_path: Path, damage: str
) -> None:
    """It is first of all, and Git ends in the midst of it: what follows it must be read all the same."""
    keys = ("thcs-a/a-dau", "thcs-a/phieu", "thcs-a/sau")
    numbers = random.Random(35)  # noqa: S311
    for key in keys:
        text = "\n".join(str(numbers.randrange(10**12)) for _ in range(2000))
        district.put(key, document(body=text))
    district.commit()
    for key in keys:
        district.approve(key, *CHAIN)
    blob = git(district.root, "rev-parse", "HEAD:content/schools/thcs-a/toan/a-dau/index.md").decode().strip()
    if "pack" in damage:
        git(district.root, "repack", "--quiet", "-a", "-d")
        file = next((district.root / ".git/objects/pack").glob("*.pack"))
        rows = git(district.root, "verify-pack", "-v", str(file)).decode().splitlines()
        _, _, _, size, at = next(row for row in rows if row.startswith(blob)).split()[:5]
        middle = int(at) + int(size) // 2
    else:
        file = district.root / ".git/objects" / blob[:2] / blob[2:]
        middle = file.stat().st_size // 2
    file.chmod(0o644)
    content = bytearray(file.read_bytes())
    content[middle : None if damage == "cut" else middle + 9] = b"" if damage == "cut" else bytes(9)
    file.write_bytes(content)
    district.build(tmp_path / "out")
    shown = pages(tmp_path / "out", "thcs-a")
    assert "tai-nguyen/a-dau.html" not in shown
    assert PAGE in shown
    assert "tai-nguyen/sau.html" in shown


def test_row_35_an_object_swapped_for_a_sound_one_is_not_published(
    any_published: SmallDistrict, tmp_path: Path
) -> None:
    other = document(body="Bản tráo.").encode()
    blob = git(any_published.root, "rev-parse", f"HEAD:{FOLDER}/index.md").decode().strip()
    file = any_published.root / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(zlib.compress(b"blob %d\0%b" % (len(other), other)))
    any_published.build(tmp_path / "out")
    assert not any("Bản tráo".encode() in page for page in pages(tmp_path / "out", "thcs-a").values())


def test_row_35_a_folder_that_cannot_be_read_is_told_and_no_fault_of_the_tool(
    published: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = published.tree(KEY)
    published.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    (published.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    for verb in (["check"], ["build", "--out", str(tmp_path / "out")], ["status"]):
        assert main([*verb, "--root", str(published.root), "--lang", "en", "--no-cache"]) == 1
        said = capsys.readouterr().err
        assert f"lacking or damaged: {FOLDER} ({tree})\n    → clone it anew" in said
    assert pages(tmp_path / "out", "thcs-a") == before


@pytest.mark.parametrize("lost", ["approved", "approved/school", "approved/school/thcs-a"])
def test_row_35_what_hangs_on_the_ledger_and_cannot_be_read_is_not_taken_for_nothing(
    published: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str], lost: str
) -> None:
    """The version at the tip is another, so that the approved one is at hand nowhere else."""
    edit_byte(published)
    published.put("thcs-a/khac", document("Khác"))
    published.commit()
    published.approve("thcs-a/khac", *CHAIN)
    published.build(tmp_path / "out")
    before = pages(tmp_path / "out", "thcs-a")
    tree = git(published.root, "rev-parse", f"approvals:{lost}").decode().strip()
    (published.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    words = ["build", "--out", str(tmp_path / "out"), "--root", str(published.root), "--lang", "en"]
    assert main([*words, "--no-cache"]) == 1
    assert f"lacking or damaged: approvals:{lost} ({tree})" in capsys.readouterr().err
    assert pages(tmp_path / "out", "thcs-a") == before


def test_row_43_what_a_partial_clone_lacks_is_fetched_by_no_program_of_its_settings(
    published: SmallDistrict, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n")
    program.chmod(0o755)
    git(published.root, "config", "uploadpack.allowFilter", "true")
    clone, source = tmp_path / "clone", f"file://{published.root}"
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=tree:0", source, str(clone))
    git(clone, "config", "remote.origin.uploadpack", str(program))
    assert main(["check", "--root", str(clone), "--no-cache", "--lang", "en"]) == 1
    assert "cannot read this repository" in capsys.readouterr().err
    judged = Repository(clone)
    with pytest.raises(GitError):
        judge_commit(judged, "HEAD", judged, QUIET)
    assert not ran.exists()


def test_row_29_trees_that_only_the_ledger_holds_are_found_one_by_one_and_all_at_once(
    district: SmallDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are, the same files come back."""
    tree = approved(district, **{"kem/bang.csv": b"a"})
    shutil.rmtree(district.root / FOLDER)
    district.commit()
    few = district.judge().sources[tree]
    assert few.keys() == {"index.md", "kem/bang.csv"}
    monkeypatch.setattr(approved_trees, "_FEW", 0)
    assert district.judge().sources[tree] == few
