"""The memory's file: nothing is lost, whoever else writes, and a bad file is said to be one."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from transform.catalogs.memory.database import open_memory
from transform.catalogs.memory.model import Entry, Origin
from transform.errors import InputError

REST = Entry("en", "es", "Rest.", "Descanse.", "leaflet", "approved", "2025-12-30")

WRITER = """
import sys
from pathlib import Path
from transform.catalogs.memory.database import open_memory
from transform.catalogs.memory.model import Entry
name = sys.argv[2]
with open_memory(Path(sys.argv[1])) as memory:
    for batch in range(50):
        memory.add(
            Entry("en", "es", f"{name} {batch}.{n}", f"texto {n}", f"tmx:{name}") for n in range(100)
        )
"""


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / ".transform" / "memory.sqlite"  # both make folder and file
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, name], stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    said = [writer.communicate(timeout=120)[1].decode() for writer in writers]
    assert said == ["", ""]
    with open_memory(path) as memory:
        counts = {origin.name: origin.entries for origin in memory.origins()}
        texts = {entry.msgid for entry in memory.entries()}
    assert counts == {"tmx:one": 5000, "tmx:two": 5000}
    assert len(texts) == 10_000


def test_what_is_added_twice_is_there_once(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.sqlite") as memory:
        assert memory.add([REST, REST]) == 1
        assert memory.add([REST]) == 0
        assert memory.add([replace(REST, state="draft")]) == 1
        assert memory.entries() == (replace(REST, state="draft"),)


def test_what_catalogs_gave_is_replaced_and_what_was_imported_stays(tmp_path: Path) -> None:
    other = replace(REST, msgid="Sleep.", msgstr="Duerma.")
    french = replace(REST, locale="fr", msgstr="Reposez-vous.")
    imported = replace(REST, msgid="Drink.", msgstr="Beba.", origin="tmx:old.tmx")
    with open_memory(tmp_path / "m.sqlite") as memory:
        memory.mirror("es", [REST, other])
        memory.mirror("fr", [french])
        memory.add([imported])
        memory.mirror("es", [replace(other, state="draft")])
        assert memory.entries(["es"]) == (replace(other, state="draft"), imported)
        assert memory.entries(["fr"]) == (french,)
        assert memory.languages() == (("en", "es"), ("en", "fr"))
        assert memory.origins()[0] == Origin("en", "es", "leaflet", 1, 0, 1)
        assert memory.forget("tmx:old.tmx") == 1
        assert memory.forget("leaflet", "es") == 1
        assert memory.entries() == (french,)


def test_a_batch_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with open_memory(tmp_path / "m.sqlite") as memory:
        with pytest.raises(ZeroDivisionError):
            memory.add(replace(REST, date=str(1 // (n - 2))) for n in range(4))
        assert memory.entries() == ()


def test_it_is_a_file_in_wal_mode(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    with open_memory(path) as memory:
        memory.add([REST])
    connection = sqlite3.connect(path)
    assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_file_that_is_no_memory_is_said_to_be_none_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match="move the file away"), open_memory(path):
        pass
    assert path.read_bytes() == b"not a database" * 100


def test_a_memory_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("pragma user_version = 9")
    connection.close()
    with pytest.raises(InputError, match="version 9"), open_memory(path):
        pass


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be used"), open_memory(tmp_path / "file" / "m"):
        pass
