"""Pages that MkDocs rendered before, in the user's cache: running it takes a second each time."""

import json
from collections.abc import Iterable, Mapping

from build_tools.cache_store import CacheStore


def read_rendered(store: CacheStore | None, key: str, wanted: Iterable[str]) -> dict[str, str] | None:
    """The pages under a key by their addresses; None unless all that are wanted are there."""
    content = dict(store.read([key])).get(key) if store is not None else None
    if content is None:
        return None
    try:
        pages = json.loads(content)
    except ValueError:
        return None
    if not isinstance(pages, dict) or not all(isinstance(pages.get(address), str) for address in wanted):
        return None
    return pages


def keep_rendered(store: CacheStore | None, key: str, pages: Mapping[str, str]) -> None:
    """Keep what MkDocs made."""
    if store is not None:
        store.keep({key: json.dumps(dict(pages)).encode()})
