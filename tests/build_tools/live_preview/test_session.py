"""A preview's session: what is saved is built, and what cannot be built leaves the last good pages."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from build_tools import judging, site_tasks
from build_tools.folder_lock import FolderLock
from build_tools.git import git
from build_tools.live_preview import session as module
from build_tools.live_preview.session import REFUSED, UNREADABLE, PreviewSession
from tests.build_tools.live_preview.conftest import begun_session
from tests.build_tools.small_district import AS_OF, QUIET, SmallDistrict, document, pages

HERE = "content/schools/thcs-a/toan"


def _page(session: PreviewSession, name: str) -> str:
    return pages(session.out, "thcs-a").get(f"tai-nguyen/{name}.html", b"").decode()


def test_a_save_is_built_and_shown_under_another_state(
    session: PreviewSession, edited: SmallDistrict
) -> None:
    before = session.shown
    assert "Bản nháp" in _page(session, "nhap")
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    session.rebuild({f"{HERE}/nhap/index.md"}, QUIET)
    assert "Bản nháp sửa lại" in _page(session, "nhap")
    assert session.shown.state != before.state
    assert session.shown.failure is None


def test_where_nothing_was_saved_nothing_is_new(session: PreviewSession, edited: SmallDistrict) -> None:
    before = session.shown
    session.rebuild(None, QUIET)
    (edited.root / HERE / "nhap/index.md").touch()
    session.rebuild({f"{HERE}/nhap/index.md"}, QUIET)
    assert session.shown is before


def test_a_commit_ends_that_something_is_edited(session: PreviewSession, edited: SmallDistrict) -> None:
    assert session.shown.notes.edited == (f"{HERE}/de-kin", f"{HERE}/nhap", f"{HERE}/noi-bo")
    edited.commit()
    session.rebuild(frozenset(), QUIET)
    assert session.shown.notes.edited == ()


def test_a_folder_that_another_build_writes_to_is_waited_for(
    session: PreviewSession, edited: SmallDistrict
) -> None:
    other = FolderLock(session.out / ".hoclieu" / "lock")
    assert other.take()
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    session.rebuild(None, QUIET)
    failure, state = session.shown.failure, session.shown.state
    assert failure is not None
    assert "another build is writing" in failure.en
    assert "Bản nháp" in _page(session, "nhap")
    session.rebuild(None, QUIET)
    assert session.shown.state == state  # still the same: no page is to load anew for it
    other.release()
    session.rebuild(None, QUIET)
    assert session.shown.failure is None
    assert "Bản nháp sửa lại" in _page(session, "nhap")


def test_what_git_cannot_take_in_is_told_and_pages_stay(
    session: PreviewSession, edited: SmallDistrict
) -> None:
    nested = edited.root / HERE / "nhap/kho-con"
    nested.mkdir()
    git(nested, "init", "--quiet")  # a repository without a commit is no file that Git could add
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    session.rebuild(None, QUIET)
    failure = session.shown.failure
    assert failure is not None
    assert "does not have a commit checked out" in failure.en
    assert "Bản nháp sửa lại" not in _page(session, "nhap")
    shutil.rmtree(nested)
    session.rebuild(None, QUIET)
    assert session.shown.failure is None
    assert "Bản nháp sửa lại" in _page(session, "nhap")


@pytest.mark.parametrize("name", ["policy.yml", "schools.yml"])
def test_a_file_of_the_district_that_became_unreadable_leaves_the_pages(
    session: PreviewSession, edited: SmallDistrict, name: str
) -> None:
    before, path = pages(session.out, "thcs-a"), f"content/district/{name}"
    written = (edited.root / path).read_bytes()
    edited.write(path, "- [\n")
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    session.rebuild(None, QUIET)
    assert pages(session.out, "thcs-a") == before
    assert session.shown.failure is UNREADABLE
    assert path in session.shown.notes.broken
    edited.write(path, written)
    session.rebuild(None, QUIET)
    assert session.shown.failure is None
    assert "Bản nháp sửa lại" in _page(session, "nhap")


def test_an_error_that_the_district_has_from_the_first_keeps_nothing_back(
    edited: SmallDistrict, tmp_path: Path
) -> None:
    edited.write("content/district/policy.yml", "- [\n")
    with begun_session(edited, tmp_path / "out") as begun:
        edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
        begun.rebuild(None, QUIET)
    assert begun.shown.failure is None
    assert "Bản nháp sửa lại" in _page(begun, "nhap")


def test_a_ledger_that_is_refused_leaves_the_pages_and_its_faults_are_told(
    session: PreviewSession, edited: SmallDistrict
) -> None:
    edited.tamper({"head.json": b"{}"})
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    session.rebuild(None, QUIET)
    assert session.shown.failure is REFUSED
    assert session.shown.notes.whole.errors > 0
    assert "Bản nháp sửa lại" not in _page(session, "nhap")


def test_a_fault_of_the_tool_does_not_end_the_preview(
    session: PreviewSession, edited: SmallDistrict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("our fault")

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    with monkeypatch.context() as patch:
        patch.setattr(module, "build", broken)
        session.rebuild(None, QUIET)
        failure, state = session.shown.failure, session.shown.state
        session.rebuild(None, QUIET)
    assert failure is not None
    (log,) = tmp_path.glob("hoclieu-*.log")
    assert str(log) in failure.en
    assert "RuntimeError: our fault" in log.read_text()
    assert session.shown.state == state  # the same files would only fail again
    edited.put("thcs-a/nhap", document("Bản nháp lần nữa"))
    session.rebuild(None, QUIET)
    assert session.shown.failure is None


def test_a_save_some_minutes_later_makes_no_more_than_at_the_same_moment(
    edited: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    resource_files = site_tasks.resource_files

    def noting(*given):  # type: ignore[no-untyped-def]
        made.append(str(given[1].key))
        return resource_files(*given)

    later = AS_OF + timedelta(minutes=5)
    ours, other = iter((AS_OF, AS_OF, later, later)), iter((AS_OF, later))
    with begun_session(edited, tmp_path / "out", clock=lambda: next(ours)) as session:
        edited.put("thcs-a/nhap", document("Bản nháp", "Lời khác."))
        monkeypatch.setattr(site_tasks, "resource_files", noting)
        session.rebuild({f"{HERE}/nhap/index.md"}, QUIET)
    assert set(made) == {"thcs-a/nhap", "thcs-a/phieu"}  # the one beside it on the shelf, too
    with begun_session(edited, tmp_path / "clean", clock=lambda: next(other)):
        pass
    for site, profile in (("thcs-a", "sites"), ("thcs-a", "staff"), ("district", "staff")):
        assert pages(tmp_path / "out", site, profile) == pages(tmp_path / "clean", site, profile)


def test_only_the_named_sites_are_built(edited: SmallDistrict, tmp_path: Path) -> None:
    with begun_session(edited, tmp_path / "out", ["thcs-a"]) as begun:
        assert [site.id for site in begun.shown.sites] == ["thcs-a"]
    assert [path.name for path in (tmp_path / "out" / "sites").iterdir()] == ["thcs-a"]


def test_only_what_was_saved_is_compiled(
    session: PreviewSession, edited: SmallDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    compile_trees = judging.compile_trees

    def noting(*given):  # type: ignore[no-untyped-def]
        _, sources, *_, known = given
        asked.append(set(sources) - set(known or ()))
        return compile_trees(*given)

    monkeypatch.setattr(judging, "compile_trees", noting)
    edited.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    session.rebuild({f"{HERE}/nhap/index.md"}, QUIET)
    edited.change("content/district/people.yml", "Cô Giáo", "Cô Giáo Mới")
    session.rebuild({"content/district/people.yml"}, QUIET)
    assert [len(trees) for trees in asked] == [1, 4]  # a new organisation may bring other lists of lessons
