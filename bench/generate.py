"""Makes a district repository of N resources, the same on every machine: content, history, ledger.

    python -m bench.generate TARGET [COUNT] [SEED]

60 % lesson videos, 25 % question banks of 10 to 40 questions, 15 % exams, over forty schools and every
subject the curriculum has a list for; half of them are shared with the district. They came in over a
school year, some were edited later, and every version was approved: exams signed, the rest by reviews
that the recorder wrote down. One `git fast-import` writes it all.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bench.district.approvals import BRANCH, Recorder, Request
from bench.district.office import RECORDER, SCHOOLS, office_files, school_id, teacher
from bench.district.resources import Made, blob_id, make_resource, tree_id
from bench.district.stream import Change, Stream, importing, sign_tip
from build_tools.git import git
from build_tools.repository import Repository
from library.approval.days import VIETNAM
from library.approval.ledger import evidence_path
from library.organisation import DISTRICT_FOLDER
from library.snapshot import REGULAR
from tests.ssh_signers import Signer

MAIN = "refs/heads/main"
BEGIN = datetime(2025, 9, 8, 8, 0, tzinfo=VIETNAM)
AS_OF = "2026-11-20T08:00:00+07:00"
"""The moment to build for: after all that was recorded."""
WAVES = 8
_BETWEEN = timedelta(days=50)
_REVIEWED = timedelta(days=4)


def main() -> None:
    target = Path(sys.argv[1])
    numbers = [int(text) for text in sys.argv[2:]]
    begin = time.perf_counter()
    generate(target, *numbers)
    print(f"{target}: {time.perf_counter() - begin:.1f} s")


def generate(target: Path, count: int = 1000, seed: int = 1) -> Repository:
    """A repository with `count` approved resources in `target`, which must not exist."""
    target.mkdir(parents=True)
    git(target, "init", "--quiet", "--initial-branch=main")
    with importing(target) as stream:
        history = _History(stream, seed, count)
        history.begin()
        for wave in range(WAVES):
            for school in range(SCHOOLS):
                history.hand_in(wave, school)
    sign_tip(target, BRANCH, Signer(RECORDER))
    git(target, "reset", "--quiet", "--hard", "main")
    return Repository(target)


def is_edited(number: int) -> bool:
    """Whether a resource was edited, and approved again, in the wave after it came."""
    return number % 23 == 5


@dataclass(slots=True)
class _History:
    """The district as far as it has come; of resources still to be edited what was said is kept."""

    stream: Stream
    seed: int
    count: int
    requests: int = 0
    said: dict[int, bytes] = field(default_factory=dict)
    recorder: Recorder = field(init=False)

    def begin(self) -> None:
        files = office_files()
        office = {
            path.rpartition("/")[2]: (REGULAR, blob_id(content))
            for path, content in files.items()
            if path.startswith(f"{DISTRICT_FOLDER}/")
        }
        self.recorder = Recorder(tree_id(office), BEGIN)
        at = BEGIN - timedelta(days=7)
        self.stream.commit(Change(MAIN, "p-huyen-can-bo-1", at, "Lập kho học liệu số", files, {}))

    def hand_in(self, wave: int, school: int) -> None:
        """What a school hands in in one wave, and edits, and how that is approved some days later."""
        at = BEGIN + wave * _BETWEEN + timedelta(minutes=school)
        evidence: dict[str, bytes] = defaultdict(bytes)
        trees: dict[str, str] = {}
        new = {number: make_resource(self.seed, number) for number in self._numbers(wave, school)}
        old = {
            number: make_resource(self.seed, number, 2)
            for number in self._numbers(wave - 1, school)
            if is_edited(number)
        }
        for versions, message in ((new, "Học liệu mới"), (old, "Sửa theo góp ý của tổ")):
            if not versions:
                continue
            request = self._merge(list(versions.values()), school, at, message)
            self.recorder.at = max(self.recorder.at, at + _REVIEWED)
            for number, made in versions.items():
                lines = self.said.pop(number, b"") + self.recorder.approve(made, request)
                evidence[evidence_path(made.key)] = lines
                trees |= self.recorder.hung_up(made)
                if versions is new and is_edited(number):
                    self.said[number] = lines
        if trees:
            files = evidence | self.recorder.head()
            change = Change(BRANCH, "hoclieu", self.recorder.at, f"approve {school_id(school)}", files, trees)
            self.stream.commit(change)

    def _numbers(self, wave: int, school: int) -> Iterator[int]:
        """The numbers of the resources that a school handed in in a wave."""
        each = -(-self.count // (SCHOOLS * WAVES))
        for row in range(max(wave, 0) * each, (wave + 1) * each):
            if row * SCHOOLS + school < self.count:
                yield row * SCHOOLS + school

    def _merge(self, versions: list[Made], school: int, at: datetime, message: str) -> Request:
        self.requests += 1
        files = {made.path: made.content for made in versions}
        by = teacher(school_id(school), self.requests)
        text = f"{message} của {school_id(school)} (#{self.requests})"
        return Request(self.requests, self.stream.commit(Change(MAIN, by, at, text, files, {})))


if __name__ == "__main__":
    main()
