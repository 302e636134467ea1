"""Each resource on the sample's sites is approved at exactly the version shown.

The ledger is read here as plain JSON and the versions from Git, not by the code that built the sites.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from build_tools.git import git
from build_tools.sample.scenario import read_scenario
from library.addresses import CARRIED
from tests.build_tools.built_pages import parse
from tests.build_tools.demo_district import Demo, resource_pages

STAGES = {"school": {"pass", "approve"}, "district": {"pass", "approve", "appraise"}}
_TITLE = re.compile(r"^(?:title|Tiêu đề|Tên bài|Tên học liệu): (.*)$", re.MULTILINE)


def _pages(demo: Demo, profile: str) -> Iterator[tuple[str, str, str, Path]]:
    """Every page of a resource: its site, its school, its id and its file."""
    for site in sorted((demo.folder / "build" / profile).iterdir()):
        for page in resource_pages(site):
            school = page.parent.name if site.name == "district" else site.name
            yield site.name, school, page.stem, page


def _statements(demo: Demo, school: str, name: str) -> list[dict[str, str]]:
    text = git(demo.folder, "show", f"approvals:evidence/{school}/{name}.jsonl").decode()
    return [json.loads(line)["statement"] for line in text.splitlines()]


@pytest.mark.parametrize("profile", ["sites", "staff"])
def test_every_stage_approved_the_very_tree_that_is_shown(demo: Demo, profile: str) -> None:
    wrong, seen = [], 0
    for site, school, name, _ in _pages(demo, profile):
        shelf = "district" if site == "district" else "school"
        tree = git(demo.folder, "rev-parse", f"approvals:approved/{shelf}/{school}/{name}").decode().strip()
        about = [one for one in _statements(demo, school, name) if one["tree"] == tree]
        approved = {one["stage"] for one in about if one["event"] == "approve"}
        people = {one["person"] for one in about if one["event"] == "approve"}
        seen += 1
        if not approved >= STAGES[shelf] or len(people) < 2 or about[-1]["event"] != "approve":
            wrong.append((site, school, name, approved))
    assert wrong == []
    assert seen > (100 if profile == "sites" else 5)


def test_the_page_bears_the_title_and_the_files_of_that_tree(demo: Demo) -> None:
    files = 0
    for site, school, name, page in _pages(demo, "sites"):
        shelf = "district" if site == "district" else "school"
        tree = f"approvals:approved/{shelf}/{school}/{name}"
        index = git(demo.folder, "show", f"{tree}/index.md").decode()
        title = _TITLE.search(index)
        assert title is not None
        assert title[1].strip("\"'") in parse(page.read_text(encoding="utf-8")).title, page
        approved = dict(_blobs(demo, tree))
        for file in sorted(page.with_suffix("").rglob("*")):
            if file.suffix != ".webp" and file.name != CARRIED:  # posters and copies are made
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                assert approved.get(file.name) == digest, file
                files += 1
    assert files > 40


def _blobs(demo: Demo, tree: str) -> Iterator[tuple[str, str]]:
    for name in git(demo.folder, "ls-tree", "--name-only", tree).decode().split():
        yield name, hashlib.sha256(git(demo.folder, "show", f"{tree}/{name}")).hexdigest()


def test_everything_approved_and_public_is_shown(demo: Demo) -> None:
    shown = {(school, name) for _, school, name, _ in _pages(demo, "sites")}
    grafted = git(demo.folder, "ls-tree", "-r", "-d", "--name-only", "approvals", "approved/school").decode()
    approved = {tuple(path.split("/")[2:]) for path in grafted.split() if path.count("/") == 3}
    hidden = {name for _, name in approved - shown}
    staff = (demo.folder / "build" / "staff").iterdir()
    internal = {page.stem for site in staff for page in resource_pages(site)}
    of_classes = {page.stem for page in (demo.folder / "build" / "class-link").glob("*/lop/*/*.html")}
    assert shown <= approved
    assert internal <= hidden
    assert of_classes <= hidden
    (embargoed,) = hidden - internal - of_classes
    text = git(demo.folder, "grep", "-h", "-i", "embargo", "main", "--", f"*/{embargoed}/index.md").decode()
    moment = datetime.fromisoformat(text.strip().partition(": ")[2].strip('"'))
    assert moment > read_scenario().as_of


def test_what_is_for_single_classes_offers_no_search(demo: Demo) -> None:
    sites = list((demo.folder / "build" / "class-link").iterdir())
    pages = [page for site in sites for page in site.rglob("*.html")]
    assert any("lop" in page.parts for page in pages)
    assert not [page for page in pages if 'role="search"' in page.read_text(encoding="utf-8")]
    assert not [page for site in sites for page in site.rglob("tim-kiem*")]
