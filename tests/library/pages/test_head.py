"""What the head of a page says of it."""

from dataclasses import replace

import pytest

from library.pages.head import head_of
from library.pages.resource_views import VideoView
from library.pages.views import SiteView
from tests.library.pages.sample_views import NOT_FOUND, every_view

VIEWS = every_view()
HOME = next(view for view in VIEWS if type(view).__name__ == "HomeView")
VIDEO = next(view for view in VIEWS if isinstance(view, VideoView))


def _placed(site: SiteView) -> SiteView:
    return replace(site, site_url="https://kho.example.vn/a/")


def test_a_site_with_an_address_says_where_each_page_lies() -> None:
    head = head_of(replace(HOME, site=_placed(HOME.site)))
    assert f'<link rel="canonical" href="https://kho.example.vn/a/{HOME.path}">' in head
    assert f'<meta property="og:url" content="https://kho.example.vn/a/{HOME.path}">' in head


def test_without_an_address_nothing_absolute_is_said() -> None:
    assert "https://" not in head_of(HOME)
    assert "canonical" not in head_of(HOME)
    assert "og:title" in head_of(HOME)


def test_the_picture_of_a_video_is_absolute() -> None:
    view = replace(VIDEO, site=_placed(VIDEO.site), path="tai-nguyen/a.html", poster_src="a/poster.webp")
    assert isinstance(view, VideoView)
    head = head_of(replace(view, poster_large_src=""))
    assert 'og:image" content="https://kho.example.vn/a/tai-nguyen/a/poster.webp"' in head


@pytest.mark.parametrize("title", ['"><script>x</script>', "Tom & Jerry's"])
def test_a_title_cannot_leave_its_place(title: str) -> None:
    head = head_of(replace(HOME, title=title))
    assert "<script" not in head
    assert title not in head


def test_the_page_for_unknown_addresses_is_nobody_s() -> None:
    assert head_of(NOT_FOUND) == ""
