"""A content management system in one table: what any importer of records has to do."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import Any

__all__ = ["Site"]

_COLUMNS = (
    "uid", "translation_group", "langcode", "source_langcode", "slug", "title", "body_html",
    "attribution_html", "content_hash", "changed",
)  # fmt: skip


class Site:
    """Pages by their uid; `published` are those that readers can see."""

    def __init__(self) -> None:
        self.database = sqlite3.connect(":memory:")
        columns = ", ".join(_COLUMNS[1:])
        self.database.execute(
            f"CREATE TABLE pages (uid TEXT PRIMARY KEY, {columns}, online INTEGER, writes INTEGER,"
            " UNIQUE (slug, langcode), UNIQUE (translation_group, langcode))"
        )

    def take(self, records: bytes) -> Counter[str]:
        """Take in records; all or, where one of them is no good, none."""
        parsed = [json.loads(line) for line in records.decode().splitlines()]
        with self.database:
            told = Counter(map(self._take, parsed))
            told += Counter(self._withdraw({record["uid"] for record in parsed}))
        return told

    def _take(self, record: dict[str, Any]) -> str:
        old = self.database.execute(
            "SELECT content_hash FROM pages WHERE uid = ?", (record["uid"],)
        ).fetchone()
        if old == (record["content_hash"],):
            return "unchanged"
        values = [record[column] for column in _COLUMNS]
        marks = ", ".join("?" * len(values))
        changes = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[1:])
        self.database.execute(
            f"INSERT INTO pages VALUES ({marks}, ?, 1) ON CONFLICT (uid) DO UPDATE"  # noqa: S608  # names of columns
            f" SET {changes}, online = excluded.online, writes = writes + 1",
            [*values, record["status"] == "released"],
        )
        return "updated" if old else "created"

    def _withdraw(self, uids: set[str]) -> dict[str, int]:
        gone = [(uid,) for uid in self.published() if uid not in uids]
        # Without its hash a page comes back whole, should its record ever do.
        self.database.executemany(
            "UPDATE pages SET online = 0, content_hash = '' WHERE uid = ?", gone
        )
        return {"unpublished": len(gone)}

    def published(self) -> dict[str, tuple[str, str, str]]:
        """Locale, slug and text of the pages that readers can see, by uid."""
        rows = self.database.execute(
            "SELECT uid, langcode, slug, body_html FROM pages WHERE online"
        )
        return {row[0]: row[1:] for row in rows}

    def count(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM pages").fetchone()[0])

    def writes(self) -> int:
        return int(self.database.execute("SELECT sum(writes) FROM pages").fetchone()[0])
