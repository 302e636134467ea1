"""Where this user's cache lies, and the key that proves that an entry in it is theirs.

`HOCLIEU_CACHE` names the folder, `HOCLIEU_CACHE_KEY` the file of the key; otherwise both lie where
the system keeps a user's caches and settings, apart: who copies the one does not get the other. With
`HOCLIEU_CACHE_READONLY=1` nothing is written, as where others trust this cache.

`HOCLIEU_CACHE_SHARED` is the address of a cache that machines share, `HOCLIEU_CACHE_SHARED_KEY` its
reading or writing key, and `HOCLIEU_CACHE_SHARED_OPTIONS` what fsspec is to know besides, as JSON.
"""

import json
import os
import secrets
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from build_tools.cache_store import CacheStore
from library.diagnostics import Text

FOLDER = "HOCLIEU_CACHE"
KEY = "HOCLIEU_CACHE_KEY"
READ_ONLY = "HOCLIEU_CACHE_READONLY"
SHARED = "HOCLIEU_CACHE_SHARED"
SHARED_KEY = "HOCLIEU_CACHE_SHARED_KEY"
SHARED_OPTIONS = "HOCLIEU_CACHE_SHARED_OPTIONS"

_KEY_SIZE = 32


def open_cache() -> CacheStore | None:
    """The user's cache; None where there is no place for one, or no key that can be trusted."""
    folder, file = _place(FOLDER, "XDG_CACHE_HOME", ".cache"), _key_file()
    if folder is None or file is None:
        return None
    writable = os.environ.get(READ_ONLY, "") in ("", "0")
    try:
        if writable and not file.exists():
            _make_key(file)
        secret = _read_key(file)
    except OSError:
        return None
    return None if secret is None else CacheStore(folder, secret, writable)


def open_sharing_cache(tell: Callable[[Text], None], *, offering: bool = True) -> CacheStore | None:
    """The user's cache with what other machines share, if it can hold more; `tell` hears of troubles.

    Only one that is `offering` gives to others, and only if it has their writing key.
    """
    store, address = open_cache(), os.environ.get(SHARED)
    if store is None or not store.writable or not address:
        return store
    # Only those who share load what seals.
    from build_tools.shared_cache.keys import read_key
    from build_tools.shared_cache.shared import SharedCache, fault_of_address

    key, options = read_key(os.environ.get(SHARED_KEY, "").strip()), _shared_options()
    if key is None or options is None:
        name = SHARED_KEY if key is None else SHARED_OPTIONS
        tell(
            Text(
                f"Không dùng bộ nhớ đệm chung: {name} trống hoặc sai. Xem: hoclieu cache keys",
                f"The shared cache is not used: {name} is empty or wrong. See: hoclieu cache keys",
            )
        )
        return store
    fault = fault_of_address(address)
    if fault is not None:
        tell(
            Text(
                f"Không dùng bộ nhớ đệm chung: {SHARED} là {fault.vi}.",
                f"The shared cache is not used: {SHARED} is {fault.en}.",
            )
        )
        return store
    shared = SharedCache(address, options, key, tell)
    return replace(store, others=shared, offering=offering and shared.may_write)


def _shared_options() -> dict[str, object] | None:
    try:
        options = json.loads(os.environ.get(SHARED_OPTIONS) or "{}")
    except ValueError:
        return None
    return options if isinstance(options, dict) else None


def _key_file() -> Path | None:
    named = os.environ.get(KEY)
    if named:
        return Path(named)
    folder = _place("", "XDG_CONFIG_HOME", ".config")
    return folder / "cache.key" if folder else None


def _place(own: str, shared: str, usual: str) -> Path | None:
    """The folder that `own` names, else ours in the folder that `shared` names, else in the home's."""
    named, base = os.environ.get(own), os.environ.get(shared)
    if named:
        return Path(named)
    if base and Path(base).is_absolute():
        return Path(base) / "hoclieu"
    try:
        return Path.home() / usual / "hoclieu"
    except RuntimeError:
        return None


def _make_key(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    new.touch(mode=0o600)
    new.write_bytes(secrets.token_bytes(_KEY_SIZE))
    try:
        os.link(new, file)
    except FileExistsError:
        pass  # Another build was first; its key is as good.
    finally:
        new.unlink()


def _read_key(file: Path) -> bytes | None:
    facts = file.lstat()
    open_to_others = os.name == "posix" and facts.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    if not stat.S_ISREG(facts.st_mode) or open_to_others:
        return None
    secret = file.read_bytes()
    return secret if len(secret) == _KEY_SIZE else None
