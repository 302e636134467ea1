"""A process that takes from a shared place or gives to it, and may be ended at any moment.

What it is asked comes as JSON on its standard input, what it did goes as JSON to its standard output. In a
process of its own a place that hangs can be given up, one that floods fills no memory but this one's, and
the build itself loads no client of any store.
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

from build_tools.cache_store import CacheStore
from build_tools.shared_cache.keys import WritingKey, read_key

_MEMORY = 512_000_000
"""In bytes: several times what a cache of 100,000 results needs."""


def main() -> None:
    """Do what standard input asks for."""
    asked = json.load(sys.stdin)
    _bound_memory()
    timer = Timer(asked["patience"], _give_up, (asked["patience"],))
    timer.daemon = True
    timer.start()
    try:
        answer = _done(asked, timer)
    except ImportError as error:
        # fsspec says in words of its own which client of a store is missing; what it caught names it.
        name = error.name or getattr(error.__cause__, "name", None)
        answer = {"missing": name} if name else {"trouble": str(error)}
    except Exception as error:  # noqa: BLE001 - each kind of address has exceptions of its own
        answer = {"trouble": f"{type(error).__name__}: {error}"}
    _answer(answer)


def _done(asked: Mapping[str, Any], timer: Timer) -> dict[str, Any]:
    from build_tools.shared_cache.exchange import give, newest_index, take
    from build_tools.shared_cache.place import SharedPlace

    key = read_key(asked["key"])
    if key is None:
        return {"trouble": "key"}
    reading = key.reading if isinstance(key, WritingKey) else key
    place = SharedPlace(asked["address"], asked["options"], reading.name)
    found = newest_index(place, reading)
    timer.cancel()
    giving = asked["do"] == "give"
    # To write an index without having read them all would forget what others gave.
    if found.failure is not None and (giving or not found.index.packs):
        raise found.failure
    store = CacheStore(Path(asked["folder"]), bytes.fromhex(asked["secret"]), limit=asked["limit"])
    if asked["do"] == "take":
        take(place, found.index, reading, store, asked["keys"])
    elif giving and isinstance(key, WritingKey):
        give(place, key, store, found.index, asked["limit"])
    return {"packs": len(found.index.packs), "size": found.index.size}


def _answer(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    # Clients of stores keep threads that may hang as long as their place does.
    os._exit(0)


def _give_up(patience: float) -> None:
    _answer({"trouble": f"no answer in {patience:.0f} s"})


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
