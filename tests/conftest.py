"""What all tests share: a small district in a repository of its own."""

from pathlib import Path

import pytest

from tests.build_tools.small_district import SmallDistrict


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    """A repository with two schools and nobody's resources yet."""
    return SmallDistrict(tmp_path / "repository")
