"""The districts that attacks are made on: one for each kind of evidence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import build_tools.shell.shells as shells_module
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


@pytest.fixture(scope="session", autouse=True)
def shells_once() -> Iterator[None]:
    """Equal shells are rendered once: no attack here is on MkDocs."""
    rendered: dict[str, dict[str, str]] = {}
    run = shells_module.run_mkdocs

    def run_once(settings, overrides, written, pictures, *, words):  # type: ignore[no-untyped-def]
        asked = repr((settings, tuple(written), sorted(pictures), sorted(words.items())))
        if asked not in rendered:
            rendered[asked] = run(settings, overrides, written, pictures, words=words)
        return rendered[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shells_module, "run_mkdocs", run_once)
        yield
