"""What the head of a page says to other programs: its one address, and how a link to it looks.

Zalo and Facebook show a title, a sentence and a picture for a link (the Open Graph protocol); a
picture and the canonical address must be absolute, so they stand only where the site has an address.
"""

from urllib.parse import urljoin

from markupsafe import escape

from library.pages.resource_views import DocumentView, ResourceView, VideoView
from library.pages.views import NotFoundView, Page


def head_of(view: Page) -> str:
    """Tags for the head of the page of `view`, as safe HTML."""
    if isinstance(view, NotFoundView):
        return ""
    facts = {
        "og:type": "video.other" if isinstance(view, VideoView) else "website",
        "og:site_name": view.site.name,
        "og:title": view.title,
        "og:description": view.description,
        "og:locale": "vi_VN" if view.language == "vi" else "en_US",
        "og:url": view.address,
        "og:image": _picture(view),
    }
    tags = [f'<meta property="{name}" content="{escape(value)}">' for name, value in facts.items() if value]
    # What a school adopted is the same text as on the site of the school that made it.
    canonical = (view.origin_address if isinstance(view, ResourceView) else "") or view.address
    if canonical:
        tags.append(f'<link rel="canonical" href="{escape(canonical)}">')
    return "".join(tags)


def _picture(view: Page) -> str:
    source = ""
    if isinstance(view, VideoView):
        source = view.poster_large_src or view.poster_src
    elif isinstance(view, DocumentView):
        source = view.poster_src
    return urljoin(view.address, source) if view.address and source else ""
