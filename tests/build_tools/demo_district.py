"""The sample district, made and built by `hoclieu demo` once for all tests of a run."""

import fcntl
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from build_tools.judgement import Judgement
from build_tools.judging import judge_commit
from build_tools.progress import Progress
from build_tools.repository import Repository
from library.addresses import CARRIED

_DONE = "code"


@dataclass(frozen=True)
class Demo:
    """What `hoclieu demo` left in its folder, and what it said."""

    folder: Path

    @property
    def code(self) -> int:
        return int(self._note(_DONE))

    @property
    def out(self) -> str:
        return self._note("out")

    @property
    def err(self) -> str:
        return self._note("err")

    @property
    def sites(self) -> Path:
        return self.folder / "build" / "sites"

    @cached_property
    def repository(self) -> Repository:
        return Repository(self.folder)

    @cached_property
    def judgement(self) -> Judgement:
        """Everything that is known of it at its tip."""
        return judge_commit(self.repository, "HEAD", self.repository, Progress(quiet=True))

    def _note(self, name: str) -> str:
        return self.folder.with_suffix(f".{name}").read_text(encoding="utf-8")


def make_demo(shared: Path) -> Demo:
    """The demo below a folder that all processes of a test run share; the first of them makes it."""
    demo = Demo(shared / "demo")
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not demo.folder.with_suffix(f".{_DONE}").exists():
            _make(demo.folder)
    return demo


def _make(folder: Path) -> None:
    script = Path(sys.executable).with_name("hoclieu")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [script, "demo", "--folder", folder, "--lang", "en"],
        env=kept, capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    notes = {"out": done.stdout, "err": done.stderr, _DONE: str(done.returncode).encode()}
    for name, text in notes.items():
        folder.with_suffix(f".{name}").write_bytes(text)


def shown_as(site: str, page: Path) -> tuple[str, str]:
    """The shelf that a resource's page shows, as the ledger names it, and the resource's own school.

    The district's site, and what a school adopted of others, stand in a folder for each school.
    """
    if page.parent.name in ("tai-nguyen", "lop"):
        return "school", site
    return ("district" if site == "district" else f"adopted-by-{site}"), page.parent.name


def resource_pages(site: Path) -> list[Path]:
    """The pages of a site's resources, without the copies to carry that lie in their folders."""
    return sorted(page for page in site.glob("tai-nguyen/**/*.html") if page.name != CARRIED)
