"""What is touched is told by a process that was begun early, and by nobody who cannot know any more."""

import multiprocessing
from pathlib import Path

import pytest

from build_tools import begun_asking as module
from build_tools.begun_asking import begun_asking
from build_tools.executors import ALONE, Processes
from build_tools.manifest import JOURNAL, MANIFEST, STATE_FOLDER, read_manifest
from build_tools.output import Output
from build_tools.written_part import WrittenPart

TWO = Processes(2)
GROUND = {"tool": "1"}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output of two parts, about which to ask is worth a process."""
    monkeypatch.setattr(module, "WORTH_BEGINNING", 1)
    build(tmp_path / "build", {"sites/a": b"one", "sites/b": b"two"})
    return tmp_path / "build"


def build(out: Path, pages: dict[str, bytes]) -> None:
    """Build parts of one page each."""
    output = Output(out)
    staging = output.staging()
    for folder, content in pages.items():
        if not output.keep_part(folder, content.decode(), GROUND):
            staging.begin(f"{folder} page", content.decode())
            staging.put(f"{folder}/page.html", content)
    output.take(staging)
    output.commit(tuple(pages), {})


def part(out: Path, folder: str) -> WrittenPart:
    return read_manifest(out).parts[folder]


def test_what_was_touched_before_is_found(out: Path) -> None:
    (out / "sites/a/page.html").write_bytes(b"by hand")
    (out / "sites/b/page.html").unlink()
    with begun_asking(out, TWO) as touched:
        for folder in ("sites/a", "sites/b"):
            assert touched(part(out, folder), str(out)) == {f"{folder}/page.html"}


def test_another_process_answers_as_the_disk_was_then(out: Path) -> None:
    with begun_asking(out, TWO) as touched:
        assert touched(part(out, "sites/a"), str(out)) == frozenset()
        (out / "sites/b/page.html").write_bytes(b"by hand")
        assert touched(part(out, "sites/b"), str(out)) == frozenset()
    assert part(out, "sites/b").touched(str(out)), "the next build sees it"


def test_an_answer_about_what_another_build_has_written_since_is_not_believed(out: Path) -> None:
    with begun_asking(out, TWO) as touched:
        before = part(out, "sites/b")
        assert touched(before, str(out)) == frozenset()
        build(out, {"sites/a": b"one", "sites/b": b"three"})
        assert before.touched(str(out)), "what the answer was about is gone"
        assert touched(part(out, "sites/b"), str(out)) == frozenset()
        (out / "sites/b/page.html").write_bytes(b"by hand")
        assert touched(part(out, "sites/b"), str(out)) == {"sites/b/page.html"}


def test_one_that_came_before_a_broken_run_was_finished_is_not_believed(out: Path) -> None:
    """Even about a part of which the manifest says the same after it."""
    state = out / STATE_FOLDER
    (state / JOURNAL).write_bytes((state / MANIFEST).read_bytes())
    staged = state / "staged/sites/a/page.html"
    staged.parent.mkdir(parents=True)
    staged.write_bytes(b"left by the broken run")
    with begun_asking(out, TWO) as touched:
        assert touched(part(out, "sites/b"), str(out)) == frozenset()
        output = Output(out, touched)
        assert (out / "sites/a/page.html").read_bytes() == b"left by the broken run"
        assert not output.keep_part("sites/a", "one", GROUND)
        assert output.keep_part("sites/b", "two", GROUND)
        output.close()


def test_where_the_process_was_stopped_the_disk_is_asked_here(out: Path) -> None:
    (out / "sites/a/page.html").write_bytes(b"by hand")
    with begun_asking(out, TWO) as touched:
        [process] = multiprocessing.active_children()
        process.kill()
        process.join()
        (out / "sites/b/page.html").write_bytes(b"by hand")
        assert touched(part(out, "sites/a"), str(out)) == {"sites/a/page.html"}


def test_where_the_process_failed_the_disk_is_asked_here(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_unfinished", None)
    (out / "sites/a/page.html").write_bytes(b"by hand")
    with begun_asking(out, TWO) as touched:
        assert touched(part(out, "sites/a"), str(out)) == {"sites/a/page.html"}


def test_an_output_keeps_by_that_answer_what_stands(out: Path) -> None:
    (out / "sites/b/page.html").write_bytes(b"by hand")
    with begun_asking(out, TWO) as touched:
        output = Output(out, touched)
        assert output.keep_part("sites/a", "one", GROUND)
        assert not output.keep_part("sites/b", "two", GROUND)
        output.close()


def test_no_process_is_begun_where_none_may_be_or_it_is_not_worth_one(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begins(folder: Path, workers: Processes) -> bool:
        with begun_asking(folder, workers) as touched:
            return touched is not WrittenPart.touched

    assert begins(out, TWO)
    assert not begins(out, ALONE)
    assert not begins(tmp_path / "none", TWO)
    monkeypatch.setattr(module, "WORTH_BEGINNING", 1_000_000)
    assert not begins(out, TWO)
