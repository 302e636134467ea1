"""The officer's guide is true: its steps, run as they stand, make a library with a site."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = (Path(__file__).parents[3] / "VAN-HANH.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_STEPS = [step for step in re.split(r"^## ", GUIDE, flags=re.MULTILINE)[1:] if re.match(r"[1-8]\.", step)]
_SERVER = "git@git.example.vn:phong-gd/kho-hoc-lieu.git"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody did what the guide says, in one shell, step after step."""
    folder = tmp_path_factory.mktemp("officer")
    subprocess.run(["git", "init", "-q", "--bare", "server.git"], cwd=folder, check=True)
    blocks = [block for step in _STEPS for block in _BLOCK.findall(step)]
    script = ["set -eu", f"cd {folder}", *blocks]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "HOCLIEU_CACHE": str(folder / "cache"),
        "HOCLIEU_CACHE_KEY": str(folder / "cache-key"),
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
    }
    person = "[user]\n name = Quân\n email = quan@example.vn\n"
    server = f'[url "{folder}/server.git"]\n insteadOf = {_SERVER}\n'
    (folder / "gitconfig").write_text(person + server, encoding="utf-8")
    done = subprocess.run(
        ["bash"],
        input="\n".join(script), env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_each_step_has_commands() -> None:
    assert len(_STEPS) == 8
    assert all(_BLOCK.search(step) for step in _STEPS)


def test_the_resource_of_the_guide_stands_on_the_site_of_its_school(followed: Path) -> None:
    page = followed / "kho/build/sites/mau-thcs-01/tai-nguyen/on-phan-so-bang-nhau.html"
    assert "Câu hỏi ôn tập phân số bằng nhau" in page.read_text(encoding="utf-8")
    assert (followed / "kho/build/staff/mau-thcs-01/trang-thai.html").is_file()
    assert (followed / "mau-thcs-01.zip").is_file()


def test_what_two_officers_approved_is_in_force(followed: Path) -> None:
    command = (Path(sys.executable).with_name("hoclieu"), "ledger", "verify", "--lang", "en")
    done = subprocess.run(command, cwd=followed / "kho", capture_output=True, text=True, check=True)
    assert "organisation in force: no. 2" in done.stdout


def test_both_branches_are_at_the_server(followed: Path) -> None:
    listed = subprocess.run(
        ["git", "branch", "--format=%(refname:short)"],
        cwd=followed / "server.git", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert listed.stdout.split() == ["approvals", "main"]


def test_no_key_lies_in_the_repository(followed: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files"],
        cwd=followed / "kho", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "build/" not in listed.stdout
    assert "khoa" not in listed.stdout
