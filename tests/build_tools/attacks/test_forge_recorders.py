"""Attacks on recording itself: two recorders at once, and a run that is done again.

The names begin with the rows of the table of attacks.
"""

import pytest

from build_tools.forge_recording import Recording
from build_tools.git import GitError, git
from build_tools.recording import RecordingError
from build_tools.repository import Repository
from tests.build_tools.forges.recorder import Recorder
from tests.build_tools.forges.world import HEAD, PRINCIPAL, World
from tests.build_tools.small_district import document

KEY, OTHER_KEY = "thcs-a/phieu", "thcs-a/khac"
pytestmark = pytest.mark.parametrize("forge", ["github"], indirect=True)


def second(recorder: Recorder) -> Recorder:
    world = recorder.world
    return Recorder(world, recorder.forge, recorder.served, world.clone("second"))


def approved(world: World, key: str, branch: str) -> None:
    request = world.open(branch, {key: document(title=key)})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.merge(request)


def test_row_31_two_recorders_of_the_same_reviews_record_them_once(world: World, recorder: Recorder) -> None:
    approved(world, KEY, "bai")
    other = second(recorder)
    late: Recording = other.recording()
    recorder.run()
    before = recorder.said()
    late.record()
    recorder.run()
    assert recorder.said() == before
    assert other.said() == before


def test_row_31_a_recorder_that_was_overtaken_records_what_is_its_own(
    world: World, recorder: Recorder
) -> None:
    approved(world, KEY, "bai")
    other = second(recorder)
    early = recorder.recording()
    approved(world, OTHER_KEY, "khac")
    other.run()
    early.record()
    assert recorder.published(KEY) == recorder.tree(KEY)
    assert recorder.published(OTHER_KEY) is not None
    assert [line.number for line in recorder.lines()] == list(range(1, len(recorder.lines()) + 1))


def test_row_31_a_server_that_refuses_leaves_this_clone_as_it_was(world: World, recorder: Recorder) -> None:
    approved(world, KEY, "bai")
    hook = world.bare / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(GitError):
        recorder.run()
    assert recorder.repository.ledger_tips() == (None, None)
    hook.unlink()
    recorder.run()
    assert recorder.published(KEY) == recorder.tree(KEY)


def test_a_key_that_is_no_recorders_records_nothing(world: World, recorder: Recorder) -> None:
    approved(world, KEY, "bai")
    recording = recorder.recording()
    nobody = Recording(
        recording.repository, recording.requests, recording.first, recording.judged, recording.at
    )
    with pytest.raises(RecordingError):
        nobody.record()
    assert recorder.repository.ledger_tips() == (None, None)


def test_the_ledger_is_on_the_server_and_bears_the_recorders_signature(
    world: World, recorder: Recorder
) -> None:
    approved(world, KEY, "bai")
    recorder.run()
    tip = git(world.bare, "cat-file", "commit", "approvals")
    assert b"-----BEGIN SSH SIGNATURE-----" in tip
    fresh: Repository = world.clone("fresh")
    git(fresh.root, "fetch", "--quiet", "origin")
    assert fresh.ledger_tips()[1] == recorder.repository.ledger_tips()[0]
