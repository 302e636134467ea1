"""The manifest: what stands in it, of which version, and what becomes of one that was damaged."""

import json
from pathlib import Path

import pytest

from build_tools.manifest import (
    JOURNAL,
    MANIFEST,
    STATE_FOLDER,
    Manifest,
    lines_of,
    read_inputs,
    read_journal,
    read_manifest,
)
from build_tools.output import Output
from build_tools.staging import OutputError
from build_tools.written_part import Record, Unit, whole_of, written_part

PAGE = "sites/a/lop-6/b\N{LATIN SMALL LETTER A WITH GRAVE}i.html"
UNITS = {
    "mot": Unit("f1.g1", {PAGE: Record("d1", 1, 10), "sites/a/2.html": Record("d2", 2, 20)}),
    "hai": Unit("f2.g2", {"sites/a/3.html": Record("d3", 3, 30)}),
}
PART = written_part("f", {"tool": "t"}, whole_of({"3.html": "d3"}), UNITS, shown=2)
ALWAYS = written_part("", {}, whole_of({}), {"": Unit("", {"sites/a/version.json": Record("d4", 4, 40)})})
MANIFEST_OF_ALL = Manifest({"commit": "c"}, {"": ALWAYS, "sites/a": PART}, ["sites/a/gone.html"])


def _put(out: Path, content: bytes, name: str = MANIFEST) -> Path:
    path = out / STATE_FOLDER / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    _put(tmp_path, b"".join(lines_of(MANIFEST_OF_ALL)))
    read = read_manifest(tmp_path)
    assert read.inputs == read_inputs(tmp_path) == {"commit": "c"}
    assert list(read.remove) == ["sites/a/gone.html"]
    assert read.parts["sites/a"].units == UNITS
    assert read.parts["sites/a"].whole == PART.whole
    assert lines_of(read) == lines_of(MANIFEST_OF_ALL)
    assert [read.record(path) for path in (PAGE, "sites/a/version.json", "sites/b/x")] == [
        Record("d1", 1, 10), Record("d4", 4, 40), None,
    ]  # fmt: skip
    assert set(read.files_of("sites/a")) == {PAGE, "sites/a/2.html", "sites/a/3.html", "sites/a/version.json"}
    assert read.files_of("sites/b") == {}


def test_a_part_has_its_files_and_none_that_is_but_named_like_one() -> None:
    paths = ["sites/a/1.html", 'sites/a/hai "2".html', "sites/a/số.html"]
    part = written_part(
        "f", {}, whole_of({}), {"": Unit("f.g", {path: Record("d", 1, 10) for path in paths})}
    )
    assert all(map(part.has, paths))
    assert not any(map(part.has, ("1.html", "sites/a/1", "2", ".html", 'hai "2".html', ",")))


@pytest.mark.parametrize("line", range(5))
def test_a_damaged_one_counts_for_nothing_whichever_line_it_is(tmp_path: Path, line: int) -> None:
    lines = lines_of(MANIFEST_OF_ALL)
    assert len(lines) == 5
    for damaged in (lines[line].replace(b"1", b"7").replace(b"4", b"7"), lines[line][:-2], b""):
        if damaged != lines[line]:
            _put(tmp_path, b"".join([*lines[:line], damaged, *lines[line + 1 :]]))
            assert read_manifest(tmp_path) == Manifest()


def test_a_journal_that_cannot_be_read_is_put_away(tmp_path: Path) -> None:
    journal = _put(tmp_path, b"".join(lines_of(MANIFEST_OF_ALL))[:-5], JOURNAL)
    assert read_journal(tmp_path) is None
    Output(tmp_path).close()
    assert not journal.exists()


def _built(out: Path) -> dict[str, tuple[str, int, int]]:
    """Build two files of a part and one of a site that goes; returns their records."""
    output = Output(out)
    staging = output.staging()
    for path in ("sites/a/1.html", "sites/a/version.json", "sites/gone/1.html"):
        staging.put(path, b"1")
    output.take(staging)
    output.commit(("sites",), {})
    return dict(read_manifest(out).parts[""].files)


