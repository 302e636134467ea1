"""Versions told by names of folders are those that the packages themselves tell."""

from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

import pytest

from build_tools import package_versions as module
from build_tools.package_versions import package_version


def test_every_installed_package_has_the_version_that_it_tells() -> None:
    for name in {one.metadata["Name"] for one in distributions()}:
        assert package_version(name) == version(name)


def test_a_name_is_one_however_it_is_spelt() -> None:
    assert package_version("Mkdocs_Material") == package_version("mkdocs-material")


def test_a_package_that_is_installed_in_another_way_is_asked_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    egg = tmp_path / "odd.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    module._installed.cache_clear()
    try:
        assert package_version("odd") == "7"
        with pytest.raises(PackageNotFoundError):
            package_version("there-is-no-such-package")
    finally:
        module._installed.cache_clear()
        package_version.cache_clear()
