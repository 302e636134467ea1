"""What all tests share: a small district in a repository of its own."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.build_tools.small_district import SmallDistrict

# How long an example takes says more of the machine than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    """A repository with two schools and nobody's resources yet."""
    return SmallDistrict(tmp_path / "repository")
