"""The file of the cache: rows of one SQLite database, and what to do where it is none.

Entries are numbered by turns: each time something is kept, the next turn begins. Those with the lowest
turn were not used for the longest time.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

FILE = "compiled.sqlite3"
AT_ONCE = 500
"""How many entries are read together: no more than these are in memory, and between two such reads
others may write."""

OWN, OFFERED, SHARED = 0, 1, 2
"""Whether others have an entry: not as far as is known, to be given to them, or they do."""

_LAYOUT = 3
_SCHEMA = (
    "drop table if exists entry",
    "drop table if exists used",
    "create table entry (key text primary key, tag blob not null, content blob not null)",
    "create table used (key text primary key, size int not null, turn int not null, shared int not null)",
    "create index turns on used (turn)",
    f"create index offered on used (key) where shared = {OFFERED}",
    f"pragma user_version = {_LAYOUT}",
)
_PATIENCE = 5.0
_STALE = 64
"""An entry that was used no longer ago than so many turns is not written down as used again."""
LONG_UNUSED = 512
"""Turns, some fifty builds: what stands for many entries that nobody asks for is asked for again then."""

Row = tuple[object, object, int]
"""The tag, the content and the turn of an entry, as they are found."""


@contextmanager
def open_file(folder: Path, writable: bool) -> Iterator[sqlite3.Connection | None]:
    """The database in `folder`; None where there is none. What fails within is left undone."""
    database = None
    try:
        database = _connect(folder, writable)
    except (sqlite3.Error, OSError) as error:
        _mend(folder, writable, error)
    try:
        yield database
    except sqlite3.Error as error:
        _mend(folder, writable, error)
    finally:
        if database is not None:
            database.close()


def rows(database: sqlite3.Connection, keys: list[str]) -> dict[str, Row]:
    """What is there of some keys, at most AT_ONCE."""
    marks = ",".join("?" * len(keys))
    found = database.execute(
        f"select key, tag, content, turn from entry join used using (key) where key in ({marks})",  # noqa: S608
        keys,
    )
    return {key: (tag, content, turn) for key, tag, content, turn in found}


def present(database: sqlite3.Connection, keys: list[str]) -> dict[str, int]:
    """Those of some keys, at most AT_ONCE, that are there, each with the turn it was used at."""
    marks = ",".join("?" * len(keys))
    return dict(database.execute(f"select key, turn from used where key in ({marks})", keys))  # noqa: S608


def insert(
    database: sqlite3.Connection, entries: Iterable[tuple[str, bytes, bytes]], shared: int, limit: int
) -> None:
    """Put entries in, each as key, tag and content; what is used least goes where they are too many."""
    new = list(entries)
    with database:
        turn = newest(database) + 1
        database.executemany("insert or replace into entry values (?, ?, ?)", new)
        database.executemany(
            "insert or replace into used values (?, ?, ?, ?)",
            ((key, len(content), turn, shared) for key, _, content in new),
        )
        _shrink(database, limit)


def held(database: sqlite3.Connection) -> int:
    """How many bytes of the file hold something: the entries, and what they are found by.

    It is told by the file itself, so that whoever puts an entry in need not add up all others.
    """
    count, free, size = (
        int(database.execute(f"pragma {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (count - free) * size


def newest(database: sqlite3.Connection) -> int:
    """The last turn, or the 0th."""
    return int(database.execute("select coalesce(max(turn), 0) from used").fetchone()[0])


def is_stale(turn: int, last: int, turns: int = _STALE) -> bool:
    """Whether an entry used at `turn` must be written down when it is used again after the `last` one."""
    return turn < last - turns


def mark_used(database: sqlite3.Connection, keys: Iterable[str], turn: int) -> None:
    """Write down that entries were used at a turn."""
    with database:
        database.executemany("update used set turn = ? where key = ?", ((turn, key) for key in keys))


def offered(database: sqlite3.Connection) -> list[str]:
    """The keys of what is to be given to others."""
    return [key for (key,) in database.execute(f"select key from used where shared = {OFFERED}")]  # noqa: S608


def mark_shared(database: sqlite3.Connection, keys: Iterable[str], before: int, after: int) -> None:
    """Write down of those entries that are shared as `before` that they are as `after`."""
    for part in in_parts(keys):
        marks = ",".join("?" * len(part))
        with database:
            database.execute(
                f"update used set shared = ? where shared = ? and key in ({marks})",  # noqa: S608
                [after, before, *part],
            )


def delete(database: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Forget some entries; the caller commits."""
    gone = [(key,) for key in keys]
    database.executemany("delete from entry where key = ?", gone)
    database.executemany("delete from used where key = ?", gone)


def in_parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys, each once, in lists of at most AT_ONCE."""
    left = iter(dict.fromkeys(keys))
    while part := list(islice(left, AT_ONCE)):
        yield part


def _connect(folder: Path, writable: bool) -> sqlite3.Connection:
    file = folder / FILE
    if not writable:
        return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", _PATIENCE, uri=True)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Questions come with their keys: nobody else may read them.
    file.touch(mode=0o600)
    database = sqlite3.connect(file, _PATIENCE)
    try:
        # A file torn by a loss of power is thrown away; the disk need not be waited for.
        database.execute("pragma synchronous = off")
        if _layout(database) != _LAYOUT:
            _lay_out(database)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _layout(database: sqlite3.Connection) -> int:
    return int(database.execute("pragma user_version").fetchone()[0])


def _lay_out(database: sqlite3.Connection) -> None:
    database.execute("begin immediate")
    with database:
        if _layout(database) != _LAYOUT:  # Another build may have been first.
            for words in _SCHEMA:
                database.execute(words)


def _mend(folder: Path, writable: bool, error: Exception) -> None:
    """Throw the file away where it is no database; one that is locked or full is left as it is."""
    torn = isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError | sqlite3.ProgrammingError
    )
    if torn and writable:
        with suppress(OSError):
            for name in (FILE, f"{FILE}-journal"):
                (folder / name).unlink(missing_ok=True)


def _shrink(database: sqlite3.Connection, limit: int) -> None:
    """Forget what was not used for the longest time, where more is held than may be, until a tenth is free.

    A page that is emptied only in part still holds something, so what that gave back is asked each time.
    """
    if held(database) <= limit:
        return
    while (excess := held(database) - limit * 9 // 10) > 0:
        gone = _least_used(database, excess)
        if not gone:
            return
        delete(database, gone)


def _least_used(database: sqlite3.Connection, size: int) -> list[str]:
    """Those not used for the longest time, as many as come to a size, or all."""
    keys: list[str] = []
    for key, own in database.execute("select key, size from used order by turn"):
        if size <= 0:
            break
        keys.append(key)
        size -= own
    return keys
