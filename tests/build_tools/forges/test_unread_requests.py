"""What the workflows make of a request that cannot be read: all else is published, and the run ends red."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.cli.main import main
from build_tools.forges.workflows import RECORDING, workflows
from build_tools.git import git
from library.approval.pull_request import Forge
from library.rules import forge as rules
from tests.build_tools.forges.recorder import Recorder
from tests.build_tools.forges.server import TOKEN, Fault
from tests.build_tools.forges.view_parts import REPOSITORY
from tests.build_tools.forges.world import HEAD, PRINCIPAL, World
from tests.build_tools.small_district import document

KEY, OTHER_KEY = "thcs-a/phieu", "thcs-a/khac"
UNREAD = f"- **{rules.REQUEST_UNREAD.code}** \\#2: could not be read"
QUOTED = f"- **R102** \\#2: - \\*\\*{rules.REQUEST_UNREAD.code}\\*\\*"
STRICT = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]


def parsed(forge: Forge) -> dict[str, Any]:
    found = yaml.safe_load(workflows(forge)[RECORDING[forge]])
    assert isinstance(found, dict)
    return found


def step(job: dict[str, Any], name: str) -> str:
    return next(str(one["run"]) for one in job["steps"] if one.get("name") == name)


def approved(world: World, key: str, branch: str) -> None:
    request = world.open(branch, {key: document(title=key)})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.merge(request)


@pytest.mark.parametrize("forge", ["forgejo"], indirect=True)
@pytest.mark.parametrize("unread", [True, False])
def test_the_workflow_of_forgejo_publishes_the_others_and_ends_red(
    world: World, recorder: Recorder, tmp_path: Path, unread: bool
) -> None:
    approved(world, KEY, "bai")
    approved(world, OTHER_KEY, "khac")
    server = tmp_path / "server" / REPOSITORY
    server.parent.mkdir(parents=True)
    server.with_name(f"{server.name}.git").symlink_to(world.bare)
    if unread:
        recorder.served.faults.append(Fault("pulls/2/reviews", 200, body=b"null"))
    script = step(parsed("forgejo")["jobs"]["record"], "Record and publish")
    # Only what a runner's own machine has is put in its place: the tool, its folder, two addresses.
    script = script.replace("/opt/", f"{tmp_path}/opt/").replace('"$SERVER/api/v1"', '"$API"')
    this_tool(tmp_path / "opt" / "hoclieu" / "bin" / "python")
    work = tmp_path / "work"
    work.mkdir()
    done = subprocess.run(
        [*STRICT, script],
        env=os.environ | {
            "SERVER": (tmp_path / "server").as_uri(), "API": recorder.served.address,
            "REPOSITORY": REPOSITORY, "HOCLIEU_FORGE_TOKEN": TOKEN,
            "HOCLIEU_RECORDER_KEY": world.key.read_text().rstrip("\n"),
        },
        cwd=work, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == (1 if unread else 0), done.stdout + done.stderr
    assert ("Some pull requests could not be read" in done.stdout) == unread
    assert not (tmp_path / "opt" / "recorder").exists()
    published = git(world.bare, "ls-tree", "-r", "--name-only", "pages").decode()
    assert "thcs-a/tai-nguyen/phieu.html" in published
    assert ("thcs-a/tai-nguyen/khac.html" in published) is not unread


@pytest.mark.parametrize(
    ("report", "status", "unread"), [(UNREAD, 0, True), (QUOTED, 0, False), ("", 0, False), (UNREAD, 1, None)]
)
def test_the_workflow_of_github_tells_the_job_that_ends_red(
    tmp_path: Path, report: str, status: int, unread: bool | None
) -> None:
    jobs = parsed("github")["jobs"]
    folder = printing(tmp_path / "hoclieu" / "bin" / "python", report, status)
    output, summary = tmp_path / "output", tmp_path / "summary"
    done = subprocess.run(
        [*STRICT, step(jobs["record"], "Record")],
        env={
            "PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder), "HOCLIEU_RECORDER_KEY": "key",
            "REPOSITORY": "a/b", "API": "https://api.example.vn", "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(output),
        },
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == status  # what stops all stops publishing, too
    assert (output.exists() and output.read_text() == "unread=true\n") is (unread is True)
    assert jobs["record"]["outputs"] == {"unread": "${{ steps.record.outputs.unread }}"}
    assert jobs["publish"]["needs"] == "record"
    assert "if" not in jobs["publish"]
    red = jobs["unread"]
    assert (red["needs"], red["if"]) == (["record", "publish"], "needs.record.outputs.unread == 'true'")
    told = subprocess.run([*STRICT, step(red, "Unread")], capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stdout.startswith("::error::Có yêu cầu gộp chưa đọc được (R101")


@pytest.mark.parametrize(
    ("report", "status", "unread"), [(UNREAD, 0, True), (QUOTED, 0, False), ("", 0, False), (UNREAD, 1, None)]
)
def test_the_workflow_of_gitlab_tells_the_job_that_ends_red(
    tmp_path: Path, report: str, status: int, unread: bool | None
) -> None:
    jobs = parsed("gitlab")
    folder = printing(tmp_path / "hoclieu" / "bin" / "python", report, status)
    git(folder, "init", "--quiet")
    git(folder, "remote", "add", "origin", "https://example.vn/x.git")
    (folder / "key").touch()
    done = subprocess.run(
        [*STRICT, jobs["pages"]["script"][0].replace("/opt/", f"{folder}/")],
        env={"PATH": os.environ["PATH"], "HOCLIEU_RECORDER_KEY": "key", "CI_PROJECT_URL": "https://example.vn/x"},
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (status, f"{report}\n")
    assert not (folder / "recorder").exists()
    if unread is None:
        return
    assert jobs["pages"]["artifacts"]["reports"] == {"dotenv": "record.env"}
    name, _, value = (folder / "record.env").read_text().strip().partition("=")
    assert (jobs["unread"]["stage"], jobs["unread"]["needs"]) == (".post", ["pages"])
    told = subprocess.run(
        [*STRICT, jobs["unread"]["script"][0]], env={"PATH": os.environ["PATH"], name: value},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, "could not be read" in told.stdout) == ((1, True) if unread else (0, False))


def this_tool(place: Path) -> None:
    """A program that runs the tool as it stands here, and as isolated."""
    root = Path(sys.modules[main.__module__].__file__ or "").parents[2]
    place.parent.mkdir(parents=True)
    place.write_text(f'#!/bin/sh\nshift\nPYTHONPATH="{root}" exec "{sys.executable}" -P "$@"\n')
    place.chmod(0o755)


def printing(place: Path, text: str, status: int) -> Path:
    """A tool that prints `text` and ends so; the folder it was put under."""
    place.parent.mkdir(parents=True)
    place.write_text(f"#!/bin/sh\ncat {place}.txt\nexit {status}\n")
    place.with_name("python.txt").write_text(f"{text}\n")
    place.chmod(0o755)
    return place.parents[2]
