"""A listing that was begun early is what Git tells when it is asked, whatever became of it."""

from dataclasses import replace

import pytest

from build_tools.begun_listing import ListedAhead, begun_listing
from build_tools.git import GitError
from build_tools.judging import judge_commit
from build_tools.repository import Repository
from tests.build_tools.small_district import QUIET, SmallDistrict, document


@pytest.fixture
def commit(district: SmallDistrict) -> str:
    district.put("thcs-a/mot", document())
    return district.commit()


def test_it_is_the_listing_of_its_commit(district: SmallDistrict, commit: str) -> None:
    plain = district.repository
    with begun_listing(plain, commit) as ahead:
        assert ahead.snapshot(commit) == ahead.snapshot(commit) == plain.snapshot(commit)
        assert ahead.snapshot(commit, ("mkdocs.yml",)) == plain.snapshot(commit, ("mkdocs.yml",))


def test_another_commit_is_asked_for(district: SmallDistrict, commit: str) -> None:
    district.put("thcs-a/hai", document("Hai"))
    other = district.commit()
    with begun_listing(district.repository, commit) as ahead:
        assert ahead.snapshot(other) == district.repository.snapshot(other)
        assert ahead.snapshot(commit) != ahead.snapshot(other)


def test_what_is_judged_is_the_same(district: SmallDistrict, commit: str) -> None:
    plain = judge_commit(district.repository, commit, district.repository, QUIET)
    with begun_listing(district.repository, commit) as ahead:
        judged = judge_commit(ahead, commit, district.repository, QUIET)
    assert replace(judged, repository=plain.repository).snapshot == plain.snapshot
    assert dict(judged.bundles) == dict(plain.bundles)


def test_a_listing_that_was_stopped_is_asked_for_again(district: SmallDistrict, commit: str) -> None:
    with begun_listing(district.repository, commit) as ahead:
        assert isinstance(ahead, ListedAhead)
        assert ahead.begun is not None
        stopped = replace(ahead, begun=replace(ahead.begun, process=_Failed()))
        assert stopped.snapshot(commit) == district.repository.snapshot(commit)


class _Failed:
    """A process that ended badly."""

    def wait(self) -> int:
        return -9


def test_what_git_refuses_is_told_as_ever(district: SmallDistrict) -> None:
    with begun_listing(district.repository, "0" * 40) as ahead, pytest.raises(GitError):
        ahead.snapshot("0" * 40)


def test_nobody_need_wait_for_it(district: SmallDistrict, commit: str) -> None:
    with begun_listing(district.repository, commit) as ahead:
        assert isinstance(ahead, Repository)
    assert isinstance(ahead, ListedAhead)
    assert ahead.begun is not None
    assert ahead.begun.process.poll() is not None
