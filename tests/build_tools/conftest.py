"""What the tests of forges share: a world, served as one of the forges, and a recorder that reads it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build_tools.forges.recorder import Recorder
from tests.build_tools.forges.server import Loopback, serving
from tests.build_tools.forges.world import World

FORGES = ("github", "gitlab", "forgejo")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture(params=FORGES)
def forge(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def served(world: World, forge: str) -> Iterator[Loopback]:
    with serving(world, forge) as loopback:
        yield loopback


@pytest.fixture
def recorder(world: World, forge: str, served: Loopback) -> Recorder:
    return Recorder(world, forge, served, world.clone())
