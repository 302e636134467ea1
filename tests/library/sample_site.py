"""A site ready to be presented, for tests: its entries arranged, its frame made."""

from collections.abc import Mapping
from typing import Any

from library.approval.model import Key
from library.catalogue import Site, sites_of
from library.entry import Entry
from library.organisation import Organisation
from library.organisation.look import SchoolLook
from library.pages.views import SiteView
from library.present.context import Context, Media, by_lesson
from library.present.site import site_view
from library.shelves import arrange
from tests.library.sample_entries import CURRICULUM, NOW, ORGANISATION, VOCABULARY

DISTRICT, SITE_A, SITE_B = sites_of(ORGANISATION, NOW)
DEFAULTS = SiteView("", "", library_name="Kho học liệu", favicon_path="assets/f.svg")


def context(
    *entries: Entry,
    site: Site = SITE_A,
    media: Mapping[Key, Media] | None = None,
    organisation: Organisation = ORGANISATION,
    **changes: Any,
) -> Context:
    """The context of a site that shows these entries."""
    shelves = arrange(entries, VOCABULARY, CURRICULUM)
    view = site_view(site, "public", organisation.district, SchoolLook(), shelves, (), VOCABULARY, DEFAULTS)
    return Context(
        site, view, entries, shelves, organisation, VOCABULARY, CURRICULUM, NOW, media or {},
        by_lesson(entries), **changes,
    )  # fmt: skip
