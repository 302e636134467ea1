"""What no build of these pages can do without: the same formulas, files and bytes, and nothing else.

    python -m bench.floor [SIZE]

Builds a generated district, and then does again only what calls of compiled code must do whoever calls them:
Git hands over each file, the engine turns each distinct formula into MathML without any guard, each file of
the output is digested once and written once. What is left of a build's processor time is all that Python may
spend on reading, judging, arranging and rendering; quote the ratios.
"""

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from math_core import LatexError, LatexToMathML

from bench.generate import AS_OF, generate
from bench.measure import Run, measured
from build_tools.repository import Repository
from library.maths.source import MACROS

_FORMULA = re.compile(rb"\$([^$\n]+)\$")
_AT_ONCE = 400
"""Files of the output held in memory, so that to read them is not counted."""


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory(prefix="hoclieu-bench-") as scratch:
        floor = _Floor(Path(scratch), size)
        print(floor.text())


class _Floor:
    """A generated district, built, and the seconds of processor that each part of the floor took."""

    def __init__(self, scratch: Path, size: int) -> None:
        self.repository = generate(scratch / "repository", size)
        self.built, self.again = scratch / "built", scratch / "again"
        environment = (("HOCLIEU_CACHE", f"{scratch}/cache"), ("HOCLIEU_CACHE_KEY", f"{scratch}/key"))
        command = (
            sys.executable, "-m", "build_tools.cli.main", "build", "--as-of", AS_OF,
            "--root", str(scratch / "repository"), "--out", str(self.built),
        )  # fmt: skip
        self.whole = measured([Run(command, Path.cwd(), environment)]).cpu
        self.seconds: dict[str, float] = {}
        self.pages = self.formulas = self.bytes = 0

    def text(self) -> str:
        """The table; `CPU a page` is in milliseconds."""
        self._formulas(b"".join(self._contents()))
        self._files()
        rows = [*self.seconds.items(), ("all of it", sum(self.seconds.values())), ("our build", self.whole)]
        lines = (
            f"| {name} | {took:.2f} s | {1000 * took / self.pages:.2f} ms | × {took / self.whole:.2f} |"
            for name, took in rows
        )
        head = f"{self.pages} pages, {self.formulas} distinct formulas, {self.bytes / 1e6:.0f} MB"
        return "\n".join([head, "", "| | CPU | CPU a page | ratio |", "|---|---|---|---|", *lines])

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        begin = sum(os.times()[:4])
        yield
        self.seconds[name] = self.seconds.get(name, 0) + sum(os.times()[:4]) - begin

    def _contents(self) -> list[bytes]:
        repository: Repository = self.repository
        oids = list(repository.blobs_under("HEAD", "content/schools").values())
        with self._timed("Git hands over each file"):
            return [content or b"" for _, content in repository.read(oids)]

    def _formulas(self, text: bytes) -> None:
        distinct = {found.decode() for found in _FORMULA.findall(text)}
        engine = LatexToMathML(macros=dict(MACROS), fancy_error=False)
        with self._timed("the engine renders each distinct formula"):
            for latex in distinct:
                try:
                    engine.convert_with_local_state(latex, displaystyle=False)
                except LatexError:
                    continue  # what a command of ours stands for
        self.formulas = len(distinct)

    def _files(self) -> None:
        paths = (Path(folder, name) for folder, _, names in os.walk(self.built) for name in names)
        while some := list(islice(paths, _AT_ONCE)):
            held = [(self.again / path.relative_to(self.built), path.read_bytes()) for path in some]
            for folder in {path.parent for path, _ in held}:
                folder.mkdir(parents=True, exist_ok=True)
            with self._timed("each file is digested"):
                for _, content in held:
                    hashlib.blake2b(content).digest()
            with self._timed("each file is written"):
                for path, content in held:
                    path.write_bytes(content)
            self.pages += sum(path.suffix == ".html" for path, _ in held)
            self.bytes += sum(len(content) for _, content in held)


if __name__ == "__main__":
    main()
