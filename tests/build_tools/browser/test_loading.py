"""In what order a page asks for what it needs: no script waits to be asked for until another has come."""

import pytest
from playwright.sync_api import Page, Route

from tests.build_tools.browser.sample_pages import PAGES

FIRST_AND_LAST = {
    "question bank": ("library", "practice"),
    "exam with its key": ("library", "sitting"),
    "video": ("library", "video"),
    "search": ("library", "search"),
}


@pytest.mark.parametrize("kind", FIRST_AND_LAST)
def test_the_last_script_is_asked_for_before_the_first_has_come(
    page: Page, demo_server: str, kind: str
) -> None:
    first, last = FIRST_AND_LAST[kind]
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/assets/{first}.js*", hold)
    with page.expect_request(f"**/assets/{last}.js*"):
        page.goto(f"{demo_server}/{PAGES[kind]}", wait_until="commit")
    page.wait_for_function("document.readyState !== 'loading'")
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_load_state("load")
