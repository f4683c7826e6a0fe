"""The publisher's own translation is shown to translators before they begin."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Run
from transform.catalogs import extract_document, merge, parse_catalog
from transform.catalogs.model import Catalog, Message
from transform.catalogs.official import official_address, with_official
from transform.catalogs.po_format import format_catalog
from transform.errors import InputError
from transform.metadata import Metadata, MetaMap, MetaValue
from transform.model import Document, Paragraph, Text

ES, PT = "https://lungs.example.org/es/a", "https://lungs.example.org/pt/a"
SAID = f"Official translation by the publisher: {ES}"


def template(links: MetaValue) -> Catalog:
    metadata = Metadata(MetaMap((("title", "Rest"), ("official_translations", links))))
    content = (Paragraph((Text("Rest now. Drink."),)),)
    return extract_document(Document("rest", "rest.md", "markdown", "en", metadata, content))


LINKS = MetaMap((("es", ES), ("pt-BR", PT)))


def test_a_catalog_names_the_translation_in_its_own_locale_first() -> None:
    made = merge(template(LINKS), Catalog("rest", "es", ()))
    assert made.header_comment == f"Rest\n{SAID}"
    assert made.messages[0].comments[0] == SAID
    assert not any(SAID in message.comments for message in made.messages[1:])
    assert PT not in format_catalog(made)


def test_another_region_of_the_language_will_do_and_another_language_will_not() -> None:
    assert official_address(template(LINKS), "es-MX") == ES
    assert official_address(template(LINKS), "pt-PT") == PT
    assert official_address(template(LINKS), "fr") == ""
    made = merge(template(LINKS), Catalog("rest", "fr", ()))
    assert made.header_comment == "Rest"
    assert "Official" not in format_catalog(made)


def test_it_follows_the_document_and_leaves_what_translators_wrote() -> None:
    first = merge(template(LINKS), Catalog("rest", "es", ()))
    written = replace(first, header_comment=f"Ana, 2025\n{first.header_comment}\nSegunda línea")
    read = parse_catalog(format_catalog(written).encode(), written)
    again = merge(template(LINKS), read)
    assert again.header_comment == f"Ana, 2025\nRest\nSegunda línea\n{SAID}"
    assert merge(template(LINKS), again) == again
    gone = merge(template(MetaMap(())), again)
    assert gone.header_comment == "Ana, 2025\nRest\nSegunda línea"
    assert SAID not in gone.messages[0].comments


def test_what_is_no_address_is_an_error_with_its_remedy() -> None:
    with pytest.raises(InputError, match="no web address"):
        template(MetaMap((("es", "rest.es.html"),)))


def test_an_empty_template_names_it_too() -> None:
    empty = with_official(
        Catalog("d", "", ()), Metadata(MetaMap((("official_translations", LINKS),)))
    )
    assert merge(empty, Catalog("d", "es", (Message("a", "b"),))).header_comment == SAID


def test_status_names_it_and_one_bad_sidecar_stops_no_other_document(
    run: Run, tmp_path: Path
) -> None:
    head = "license: CC0-1.0\nlanguage: en\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "good.md").write_text(
        f"---\n{head}official_translations: {{es: {ES}}}\n---\n# Rest\n\nRest when you are ill.\n"
    )
    (tmp_path / "docs" / "bad.md").write_text(
        f"---\n{head}official_translations: {{es: none}}\n---\n# Drink\n\nDrink a lot of water.\n"
    )
    made = run("catalog", "extract", "docs")
    assert made.exit_code == 3
    assert "no web address" in made.stderr
    assert "good" in made.stdout
    run("catalog", "update", "--locale", "es")
    assert f"es: the publisher's own translation: {ES}" in run("catalog", "status").stdout
    record = json.loads(run("catalog", "status", "--format", "json").stdout)
    assert {row["official_translation"] for row in record["catalogs"]} == {ES}
