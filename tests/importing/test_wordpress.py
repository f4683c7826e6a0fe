"""The importer of docs/how-to-wordpress.md, in a real WordPress."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.importing.stages import (
    built,
    changed,
    drafts,
    online,
    recalled_spanish,
    without_arabic,
)
from tests.importing.wordpress import WordPress, wordpress

pytestmark = pytest.mark.contract


@pytest.fixture(scope="module")
def site() -> Iterator[WordPress]:
    # A short path: a socket's may have 107 characters.
    with tempfile.TemporaryDirectory() as folder, wordpress(Path(folder)) as made:
        yield made


def by_uid(site: WordPress) -> dict[str, dict[str, Any]]:
    pages = site.pages()
    found = {page["uid"]: page for page in pages}
    assert len(found) == len(pages)
    return found


def test_a_site_follows_the_builds(site: WordPress) -> None:
    assert site.take(built(drafts())) == {"created": 5}
    first = by_uid(site)
    assert {page["status"] for page in first.values()} == {"draft"}

    assert site.take(built(online())) == {"updated": 5}
    public = by_uid(site)
    assert [page["id"] for page in public.values()] == [page["id"] for page in first.values()]
    assert {page["status"] for page in public.values()} == {"publish"}
    assert site.take(built(online())) == {"unchanged": 5}
    assert by_uid(site) == public

    assert site.take(built(changed())) == {"unchanged": 4, "updated": 1}
    after = by_uid(site)
    rewritten = [uid for uid in after if after[uid]["content"] != public[uid]["content"]]
    assert len(rewritten) == 1
    assert [page["name"] for page in after.values()] == [page["name"] for page in public.values()]

    told = site.take(built(recalled_spanish()))
    assert told == {"unchanged": 3, "updated": 2}
    gone = [page for page in by_uid(site).values() if page["status"] == "draft"]
    assert [page["content"] for page in gone] == [""]

    told = site.take(built(without_arabic()))
    assert told == {"unchanged": 3, "updated": 1, "unpublished": 1}
    assert site.take(built(online())) == {"unchanged": 4, "updated": 1}
    assert {page["status"] for page in by_uid(site).values()} == {"publish"}


def test_every_character_of_a_record_arrives(site: WordPress) -> None:
    data = built(changed())
    site.take(data)
    pages = by_uid(site)
    for record in map(json.loads, data.splitlines()):
        page = pages[record["uid"]]
        assert page["title"] == record["title"]
        for field in ("body_html", "attribution_html"):
            assert record[field] in page["content"]
            assert record[field] in page["shown"]


def test_a_file_that_is_no_good_changes_nothing(site: WordPress) -> None:
    before = by_uid(site)
    path = site.home / "bad.jsonl"
    for data in (b"", built(drafts())[:-40]):
        path.write_bytes(data)
        script = Path(__file__).parents[2] / "docs" / "import-records.php"
        assert site.run(script, str(path)).returncode != 0
        assert by_uid(site) == before
