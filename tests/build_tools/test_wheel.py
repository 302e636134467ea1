"""The wheel: it holds all that the command needs, and the command runs from it far from a checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from build_tools.manifest import STATE_FOLDER
from tests.build_tools.demo_district import Demo

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run(
        [*command, "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def _tracked(*folders: str) -> set[str]:
    """The files of this checkout's folders that are not made by running it."""
    found = {path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}


def test_it_holds_the_code_the_theme_the_lists_and_the_whole_sample(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert _tracked("library", "build_tools") <= names
    assert {f"build_tools/sample/{path}" for path in _tracked("content")} <= names
    assert "build_tools/sample/mkdocs.yml" in names
    strangers = {name for name in names if not name.startswith(("library/", "build_tools/", "hoclieu-"))}
    assert strangers == set()


@pytest.mark.slow
def test_the_demo_runs_from_it_and_is_the_same_to_the_last_byte(
    wheel: Path, demo: Demo, tmp_path: Path
) -> None:
    command = _installed(wheel, tmp_path / "elsewhere")
    done = subprocess.run(
        [command, "demo", "--folder", tmp_path / "demo"],
        cwd=tmp_path, env=_environment(), check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _differences(demo.folder / "build", tmp_path / "demo" / "build") == []


def _environment() -> dict[str, str]:
    """That of a user, who knows of no checkout."""
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


def _installed(wheel: Path, folder: Path) -> Path:
    """The command in a fresh environment with the wheel; its dependencies are those of the tests."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True, capture_output=True
    )
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    # A path alone: the editable checkout that stands there too is not followed.
    (Path(purelib) / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    where = subprocess.run(
        [python, "-c", "import build_tools, library; print(build_tools.__file__, library.__file__)"],
        cwd=folder, env=_environment(), check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert where.count(purelib) == 2, where
    return folder / scripts / "hoclieu"


def _differences(one: Path, other: Path) -> list[str]:
    def files(root: Path) -> dict[str, bytes]:
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file() and STATE_FOLDER not in path.parts
        }

    first, second = files(one), files(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
