"""Material's sheet is trimmed to what may match, and stays a sheet."""

import pytest

from build_tools.shell.trimmed_sheet import kept_where, trimmed

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
    (".highlight .kn,.highlight .md-annotation{top:0}", ".highlight .kn{top:0}"),
]


@pytest.mark.parametrize(("sheet", "kept"), CASES, ids=[sheet for sheet, _ in CASES])
def test_only_selectors_that_may_match_stay(sheet: str, kept: str) -> None:
    assert trimmed(sheet) == kept


@pytest.mark.parametrize("sheet", ["", "a", "a{", "a{b", "}", "@media x{", "a{}b"])
def test_a_broken_sheet_ends(sheet: str) -> None:
    trimmed(sheet)


def test_trimming_twice_changes_nothing() -> None:
    sheet = "".join(sheet for sheet, _ in CASES if sheet.startswith((".", "b")))
    assert trimmed(trimmed(sheet)) == trimmed(sheet)


def test_any_sheet_is_kept_by_the_classes_that_are_used() -> None:
    sheet = ".a,.b .c{top:0}@media print{.b{top:0}}i{top:0}"
    assert kept_where(sheet, {"a", "c"}.__contains__) == ".a{top:0}i{top:0}"
