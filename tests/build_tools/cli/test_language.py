"""What a user is told to type can be typed as it stands."""

import os
import shlex
from pathlib import Path

import pytest

from build_tools.cli.language import own_name, typed


@pytest.mark.skipif(os.name == "nt", reason="quotes of a POSIX shell")
@pytest.mark.parametrize("path", ["demo", "Huyện-mẫu/kho", "Huyện mẫu", "a'b", "$HOME", "~x", "a;b"])
def test_a_path_is_quoted_where_the_shell_would_take_it_apart(path: str) -> None:
    assert shlex.split(f"--root {typed(Path(path))}") == ["--root", path]


def test_a_plain_path_is_left_as_it_is() -> None:
    assert typed(Path("Huyện-mẫu/kho")) == str(Path("Huyện-mẫu/kho"))


def test_a_command_that_is_on_no_path_is_typed_by_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert own_name(".venv/bin/hoclieu") == str(Path(".venv/bin/hoclieu"))
    assert own_name("-c") == "hoclieu"
    (tmp_path / "hoclieu").touch(0o755)
    assert own_name(".venv/bin/hoclieu") == "hoclieu" or os.name == "nt"
