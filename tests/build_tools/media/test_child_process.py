"""Programs in processes of their own: what they inherit, and what becomes of those that fail."""

from pathlib import Path

import pytest

from build_tools.media import child_process
from build_tools.media.child_process import Answer, ask

PROGRAM = """\
import json, os, sys
kind = sys.argv[1]
request = sys.stdin.buffer.read()
if kind == "tell":
    facts = {"names": sorted(os.environ), "folder": os.getcwd(), "request": request.decode()}
    sys.stdout.write(json.dumps(facts) + "\\n" + "rest\\n")
elif kind == "crash":
    os.abort()
elif kind == "list":
    sys.stdout.write("[]\\n")
elif kind == "half":
    sys.stdout.write('{"a": ')
elif kind == "wait":
    import time
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    monkeypatch.setattr(child_process, "__file__", str(tmp_path / "child_process.py"))


def test_an_answer_is_a_line_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    answer = ask("program.py", b"asked", "tell", time_limit=20)
    assert isinstance(answer, Answer)
    assert answer.payload == b"rest\n"
    assert answer.facts["request"] == "asked"
    names = answer.facts["names"]
    assert isinstance(names, list)
    assert "HTTPS_PROXY" in names
    assert not {"PATH", "SECRET_TOKEN", "PYTHONPATH"} & set(names)
    assert answer.facts["folder"] != str(Path.cwd())
    assert not Path(str(answer.facts["folder"])).exists()


@pytest.mark.parametrize("kind", ["crash", "list", "half", "nothing"])
def test_no_answer(kind: str) -> None:
    assert ask("program.py", b"", kind, time_limit=20) == "broken"


def test_a_program_that_takes_too_long_is_ended() -> None:
    assert ask("program.py", b"", "wait", time_limit=1) == "too-slow"
