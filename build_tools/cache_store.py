"""What was worked out before, by a key that names everything it was worked out from.

One SQLite file: 20,000 small files cost more to open than to read. An entry bears an HMAC of its key
and content, made with a key that only this user has: what was altered, or was written by somebody
else, is thrown away and worked out anew. Nothing that goes wrong here is an error of a build: a
broken, locked, full or missing cache only makes it slower.
"""

import hashlib
import hmac
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

FILE = "compiled.sqlite3"
LIMIT = 512_000_000
"""In bytes of entries as they are kept; beyond it, those not used for the longest time go."""

_SCHEMA = """
create table if not exists entry (key text primary key, tag blob not null, content blob not null);
create table if not exists used (key text primary key, size integer not null, turn integer not null);
"""
_AT_ONCE = 500
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class CacheSize:
    """How many entries a cache holds, and how many bytes they take."""

    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class CacheStore:
    """The cache in `folder`; `secret` authenticates its entries. Only a `writable` one ever changes."""

    folder: Path
    secret: bytes
    writable: bool = True
    limit: int = LIMIT

    @property
    def file(self) -> Path:
        """The one file that holds everything."""
        return self.folder / FILE

    def read(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The entries that are there and authentic, by key."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        false: list[str] = []
        with self._open() as database:
            for key, tag, content in _select(database, wanted) if database else ():
                if isinstance(content, bytes) and self._is_authentic(key, tag, content):
                    found[key] = zlib.decompress(content)
                else:
                    false.append(key)
        if self.writable and found:
            self._mark_used(found)
        self._remove(false)
        return found

    def keep(self, entries: Mapping[str, bytes]) -> None:
        """Keep entries; the oldest go where there are too many."""
        if not self.writable or not entries:
            return
        packed = {key: zlib.compress(content, 1) for key, content in entries.items()}
        with self._open() as database:
            if database is None:
                return
            with database:
                turn = _newest(database) + 1
                database.executemany(
                    "insert or replace into entry values (?, ?, ?)",
                    ((key, self._tag(key, content), content) for key, content in packed.items()),
                )
                database.executemany(
                    "insert or replace into used values (?, ?, ?)",
                    ((key, len(content), turn) for key, content in packed.items()),
                )
                _shrink(database, self.limit)

    def size(self) -> CacheSize:
        """How much is kept."""
        with self._open() as database:
            if database is not None:
                row = database.execute("select count(*), coalesce(sum(size), 0) from used").fetchone()
                return CacheSize(*row)
        return CacheSize(0, 0)

    def clear(self) -> None:
        """Forget everything, also beside a build that is under way."""
        if not self.writable:
            return
        with self._open() as database:
            if database is not None:
                with database:
                    database.execute("delete from entry")
                    database.execute("delete from used")
                database.execute("vacuum")

    def _tag(self, key: str, content: bytes) -> bytes:
        return hmac.digest(self.secret, hashlib.sha256(key.encode()).digest() + content, "sha256")

    def _is_authentic(self, key: str, tag: object, content: bytes) -> bool:
        return isinstance(tag, bytes) and hmac.compare_digest(tag, self._tag(key, content))

    def _mark_used(self, keys: Collection[str]) -> None:
        """Remember that these were used last; nothing is written where they already were."""
        with self._open() as database:
            if database is None:
                return
            newest = _newest(database)
            turns = dict(database.execute("select key, turn from used"))
            if any(turns.get(key, newest) != newest for key in keys):
                with database:
                    database.executemany(
                        "update used set turn = ? where key = ?", ((newest + 1, key) for key in keys)
                    )

    def _remove(self, keys: list[str]) -> None:
        if not self.writable or not keys:
            return
        with self._open() as database:
            if database is not None:
                with database:
                    _delete(database, keys)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        """The database; None where there is none. What fails within is left undone."""
        database = None
        try:
            database = self._connect()
        except (sqlite3.Error, OSError) as error:
            self._mend(error)
        try:
            yield database
        except sqlite3.Error as error:
            self._mend(error)
        finally:
            if database is not None:
                database.close()

    def _connect(self) -> sqlite3.Connection:
        if not self.writable:
            return sqlite3.connect(f"{self.file.absolute().as_uri()}?mode=ro", _PATIENCE, uri=True)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Questions come with their keys: nobody else may read them.
        self.file.touch(mode=0o600)
        database = sqlite3.connect(self.file, _PATIENCE)
        try:
            # A file torn by a loss of power is thrown away; the disk need not be waited for.
            database.execute("pragma synchronous = off")
            database.executescript(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _mend(self, error: Exception) -> None:
        """Throw the file away where it is no database; one that is locked or full is left as it is."""
        torn = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        if torn and self.writable:
            with suppress(OSError):
                for name in (FILE, f"{FILE}-journal"):
                    (self.folder / name).unlink(missing_ok=True)


def _select(database: sqlite3.Connection, keys: list[str]) -> Iterator[tuple[str, object, object]]:
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        yield from database.execute(
            f"select key, tag, content from entry where key in ({marks})",  # noqa: S608 - marks only
            some,
        )


def _newest(database: sqlite3.Connection) -> int:
    return int(database.execute("select coalesce(max(turn), 0) from used").fetchone()[0])


def _delete(database: sqlite3.Connection, keys: Iterable[str]) -> None:
    rows = [(key,) for key in keys]
    database.executemany("delete from entry where key = ?", rows)
    database.executemany("delete from used where key = ?", rows)


def _shrink(database: sqlite3.Connection, limit: int) -> None:
    total = int(database.execute("select coalesce(sum(size), 0) from used").fetchone()[0])
    if total <= limit:
        return
    gone: list[str] = []
    for key, size in database.execute("select key, size from used order by turn, key"):
        if total <= limit * 9 // 10:
            break
        gone.append(key)
        total -= size
    _delete(database, gone)
