"""The districts that attacks are made on: for each kind of evidence, empty or with something published."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.build_tools.signed_district import RecordedDistrict, SignedDistrict
from tests.build_tools.small_district import CHAIN, SmallDistrict, document

DISTRICTS = {"unsigned": SmallDistrict, "recorded": RecordedDistrict, "signed": SignedDistrict}
KEY = "thcs-a/phieu"

Copying = Callable[[str], SmallDistrict]


@pytest.fixture(params=list(DISTRICTS))
def any_district(request: pytest.FixtureRequest, tmp_path: Path) -> SmallDistrict:
    """A district for each kind of evidence in turn."""
    return DISTRICTS[request.param](tmp_path / "repository")


@pytest.fixture(params=["recorded", "signed"])
def real_district(request: pytest.FixtureRequest, tmp_path: Path) -> SignedDistrict:
    """A district that is no sample, for each kind of evidence it may ask."""
    made = DISTRICTS[request.param](tmp_path / "repository")
    assert isinstance(made, SignedDistrict)
    return made


@pytest.fixture
def signed_district(tmp_path: Path) -> SignedDistrict:
    return SignedDistrict(tmp_path / "repository")


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Copying:
    """A district with a resource on its school's shelf, for a kind of evidence; nothing may change it."""

    @cache
    def made(kind: str) -> SmallDistrict:
        district = DISTRICTS[kind](tmp_path_factory.mktemp(kind) / "repository")
        district.put(KEY, document(body="Bản đầu."))
        district.commit()
        district.approve(KEY, *CHAIN)
        assert district.shown(KEY) == {"school": district.tree(KEY)}
        return district

    return made


@pytest.fixture(params=list(DISTRICTS))
def any_published(request: pytest.FixtureRequest, published_once: Copying, tmp_path: Path) -> SmallDistrict:
    """A copy of that district, for each kind of evidence in turn."""
    return published_once(request.param).copied(tmp_path / "repository")


@pytest.fixture(params=["recorded", "signed"])
def real_published(request: pytest.FixtureRequest, published_once: Copying, tmp_path: Path) -> SignedDistrict:
    """A copy of one that is no sample, for each kind of evidence it may ask."""
    made = published_once(request.param).copied(tmp_path / "repository")
    assert isinstance(made, SignedDistrict)
    return made


@pytest.fixture
def signed_published(published_once: Copying, tmp_path: Path) -> SignedDistrict:
    made = published_once("signed").copied(tmp_path / "repository")
    assert isinstance(made, SignedDistrict)
    return made


@pytest.fixture
def published(published_once: Copying, tmp_path: Path) -> SmallDistrict:
    """A copy of a sample."""
    return published_once("unsigned").copied(tmp_path / "repository")