def _older(version: int, files: dict[str, tuple[str, int, int]], remove: tuple[str, ...] = ()) -> bytes:
    if version == 1:
        return json.dumps(
            {"format": 1, "inputs": {"commit": "old"}, "files": files, "remove": remove}
        ).encode()
    page, always, gone = files.items()
    units = {
        "": ("", dict([always])),
        "sites/a mot": ("f.g", dict([page])),
        "sites/gone x": ("f.g", dict([gone])),
    }
    parts = {"sites/a": ("f", {"tool": "older"}), "sites/gone": ("f", {"tool": "older"})}
    data = {"format": 2, "inputs": {"commit": "old"}, "units": units, "parts": parts, "remove": remove}
    return json.dumps(data).encode()


@pytest.mark.parametrize("version", [1, 2])
def test_what_an_older_manifest_says_is_ours_stays_ours(tmp_path: Path, version: int) -> None:
    _put(tmp_path, _older(version, _built(tmp_path)))
    (tmp_path / "sites/a/foreign.html").write_text("mine")
    assert read_inputs(tmp_path) == read_manifest(tmp_path).inputs == {"commit": "old"}
    output = Output(tmp_path)
    assert not output.keep_part("sites/a", "", {"tool": "older"})
    assert not output.keep_part("sites/a", "f", {"tool": "newer"})
    assert output.keep("sites/a mot", "f.g") is (version == 2)
    staging = output.staging()
    staging.begin("sites/a mot", "f.h")
    if version == 1:
        staging.put("sites/a/1.html", b"2")
    staging.begin("", "")
    staging.put("sites/a/version.json", b"2")
    output.take(staging)
    report = output.commit(("sites",), {})
    assert (report.written, report.unchanged, report.removed) == ((2, 0, 1) if version == 1 else (1, 1, 1))
    assert not (tmp_path / "sites/gone").exists()
    assert (tmp_path / "sites/a/foreign.html").read_text() == "mine"
    assert sorted(read_manifest(tmp_path).files_of("sites/a")) == ["sites/a/1.html", "sites/a/version.json"]


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_manifest_makes_nothing_foreign_ours(tmp_path: Path, version: int) -> None:
    _put(tmp_path, _older(version, _built(tmp_path)))
    (tmp_path / "sites/a/foreign.html").write_text("mine")
    output = Output(tmp_path)
    staging = output.staging()
    staging.put("sites/a/foreign.html", b"ours")
    output.take(staging)
    with pytest.raises(OutputError, match="not written by hoclieu"):
        output.commit(("sites",), {})
    output.close()


@pytest.mark.parametrize("version", [1, 2])
def test_a_run_of_an_older_version_that_broke_is_finished(tmp_path: Path, version: int) -> None:
    files = _built(tmp_path)
    staged = tmp_path / STATE_FOLDER / "staged/sites/a/1.html"
    staged.parent.mkdir(parents=True)
    staged.write_bytes(b"new")
    _put(tmp_path, _older(version, files, ("sites/gone/1.html",)), JOURNAL)
    Output(tmp_path).close()
    assert (tmp_path / "sites/a/1.html").read_bytes() == b"new"
    assert not (tmp_path / "sites/gone").exists()
    assert not (tmp_path / STATE_FOLDER / JOURNAL).exists()


def test_an_older_manifest_says_what_its_parts_followed_from(tmp_path: Path) -> None:
    _put(tmp_path, _older(2, _built(tmp_path)))
    part = read_manifest(tmp_path).parts["sites/a"]
    assert (part.follows, part.ground) == ("", {"tool": "older"})


def test_a_format_that_is_not_known_yet_counts_for_nothing(tmp_path: Path) -> None:
    header, *lines = lines_of(MANIFEST_OF_ALL)
    _put(tmp_path, b"".join([header.replace(b'"format": 3', b'"format": 4'), *lines]))
    assert read_manifest(tmp_path) == Manifest()
