"""The step of GitHub's workflow that says in time that the sites outgrow what GitHub Pages takes."""

import subprocess
from pathlib import Path

import pytest
import yaml

from build_tools.forges.workflows import RECORDING, workflows

MB = 1024 * 1024


@pytest.mark.parametrize(("megabytes", "warned"), [(880, False), (901, True), (2700, True)])
def test_sites_that_outgrow_github_pages_are_told_of(tmp_path: Path, megabytes: int, warned: bool) -> None:
    site = tmp_path / "build" / "sites" / "district"
    site.mkdir(parents=True)
    with (site / "index.html").open("wb") as page:
        page.truncate(megabytes * MB)  # a hole: it takes no room on this disk
    workflow = yaml.safe_load(workflows("github")[RECORDING["github"]])
    step = next(one for one in workflow["jobs"]["record"]["steps"] if one.get("name") == "Size")
    told = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stderr == ""
    assert told.stdout.startswith("::warning::Các trang chiếm ") if warned else told.stdout == ""
