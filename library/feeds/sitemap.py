"""The sitemap of a site that has an address (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable
from html import escape


def sitemap(site_url: str, pages: Iterable[str]) -> bytes:
    """Every public page by its absolute address, in order."""
    base = site_url.rstrip("/")
    places = (escape(f"{base}/{page}", quote=False) for page in sorted(pages))
    rows = "".join(f"<url><loc>{place}</loc></url>\n" for place in places)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    ).encode()
