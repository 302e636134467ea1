"""The installed command, run as a user types it: in a process and an environment of its own."""

import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build_tools.cli.builder import Builder
from tests.build_tools.small_district import CHAIN, SmallDistrict, document, exam

SCRIPT = Path(sys.executable).with_name("hoclieu")


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


@dataclass(frozen=True)
class Command:
    """`hoclieu` at a prompt in some folder, with a home and a language of its own."""

    home: Path

    def environment(self, **extra: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        return {**kept, "HOME": str(self.home), "TMPDIR": str(self.home), **extra}

    def __call__(self, *words: str, at: Path | None = None, typed: str = "c\n", **extra: str) -> Ran:
        """Not on a terminal; whoever is asked agrees, unless something else is `typed`, or nothing."""
        done = subprocess.run(
            [SCRIPT, *words], cwd=at or self.home, env=self.environment(**extra),
            capture_output=True, input=typed.encode(), check=False, timeout=120,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def on_terminal(self, *words: str, typed: str = "") -> Ran:
        """The same on a terminal, whose user types something; all that is shown is `out`."""
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [SCRIPT, *words], cwd=self.home, env=self.environment(TERM="xterm"),
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        ) as process:  # fmt: skip
            os.close(theirs)
            os.write(ours, typed.encode())
            shown = b"".join(iter(lambda: _read(ours), b""))
            os.close(ours)
        return Ran(process.returncode, shown.decode(), "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end was closed
        return b""


@pytest.fixture
def hoclieu(tmp_path: Path) -> Command:
    """The command, in a home where nothing was ever set up."""
    home = tmp_path / "home"
    home.mkdir()
    return Command(home)


@pytest.fixture(scope="session")
def approved_once(tmp_path_factory: pytest.TempPathFactory) -> SmallDistrict:
    """A district with an approved document and an approved exam; nothing may change it."""
    district = SmallDistrict(tmp_path_factory.mktemp("approved") / "repository")
    district.put("thcs-a/phieu", document())
    district.put("thcs-a/de", exam())
    district.commit()
    for name in ("phieu", "de"):
        district.approve(f"thcs-a/{name}", *CHAIN)
    return district


@pytest.fixture
def approved(approved_once: SmallDistrict, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, to change and to run the command in."""
    return approved_once.copied(tmp_path / "repository")


@pytest.fixture
def build(approved: SmallDistrict, capsys: pytest.CaptureFixture[str]) -> Builder:
    return Builder(approved, capsys)
