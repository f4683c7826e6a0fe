"""The file of a translation memory: SQLite, safe with several writers at once.

Each batch is one transaction, and a writer waits for another's. Readers never wait.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from transform.catalogs.memory.model import Entry, Origin
from transform.errors import InputError, Place

__all__ = ["Memory", "open_memory"]

_VERSION = 1
_PATIENCE = 60.0  # seconds that a writer waits for its turn
_BATCH = 1000
_SCHEMA = """
create table if not exists entry (
    id integer primary key,
    source_language text not null,
    locale text not null,
    msgid text not null,
    msgstr text not null,
    origin text not null,
    mirrored integer not null,
    state text not null,
    date text not null,
    unique (locale, origin, msgid, msgstr, source_language)
)
"""
_COLUMNS = "source_language, locale, msgid, msgstr, origin, state, date"
_ADD = f"""
insert into entry ({_COLUMNS}, mirrored) values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict do update set state = excluded.state, date = excluded.date, mirrored = excluded.mirrored
where (state, date, mirrored) <> (excluded.state, excluded.date, excluded.mirrored)
"""  # noqa: S608  # the columns are ours


@contextmanager
def open_memory(path: Path) -> Iterator[Memory]:
    """The memory at `path`, made where there is none.

    Raises InputError where the file is none of ours, of a later version, or cannot be read or
    written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, str(error)) from None
    try:
        _prepare(connection, path)
        yield Memory(connection)
    except sqlite3.Error as error:
        raise _unusable(path, str(error)) from None
    finally:
        connection.close()


def _unusable(path: Path, reason: str) -> InputError:
    return InputError(
        f"the translation memory cannot be used ({reason})",
        "move the file away: a new one is made, and holds what the catalogs hold",
        Place(str(path)),
    )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    _switch_to_wal(connection)
    with _transaction(connection):
        (version,) = connection.execute("pragma user_version").fetchone()
        if version > _VERSION:
            raise InputError(
                f"the translation memory is of version {version}, and {_VERSION} is the last we know",
                "use the newer program, or move the file away",
                Place(str(path)),
            )
        connection.execute(_SCHEMA)
        connection.execute(f"pragma user_version = {_VERSION}")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # Two programs that make the file at once: here SQLite does not wait by itself.
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("pragma journal_mode = wal").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            connection.execute("pragma synchronous = normal")
            return


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("begin immediate")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


class Memory:
    """An open translation memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, entries: Iterable[Entry]) -> int:
        """Put entries in beside what is there; returns how many were new or have changed."""
        rest, before = iter(entries), self._connection.total_changes
        while batch := list(islice(rest, _BATCH)):
            with _transaction(self._connection):
                self._insert(batch, mirrored=False)
        return self._connection.total_changes - before

    def mirror(self, locale: str, entries: Iterable[Entry]) -> None:
        """Make the entries that catalogs of a locale gave just these.

        What is in no catalog any more goes; what was imported stays.
        """
        new = list(entries)
        with _transaction(self._connection):
            found = self._connection.execute(
                f"select {_COLUMNS} from entry where mirrored and locale = ?",  # noqa: S608
                (locale,),
            )
            old = {Entry(*row) for row in found}
            wanted = set(new)
            self._connection.executemany(
                "delete from entry where mirrored and locale = ? and origin = ? and msgid = ? "
                "and msgstr = ? and source_language = ?",
                ((e.locale, e.origin, e.msgid, e.msgstr, e.source_language) for e in old - wanted),
            )
            self._insert([entry for entry in new if entry not in old], mirrored=True)

    def _insert(self, entries: list[Entry], *, mirrored: bool) -> None:
        self._connection.executemany(_ADD, (_row(entry, mirrored) for entry in entries))

    def forget(self, origin: str, locale: str = "") -> int:
        """Take out what came from one place, in one locale or in all; returns how many."""
        with _transaction(self._connection):
            done = self._connection.execute(
                "delete from entry where origin = ? and ? in (locale, '')", (origin, locale)
            )
        return done.rowcount

    def entries(self, locales: Iterable[str] = ()) -> tuple[Entry, ...]:
        """The entries of some locales, or all, always in the same order."""
        wanted = set(locales)
        found = self._connection.execute(
            f"select {_COLUMNS} from entry order by locale, origin, msgid, msgstr, source_language"  # noqa: S608
        )
        return tuple(Entry(*row) for row in found if not wanted or row[1] in wanted)

    def languages(self) -> tuple[tuple[str, str], ...]:
        """The pairs of source language and locale that there are entries of."""
        return tuple(
            self._connection.execute(
                "select distinct source_language, locale from entry order by 1, 2"
            )
        )

    def origins(self) -> tuple[Origin, ...]:
        """What there is, by locale and origin."""
        found = self._connection.execute(
            "select source_language, locale, origin, count(*), sum(state = 'approved'), "
            "sum(state = 'draft') from entry group by 1, 2, 3 order by 2, 3, 1"
        )
        return tuple(Origin(*row) for row in found)


def _row(entry: Entry, mirrored: bool) -> tuple[str | int, ...]:
    return (
        entry.source_language,
        entry.locale,
        entry.msgid,
        entry.msgstr,
        entry.origin,
        entry.state,
        entry.date,
        int(mirrored),
    )
