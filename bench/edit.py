"""Makes one edit in a generated repository: a resource is changed, and approved again; both branches move.

    python -m bench.edit REPOSITORY [TIMES]

Each call takes another resource, and the same calls in the same order make the same commits.
"""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bench.district.approvals import BRANCH, Recorder, Request
from bench.district.office import RECORDER
from bench.district.resources import Made, edited, read_made
from bench.district.stream import Change, importing, sign_tip
from bench.generate import MAIN
from build_tools.git import git
from library.approval.ledger import HEAD_FILE, evidence_path
from library.approval.line import parse_line
from library.organisation import DISTRICT_FOLDER
from tests.ssh_signers import Signer


def main() -> None:
    root = Path(sys.argv[1])
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(edit(root).key)


def edit(root: Path) -> Made:
    """Edit one shared resource and have it approved; which one follows from the length of the ledger."""
    number, digest = _head(root)
    old = _shared(root, number)
    path = evidence_path(old.key)
    evidence = git(root, "cat-file", "blob", f"{BRANCH}:{path}")
    rows = evidence.splitlines()
    edition = len({line.statement.tree for line in (parse_line(raw, path, 1) for raw in rows) if line}) + 1
    made = read_made(old.folder, edited(old.content, edition))
    at = datetime.fromisoformat(git(root, "log", "-1", "--format=%cI", BRANCH).decode().strip())
    organisation = git(root, "rev-parse", f"{MAIN}:{DISTRICT_FOLDER}").decode().strip()
    recorder = Recorder(organisation, at + timedelta(minutes=1), number, digest)
    with importing(root) as stream:
        change = Change(MAIN, made.facts.authors[0], at, f"Sửa {made.key}", {made.path: made.content}, {})
        request = Request(900_000 + number, stream.commit(change, f"{MAIN}^0"))
        files = {path: evidence + recorder.approve(made, request)} | recorder.head()
        said = Change(BRANCH, "hoclieu", recorder.at, f"approve {made.key}", files, recorder.hung_up(made))
        stream.commit(said, f"{BRANCH}^0")
    sign_tip(root, BRANCH, Signer(RECORDER))
    (root / made.path).write_bytes(made.content)
    git(root, "add", "--", made.path)
    return made


def _shared(root: Path, number: int) -> Made:
    """A resource that two sites show, another for each number."""
    paths = git(root, "ls-files", "-z", "content/schools/*/index.md").decode().split("\0")[:-1]
    while True:
        # 7919 is prime: the edits wander over schools and subjects.
        path = paths[number * 7919 % len(paths)]
        made = read_made(path.rpartition("/")[0], (root / path).read_bytes())
        if made.shared:
            return made
        number += 1


def _head(root: Path) -> tuple[int, str]:
    head = json.loads(git(root, "cat-file", "blob", f"{BRANCH}:{HEAD_FILE}"))
    return head["number"], head["digest"]


if __name__ == "__main__":
    main()
