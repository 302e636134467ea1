"""The installed command on a repository full of faults: all are told, in order, and nothing is run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from build_tools.git import git
from tests.build_tools.bad_inputs import identity_rows, text_rows, yaml_rows
from tests.build_tools.bad_inputs.row import SCHOOL, SECRET, index
from tests.build_tools.cases import BASE, LEDGER_FOLDER, Entry, commit_stream, read_case
from tests.build_tools.small_district import CHAIN, SmallDistrict, document, pages

COMMAND = Path(sys.executable).with_name("hoclieu")
_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+): (?P<code>[A-Z]\d{3}) \S.*")
_ANNOTATION = re.compile(
    r"::(?:error|warning|notice) file=(?P<file>[^,:]*),line=(?P<line>\d+),col=\d+,title=(?P<code>[A-Z]\d{3})"
    r"::(?P<text>[^\r\n]*)"
)
_PRANK = "import pathlib\npathlib.Path(__file__).with_name('it-was-run').touch()\nraise SystemExit(0)\n"


def run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The installed command with the repository as its working folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        [COMMAND, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a resource for each of a hundred faults and more, and one that is sound."""
    root = tmp_path_factory.mktemp("faults") / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main", ".")
    entries = {p: e for p, e in read_case(BASE).entries.items() if not p.startswith(LEDGER_FOLDER)}
    entries[f"{SCHOOL}/lang-gieng/index.md".encode()] = Entry(index().encode())
    rows = [*yaml_rows.ROWS, *text_rows.ROWS, *identity_rows.ROWS]
    small = [row for row in rows if row.said and all("/" not in name for name in row.files)]
    for number, row in enumerate(small):
        for name, entry in row.entries().items():
            entries[name.replace(b"/phan-so/", b"/bai-%d/" % number, 1)] = entry
    git(root, "fast-import", "--quiet", stdin=commit_stream("refs/heads/main", entries))
    git(root, "read-tree", "HEAD")
    return root


def test_a_hundred_faults_are_all_told_in_order(faulty: Path) -> None:
    done = run(faulty, "check", "--lang", "vi")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    lines = done.stdout.splitlines()
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    assert len(found) > 100
    assert len({match["code"] for match in found}) > 40
    places = [(match["path"], int(match["line"]), int(match["column"]), match["code"]) for match in found]
    assert places == sorted(places)
    remedies = [line for line in lines if line.startswith("    → ")]
    assert len(remedies) == len(found)
    assert len(lines) == 2 * len(found) + 2
    assert re.fullmatch(r"\d+ học liệu: \d+ lỗi, \d+ cảnh báo\.", lines[-2])
    assert SECRET not in done.stdout


def test_the_report_is_the_same_in_every_form(faulty: Path) -> None:
    text = run(faulty, "check", "--lang", "en").stdout
    codes = [match["code"] for line in text.splitlines() if (match := _LINE.fullmatch(line))]
    listed = run(faulty, "check", "--lang", "en", "--format", "json")
    objects = json.loads(listed.stdout)
    assert listed.returncode == 1
    assert [found["code"] for found in objects] == codes
    annotated = run(faulty, "check", "--lang", "en", "--format", "github").stdout.splitlines()
    matches = [_ANNOTATION.fullmatch(line) for line in annotated]
    assert len(matches) == len(codes) > 100
    assert all(matches)
    for match, found in zip(matches, objects, strict=True):
        assert match is not None
        assert (match["code"], int(match["line"])) == (found["code"], found["line"])
        assert unquote(match["file"]) == found["path"]
        assert unquote(match["text"]) == f"{found['message']} → {found['remedy']}"
        assert "%" not in re.sub(r"%(?:25|0A|0D|3A|2C)", "", match["file"] + match["text"])


def test_no_file_of_a_repository_is_run(tmp_path: Path) -> None:
    """Neither what mkdocs.yml names nor what only lies where the command is called."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main", ".")
    config = (
        "site_name: Kho\nINHERIT: ../khac.yml\nhooks: [prank.py]\n"
        "plugins:\n  - prank\n  - search: {lang: vi}\n"
        "theme: {name: material, custom_dir: prank}\nwatch: [prank]\n"
        "extra_javascript: ['https://evil.example/a.js']\n"
        "markdown_extensions:\n  - pymdownx.snippets: {base_path: /etc}\n  - prank\n"
    )
    content = {p: e for p, e in read_case(BASE).entries.items() if not p.startswith(LEDGER_FOLDER)}
    content[b"mkdocs.yml"] = Entry(config.encode())
    names = ("prank", "yaml", "mkdocs", "nh3", "library", "build_tools", "sitecustomize", "conftest")
    content |= {f"{name}.py".encode(): Entry(_PRANK.encode()) for name in names}
    content[b"pyproject.toml"] = Entry(b"[tool.hoclieu]\nhooks = ['prank']\n")
    git(root, "fast-import", "--quiet", stdin=commit_stream("refs/heads/main", content))
    git(root, "reset", "--quiet", "--hard")
    done = run(root, "check", "--lang", "en")
    codes = [match["code"] for line in done.stdout.splitlines() if (match := _LINE.fullmatch(line))]
    assert sorted(set(codes)) == ["A101", "O110", "S102", "S103", "S104", "S108", "S110"]
    assert codes.count("S102") == 4
    assert done.returncode == 1
    assert not list(tmp_path.rglob("it-was-run"))


def test_yaml_tags_in_mkdocs_yml_make_nothing(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main", ".")
    content = {p: e for p, e in read_case(BASE).entries.items() if not p.startswith(LEDGER_FOLDER)}
    content[b"mkdocs.yml"] = Entry(
        b"site_name: !!python/object/apply:os.system ['touch it-was-run']\nextra: !ENV HOME\n"
    )
    git(root, "fast-import", "--quiet", stdin=commit_stream("refs/heads/main", content))
    git(root, "reset", "--quiet", "--hard")
    done = run(root, "check", "--lang", "en")
    assert re.findall(r"^mkdocs\.yml:(\d+):\d+: (\w+)", done.stdout, re.MULTILINE) == [
        ("1", "Y106"),
        ("2", "Y106"),
    ]
    assert not list(tmp_path.rglob("it-was-run"))


def test_a_build_publishes_what_is_approved_and_says_what_it_left_out(
    district: SmallDistrict, tmp_path: Path
) -> None:
    district.put("thcs-a/phieu", document("Bản đã duyệt"))
    district.commit()
    district.approve("thcs-a/phieu", *CHAIN)
    district.put("thcs-a/phieu", document("Bản sửa", f"<!-- {SECRET} -->"))
    district.put("thcs-a/khac", document("&a [*a]"))
    district.commit()
    out = tmp_path / "out"
    done = run(district.root, "build", "--lang", "vi", "--out", str(out))
    assert done.returncode == 0
    assert "Chưa đưa lên 2 học liệu ở bản mới nhất" in done.stdout
    assert re.findall(r"^  (thcs-a/\S+)$", done.stdout, re.MULTILINE) == ["thcs-a/khac", "thcs-a/phieu"]
    assert SECRET not in done.stdout + done.stderr
    built = pages(out, "thcs-a")
    assert "Bản đã duyệt".encode() in built["tai-nguyen/phieu.html"]
    assert not any(SECRET.encode() in page or "Bản sửa".encode() in page for page in built.values())
    assert run(district.root, "build", "--strict", "--lang", "vi", "--out", str(out)).returncode == 1
