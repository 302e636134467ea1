"""What holds on every kind of page: nothing foreign, no fault, no sideways scrolling, no barrier."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.build_tools.browser.barriers import barriers
from tests.build_tools.browser.sample_pages import PAGES, STAFF_PAGES
from tests.build_tools.browser.visits import Visit, visiting
from tests.build_tools.demo_district import Demo


@pytest.fixture(scope="module", params=["phone", "desktop"])
def device(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["http", "file"])
def root(request: pytest.FixtureRequest, demo: Demo, demo_server: str) -> str:
    return demo_server if request.param == "http" else demo.sites.resolve().as_uri()


@pytest.fixture(scope="module")
def visit(browser: Browser, root: str, device: str) -> Iterator[Visit]:
    with visiting(browser, root, device) as opened:
        yield opened


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_asks_nobody_else_has_no_fault_and_fits_its_window(visit: Visit, kind: str) -> None:
    visit.faults.clear()
    visit.requests.clear()
    page = visit.open(PAGES[kind])
    page.wait_for_timeout(150)
    assert visit.requests != []
    assert visit.foreign == []
    assert visit.faults == []
    assert visit.overflow() <= 0
    assert page.locator("h1").count() == 1


# Widths and colours break pages each on its own: two of the four pairs show both of each.
@pytest.mark.parametrize(("place", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_no_page_has_a_barrier(
    browser: Browser, demo: Demo, demo_server: str, scheme: Any, place: str
) -> None:
    found: dict[str, list[str]] = {}
    with visiting(browser, demo_server, place, color_scheme=scheme) as seen:
        for kind, path in PAGES.items():
            found[kind] = barriers(seen.open(path))
    staff = (demo.folder / "build" / "staff").resolve().as_uri()
    with visiting(browser, staff, place, color_scheme=scheme) as seen:
        for kind, path in STAFF_PAGES.items():
            found[kind] = barriers(seen.open(path))
    assert {kind: faults for kind, faults in found.items() if faults} == {}
