"""Records, imported again and again: no page twice, nothing written that did not change."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import html5lib
import pytest

from tests.importing.sqlite_site import Site
from tests.importing.stages import (
    built,
    changed,
    drafts,
    online,
    recalled_spanish,
    without_arabic,
)


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_drafts_come_in_and_stay_offline() -> None:
    site = Site()
    assert site.take(built(drafts())) == Counter(created=5)
    assert site.published() == {}


def test_the_same_again_writes_nothing() -> None:
    site = Site()
    site.take(built(online()))
    writes = site.writes()
    assert site.take(built(online())) == Counter(unchanged=5)
    assert (site.count(), site.writes(), len(site.published())) == (5, writes, 5)


def test_a_release_puts_pages_online_that_were_there() -> None:
    site = Site()
    site.take(built(drafts()))
    assert site.take(built(online())) == Counter(updated=5)
    assert (site.count(), len(site.published())) == (5, 5)


def test_only_what_changed_is_written_and_addresses_stay() -> None:
    site = Site()
    site.take(built(online()))
    before = site.published()
    assert site.take(built(changed())) == Counter(updated=1, unchanged=4)
    after = site.published()
    assert {uid: page[:2] for uid, page in before.items()} == {
        uid: page[:2] for uid, page in after.items()
    }
    assert [page[:2] for uid, page in after.items() if page != before[uid]] == [
        ("en", "hay-fever-document")
    ]


def test_what_is_recalled_goes_offline_with_its_text_and_comes_back() -> None:
    site = Site()
    site.take(built(online()))
    assert site.take(built(recalled_spanish())) == Counter(updated=1, unchanged=4)
    assert "hay-fever-summary" not in {
        slug for tag, slug, _ in site.published().values() if tag == "es"
    }
    kept = site.database.execute(
        "SELECT body_html, attribution_html FROM pages WHERE langcode = 'es' AND NOT online"
    ).fetchall()
    assert kept == [("", "")]
    assert site.take(built(online())) == Counter(updated=1, unchanged=4)
    assert (site.count(), len(site.published())) == (5, 5)


def test_what_is_no_longer_built_goes_offline_and_comes_back() -> None:
    site = Site()
    site.take(built(online()))
    assert site.take(built(without_arabic())) == Counter(unchanged=4, unpublished=1)
    assert len(site.published()) == 4
    assert site.take(built(online())) == Counter(unchanged=4, updated=1)
    assert len(site.published()) == 5


def test_half_a_file_changes_nothing() -> None:
    site = Site()
    site.take(built(drafts()))
    with pytest.raises(json.JSONDecodeError):
        site.take(built(online())[:-40])
    assert site.published() == {}


def test_the_page_that_others_translate_comes_before_them() -> None:
    seen: set[str] = set()
    for record in records(built(online())):
        if record["langcode"] == record["source_langcode"]:
            seen.add(record["translation_group"])
        assert record["translation_group"] in seen


def test_terms_say_which_language_they_are_in() -> None:
    for record in records(built(online())):
        for term in record["terms"]:
            assert f'id="term-{term["id"]}"' in record["body_html"]
            marked = f'lang="{term["langcode"]}"' in record["body_html"]
            assert marked or term["langcode"] == record["langcode"]


@pytest.mark.parametrize("field", ["body_html", "attribution_html"])
def test_fragments_are_clean(field: str) -> None:
    """Valid inside a page: no page, style, script or form around them, no headings of level 1."""
    for record in records(built(online())):
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        fragment = parser.parseFragment(record[field], container="div")
        names = {e.tag for e in fragment.iter() if isinstance(e.tag, str)}
        unwanted = {"html", "head", "body", "main", "script", "style", "form", "iframe", "h1"}
        assert not names & unwanted
        for element in fragment.iter():
            assert not [a for a in element.attrib if a == "style" or a.startswith("on")]
        ids = [e.get("id") for e in fragment.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
