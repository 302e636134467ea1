"""Lists whose pages are too large at times: every item comes once and in order, whatever a forge gives."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.forges.api import Api
from build_tools.forges.faults import TooLargeError, too_large

MOST = 10
"""So large may a page of the lists here be."""


class Weighed(Api):
    """A forge with one list, whose items weigh so much, and that gives at most `cap` of them at once."""

    def __init__(self, weights: list[int], cap: int, style: str) -> None:
        super().__init__("http://127.0.0.1:1/api", {})
        self.weights, self.cap, self.style = weights, cap, style

    def _answer(self, method: str, url: str, body: bytes | None = None) -> tuple[object, Mapping[str, str]]:
        assert (method, body) == ("GET", None)
        query = dict(parse_qsl(urlsplit(url).query))
        size = min(int(query["per_page"]), self.cap)
        begin = int(query.get("after", 0)) if self.style == "cursor" else (int(query["page"]) - 1) * size
        page = self.weights[begin : begin + size]
        if sum(page) > MOST:
            raise too_large(url)
        return [{"at": begin + at} for at in range(len(page))], self._headers_of(url, query, begin + size)

    def _headers_of(self, url: str, query: dict[str, str], end: int) -> dict[str, str]:
        more, bare = end < len(self.weights), url.partition("?")[0]
        if self.style == "total":
            return {"X-Total-Count": str(len(self.weights))}
        if self.style == "number":
            return {"X-Next-Page": str(int(query["page"]) + 1) if more else ""}
        if self.style == "cursor":
            query = {"per_page": query["per_page"], "after": str(end)}
        else:
            query = {**query, "page": str(int(query["page"]) + 1)}
        return {"Link": f'<{bare}?{urlencode(query)}>; rel="next"'} if more else {}


@pytest.mark.parametrize("style", ["total", "number", "link"])
@settings(max_examples=30)
@given(st.lists(st.sampled_from([0, 0, 0, 1, 4, 9, 99]), max_size=120), st.integers(1, 60))
def test_every_item_comes_once_and_in_order(style: str, weights: list[int], cap: int) -> None:
    read = list(Weighed(weights, cap, style).each("list", 50))
    fat = [isinstance(one, TooLargeError) for one in read]
    assert fat == [weight > MOST for weight in weights]
    assert [one["at"] for one in read if isinstance(one, dict)] == [
        at for at, weight in enumerate(weights) if weight <= MOST
    ]


@settings(max_examples=30)
@given(st.lists(st.sampled_from([0, 0, 1, 4, 9]), max_size=120), st.integers(1, 60))
def test_a_list_that_goes_on_from_a_mark_of_the_forge_is_followed(weights: list[int], cap: int) -> None:
    read = list(Weighed(weights, cap, "cursor").items("list", 50, numbered=False))
    assert [one["at"] for one in read] == list(range(len(weights)))
