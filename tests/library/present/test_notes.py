"""What a preview says: each finding at its place, what is edited first, and no end of either."""

import pytest

from library.approval.model import Key
from library.approval.standing import Standing
from library.bundles import Bundle
from library.catalogue import Site
from library.compiled import Compiled, PublicContent, SecretContent
from library.diagnostics import Finding, Location, Text, find
from library.pages.notes import PageNotes, Tally
from library.present.notes import WorktreeNotes, arrange_notes, overview, page_notes
from library.resource import Resource
from library.rules import files, metadata
from tests.library.sample_entries import NOW, exam, resource, version

SITE = Site("thcs-a", "Trường THCS A (mẫu)", "THCS A", "school")
ROOTS = {
    "thcs-a": {"public": "/sites/thcs-a/", "staff": "/staff/thcs-a/", "class-link": "/class-link/thcs-a/"}
}


def _folder(name: str) -> str:
    return f"content/schools/thcs-a/toan/{name}"


def _error(path: str, line: int = 3) -> Finding:
    return find(files.FILE_MISSING, Location(path, line, 1), name="x", hint=Text("", ""))


def _warning(path: str) -> Finding:
    return find(metadata.UNKNOWN_AUTHOR, Location(path, 8, 1), value="p-khach")


def _notes(
    resources: dict[str, Resource | None], findings: list[Finding], edited: list[str], shown: dict[str, str]
) -> WorktreeNotes:
    """Notes on resources by name, each of a tree like its name; `shown` are the trees on the shelf."""
    trees = {name: name.ljust(40, "0") for name in resources}
    bundles = {Key("thcs-a", n): Bundle(Key("thcs-a", n), _folder(n), trees[n], ()) for n in resources}
    compiled = {
        trees[name]: Compiled(trees[name], one, None, PublicContent(), SecretContent(), (), one is not None)
        for name, one in resources.items()
    }
    standings = {
        Key("thcs-a", name): Standing(Key("thcs-a", name), versions={"school": version(tree.ljust(40, "0"))})
        for name, tree in shown.items()
    }
    return arrange_notes(bundles, compiled, standings, findings, edited)


def _page(notes: WorktreeNotes, name: str) -> PageNotes:
    return page_notes(notes, "thcs-a", f"tai-nguyen/{name}.html", NOW, "", "en")


def test_each_finding_is_told_once_and_on_the_page_of_its_resource() -> None:
    own, other = f"{_folder('a')}/index.md", f"{_folder('a-b')}/anh/hinh.png"
    notes = _notes(
        {"a": resource(), "a-b": resource()},
        [_warning(own), _warning(own), _error(other), _error("content/stray.txt")],
        [],
        {"a": "a", "a-b": "a-b"},
    )
    assert notes.whole == Tally(errors=2, warnings=1)
    page = _page(notes, "a")
    assert page.own is not None
    assert [(one.code, one.place, one.line) for one in page.own] == [("M119", "index.md", 8)]
    assert (page.state, page.elsewhere, page.has_errors) == ("", (), False)
    other_page = _page(notes, "a-b")
    assert other_page.own is not None
    assert [one.place for one in other_page.own] == ["anh/hinh.png"]
    assert page_notes(notes, "thcs-a", "index.html", NOW, "", "en").own is None


def test_errors_in_what_is_edited_are_told_on_every_page_but_not_without_end() -> None:
    names = [f"r{number}" for number in range(6)]
    paths = [f"{_folder(name)}/index.md" for name in names]
    notes = _notes(
        {name: resource() for name in names},
        [*map(_error, paths), *map(_warning, paths), _error("content/old.txt")],
        [*paths[:5], "mkdocs.yml"],
        {},
    )
    page = _page(notes, "r5")
    assert [one.place for one in page.elsewhere] == [_folder(name) for name in names[:3]]
    assert all(note.severity == "error" for one in page.elsewhere for note in one.notes)
    assert page.broken == 5
    assert _page(notes, "r0").broken == 4


@pytest.mark.parametrize(
    ("of", "shown", "said"),
    [
        (resource(), {"a": "a"}, ""),
        (None, {}, "cannot be shown"),
        (None, {"a": "older"}, "still is the approved version"),
        (exam(embargo=NOW.replace(year=2027)), {"a": "a"}, "--as-of"),
    ],
)
def test_a_page_says_what_it_shows_instead_of_what_is_edited(
    of: Resource | None, shown: dict[str, str], said: str
) -> None:
    state = _page(_notes({"a": of}, [], [], shown), "a").state
    assert said in state
    assert bool(said) == bool(state)


@pytest.mark.parametrize(
    ("of", "href"),
    [
        (resource(), "/sites/thcs-a/tai-nguyen/a.html"),
        (resource(visibility="school-staff"), "/staff/thcs-a/tai-nguyen/a.html"),
        (resource(visibility="district-staff"), "/staff/thcs-a/tai-nguyen/a.html"),
        (resource(visibility="class-link", class_link="8a1-k7v3"), "/class-link/thcs-a/lop/8a1-k7v3/a.html"),
        (exam(embargo=NOW.replace(year=2027)), ""),
    ],
)
def test_what_is_edited_leads_to_the_page_that_shows_it(of: Resource, href: str) -> None:
    notes = _notes({"a": of}, [], [f"{_folder('a')}/index.md"], {"a": "a"})
    (one,) = overview(notes, [SITE], ROOTS, NOW, "", "vi").edited
    assert one.href == href
    assert overview(notes, [], {}, NOW, "", "vi").edited[0].href == ""


def test_the_first_page_tells_of_what_is_edited_first_then_of_the_gravest() -> None:
    paths = {name: f"{_folder(name)}/index.md" for name in "abcd"}
    found = [
        _warning(paths["a"]),
        _error(paths["b"]),
        _error(paths["d"]),
        _error(paths["d"], 4),
        _warning(paths["c"]),
    ]
    notes = _notes({name: resource() for name in "abcd"}, found, [paths["c"]], {})
    view = overview(notes, [SITE], ROOTS, NOW, "failed", "vi")
    assert [one.place for one in view.edited_places] == [_folder("c")]
    assert [one.place for one in view.other_places] == [_folder(name) for name in "dba"]
    assert (view.left_out, view.failure) == (0, "failed")
    assert view.sites[0].links == (
        ("public", "/sites/thcs-a/index.html"), ("staff", "/staff/thcs-a/index.html"),
    )  # fmt: skip


def test_the_first_page_leaves_out_what_nobody_would_read() -> None:
    found = [_error(f"content/{number:04}.txt") for number in range(450)]
    view = overview(_notes({}, found, [], {}), [], {}, NOW, "", "vi")
    assert len(view.other_places) + view.left_out == 450
    assert view.left_out > 0
    assert view.whole == Tally(errors=450)
