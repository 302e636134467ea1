"""What all tests share: a small district in a repository of its own, and MkDocs asked once."""

import os
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, settings

import bench
import build_tools
import library
from build_tools import cache_place, folder_lock
from build_tools.cli.serve import SiteHandler
from build_tools.shell import shells
from build_tools.shell.mkdocs_run import MkDocsError, MkDocsRun
from tests.build_tools.demo_district import Demo, make_demo
from tests.build_tools.small_district import SmallDistrict

# How long an example takes says more of the machine than of the code. What a property is tried with is the
# same in every run, so that what passed here passes elsewhere; --hypothesis-profile=searching tries more.
settings.register_profile(
    "searching", deadline=None, derandomize=False, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("steady", settings.get_profile("searching"), derandomize=True)
settings.load_profile("steady")

# It is tried with constants of our own modules, too: of all of them, not of those that were loaded by then.
for package in (library, build_tools, bench):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


@pytest.fixture
def district(tmp_path: Path) -> SmallDistrict:
    """A repository with two schools and nobody's resources yet."""
    return SmallDistrict(tmp_path / "repository")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The sample district, built; nothing may change it."""
    own = tmp_path_factory.getbasetemp()
    return make_demo(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def demo_server(demo: Demo) -> Iterator[str]:
    """The address where the sample's sites are served, as `hoclieu serve` does."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(demo.sites)))
    thread = Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_lock_is_left_held() -> Iterator[None]:
    """Whoever leaves the lock of a folder held, product or test, leaves its file open to the very end."""
    before = set(folder_lock._held)
    yield
    left = folder_lock._held - before
    assert not left, f"left held: {sorted(file.name for file in left)}"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of the tests' own: that of whoever runs them is neither read nor filled."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache_place.FOLDER, str(folder / "hoclieu"))
        patch.setenv(cache_place.KEY, str(folder / "key"))
        yield


@pytest.fixture(scope="session", autouse=True)
def shells_rendered_once() -> Iterator[None]:
    """MkDocs is the real one, but the same shells are rendered once: it costs most of a small build."""
    rendered: dict[str, RenderedOnce] = {}
    begin = shells.begin_mkdocs

    def begin_once(settings, overrides, written, pictures, *, words):  # type: ignore[no-untyped-def]
        pages, files = tuple(written), tuple(pictures)
        asked = repr((settings, sorted(overrides.items()), pages, files, sorted(words.items())))
        if asked not in rendered:
            rendered[asked] = RenderedOnce(begin(settings, overrides, pages, files, words=words))
        return rendered[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shells, "begin_mkdocs", begin_once)
        yield
    for once in rendered.values():
        once.run.close()


@dataclass
class RenderedOnce:
    """A run of MkDocs whose pages, or whose failure, are kept for all who ask for the same."""

    run: MkDocsRun
    rendered: dict[str, str] | None = None
    failure: MkDocsError | None = None

    def pages(self) -> dict[str, str]:
        if self.rendered is None and self.failure is None:
            try:
                self.rendered = self.run.pages()
            except MkDocsError as error:
                self.failure = error
            self.run.close()
        if self.rendered is None:
            assert self.failure is not None
            raise self.failure
        return self.rendered

    def close(self) -> None:
        """Whoever asks next may still want the pages."""
