"""Many objects are read past damaged ones; where Git cannot read at all, that is said."""

import os
import random
import signal
import subprocess
from pathlib import Path

import pytest

from build_tools.git import GitError, git
from build_tools.git_objects import read_blobs


def _repository(root: Path, number: int) -> dict[str, bytes]:
    """A repository with so many blobs, by id."""
    git(root, "init", "--quiet", ".")
    git(root, "config", "fastimport.unpackLimit", "1000")  # each in a file of its own
    numbers = random.Random(number)  # noqa: S311
    contents = [numbers.randbytes(2000) for _ in range(number)]
    stream = b"".join(b"blob\ndata %d\n%b\n" % (len(content), content) for content in contents)
    git(root, "fast-import", "--quiet", stdin=stream)
    return {git(root, "hash-object", "--stdin", stdin=c).decode().strip(): c for c in contents}


def _cut(root: Path, oid: str) -> None:
    file = root / ".git/objects" / oid[:2] / oid[2:]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:1000])


def test_what_follows_a_damaged_object_is_read_all_the_same(tmp_path: Path) -> None:
    """Also in batches that were not asked for yet when Git gave up."""
    blobs = _repository(tmp_path, 900)
    ids = list(blobs)
    damaged = {ids[0], ids[1], ids[399], ids[400], ids[850], ids[899]}
    for oid in damaged:
        _cut(tmp_path, oid)
    missing = "1" * 40
    read = list(read_blobs(tmp_path, [*ids[:500], missing, *ids[500:]]))
    assert [oid for oid, _ in read] == [*ids[:500], missing, *ids[500:]]
    assert {oid for oid, content in read if content is None} == {*damaged, missing}
    assert all(content is None or content == blobs[oid] for oid, content in read)


def test_a_disk_full_of_damage_is_no_matter_of_single_files(tmp_path: Path) -> None:
    blobs = _repository(tmp_path, 30)
    for oid in blobs:
        _cut(tmp_path, oid)
    with pytest.raises(GitError, match=f"at object {list(blobs)[20]}"):
        list(read_blobs(tmp_path, blobs))


@pytest.mark.parametrize("number", [1, 400, 401, 900])
def test_git_has_ended_before_the_last_is_given(tmp_path: Path, number: int) -> None:
    """Whoever takes as many as they asked for leaves nothing to end where an interrupt would be lost."""
    blobs = _repository(tmp_path, number)
    reading = read_blobs(tmp_path, blobs)
    assert dict(next(reading) for _ in blobs) == blobs
    running = subprocess.run(["pgrep", "-P", str(os.getpid()), "git"], capture_output=True, check=False)
    assert running.stdout == b""
    assert list(reading) == []


def test_a_git_that_the_system_ended_is_no_damage_of_what_it_was_asked_for(tmp_path: Path) -> None:
    blobs = _repository(tmp_path, 900)
    reading = read_blobs(tmp_path, blobs)
    next(reading)
    told = subprocess.run(["pgrep", "-P", str(os.getpid()), "git"], capture_output=True, check=True)
    os.kill(int(told.stdout), signal.SIGKILL)
    with pytest.raises(GitError, match="ended"):
        list(reading)
