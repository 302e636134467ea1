"""A fault of the tool is written down, or shown where nothing can be written."""

import tempfile
from pathlib import Path

import pytest

from build_tools.bug_log import write_bug_log


def _break() -> str:
    try:
        return str({}["hỏng"])
    except LookupError:
        return write_bug_log()


def test_it_is_kept_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert "KeyError: 'hỏng'" in Path(_break()).read_text(encoding="utf-8")


def test_where_no_file_can_be_written_it_is_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert _break() == "stderr"
    assert "KeyError: 'hỏng'" in capsys.readouterr().err
