"""The districts that attacks are made on: one for each kind of evidence."""

from pathlib import Path

import pytest

from tests.build_tools.signed_district import RecordedDistrict, SignedDistrict
from tests.build_tools.small_district import SmallDistrict

DISTRICTS = {"unsigned": SmallDistrict, "recorded": RecordedDistrict, "signed": SignedDistrict}


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
