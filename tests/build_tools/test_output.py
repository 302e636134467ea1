"""The output folder: only what changed is written, only what is ours is touched."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from build_tools.manifest import STATE_FOLDER, Manifest, lines_of, read_manifest, stands_untouched
from build_tools.output import Output
from build_tools.staging import Blobs, OutputError, Parcel
from build_tools.written_part import Record, Unit, Whole, whole_of, written_part


def _write(
    folder: Path, files: dict[str, bytes], scopes: tuple[str, ...] = ("sites",)
) -> tuple[int, int, int]:
    output = Output(folder)
    try:
        staging = output.staging()
        for path, content in files.items():
            staging.put(path, content)
        output.take(staging)
        report = output.commit(scopes, {"commit": "x"})
    finally:
        output.close()
    return report.written, report.unchanged, report.removed


def _files(out: Path) -> list[str]:
    return sorted(path for part in read_manifest(out).parts.values() for path in part.paths)


def test_only_what_changed_is_written_and_what_is_gone_is_removed(tmp_path: Path) -> None:
    out = tmp_path / "build"
    assert _write(out, {"sites/a/1.html": b"1", "sites/a/2.html": b"2"}) == (2, 0, 0)
    before = (out / "sites/a/1.html").stat().st_mtime_ns
    assert _write(out, {"sites/a/1.html": b"1", "sites/b/3.html": b"3"}) == (1, 1, 1)
    assert (out / "sites/a/1.html").stat().st_mtime_ns == before
    assert not (out / "sites/a/2.html").exists()
    assert (out / "sites/b/3.html").read_bytes() == b"3"


def test_files_of_others_are_never_deleted_or_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "build"
    (out / "sites/a").mkdir(parents=True)
    (out / "sites/a/mine.txt").write_text("mine")
    _write(out, {"sites/a/1.html": b"1"})
    _write(out, {})
    assert read_manifest(out).parts == {}
    assert (out / "sites/a/mine.txt").read_text() == "mine"
    with pytest.raises(OutputError, match="not written by hoclieu"):
        _write(out, {"sites/a/mine.txt": b"ours"})
    assert (out / "sites/a/mine.txt").read_text() == "mine"


def test_a_file_of_others_where_a_folder_belongs_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1"})
    (out / "sites/b").write_text("mine")
    for _ in range(2):
        with pytest.raises(OutputError, match="not written by hoclieu"):
            _write(out, {"sites/a/1.html": b"1", "sites/b/lop/2.html": b"2"})
    assert (out / "sites/b").read_text() == "mine"
    assert (out / "sites/a/1.html").read_bytes() == b"1"


def test_a_folder_comes_where_a_file_of_ours_was(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/x": b"file"})
    assert _write(out, {"sites/a/x/1.html": b"in a folder"}) == (1, 0, 1)
    assert (out / "sites/a/x/1.html").read_bytes() == b"in a folder"


def test_a_file_changed_by_hand_is_written_again(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1"})
    assert stands_untouched(out)
    (out / "sites/a/1.html").write_text("changed by hand")
    assert not stands_untouched(out)
    assert _write(out, {"sites/a/1.html": b"1"}) == (1, 0, 0)


def test_scopes_that_were_not_built_stay(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1", "sites/b/1.html": b"1"})
    assert _write(out, {"sites/a/2.html": b"2"}, ("sites/a",)) == (1, 0, 1)
    assert (out / "sites/b/1.html").exists()
    assert _files(out) == ["sites/a/2.html", "sites/b/1.html"]


def test_a_run_that_broke_before_its_journal_changed_nothing(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1"})
    broken = Output(out)
    broken.staging().put("sites/a/1.html", b"new")
    broken.close()
    assert (out / "sites/a/1.html").read_bytes() == b"1"
    assert _write(out, {"sites/a/1.html": b"1"}) == (0, 1, 0)


def test_a_run_that_broke_after_its_journal_is_rolled_forward(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1", "sites/a/gone.html": b"0"})
    state = out / STATE_FOLDER
    files = dict(read_manifest(out).parts[""].files)
    for path in ("sites/a/2.html", "sites/b/3.html"):
        staged = state / "staged" / path
        staged.parent.mkdir(parents=True)
        staged.write_bytes(b"2")
        files[path] = Record("digest-of-2", 1, staged.stat().st_mtime_ns)
    del files["sites/a/gone.html"]
    part = written_part("", {}, Whole(0, ""), {"": Unit("", files)})
    journal = Manifest({}, {"": part}, ["sites/a/gone.html"])
    (state / "journal.json").write_bytes(b"".join(lines_of(journal)))
    Output(out).close()
    assert (out / "sites/a/2.html").read_bytes() == b"2"
    assert not (out / "sites/a/gone.html").exists()
    assert (out / "sites/b/3.html").read_bytes() == b"2"
    assert _files(out) == ["sites/a/1.html", "sites/a/2.html", "sites/b/3.html"]
    assert not (state / "journal.json").exists()
    assert stands_untouched(out)


def test_a_folder_with_a_run_to_finish_does_not_stand_untouched(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1"})
    (out / STATE_FOLDER / "journal.json").write_text("{}")
    assert not stands_untouched(out)


def test_two_workers_never_put_the_same_file(tmp_path: Path) -> None:
    output = Output(tmp_path / "build")
    for content in (b"1", b"2"):
        staging = output.staging()
        staging.put("sites/a/1.html", content)
        if content == b"1":
            output.take(staging)
    with pytest.raises(OutputError, match="two files for one address"):
        output.take(staging)
    output.close()


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="symbolic link"):
        Output(tmp_path / "build")


def test_where_no_folder_can_be_made_it_says_to_choose_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "build"):
        with pytest.raises(OutputError, match="choose another with --out"):
            Output(place)


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    first = Output(tmp_path / "build")
    with pytest.raises(OutputError, match="another build"):
        Output(tmp_path / "build")
    first.close()
    Output(tmp_path / "build").close()


def _build_parts(out: Path, parts: dict[str, tuple[str, dict[str, bytes]]], scope: str = "sites") -> set[str]:
    """Build parts, each of what it follows from and its pages; returns those that were kept whole."""
    output = Output(out)
    staging = output.staging()
    kept = set()
    for folder, (follows, pages) in parts.items():
        if output.keep_part(folder, follows, {"tool": "1"}):
            kept.add(folder)
            continue
        for name, content in pages.items():
            if not output.keep(f"{folder} {name}", _sha256(content)):
                staging.begin(f"{folder} {name}", _sha256(content))
                staging.put(f"{folder}/{name}.html", content)
    output.take(staging)
    versions = output.staging()
    for folder in parts:
        versions.put(f"{folder}/version.json", repr(output.whole(folder)).encode())
    output.take(versions)
    output.commit((scope,), {})
    return kept


A, B = {"1": b"one", "2": b"two"}, {"1": b"three"}


def test_the_text_of_a_part_of_which_nothing_changed_is_carried_over(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _build_parts(out, {"sites/a": ("x", A), "sites/b": ("x", B)})
    before, version = read_manifest(out).parts, (out / "sites/a/version.json").read_bytes()
    assert version == repr(whole_of({"1.html": _sha256(b"one"), "2.html": _sha256(b"two")})).encode()
    assert _build_parts(out, {"sites/a": ("x", A), "sites/b": ("y", {"1": b"four"})}) == {"sites/a"}
    after = read_manifest(out).parts
    assert after["sites/a"] == before["sites/a"]
    assert after["sites/b"].in_units != before["sites/b"].in_units
    assert (out / "sites/a/version.json").read_bytes() == version
    assert (out / "sites/b/1.html").read_bytes() == b"four"
    assert stands_untouched(out)


def test_a_part_that_was_not_built_is_carried_over(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _build_parts(out, {"sites/a": ("x", A), "sites/b": ("x", B)})
    before = read_manifest(out).parts
    _build_parts(out, {"sites/b": ("y", {"2": b"four"})}, "sites/b")
    assert read_manifest(out).parts["sites/a"] == before["sites/a"]
    assert "sites/a/version.json" in _files(out)
    assert "sites/b/1.html" not in _files(out)
    assert _build_parts(out, {"sites/a": ("x", A), "sites/b": ("y", {})}) == {"sites/a", "sites/b"}


@pytest.mark.parametrize("touch", [Path.unlink, lambda path: path.write_bytes(b"six")])
def test_a_touched_file_in_a_part_of_which_nothing_changed_is_made_again(
    tmp_path: Path, touch: Callable[[Path], object]
) -> None:
    out = tmp_path / "build"
    _build_parts(out, {"sites/a": ("x", A), "sites/b": ("x", B)})
    stood = (out / "sites/a/2.html").stat().st_mtime_ns
    touch(out / "sites/a/1.html")
    assert not stands_untouched(out)
    assert _build_parts(out, {"sites/a": ("x", A), "sites/b": ("x", B)}) == {"sites/b"}
    assert (out / "sites/a/1.html").read_bytes() == b"one"
    assert (out / "sites/a/2.html").stat().st_mtime_ns == stood
    assert stands_untouched(out)


def test_a_part_that_went_and_comes_again_is_made_again(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _build_parts(out, {"sites/a": ("x", A), "sites/b": ("x", B)})
    _build_parts(out, {"sites/b": ("x", B)})
    assert not (out / "sites/a").exists()
    assert set(read_manifest(out).parts) == {"", "sites/b"}
    assert _build_parts(out, {"sites/a": ("x", A), "sites/b": ("x", B)}) == {"sites/b"}
    assert (out / "sites/a/1.html").read_bytes() == b"one"


def test_a_part_with_files_that_another_build_left_is_not_kept_whole(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _build_parts(out, {"sites/a": ("x", A)})
    _build_parts(out, {"sites/a": ("y", {"1": b"five"})}, "sites/b")
    assert "sites/a/2.html" in _files(out)
    assert _build_parts(out, {"sites/a": ("y", {"1": b"five"})}) == set()
    assert not (out / "sites/a/2.html").exists()


def test_nothing_is_put_over_a_file_of_a_part_that_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _build_parts(out, {"sites/a": ("x", A)})
    output = Output(out)
    assert output.keep_part("sites/a", "x", {})
    staging = output.staging()
    staging.put("sites/a/1.html", b"other")
    output.take(staging)
    with pytest.raises(OutputError, match="two files for one address"):
        output.commit(("sites",), {})
    assert (out / "sites/a/1.html").read_bytes() == b"one"
    staging = output.staging()
    staging.begin("sites/a 3", "")
    with pytest.raises(ValueError, match="kept as it stands"):
        output.take(staging)
    output.close()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _repository(blobs: dict[str, bytes]) -> tuple[Blobs, list[str]]:
    """Blobs by id, and which of them were asked for."""
    asked: list[str] = []

    def read(oids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        for oid in oids:
            asked.append(oid)
            yield oid, blobs.get(oid)

    return read, asked


@pytest.mark.parametrize("apart", [False, True])
def test_a_copy_is_read_once_and_only_if_it_changed(tmp_path: Path, apart: bool) -> None:
    out, digest = tmp_path / "build", hashlib.sha256(b"film").hexdigest()
    for expected in (["f1"], []):
        blobs, asked = _repository({"f1": b"film"})
        output = Output(out)
        put = output.parcels()() if apart else output.staging()
        for site in "ab":
            put.put_copy(f"sites/{site}/film.mp4", digest, "f1")
        sealed = put.sealed(blobs)
        output.take(output.unpacked(sealed, blobs) if isinstance(sealed, Parcel) else sealed)
        output.commit(("sites",), {})
        assert asked == expected
        assert [(out / f"sites/{site}/film.mp4").read_bytes() for site in "ab"] == [b"film", b"film"]


def test_a_parcel_holds_only_what_does_not_stand_in_the_output(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1", "sites/a/2.html": b"2", "sites/a/3.html": b"3"})
    (out / "sites/a/2.html").write_text("changed by hand")
    output = Output(out)
    parcel = pickle.loads(pickle.dumps(output.parcels()()))  # noqa: S301 - as it goes to a worker and back
    for path, content in {"1": b"1", "2": b"2", "3": b"three"}.items():
        parcel.put(f"sites/a/{path}.html", content)
    parcel = pickle.loads(pickle.dumps(parcel.sealed(_repository({})[0])))  # noqa: S301
    assert set(parcel.contents) == {"sites/a/2.html", "sites/a/3.html"}
    assert parcel.known == {}
    output.take(output.unpacked(parcel, _repository({})[0]))
    report = output.commit(("sites",), {})
    assert (report.written, report.unchanged) == (2, 1)
    assert (out / "sites/a/2.html").read_bytes() == b"2"
    assert stands_untouched(out)


@pytest.mark.parametrize("apart", [False, True])
def test_two_files_for_one_address_are_refused(tmp_path: Path, apart: bool) -> None:
    output = Output(tmp_path / "build")
    put = output.parcels()() if apart else output.staging()
    put.put("sites/a/1.html", b"1")
    with pytest.raises(OutputError, match="two files for one address"):
        put.put("sites/a/1.html", b"1")
    output.close()
