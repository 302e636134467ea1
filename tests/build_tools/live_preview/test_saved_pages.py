"""The pages of what was just saved: before a whole build, as it makes them, and nothing rests on them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_tools.folder_lock import FolderLock
from build_tools.live_preview import session as module
from build_tools.live_preview.saved_resources import LastBuild
from build_tools.live_preview.session import PreviewSession, Shown
from build_tools.manifest import Manifest
from build_tools.written_part import written_part
from tests.build_tools.live_preview.conftest import begun_session
from tests.build_tools.small_district import QUIET, SmallDistrict, document, exam, pages

HERE = "content/schools/thcs-a/toan"
DRAFT = "tai-nguyen/nhap.html"
OWN = [DRAFT, "tai-nguyen/nhap/mang_theo.html"]

Seen = list[tuple[dict[str, bytes], Shown]]


@pytest.fixture
def session(edited: SmallDistrict, tmp_path: Path) -> Iterator[PreviewSession]:
    """A session that waits for no whole build."""
    with begun_session(edited, tmp_path / "out", patience=0.0) as begun:
        yield begun


@pytest.fixture
def seen(session: PreviewSession, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """The pages of the school and what was shown when each whole build began."""
    noted: Seen = []
    build = module.build

    def noting(*given):  # type: ignore[no-untyped-def]
        noted.append((pages(session.out, "thcs-a"), session.shown))
        return build(*given)

    monkeypatch.setattr(module, "build", noting)
    return noted


def _save(session: PreviewSession, district: SmallDistrict, name: str, text: str) -> None:
    district.put(f"thcs-a/{name}", text)
    session.rebuild({f"{HERE}/{name}/index.md"}, QUIET)


def test_the_page_comes_first_and_is_as_the_whole_build_makes_it(
    session: PreviewSession, edited: SmallDistrict, seen: Seen
) -> None:
    before, state = pages(session.out, "thcs-a"), session.shown.state
    _save(session, edited, "nhap", document("Bản nháp", "Câu thứ hai.", authors="[p-khach]"))
    [(first, shown)], after = seen, pages(session.out, "thcs-a")
    assert "Câu thứ hai.".encode() in first[DRAFT]
    assert first[DRAFT] == after[DRAFT]
    assert {path for path in first if first[path] != before[path]} == {*OWN}
    assert shown.state not in {state, session.shown.state}
    assert [one.rule.code for one in shown.notes.by_place[f"{HERE}/nhap"]] == ["M119"]
    # Only what the earlier draft compiled to is still known.
    assert replace(shown.notes, compiled=session.shown.notes.compiled) == session.shown.notes


def test_what_lists_it_comes_with_the_whole_build(
    session: PreviewSession, edited: SmallDistrict, seen: Seen, tmp_path: Path
) -> None:
    _save(session, edited, "nhap", document("Bản nháp sửa lại"))
    first, title = seen[0][0], "Bản nháp sửa lại".encode()
    assert title in first[DRAFT]
    assert sorted(path for path in first if path.endswith(".html") and title in first[path]) == OWN
    with begun_session(edited, tmp_path / "clean"):
        assert pages(session.out, "thcs-a") == pages(tmp_path / "clean", "thcs-a")


def test_a_resource_that_was_approved_is_shown_as_saved_and_as_it_was(
    session: PreviewSession, edited: SmallDistrict, seen: Seen
) -> None:
    before = pages(session.out, "thcs-a")
    approved = (edited.root / HERE / "phieu/index.md").read_text(encoding="utf-8")
    _save(session, edited, "phieu", document("Phiếu đã sửa"))
    _save(session, edited, "phieu", approved)
    (first, _), (second, _) = seen
    page = "tai-nguyen/phieu.html"
    assert "Phiếu đã sửa".encode() in first[page]
    assert second[page] == before[page]
    assert pages(session.out, "thcs-a") == before


def test_a_page_that_was_put_first_is_made_again_where_no_whole_build_followed(
    session: PreviewSession, edited: SmallDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pages(session.out, "thcs-a")
    text = (edited.root / HERE / "nhap/index.md").read_text(encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(PreviewSession, "_rebuild", lambda *_: None)
        _save(session, edited, "nhap", document("Bản nháp sửa lại"))
    assert pages(session.out, "thcs-a")[DRAFT] != before[DRAFT]
    edited.put("thcs-a/nhap", text)
    with begun_session(edited, session.out):
        assert pages(session.out, "thcs-a") == before


def test_a_file_that_no_build_of_ours_wrote_is_left_alone(
    session: PreviewSession, edited: SmallDistrict, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, copy = module.put_saved, OWN[1]

    def as_if_it_were_foreign(last: LastBuild, *given: Any) -> None:
        output = last.report.output
        part = output.manifest.parts["sites/thcs-a"]
        others = part.only({*part.paths} - {f"sites/thcs-a/{copy}"})
        parts = {"sites/thcs-a": written_part("", {}, part.whole, others)}
        output = replace(output, manifest=Manifest({}, parts))
        put(replace(last, report=replace(last.report, output=output)), *given)

    monkeypatch.setattr(module, "put_saved", as_if_it_were_foreign)
    before = pages(session.out, "thcs-a")
    _save(session, edited, "nhap", document("Bản nháp sửa lại"))
    first = seen[0][0]
    assert first[copy] == before[copy]
    assert first[DRAFT] != before[DRAFT]
    assert not (session.out / ".hoclieu" / "saved").exists()


def _broken(district: SmallDistrict) -> set[str]:
    district.put("thcs-a/nhap", "---\ntitle: [\n---\n")
    return {f"{HERE}/nhap/index.md"}


def _another_file(district: SmallDistrict) -> set[str]:
    district.write(f"{HERE}/nhap/bang.png", "x")
    return {f"{HERE}/nhap/bang.png"}


def _another_resource(district: SmallDistrict) -> set[str]:
    district.put("thcs-a/moi", document("Một bài mới"))
    return {f"{HERE}/moi/index.md"}


def _another_person(district: SmallDistrict) -> set[str]:
    district.change("content/district/people.yml", "Cô Giáo", "Cô Giáo Mới")
    district.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    return {"content/district/people.yml", f"{HERE}/nhap/index.md"}


def _a_commit(district: SmallDistrict) -> set[str]:
    district.commit()
    district.put("thcs-a/nhap", document("Bản nháp sửa lại"))
    return {f"{HERE}/nhap/index.md"}


def _an_exam_kept_back(district: SmallDistrict) -> set[str]:
    district.put("thcs-a/de-kin", exam(embargo="2027-02-05T08:00:00+07:00"))
    return {f"{HERE}/de-kin/index.md"}


@pytest.mark.parametrize(
    "save", [_broken, _another_file, _another_resource, _another_person, _a_commit, _an_exam_kept_back]
)
def test_whatever_is_more_than_another_text_waits_for_the_whole_build(
    session: PreviewSession, edited: SmallDistrict, seen: Seen, save: Callable[[SmallDistrict], set[str]]
) -> None:
    before = pages(session.out, "thcs-a")
    session.rebuild(save(edited), QUIET)
    assert seen[0][0] == before
    assert session.shown.failure is None


def test_nothing_is_put_while_another_build_writes(session: PreviewSession, edited: SmallDistrict) -> None:
    before = pages(session.out, "thcs-a")
    other = FolderLock(session.out / ".hoclieu" / "lock")
    assert other.take()
    _save(session, edited, "nhap", document("Bản nháp sửa lại"))
    other.release()
    assert pages(session.out, "thcs-a") == before
    assert session.shown.failure is not None


def test_a_fault_in_it_does_not_end_the_preview(
    session: PreviewSession, edited: SmallDistrict, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "put_saved", refuse)
    _save(session, edited, "nhap", document("Bản nháp sửa lại"))
    assert session.shown.failure is None

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(module, "put_saved", fail)
    monkeypatch.setattr(module, "write_bug_log", lambda: tmp_path / "log")
    _save(session, edited, "nhap", document("Bản nháp lần ba"))
    assert session.shown.failure is not None
    assert str(tmp_path / "log") in session.shown.failure.en
    _save(session, edited, "nhap", document("Bản nháp lần bốn"))
    assert session.shown.failure is None
    assert "Bản nháp lần bốn".encode() in pages(session.out, "thcs-a")[DRAFT]


def test_who_need_not_wait_gets_everything_at_once(
    edited: SmallDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with begun_session(edited, tmp_path / "out", patience=60.0) as session:
        monkeypatch.setattr(module, "put_saved", None)
        _save(session, edited, "nhap", document("Bản nháp sửa lại"))
        assert session.shown.failure is None
        assert "Bản nháp sửa lại".encode() in pages(session.out, "thcs-a")[DRAFT]
