"""No phrase of a version that is not public stands on the sample's public sites.

A phrase is five words in a row that stand in an unpublished version and in nothing public: in no
published version, no file of the district, and none of the lists that come with the library.
"""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import library
from build_tools.git import git
from tests.build_tools.built_pages import parse
from tests.build_tools.demo_district import Demo, resource_pages, shown_as

LENGTH = 5
_WORD_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_KEYS = re.compile(
    r"^(?:Lời giải|Hướng dẫn|Đáp án)\b.*?(?=^(?:Câu|PHẦN|Phần|---|#)|\Z)", re.MULTILINE | re.DOTALL
)


def _phrases(text: str) -> set[str]:
    """Every five words in a row, with nothing but single spaces and marks of emphasis between them."""
    found: set[str] = set()
    for run in _WORD_RUN.findall(re.sub(r"[*_]", "", text.lower())):
        words = run.split(" ")
        found |= {" ".join(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1)}
    return found


def _all_phrases(texts: Iterable[str]) -> set[str]:
    return set().union(*map(_phrases, texts))


def _versions(demo: Demo) -> dict[str, str]:
    """What can be read in every version of a bundle that was ever committed or approved, by tree."""
    found: dict[str, str] = {}
    for commit in git(demo.folder, "rev-list", "main", "approvals").decode().split():
        listing = git(demo.folder, "ls-tree", "-r", "-t", commit, "content/schools", "approved").decode()
        rows = [line.split(None, 3) for line in listing.splitlines()]
        bundles = {path.removesuffix("/index.md") for _, _, _, path in rows if path.endswith("/index.md")}
        for _, _, tree, folder in rows:
            if folder in bundles and tree not in found:
                found[tree] = git(demo.folder, "grep", "-I", "-h", "", tree).decode()
    return found


def _public_trees(demo: Demo) -> Iterator[tuple[str, bool]]:
    """The trees that the public sites show, and whether their page holds a key."""
    for site in demo.sites.iterdir():
        for page in resource_pages(site):
            shelf, school = shown_as(site.name, page)
            name = f"approvals:approved/{shelf}/{school}/{page.stem}"
            open_key = "Đáp án được công bố từ" not in page.read_text(encoding="utf-8")
            yield git(demo.folder, "rev-parse", name).decode().strip(), open_key


def _texts_of(folder: Path) -> Iterator[str]:
    """What can be read in every file of built sites, their addresses among it."""
    for file in sorted(folder.rglob("*")):
        if file.suffix == ".html":
            source = file.read_text(encoding="utf-8")
            yield parse(source).text
            yield html.unescape(source)
        elif (
            file.suffix in (".js", ".json", ".csv", ".xml", ".vtt", ".css", ".txt")
            and file.name != "version.json"
        ):
            yield file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def secret(demo: Demo) -> set[str]:
    """The phrases that only unpublished versions hold."""
    versions, public = _versions(demo), dict(_public_trees(demo))
    assert set(public) <= set(versions)
    shown = [
        text if public[tree] else _KEYS.sub("", text) for tree, text in versions.items() if tree in public
    ]
    district = git(
        demo.folder, "grep", "-h", "", "main", "--", "content/district", "content/pages", "mkdocs.yml"
    )
    lists = [path.read_text(encoding="utf-8") for path in Path(library.__file__).parent.rglob("data/*.yml")]
    known = _all_phrases([*shown, district.decode(), *lists])
    return (
        _all_phrases(text for tree, text in versions.items() if tree not in public or not public[tree])
        - known
    )


def test_no_phrase_of_what_is_unpublished_is_on_a_public_site(demo: Demo, secret: set[str]) -> None:
    assert len(secret) > 1000
    assert sorted(_all_phrases(_texts_of(demo.sites)) & secret) == []


def test_the_same_phrases_are_found_where_they_may_be(demo: Demo, secret: set[str]) -> None:
    staff = _all_phrases(_texts_of(demo.folder / "build" / "staff"))
    assert len(staff & secret) > 500
