"""The manifest of a site: its own name, colour and ways in."""

import json

from library.feeds.webmanifest import ICON_SIZES, webmanifest
from tests.library.sample_entries import entry, exam
from tests.library.sample_site import context


def test_a_site_stands_on_a_home_screen_by_its_own_name() -> None:
    manifest = json.loads(webmanifest(context()))
    assert (manifest["name"], manifest["short_name"]) == (context().view.name, context().view.short_name)
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "index.html",
        "./",
        "standalone",
    )
    assert [icon["sizes"] for icon in manifest["icons"]] == [f"{size}x{size}" for size in ICON_SIZES]


def test_exams_are_a_shortcut_where_there_are_any() -> None:
    def shortcuts(*entries: object) -> list[str]:
        return [way["url"] for way in json.loads(webmanifest(context(*entries)))["shortcuts"]]  # type: ignore[arg-type]

    assert shortcuts() == ["tim-kiem.html"]
    assert shortcuts(entry("de", exam())) == ["tim-kiem.html", "de-kiem-tra/index.html"]
