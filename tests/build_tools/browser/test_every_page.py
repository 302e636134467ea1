"""What holds on every kind of page: nothing foreign, no fault, no sideways scrolling, no barrier."""

from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.build_tools.browser.sample_pages import PAGES, STAFF_PAGES
from tests.build_tools.browser.visits import Visit, visiting
from tests.build_tools.demo_district import Demo

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe does not read MathML: to it, the head of a column that is a formula is empty.
_RUN = """async tags => {
    const result = await axe.run(document, {runOnly: {type: "tag", values: tags}});
    const fault = node => node.html + " " + node.failureSummary;
    const real = one => one.nodes.filter(n => one.id != "empty-table-header" || !n.html.includes("<math"));
    return result.violations.filter(one => real(one).length)
        .map(one => one.id + ": " + real(one).slice(0, 3).map(fault).join("; "));
}"""


def _barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(_RUN, TAGS)
    return found


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


@pytest.mark.parametrize(("place", "scheme"), [("phone", "light"), ("phone", "dark"), ("desktop", "light")])
def test_no_page_has_a_barrier(
    browser: Browser, demo: Demo, demo_server: str, scheme: Any, place: str
) -> None:
    barriers: dict[str, list[str]] = {}
    with visiting(browser, demo_server, place, color_scheme=scheme) as seen:
        for kind, path in PAGES.items():
            barriers[kind] = _barriers(seen.open(path))
    staff = (demo.folder / "build" / "staff").resolve().as_uri()
    with visiting(browser, staff, place, color_scheme=scheme) as seen:
        for kind, path in STAFF_PAGES.items():
            barriers[kind] = _barriers(seen.open(path))
    assert {kind: found for kind, found in barriers.items() if found} == {}
