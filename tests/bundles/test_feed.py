"""The feed: what RFC 4287 and RFC 6721 ask for, from the bundles alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from tests.bundles.samples import arabic, inputs, page_key, recalled, released, spanish
from tests.conftest import tree
from transform.bundles import BundleInputs, assemble, verify, write_bundle, write_index

ATOM = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def published(output: Path, *made: BundleInputs, locale: str = "en") -> etree._Element:
    for one in made:
        write_bundle(assemble(one), output)
    write_index(output, locale)
    return etree.fromstring((output / "feed.xml").read_bytes())


def every() -> BundleInputs:
    made = released(inputs(spanish(), arabic()), page_key("es"))
    return recalled(made, page_key("ar"))


def test_it_has_what_atom_asks_for(tmp_path: Path) -> None:
    feed = published(tmp_path, every())
    for of in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(of.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", of.findtext(f"{ATOM}id") or "")
        assert re.fullmatch(MOMENT, of.findtext(f"{ATOM}updated") or "")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    links = [one for one in feed.iter(f"{ATOM}link") if one.get("rel") == "alternate"]
    assert len(links) == 1 + len(list(feed.iter(f"{ATOM}entry"))) + 1
    assert all((tmp_path / (link.get("href") or "")).is_file() for link in links)
    days = [one.findtext(f"{ATOM}updated") or "" for one in feed.iter(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    recalls = [one.get("when") or "" for one in feed.iter(f"{AT}deleted-entry")]
    assert feed.findtext(f"{ATOM}updated") == max(days + recalls)


def test_each_page_says_how_it_stands(tmp_path: Path) -> None:
    feed = published(tmp_path, every())
    found = {
        (one.get(LANG), kinds[1]): kinds[0]
        for one in feed.iter(f"{ATOM}entry")
        if (kinds := [c.get("term") for c in one.findall(f"{ATOM}category")])
    }
    assert found == {
        ("en", "summary"): "draft",
        ("en", "document"): "draft",
        ("es", "summary"): "released",
        ("es", "document"): "draft",
    }
    (gone,) = feed.iter(f"{AT}deleted-entry")
    assert gone.get("when") == "2024-06-01T00:00:00Z"
    assert gone.findtext(f"{AT}comment") == "One dose was wrong."
    before = published(tmp_path / "before", released(inputs(spanish(), arabic()), page_key("es")))
    assert gone.get("ref") in [one.text for one in before.iter(f"{ATOM}id")]


def test_a_release_is_news(tmp_path: Path) -> None:
    feed = published(tmp_path, every())
    first = next(feed.iter(f"{ATOM}entry"))
    assert first.get(LANG) == "es"
    assert first.findtext(f"{ATOM}updated") == "2024-05-10T00:00:00Z"


def test_the_same_bundles_give_the_same_bytes(tmp_path: Path) -> None:
    for folder, locale in (("a", "ar"), ("b", "ar"), ("c", "en")):
        published(tmp_path / folder, every(), locale=locale)
        assert verify(tmp_path / folder) == ()
    a, b, c = (tree(tmp_path / folder)["feed.xml"] for folder in "abc")
    assert a == b != c


def test_no_bundle_is_a_feed_too(tmp_path: Path) -> None:
    feed = published(tmp_path)
    assert list(feed.iter(f"{ATOM}entry")) == []
    assert verify(tmp_path) == ()


@pytest.mark.parametrize(
    ("before", "after"), [(b"One dose was wrong.", b"x"), (b'term="draft"', b'term="released"'), (b"</feed>", b"")]
)  # fmt: skip
def test_verify_finds_what_was_changed(before: bytes, after: bytes, tmp_path: Path) -> None:
    published(tmp_path, every())
    path = tmp_path / "feed.xml"
    path.write_bytes(path.read_bytes().replace(before, after))
    assert [(f.rule, f.text) for f in verify(tmp_path)] == [("bundle-index", "feed.xml")]
    path.unlink()
    assert [(f.rule, f.text) for f in verify(tmp_path)] == [("bundle-missing-file", "feed.xml")]
