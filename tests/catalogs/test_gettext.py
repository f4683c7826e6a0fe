"""What gettext's own tools say of our files."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.catalogs.strategies import catalogs, document
from tests.catalogs.test_extract import SUMMARY, leaflet
from transform.catalogs import (
    extract_document,
    extract_summary,
    format_catalog,
    merge,
    parse_catalog,
)
from transform.catalogs.header import catalog_header, template_header
from transform.catalogs.model import Catalog, Message
from transform.catalogs.tags import strip_tags
from transform.model import Block, Paragraph, Text
from transform.readers import load_source, read_document
from transform.settings import Settings

pytestmark = pytest.mark.contract

LOCALES = ["es", "pt-BR", "zh-Hans", "ar", "vi", "ru", "en-XA", "ar-XB"]
EMPTY = Catalog("leaflet", "es", ())


def gettext(tool: str, *arguments: str, text: str = "") -> str:
    assert shutil.which(tool), f"{tool} is not installed: apt install gettext"
    done = subprocess.run(
        [tool, *arguments],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def templates() -> list[Catalog]:
    return [
        extract_document(leaflet()),
        extract_document(leaflet(), "block"),
        extract_summary(SUMMARY),
    ]


@pytest.mark.parametrize("number", range(3))
def test_templates_are_valid_and_written_as_msgcat_writes(number: int, tmp_path: Path) -> None:
    text = format_catalog(templates()[number])
    assert gettext("msgcat", "--no-wrap", "-", text=text) == text
    path = tmp_path / "x.pot"
    path.write_text(text, encoding="utf-8")
    # A template names no language, and msgfmt says so: that is what a template is.
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("locale", LOCALES)
def test_catalogs_are_valid_without_a_warning(locale: str) -> None:
    for template in templates():
        catalog = merge(template, Catalog(template.domain, locale, ()))
        translated = Catalog(
            catalog.domain,
            locale,
            tuple(Message(m.msgid, m.msgid, m.msgctxt, m.comments) for m in catalog.messages),
            catalog.header,
        )
        for one in (catalog, translated):
            gettext("msgfmt", "-c", "-o", "/dev/null", "-", text=format_catalog(one))
            assert gettext("msgcat", "--no-wrap", "-", text=format_catalog(one)) == (
                format_catalog(one)
            )


def with_header(catalog: Catalog) -> Catalog:
    header = catalog_header(template_header("leaflet", "en", "2025-12-30 00:00+0000"), "es")
    return Catalog("leaflet", "es", catalog.messages, header, catalog.header_comment)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(catalogs.filter(lambda catalog: any(not m.obsolete for m in catalog.messages)))
def test_msgcat_loses_and_changes_nothing(catalog: Catalog) -> None:
    # gettext warns of control characters that no document has; it still has to keep them.
    text = format_catalog(with_header(catalog))
    done = subprocess.run(
        ["msgcat", "-"], input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert parse_catalog(done.stdout.encode(), EMPTY) == with_header(catalog)


def test_msgmerge_and_merge_agree_where_nothing_was_changed(tmp_path: Path) -> None:
    template = extract_document(leaflet())
    old = Catalog(
        "leaflet",
        "es",
        (
            *(Message(m.msgid, m.msgid.upper(), m.msgctxt) for m in template.messages[2:]),
            Message("A sentence that is gone.", "Ida."),
        ),
        merge(template, EMPTY).header,
    )
    (tmp_path / "x.pot").write_text(format_catalog(template), encoding="utf-8")
    (tmp_path / "es.po").write_text(format_catalog(old), encoding="utf-8")
    arguments = ["--no-wrap", "--quiet", "--no-fuzzy-matching"]
    merged = gettext("msgmerge", *arguments, str(tmp_path / "es.po"), str(tmp_path / "x.pot"))
    theirs, ours = parse_catalog(merged.encode(), EMPTY), merge(template, old)
    assert theirs.messages == ours.messages
    assert dict(theirs.header) == dict(ours.header)


def test_a_changed_sentence_passes_through_gettext(tmp_path: Path) -> None:
    def one(text: str) -> tuple[Block, ...]:
        return (Paragraph((Text(text),)),)

    old = merge(extract_document(document(one("Take two tablets a day."))), EMPTY)
    done = Catalog(
        "leaflet", "es", tuple(Message(m.msgid, "Tome dos.\n") for m in old.messages), old.header
    )
    new = merge(extract_document(document(one("Take three tablets a day."))), done)
    text = format_catalog(new)
    assert gettext("msgcat", "--no-wrap", "-", text=text) == text
    (tmp_path / "es.po").write_text(text, encoding="utf-8")
    gettext("msgfmt", "-c", "-o", str(tmp_path / "es.mo"), str(tmp_path / "es.po"))
    assert (
        gettext("msgattrib", "--only-fuzzy", "--no-wrap", str(tmp_path / "es.po")).count(
            '#| msgid "Take two tablets a day."'
        )
        == 1
    )


def blurred(template: Catalog, rate: float, seed: int) -> list[tuple[int, Message]]:
    """The messages with that part of their words replaced by other words of the document."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    words = [w for m in template.messages for w in re.findall(r"[A-Za-z]+", strip_tags(m.msgid))]

    def other(word: re.Match[str]) -> str:
        return chance.choice(words) if chance.random() < rate else word[0]

    found: dict[tuple[str, str], tuple[int, Message]] = {}
    for number, message in enumerate(template.messages):
        parts = re.split(r"(<[^>]+>)", message.msgid)
        text = "".join(p if p.startswith("<") else re.sub("[A-Za-z]+", other, p) for p in parts)
        found.setdefault((message.msgctxt, text), (number, Message(text, msgctxt=message.msgctxt)))
    return list(found.values())


@pytest.mark.parametrize("rate", [0.02, 0.1, 0.2, 0.4])
@pytest.mark.parametrize(
    "seed", ["nci-soft-tissue-sarcoma-treatment.md", "nci-alveolar-soft-part-sarcoma.txt"]
)
def test_matching_beats_msgmerge(seed: str, rate: float, seeds: Path, tmp_path: Path) -> None:
    template = extract_document(read_document(load_source(seeds / seed), Settings(), "en"))
    old = Catalog(
        "leaflet",
        "es",
        tuple(Message(m.msgid, str(n), m.msgctxt) for n, m in enumerate(template.messages)),
        catalog_header(template.header, "es"),
    )
    new = blurred(template, rate, 1)
    pot = Catalog("leaflet", "", tuple(message for _, message in new), template.header)
    (tmp_path / "x.pot").write_text(format_catalog(pot), encoding="utf-8")
    (tmp_path / "es.po").write_text(format_catalog(old), encoding="utf-8")
    theirs = gettext("msgmerge", "-q", "-o", "-", str(tmp_path / "es.po"), str(tmp_path / "x.pot"))

    def right_and_wrong(merged: Catalog) -> tuple[int, int]:
        by_key = {m.key: m.msgstr for m in merged.messages if not m.obsolete}
        given = [(by_key[m.key], str(n)) for n, m in new if m.msgid != template.messages[n].msgid]
        right = sum(msgstr == truth for msgstr, truth in given)
        return right, sum(bool(msgstr) for msgstr, _ in given) - right

    right, wrong = right_and_wrong(merge(pot, old))
    their_right, their_wrong = right_and_wrong(parse_catalog(theirs.encode(), EMPTY))
    assert right >= their_right
    assert wrong <= their_wrong
