"""Attacks on people and policy by way of reviews on a forge.

The names begin with the rows of the table of attacks.
"""

import pytest

from tests.build_tools.forges.recorder import Recorder, codes, told
from tests.build_tools.forges.world import HEAD, OFFICER, PRINCIPAL, SECOND, TEACHER, World
from tests.build_tools.small_district import document

PEOPLE = "content/district/people.yml"
KEY = "thcs-a/phieu"
on_all = pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"], indirect=True)
on_github = pytest.mark.parametrize("forge", ["github"], indirect=True)


@pytest.fixture(autouse=True)
def begun(world: World, recorder: Recorder) -> None:
    world.merge(world.open("dau", {"thcs-a/dau": document()}))
    recorder.run()


def grabbing(world: World) -> str:
    """people.yml, where the teacher is the principal too."""
    mine = "roles: [{role: teacher, school: thcs-a}, {role: principal, school: thcs-a}]"
    text = world.text(PEOPLE)
    start = text.index("- id: p-teacher")
    end = text.index("roles:", start)
    return text[:end] + mine + text[text.index("\n", end) :]


def roles(recorder: Recorder) -> set[str]:
    return {role.role for role in recorder.now().organisation.people["p-teacher"].roles}


@on_github
def test_row_08_what_is_reviewed_beside_content_brings_no_people_into_force(
    world: World, recorder: Recorder
) -> None:
    request = world.open("bai", {KEY: document()}, files={PEOPLE: grabbing(world)})
    for user in (OFFICER, SECOND, HEAD, PRINCIPAL):
        world.review(request, user)
    world.merge(request)
    assert "R121" in codes(recorder.run())
    assert "principal" not in roles(recorder)


@on_all
def test_row_09_reviews_of_a_school_give_nobody_a_role(world: World, recorder: Recorder) -> None:
    request = world.open("vai", {}, files={PEOPLE: grabbing(world)})
    for user in (HEAD, PRINCIPAL, OFFICER):
        world.review(request, user)
    world.merge(request)
    assert "the change of organisation waits for" in told(recorder.run())
    assert "principal" not in roles(recorder)


@on_all
def test_row_09_a_role_that_was_merged_unreviewed_does_not_ride_in_with_the_next_change(
    world: World, recorder: Recorder
) -> None:
    """Two officers are shown a harmless difference; the whole tree holds what one merged before."""
    before = world.text(PEOPLE)
    world.merge(world.open("vai", {}, files={PEOPLE: grabbing(world)}), user=TEACHER)
    harmless = world.text(PEOPLE).replace("Cô Thẩm (mẫu)", "Cô Thẩm Lan (mẫu)")
    request = world.open("ten", {}, HEAD, files={PEOPLE: harmless})
    world.review(request, OFFICER)
    world.review(request, SECOND)
    world.merge(request)
    assert "does not set out from the organisation in force" in told(recorder.run())
    assert "principal" not in roles(recorder)
    # Once main is put back to what is in force, a request sets out from there.
    world.merge(world.open("lui", {}, files={PEOPLE: before}), user=TEACHER)
    again = world.open("lai", {}, HEAD, files={PEOPLE: before.replace("Cô Thẩm (mẫu)", "Cô Thẩm Lan (mẫu)")})
    world.review(again, OFFICER)
    world.review(again, SECOND)
    world.merge(again)
    assert recorder.run().findings == ()
    assert recorder.now().organisation.people["p-appraiser"].name == "Cô Thẩm Lan (mẫu)"
    assert "principal" not in roles(recorder)
