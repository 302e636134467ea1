"""The output folder: only what changed is written, only what is ours is touched."""

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from build_tools.manifest import STATE_FOLDER, Manifest, read_manifest, stands_untouched, write_manifest
from build_tools.output import Output
from build_tools.staging import Blobs, OutputError, Parcel
from build_tools.written_part import Record, Unit, Whole, written_part


def _write(
    folder: Path, files: dict[str, bytes], scopes: tuple[str, ...] = ("sites",)
) -> tuple[int, int, int]:
    output = Output(folder)
    staging = output.staging()
    for path, content in files.items():
        staging.put(path, content)
    output.take(staging)
    report = output.commit(scopes, {"commit": "x"})
    return report.written, report.unchanged, report.removed


def _stands(out: Path) -> bool:
    return stands_untouched(out, read_manifest(out))


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
    assert _stands(out)
    (out / "sites/a/1.html").write_text("changed by hand")
    assert not _stands(out)
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
    (state / "journal.json").write_bytes(write_manifest(journal))
    Output(out).close()
    assert (out / "sites/a/2.html").read_bytes() == b"2"
    assert not (out / "sites/a/gone.html").exists()
    assert (out / "sites/b/3.html").read_bytes() == b"2"
    assert _files(out) == ["sites/a/1.html", "sites/a/2.html", "sites/b/3.html"]
    assert not (state / "journal.json").exists()
    assert _stands(out)


def test_a_folder_with_a_run_to_finish_does_not_stand_untouched(tmp_path: Path) -> None:
    out = tmp_path / "build"
    _write(out, {"sites/a/1.html": b"1"})
    (out / STATE_FOLDER / "journal.json").write_text("{}")
    assert not _stands(out)


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


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    first = Output(tmp_path / "build")
    lock = tmp_path / "build" / STATE_FOLDER / "lock"
    lock.write_text("1")  # the first process of the machine is always running
    with pytest.raises(OutputError, match="another build"):
        Output(tmp_path / "build")
    first.close()
    Output(tmp_path / "build").close()


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
    assert _stands(out)


@pytest.mark.parametrize("apart", [False, True])
def test_two_files_for_one_address_are_refused(tmp_path: Path, apart: bool) -> None:
    output = Output(tmp_path / "build")
    put = output.parcels()() if apart else output.staging()
    put.put("sites/a/1.html", b"1")
    with pytest.raises(OutputError, match="two files for one address"):
        put.put("sites/a/1.html", b"1")
