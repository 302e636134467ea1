"""Recording what forges prove, on a real bare repository: from the review to what is published."""

from tests.build_tools.forges.recorder import Recorder
from tests.build_tools.forges.world import HEAD, PRINCIPAL, World
from tests.build_tools.small_district import document

KEY = "thcs-a/phieu"


def test_a_reviewed_and_merged_resource_is_published(world: World, recorder: Recorder) -> None:
    request = world.open("bai-1", {KEY: document()})
    world.review(request, HEAD)
    world.review(request, PRINCIPAL)
    world.merge(request)
    plan = recorder.run()
    assert plan.findings == ()
    assert recorder.said() == [
        ("submit", "p-teacher", ""),
        ("approve", "p-head", "pass"),
        ("approve", "p-principal", "approve"),
    ]
    assert recorder.published(KEY) == recorder.tree(KEY)


def test_running_again_records_nothing(world: World, recorder: Recorder) -> None:
    request = world.open("bai-1", {KEY: document()})
    world.review(request, HEAD)
    world.merge(request)
    recorder.run()
    before = recorder.said()
    assert recorder.run().placed == ()
    assert recorder.said() == before
