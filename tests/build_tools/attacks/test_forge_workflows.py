"""Attacks on the workflows: their secrets, and what strangers' words do in a shell or a log.

The names begin with the rows of the table of attacks.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.cli.main import main
from build_tools.forges.workflows import workflows
from build_tools.git import git
from build_tools.shared_cache.keys import WritingKey
from library.approval.pull_request import Forge
from tests.build_tools.small_district import SmallDistrict

ACTIONS: tuple[Forge, ...] = ("github", "forgejo")
FORGES: tuple[Forge, ...] = ("github", "gitlab", "forgejo")
EVIL = "::set-env name=PATH::/tmp\n::add-mask::x\n##[set-output name=a]b\n"
SECRET = re.compile(r"\{\{ *secrets\b|RECORDER_KEY|FORGE_TOKEN")


def parsed(forge: Forge, name: str) -> dict[Any, Any]:
    text = next(text for place, text in workflows(forge).items() if place.endswith(f"/{name}.yml"))
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def steps(workflow: Mapping[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def scripts() -> Iterator[tuple[str, str]]:
    for forge in FORGES:
        for name in ("check", "record-and-publish"):
            workflow = parsed(forge, name)
            if forge == "gitlab":
                job = workflow.get("check") or workflow["pages"]
                yield from ((f"{forge} {name}", line) for line in (*job["before_script"], *job["script"]))
            else:
                yield from ((f"{forge} {name}", step["run"]) for step in steps(workflow) if "run" in step)


@pytest.mark.parametrize("forge", FORGES)
def test_row_48_a_pull_requests_own_workflow_holds_no_secret(forge: Forge) -> None:
    workflow = parsed(forge, "check")
    assert not SECRET.search(yaml.safe_dump(workflow))
    if forge != "gitlab":
        assert workflow["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("forge", ACTIONS)
def test_row_48_what_holds_the_secret_never_runs_for_a_pull_request(forge: Forge) -> None:
    workflow = parsed(forge, "record-and-publish")
    # YAML reads the key `on` as true.
    events = workflow[True]
    assert set(events) <= {"push", "schedule", "workflow_run", "workflow_dispatch"}
    assert events["push"] == {"branches": ["main"]}
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["record"]["if"] == "github.ref == 'refs/heads/main'"


def test_row_48_the_secret_stands_in_an_environment_of_the_main_branch() -> None:
    jobs = parsed("github", "record-and-publish")["jobs"]
    holders = [name for name, job in jobs.items() if SECRET.search(yaml.safe_dump(job))]
    assert holders == ["record"]
    assert jobs["record"]["environment"] == "recording"


@pytest.mark.parametrize(("forge", "more"), [("github", {"issues": "read"}), ("forgejo", {})])
def test_row_48_who_records_may_read_what_is_asked_for_and_no_more(
    forge: Forge, more: dict[str, str]
) -> None:
    # GitHub answers to issues/N/events of a private repository only who may read issues.
    rights = {"contents": "write", "pull-requests": "write"} | more
    assert parsed(forge, "record-and-publish")["jobs"]["record"]["permissions"] == rights


def test_row_48_gitlab_records_on_the_default_branch_alone() -> None:
    rules = parsed("gitlab", "record-and-publish")["pages"]["rules"]
    assert rules == [
        {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"', "when": "never"},
        {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"},
    ]


def test_row_48_actions_of_others_are_pinned_to_a_commit() -> None:
    used = [step["uses"] for name in ("check", "record-and-publish")
            for step in steps(parsed("github", name)) if "uses" in step]  # fmt: skip
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)


def test_row_48_a_checked_out_pull_request_keeps_no_credentials() -> None:
    first = next(steps(parsed("github", "check")))
    assert first["with"]["persist-credentials"] is False


@pytest.mark.parametrize(("where", "script"), list(scripts()))
def test_row_49_no_expression_is_pasted_into_a_shell(where: str, script: str) -> None:
    assert "${{" not in script


@pytest.mark.parametrize(("where", "script"), [one for one in scripts() if "build_tools.cli.main" in one[1]])
def test_row_49_the_tool_runs_apart_from_the_files_it_reads(where: str, script: str) -> None:
    assert all("-I -m build_tools.cli.main" in line or "build_tools.cli.main" not in line
               for line in script.splitlines())  # fmt: skip


@pytest.mark.parametrize("forge", FORGES)
def test_row_49_the_tool_is_pinned(forge: Forge) -> None:
    pinned = f"hoclieu=={metadata.version('hoclieu')}"
    for name in ("check", "record-and-publish"):
        assert pinned in yaml.safe_dump(parsed(forge, name))


@pytest.mark.parametrize("name", ["check", "record-and-publish"])
def test_row_49_commands_in_what_the_tool_prints_are_not_obeyed(tmp_path: Path, name: str) -> None:
    step = next(one for one in steps(parsed("github", name)) if "::stop-commands::" in one.get("run", ""))
    output = run_with_a_tool_that_prints(EVIL, step["run"], tmp_path)
    first, *middle, last = output.strip().splitlines()
    token = first.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", token)
    assert last == f"::{token}::"
    assert all(line in middle for line in EVIL.splitlines())


def test_row_49_commands_are_stopped_though_the_tool_fails(tmp_path: Path) -> None:
    step = next(one for one in steps(parsed("github", "check")) if "::stop-commands::" in one.get("run", ""))
    output = run_with_a_tool_that_prints(EVIL, step["run"], tmp_path, status=1)
    assert output.strip().splitlines()[-1] == f"::{output.split('::')[2].split()[0]}::"


def run_with_a_tool_that_prints(text: str, script: str, folder: Path, status: int = 0) -> str:
    """What a step's script writes to the log, with a tool in its place that prints `text`."""
    tool = folder / "hoclieu" / "bin" / "python"
    tool.parent.mkdir(parents=True)
    (folder / "words").write_text(text)
    tool.write_text(f"#!/bin/sh\ncat {folder}/words\nexit {status}\n")
    tool.chmod(0o755)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        env={
            "PATH": os.environ["PATH"], "RUNNER_TEMP": str(folder), "BASE": "$(touch pwned)",
            "GITHUB_STEP_SUMMARY": str(folder / "summary"), "HOCLIEU_RECORDER_KEY": "key",
            "REPOSITORY": "a/b", "API": "https://api.example.vn",
        },
        capture_output=True, check=False, cwd=folder,
    )  # fmt: skip
    assert (done.returncode != 0) == bool(status)
    assert not (folder / "pwned").exists()
    assert not (folder / "recorder").exists()
    return done.stdout.decode()


