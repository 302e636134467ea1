"""What the sample district holds: enough of every kind and term, in every state."""

from collections import Counter
from collections.abc import Iterator

import pytest

from build_tools.sample.scenario import read_scenario
from library.approval.status import State, Status
from library.catalogue import SiteRecords, select, sites_of
from library.compiled import Compiled, CompiledQuestion
from library.resource import ExamDetails, Resource, VideoDetails
from tests.build_tools.demo_district import Demo

AS_OF = read_scenario().as_of


def _compiled(demo: Demo) -> Iterator[Compiled]:
    """Every bundle at the tip."""
    for bundle in demo.judgement.bundles.values():
        yield demo.judgement.compiled[bundle.tree]


def _resources(demo: Demo, kind: str = "") -> list[Resource]:
    found = [one.resource for one in _compiled(demo) if one.resource is not None]
    return [resource for resource in found if kind in ("", resource.kind)]


def _statuses(demo: Demo) -> list[Status]:
    keys = {*demo.judgement.bundles, *demo.judgement.standings}
    return [demo.judgement.status(key, AS_OF) for key in sorted(keys)]


def test_there_are_nine_sites_and_each_shows_something(demo: Demo) -> None:
    sites = sites_of(demo.judgement.organisation, AS_OF)
    assert len(sites) == 9
    assert sorted(site.id for site in sites) == sorted(path.name for path in demo.sites.iterdir())
    for site in sites:
        folder = demo.sites / site.id / "tai-nguyen"
        assert any(folder.rglob("*.html")), site.id


def test_there_are_at_least_72_resources_without_an_error_at_the_tip(demo: Demo) -> None:
    assert len(_resources(demo)) >= 72
    assert [f for f in demo.judgement.tip_findings if f.rule.severity.value == "error"] == []


def test_there_are_20_banks_of_8_questions_or_more_and_all_four_kinds(demo: Demo) -> None:
    questions: dict[str, list[CompiledQuestion]] = {}
    texts = demo.judgement.contents.of(one.tree for one in _compiled(demo))
    for one in _compiled(demo):
        if one.resource is not None and one.resource.kind == "question-bank":
            parts = texts[one.tree].public.parts
            questions[one.resource.title] = [q for part in parts for q in part.questions]
    assert len(questions) >= 20
    assert {title: len(asked) for title, asked in questions.items() if len(asked) < 8} == {}
    kinds = Counter(q.kind for asked in questions.values() for q in asked)
    assert set(kinds) == {"multiple-choice", "true-false", "short-answer", "essay"}
    assert min(kinds.values()) >= 10


def test_there_are_12_exams_and_each_of_the_four_terms_has_some(demo: Demo) -> None:
    details = [r.details for r in _resources(demo, "exam") if isinstance(r.details, ExamDetails)]
    assert len(details) >= 12
    terms = Counter(one.exam for one in details)
    assert set(terms) >= {"giua-hk1", "cuoi-hk1", "giua-hk2", "cuoi-hk2"}


def test_there_are_20_lesson_videos_and_clips_of_less_than_20_mb(demo: Demo) -> None:
    videos = [r for r in _resources(demo, "lesson-video") if isinstance(r.details, VideoDetails)]
    assert len(videos) >= 20
    clips = [
        file
        for bundle in demo.judgement.bundles.values()
        for file in bundle.files
        if file.path.endswith((".mp4", ".webm"))
    ]
    assert sum(clip.size for clip in clips) < 20_000_000


def test_there_are_documents_of_at_least_ten_types(demo: Demo) -> None:
    assert len({resource.type for resource in _resources(demo, "document")}) >= 10


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.WAITING, State.RETURNED, State.WITHDRAWN, State.APPROVED]
)
def test_each_state_can_be_seen(demo: Demo, state: State) -> None:
    assert [status.key for status in _statuses(demo) if status.state is state] != []


@pytest.mark.parametrize("stage", ["pass", "approve", "appraise"])
def test_something_waits_at_each_stage_for_somebody(demo: Demo, stage: str) -> None:
    waiting = [s for s in _statuses(demo) if s.stage is not None and s.stage.stage == stage]
    assert any(status.waiting_for for status in waiting)


def test_something_was_edited_after_its_approval_and_keeps_its_old_version(demo: Demo) -> None:
    edited = [
        s for s in _statuses(demo) if s.published and s.state is State.WAITING and not s.is_published_version
    ]
    assert edited != []
    assert any((demo.sites / s.key.school / "tai-nguyen" / f"{s.key.id}.html").is_file() for s in edited)


def test_something_has_a_second_published_version(demo: Demo) -> None:
    assert max(version.ordinal for _, _, version in demo.judgement.versions()) >= 2


@pytest.mark.parametrize("visibility", ["public", "class-link", "school-staff", "district-staff"])
def test_each_visibility_is_approved_somewhere(demo: Demo, visibility: str) -> None:
    shown = [
        demo.judgement.compiled[version.tree].resource
        for _, shelf, version in demo.judgement.versions()
        if shelf == "school"
    ]
    assert any(resource is not None and resource.visibility == visibility for resource in shown)


def test_an_approved_exam_waits_for_its_embargo_and_a_published_one_for_its_key(demo: Demo) -> None:
    exams = [
        resource.details
        for _, _, version in demo.judgement.versions()
        if (resource := demo.judgement.compiled[version.tree].resource) is not None
        and isinstance(resource.details, ExamDetails)
    ]
    assert any(one.embargo is not None and one.embargo > AS_OF for one in exams)
    assert any(
        (one.embargo is None or one.embargo <= AS_OF)
        and one.key_release is not None
        and one.key_release > AS_OF
        for one in exams
    )


def test_schools_share_with_each_other_on_the_site_of_the_district(demo: Demo) -> None:
    judgement = demo.judgement
    (district,) = [s for s in sites_of(judgement.organisation, AS_OF) if s.is_district]
    records = SiteRecords(district, judgement.standings, judgement.compiled, AS_OF)
    held = judgement.holdings(judgement.standings)
    entries = select(district, "public", held, records, judgement.organisation, AS_OF)
    assert len({entry.key.school for entry in entries}) == 8
