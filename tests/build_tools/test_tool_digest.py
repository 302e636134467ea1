"""The digest of the tool: whatever shapes what a tree compiles to is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import library
from build_tools import tool_digest as module
from build_tools.tool_digest import tool_digest


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A tool of a few files, to change."""
    for name in ("library/__init__.py", "library/vocabulary/data/subjects.yml",
                 "library/curriculum/data/toan.yml", "build_tools/x.py"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x\n")
    monkeypatch.setattr(library, "__file__", str(tmp_path / "library/__init__.py"))
    yield tmp_path
    monkeypatch.undo()
    tool_digest.cache_clear()


def _digest() -> str:
    tool_digest.cache_clear()
    return tool_digest()


@pytest.mark.parametrize(
    "name", ["library/vocabulary/data/subjects.yml", "library/curriculum/data/toan.yml", "build_tools/x.py"]
)
def test_vocabulary_curriculum_and_code_are_in_it(tool: Path, name: str) -> None:
    before = _digest()
    (tool / name).write_text("y\n")
    changed = _digest()
    (tool / name).rename(tool / name.replace("x.py", "y.py").replace(".yml", "-2.yml"))
    assert len({before, changed, _digest()}) == 3


def test_what_a_run_leaves_behind_is_not_in_it(tool: Path) -> None:
    before = _digest()
    (tool / "library/__pycache__").mkdir()
    (tool / "library/__pycache__/x.pyc").write_bytes(b"1")
    assert _digest() == before


def test_the_packages_that_shape_the_output_are_in_it(tool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _digest()
    real = module.package_version
    monkeypatch.setattr(module, "package_version", lambda name: "0" if name == "nh3" else real(name))
    assert _digest() != before