@pytest.mark.parametrize("forge", FORGES)
def test_row_48_a_job_on_a_pull_request_reads_the_shared_cache_and_cannot_write_it(
    forge: Forge, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = WritingKey(b"w" * 32)
    arguments = [
        "workflows",
        "--forge",
        forge,
        "--root",
        str(tmp_path),
        "--shared-cache",
        "https://s3.example/a",
    ]
    assert main([*arguments, "--reading-key", key.reading.text]) == 0
    written = {path.name: path.read_text() for path in tmp_path.rglob("*.yml")}
    assert 'HOCLIEU_CACHE_SHARED: "https://s3.example/a"' in written["check.yml"]
    assert f'HOCLIEU_CACHE_SHARED_KEY: "{key.reading.text}"' in written["check.yml"]
    assert f"hoclieu[shared]=={metadata.version('hoclieu')}" in written["check.yml"]
    assert "[shared]" in written["record-and-publish.yml"]
    assert key.reading.text not in written["record-and-publish.yml"]
    assert main(arguments) == 2
    assert main([*arguments, "--reading-key", key.reading.text, "--shared-cache", "memory://x"]) == 2
    assert "--shared-cache: memory: " in capsys.readouterr().err
    for wrong in (["--reading-key", key.text], ["--reading-key", key.reading.text, "--shared-cache", 'x"y']):
        with pytest.raises(SystemExit):
            main([*arguments, *wrong])
    assert key.text not in capsys.readouterr().err


@pytest.mark.parametrize("forge", FORGES)
def test_only_public_sites_are_published(forge: Forge) -> None:
    text = yaml.safe_dump(parsed(forge, "record-and-publish"), width=1000)
    published = re.findall(r"(?:path: |cp -R )(build\S*)", text)
    assert "build/sites" in {one.rstrip("/.") for one in published}
    assert {one.rstrip("/.") for one in published} <= {"build", "build/sites"}
    assert "cp -R build " not in text


def test_the_workflows_are_written_and_never_over_somebodys_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["workflows", "--forge", "gitlab", "--root", str(tmp_path), "--lang", "en"]
    assert main(arguments) == 0
    written = tmp_path / ".gitlab" / "ci" / "check.yml"
    assert written.is_file()
    assert main(arguments) == 0
    written.write_text("mine\n")
    assert main(arguments) == 1
    assert written.read_text() == "mine\n"
    assert "differs" in capsys.readouterr().err
    written.write_bytes(b"\xff\n")
    assert main(arguments) == 1
    assert main([*arguments, "--force"]) == 0
    # Git on Windows writes other line ends, which is nobody's change.
    written.write_bytes(written.read_bytes().replace(b"\n", b"\r\n"))
    assert main(arguments) == 0
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / ".gitlab").touch()
    assert main([*arguments[:-3], str(tmp_path / "b"), "--lang", "en"]) == 1
    assert f"{tmp_path / 'b' / '.gitlab'} stands in the way" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "b").iterdir()] == [".gitlab"]
    inside = tmp_path / "a" / "content"
    inside.mkdir(parents=True)
    git(tmp_path / "a", "init", "--quiet")
    assert main([*arguments[:-3], str(inside), "--lang", "en"]) == 0
    assert (tmp_path / "a" / ".gitlab" / "ci" / "check.yml").is_file()
    assert main([*arguments[:-3], str(tmp_path / "none"), "--lang", "en"]) == 2
    assert "There is no folder" in capsys.readouterr().err


