"""The sitemap of a site that has an address (sitemaps.org protocol 0.9)."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def sitemap(site_url: str, pages: Iterable[str]) -> bytes:
    """Every public page by its absolute address, in order."""
    base = site_url.rstrip("/")
    rows = "".join(f"<url><loc>{escape(f'{base}/{page}')}</loc></url>\n" for page in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    ).encode()
