"""Each resource on the sample's sites is approved at exactly the version shown.

The ledger is read here as plain JSON and the versions from Git, not by the code that built the sites.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from build_tools.git import git
from build_tools.sample.scenario import read_scenario
from library.addresses import CARRIED
from tests.build_tools.built_pages import parse
from tests.build_tools.demo_district import Demo, resource_pages, shown_as

SCHOOL = {"pass", "approve"}
_TITLE = re.compile(r"^(?:title|Tiêu đề|Tên bài|Tên học liệu): (.*)$", re.MULTILINE)


def _pages(demo: Demo, profile: str) -> Iterator[tuple[str, str, str, Path]]:
    """Every page of a resource: its shelf, its school, its id and its file."""
    for site in sorted((demo.folder / "build" / profile).iterdir()):
        for page in resource_pages(site):
            yield *shown_as(site.name, page), page.stem, page


def _lines(demo: Demo, school: str, name: str) -> list[dict[str, Any]]:
    text = git(demo.folder, "show", f"approvals:evidence/{school}/{name}.jsonl").decode()
    return [json.loads(line) for line in text.splitlines()]


def _statements(demo: Demo, school: str, name: str) -> list[dict[str, Any]]:
    return [line["statement"] for line in _lines(demo, school, name)]


@pytest.mark.parametrize("profile", ["sites", "staff"])
def test_every_stage_approved_the_very_tree_that_is_shown(demo: Demo, profile: str) -> None:
    wrong, seen = [], 0
    for shelf, school, name, _ in _pages(demo, profile):
        tree = git(demo.folder, "rev-parse", f"approvals:approved/{shelf}/{school}/{name}").decode().strip()
        about = [one for one in _statements(demo, school, name) if one["tree"] == tree]
        said = [one for one in about if one["event"] not in ("submit", "notice")]
        needed = {"school", "district"} if shelf == "district" else {"school", shelf}
        approved = {(one["shelf"], one["stage"]) for one in said}
        asked = {(one, stage) for one in needed - {"district"} for stage in SCHOOL}
        asked |= {(one, "appraise") for one in needed & {"district"}}
        people = {one["person"] for one in said}
        seen += 1
        if not approved >= asked or len(people) < 2 or {one["event"] for one in said} != {"approve"}:
            wrong.append((shelf, school, name, approved))
    assert wrong == []
    assert seen > (100 if profile == "sites" else 5)


def test_the_page_bears_the_title_and_the_files_of_that_tree(demo: Demo) -> None:
    files = 0
    for shelf, school, name, page in _pages(demo, "sites"):
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
    shown = {(school, name) for shelf, school, name, _ in _pages(demo, "sites") if shelf == "school"}
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


def _every_line(demo: Demo) -> list[dict[str, Any]]:
    paths = git(demo.folder, "ls-tree", "-r", "--name-only", "approvals", "evidence").decode().split()
    named = (path.removesuffix(".jsonl").split("/")[1:] for path in paths)
    return [line for school, name in named for line in _lines(demo, school, name)]


def test_exams_are_signed_and_all_else_is_approved_by_reviews(demo: Demo) -> None:
    given = [line for line in _every_line(demo) if line["statement"]["event"] == "approve"]
    exams = [line for line in given if line["statement"]["kind"] == "exam"]
    others = [line for line in given if line["statement"]["kind"] != "exam"]
    assert len(exams) > 20
    assert len(others) > 150
    assert all(line["signature"] for line in exams)
    assert [line for line in others if not line["statement"]["source"]] == []


def test_a_batch_names_its_minutes_and_one_review_appraised_all_of_it(demo: Demo) -> None:
    rests = [
        line["statement"]["source"]
        for line in _every_line(demo)
        if line["statement"]["reasons"].startswith("Biên bản số")
    ]
    assert len(rests) > 30
    assert len({(source["pull_request"], source["review"]) for source in rests}) == 1


def test_what_was_adopted_tells_where_it_is_from_and_what_became_of_it(demo: Demo) -> None:
    found = {str(one.key): one.state.value for one, _ in demo.judgement.adoptions(read_scenario().as_of)}
    assert found == {
        "mau-thcs-01/phan-so-bang-nhau": "outdated",
        "mau-thcs-01/uoc-chung-lon-nhat": "current",
        "mau-thcs-03/infographic-thang-ph": "withdrawn",
    }
    site = demo.sites / "mau-thcs-02" / "tai-nguyen"
    assert "THCS Sa Rài" in parse((site / "mau-thcs-01/uoc-chung-lon-nhat.html").read_text("utf-8")).text
    assert not list(site.rglob("infographic-thang-ph*"))


def test_a_notice_stands_on_its_page(demo: Demo) -> None:
    page = demo.sites / "mau-thcs-02" / "tai-nguyen" / "nhch-phan-ung-hoa-hoc-khtn-8.html"
    assert "Câu 5 đang được rà lại số liệu" in parse(page.read_text("utf-8")).text


def test_the_ledger_is_written_by_its_recorder_alone(demo: Demo) -> None:
    for commit in git(demo.folder, "rev-list", "approvals").decode().split():
        assert b"gpgsig -----BEGIN SSH SIGNATURE-----" in git(demo.folder, "cat-file", "commit", commit)


def test_nothing_in_the_sample_names_a_repository_that_could_be_somebody_s(demo: Demo) -> None:
    pages = (demo.folder / "build" / "staff").glob("*/trang-thai.html")
    links = {
        link for page in pages for link in re.findall(r'href="([^"]*/pull/\d+)"', page.read_text("utf-8"))
    }
    assert links
    assert {link for link in links if not link.startswith("https://git.example.vn/")} == set()