@pytest.mark.parametrize("forge", ["gitlab", "forgejo"])
def test_an_image_that_follows_a_tag_says_how_to_pin_it(forge: Forge) -> None:
    """Which digest stands behind a tag only the registry of the officer's server can tell."""
    for place, text in workflows(forge).items():
        image = re.search(r"^ *(?:image|container): (.+)$", text, re.MULTILINE)
        if image is not None and "@sha256:" not in image[1]:
            above = text[: image.start()].rstrip().splitlines()[-4:]
            assert all(line.lstrip().startswith("#") for line in above), place
            assert sum("python@sha256:" in line for line in above) == 2, place


def _lines_of_script(begin: str, end: str) -> str:
    """A part of the script by which Forgejo records and publishes, from one line to another."""
    [script] = [text for name, text in scripts() if name == "forgejo record-and-publish" and begin in text]
    lines = script.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(begin))
    return "\n".join(lines[first : lines.index(end, first) + 1])


def test_forgejo_publishes_again_over_what_it_published_before(
    published: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the published version.json still witnesses against a ledger that was cut back."""
    words = ["build", "--root", str(published.root), "--out", str(published.root / "build"), "--lang", "en"]
    assert main(words) == 0
    pages = tmp_path / "pages"
    (published.root / "build/sites").rename(pages)
    shutil.rmtree(published.root / "build")
    git(pages, "init", "--quiet", "--initial-branch=pages")
    git(pages, "add", "--all")
    author = ("-c", "user.name=hoclieu", "-c", "user.email=hoclieu@localhost")
    git(pages, *author, "commit", "--quiet", "--message", "publish")
    git(published.root, "fetch", "--quiet", str(pages), "pages:refs/remotes/origin/pages")
    restore = ["bash", "-e", "-o", "pipefail", "-c", _lines_of_script("mkdir -p build/sites", "fi")]
    subprocess.run(restore, cwd=published.root, check=True)
    witness = published.root / "build/sites/thcs-a/version.json"
    assert witness.is_file()
    assert main(words) == 0
    assert (published.root / "build/sites/thcs-a/index.html").is_file()
    shutil.rmtree(published.root / "build")
    subprocess.run(restore, cwd=published.root, check=True)
    witness.write_text(witness.read_text().replace('"number": ', '"number": 9'))
    assert main(words) == 1
    assert not (published.root / "build/sites/thcs-a/index.html").exists()


def test_what_is_no_version_file_of_ours_is_not_written_over(
    published: SmallDistrict, tmp_path: Path
) -> None:
    """Nor is one of a site, for then the ledger is refused."""
    other = tmp_path / "out/sites/thcs-a/version.json"
    other.parent.mkdir(parents=True)
    other.write_text('{"version": "1.2"}')
    assert main(["build", "--root", str(published.root), "--out", str(tmp_path / "out")]) == 1
    assert other.read_text() == '{"version": "1.2"}'
