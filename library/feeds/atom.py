"""The news feed of a site that has an address (Atom, RFC 4287)."""

from datetime import UTC, datetime
from html import escape

from library.addresses import FEED, resource_page
from library.catalogue import newest_first
from library.entry import Entry
from library.present.context import Context

_NEWEST = 30


def atom(context: Context, site_url: str) -> bytes:
    """The newest resources, the last approved first."""
    base = site_url.rstrip("/")
    newest = newest_first(context.entries)[:_NEWEST]
    updated = newest[0].at if newest else datetime(2000, 1, 1, tzinfo=UTC)
    entries = "".join(_entry(entry, base, context) for entry in newest)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
        f"<title>{_text(context.site.name)}</title>\n"
        f"<id>{_text(base)}/</id>\n"
        f"<updated>{_stamp(updated)}</updated>\n"
        f'<link rel="self" href="{escape(base)}/{FEED}"/>\n'
        f'<link href="{escape(base)}/"/>\n'
        f"{entries}</feed>\n"
    ).encode()


def _entry(entry: Entry, base: str, context: Context) -> str:
    address = f"{base}/{resource_page(context.site, entry)}"
    people = context.organisation.people
    names = (people[a].name if a in people else a for a in entry.record.resource.authors)
    authors = "".join(f"<author><name>{_text(name)}</name></author>" for name in names)
    return (
        f"<entry><title>{_text(entry.brief.title)}</title>"
        f'<id>{_text(address)}</id><link href="{escape(address)}"/>'
        f"<updated>{_stamp(entry.at)}</updated>{authors}"
        f"<summary>{_text(entry.record.resource.description)}</summary></entry>\n"
    )


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(written: str) -> str:
    return escape(written, quote=False)
