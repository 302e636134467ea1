"""Where this user's cache lies, and the key that proves that an entry in it is theirs.

`HOCLIEU_CACHE` names the folder, `HOCLIEU_CACHE_KEY` the file of the key; otherwise both lie where
the system keeps a user's caches and settings, apart: who copies the one does not get the other. With
`HOCLIEU_CACHE_READONLY=1` nothing is written, as in a job that runs what a stranger sent.
"""

import os
import secrets
import stat
from pathlib import Path

from build_tools.cache_store import CacheStore

FOLDER = "HOCLIEU_CACHE"
KEY = "HOCLIEU_CACHE_KEY"
READ_ONLY = "HOCLIEU_CACHE_READONLY"

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
