"""A preview of a small district: its session, as `hoclieu serve --worktree` runs one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from build_tools.live_preview.session import PATIENCE, PreviewSession
from build_tools.worktree import WHILE_OPEN, kept_worktree
from tests.build_tools.small_district import AS_OF, CHAIN, QUIET, SmallDistrict, document, exam


def with_drafts(district: SmallDistrict) -> SmallDistrict:
    """The district with an approved document and three of which nobody knows yet."""
    district.put("thcs-a/phieu", document())
    district.commit()
    district.approve("thcs-a/phieu", *CHAIN)
    district.put("thcs-a/nhap", document("Bản nháp"))
    district.put("thcs-a/noi-bo", document("Tài liệu nội bộ", visibility="school-staff"))
    district.put("thcs-a/de-kin", exam(embargo="2027-01-05T08:00:00+07:00"))
    return district


@contextmanager
def begun_session(
    district: SmallDistrict,
    out: Path,
    only: Sequence[str] = (),
    patience: float = PATIENCE,
    clock: Callable[[], datetime] = lambda: AS_OF,
) -> Iterator[PreviewSession]:
    """A session that was built once."""
    with kept_worktree(district.repository, WHILE_OPEN) as worktree:
        begun = PreviewSession(district.repository, worktree, out, only, clock, None, patience)
        begun.rebuild(None, QUIET)
        yield begun


@pytest.fixture
def edited(district: SmallDistrict) -> SmallDistrict:
    return with_drafts(district)


@pytest.fixture
def session(edited: SmallDistrict, tmp_path: Path) -> Iterator[PreviewSession]:
    with begun_session(edited, tmp_path / "out") as begun:
        yield begun
