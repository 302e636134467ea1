"""The page to search on, and what its filters are called."""

import pytest

from library.present.search import search_page
from tests.library.sample_entries import entry, resource
from tests.library.sample_site import context


@pytest.mark.parametrize(("grade", "label"), [("mau-giao-be", "Lĩnh vực"), ("1", "Môn")])
def test_preschools_filter_by_area_where_others_filter_by_subject(grade: str, label: str) -> None:
    entries = (
        entry("a", resource("A", grades=("mau-giao-be",), subject="the-chat")),
        entry("b", resource("B", grades=(grade,), subject="ngon-ngu")),
    )
    labels = {facet.key: facet.label for facet in search_page(context(*entries)).facets}
    assert labels["subject"] == label
