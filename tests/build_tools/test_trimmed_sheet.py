"""Material's sheet is trimmed to what may match, and stays a sheet."""

import pytest

from build_tools.shell.trimmed_sheet import Trimmed, classes_in, kept_where, trimmed

CASES = [
    ("body{margin:0}", "body{margin:0}"),
    (".md-search{top:0}", ""),
    (".md-typeset h1,.md-search h1{top:0}", ".md-typeset h1{top:0}"),
    ("@media print{.md-dialog{display:none}}", ""),
    ("@media print{.md-dialog{top:0}.md-typeset a{top:0}}", "@media print{.md-typeset a{top:0}}"),
    ('@charset "UTF-8";.md-grid{top:0}', '@charset "UTF-8";.md-grid{top:0}'),
    ("@keyframes x{0%{top:0}}", "@keyframes x{0%{top:0}}"),
    (".md-typeset a:not(.headerlink,.md-tag){top:0}", ""),
    (
        ".md-grid{background:url('data:image/svg+xml,}{')}",
        ".md-grid{background:url('data:image/svg+xml,}{')}",
    ),
    ('[data-md-component="search.x"] .md-grid{top:0}', '[data-md-component="search.x"] .md-grid{top:0}'),
    ("[dir=rtl] .md-grid{top:0}", ""),
    ("[data-md-color-primary=indigo]{--md-primary-fg-color:#111}", ""),
    (
        ':root{--md-a:url("data:,x");--b:1}.md-grid{mask:var(--md-a)}',
        ':root{--md-a:url("data:,x");--b:1}.md-grid{mask:var(--md-a)}',
    ),
    (':root{--md-a:url("data:,x")}', ""),
]
WRITTEN = [
    (".highlight .kn,.highlight .md-annotation{top:0}", ".highlight .kn{top:0}"),
    (".md-typeset a,.md-typeset .note{top:0}", ".md-typeset .note{top:0}"),
    ("@media print{.note{top:0}}@keyframes x{0%{top:0}}", "@media print{.note{top:0}}"),
    (
        ':root{--md-a:url("data:,x")}.note{mask:var(--md-a)}',
        ':root{--md-a:url("data:,x")}.note{mask:var(--md-a)}',
    ),
]


@pytest.mark.parametrize(("sheet", "kept"), CASES, ids=[sheet for sheet, _ in CASES])
def test_only_selectors_that_may_match_stay(sheet: str, kept: str) -> None:
    assert trimmed(sheet) == Trimmed(kept, "")


@pytest.mark.parametrize(("sheet", "kept"), WRITTEN, ids=[sheet for sheet, _ in WRITTEN])
def test_what_only_hand_written_pages_show_is_apart(sheet: str, kept: str) -> None:
    assert trimmed(sheet).written == kept


@pytest.mark.parametrize("sheet", ["", "a", "a{", "a{b", "}", "@media x{", "a{}b"])
def test_a_broken_sheet_ends_and_makes_nothing_up(sheet: str) -> None:
    assert {*trimmed(sheet).everywhere} <= {*sheet, "}"}


def test_trimming_twice_changes_nothing() -> None:
    sheet = "".join(sheet for sheet, _ in CASES if sheet.startswith((".", "b")))
    assert trimmed(trimmed(sheet).everywhere).everywhere == trimmed(sheet).everywhere


def test_any_sheet_is_kept_by_the_selectors_that_are_wanted() -> None:
    sheet = ".a,.b .c{top:0}@media print{.b{top:0}}i{top:0}"
    assert kept_where(sheet, lambda selector: not {"b"} & {*classes_in(selector)}) == ".a{top:0}i{top:0}"
