"""Pages as readers and machines meet them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import html5lib
import pytest

from tests.bundles.samples import EVERYTHING, URL, decision, every_block, inputs, spanish
from transform.bundles import Bundle, BundleInputs, assemble
from transform.bundles.page_reading import PageText, read_page
from transform.locale import direction
from transform.model import Heading, Text
from transform.wording import available_locales, say

PAGES = ("en/summary", "en/document", "es/summary", "es/document", "ar/summary")


def page(bundle: Bundle, name: str) -> PageText:
    return read_page(bundle.file(f"{name}.html").decode())


def linked(bundle: Bundle, name: str) -> dict[str, Any]:
    scripts = page(bundle, name).named("script")
    record: dict[str, Any] = json.loads(scripts[0].text)
    return record


@pytest.fixture(scope="module")
def excerpt() -> Bundle:
    given = inputs(rights=decision(*EVERYTHING, excerpt=True))
    return assemble(replace(given, document=replace(given.document, blocks=every_block())))


@pytest.mark.parametrize("name", PAGES)
def test_html_is_valid(full: Bundle, name: str) -> None:
    html5lib.HTMLParser(strict=True).parse(full.file(f"{name}.html").decode())


def test_html_of_every_block_is_valid(excerpt: Bundle) -> None:
    html5lib.HTMLParser(strict=True).parse(excerpt.file("en/document.html").decode())


@pytest.mark.parametrize("name", PAGES)
def test_nothing_outside_the_page_is_asked_for(full: Bundle, name: str) -> None:
    made = page(full, name)
    assert not made.named("img")
    assert [s.attributes for s in made.named("script")] == [{"type": "application/ld+json"}]
    assert {link.attributes["rel"] for link in made.named("link")} <= {
        "schema.DCTERMS", "license", "alternate",
    }  # fmt: skip
    assert "url(" not in made.named("style")[0].text


@pytest.mark.parametrize("name", PAGES)
def test_landmarks_skip_link_and_one_title(full: Bundle, name: str) -> None:
    made = page(full, name)
    for landmark in ("header", "main", "footer"):
        assert len(made.named(landmark)) == 1
    assert len(made.named("h1")) == 1
    first = made.named("a")[0]
    assert first.attributes["href"] == "#main"
    assert made.named("main")[0].attributes["id"] == "main"
    levels = [int(e.name[1]) for e in made.elements if re.fullmatch("h[1-6]", e.name)]
    body = levels[levels.index(1) :]
    assert all(after <= before + 1 for before, after in pairwise(body))


@pytest.mark.parametrize("name", PAGES)
def test_language_and_direction(full: Bundle, name: str) -> None:
    made = page(full, name)
    tag = name.partition("/")[0]
    assert made.named("html")[0].attributes == {"lang": tag, "dir": direction(tag)}
    for element in made.elements:
        if "lang" in element.attributes:
            assert element.attributes["dir"] == direction(element.attributes["lang"])


def test_what_is_in_another_language_says_so(full: Bundle) -> None:
    made = page(full, "es/document")
    foreign = next(e for e in made.elements if e.attributes.get("class") == "untranslated")
    assert foreign.attributes["lang"] == "en"
    assert "a runny nose" in foreign.text
    assert say("page.gap", "es") in made.visible
    assert made.with_id("gaps") is not None
    assert page(full, "es/summary").with_id("gaps") is None


def test_the_programs_english_is_marked_where_it_does_not_speak_the_language() -> None:
    assert "eo" not in available_locales()
    edition = replace(spanish(), locale="eo")
    made = page(assemble(inputs(edition)), "eo/summary")
    draft = made.with_id("draft")
    assert draft is not None
    spans = [e for e in made.elements if e.name == "span" and e.attributes.get("lang") == "en"]
    assert "Draft translation, not reviewed" in {span.text for span in spans}


@pytest.mark.parametrize("name", PAGES)
def test_a_draft_says_so_on_the_page_in_print_and_to_search_engines(
    full: Bundle, name: str
) -> None:
    made = page(full, name)
    draft = made.with_id("draft")
    assert draft is not None
    label = next(e.text for e in made.named("strong"))
    assert label
    robots = [m for m in made.named("meta") if m.attributes.get("name") == "robots"]
    assert robots[0].attributes["content"] == "noindex"
    assert f'@top-center {{ content: "{label}"' in made.named("style")[0].text


def test_an_excerpt_is_labelled_and_a_whole_text_is_not(full: Bundle, excerpt: Bundle) -> None:
    assert page(excerpt, "en/document").with_id("excerpt") is not None
    assert page(excerpt, "en/summary").with_id("excerpt") is None
    assert page(full, "en/document").with_id("excerpt") is None


def test_terms_lead_to_their_explanation_and_back(full: Bundle) -> None:
    made = page(full, "es/summary")
    term = made.with_id("ref-102")
    assert term is not None
    assert term.attributes["href"] == "#term-102"
    assert made.with_id("term-102") is not None
    assert "medicamento que calma una alergia" in made.visible
    assert [
        a.attributes["href"] for a in made.named("a") if a.attributes.get("class") == "back"
    ] == [
        "#ref-102",
        "#ref-101",
    ]


def test_the_publishers_own_translation_comes_first(full: Bundle) -> None:
    address = "https://clinic.example/es/alergia"
    for name in ("en/summary", "en/document", "es/summary"):
        hrefs = [a.attributes["href"] for a in page(full, name).named("a")]
        assert hrefs.index(address) == 1  # right after the skip link
        assert address in full.file(f"{name}.md").decode()
    assert address not in full.file("ar/summary.html").decode()


def test_credit_says_what_was_done_and_links_to_the_source(full: Bundle) -> None:
    for name, first in (
        ("en/summary", "Adapted from"),
        ("en/document", "Originally published as"),
    ):
        credit = page(full, name).with_id("credit")
        assert credit is not None
        assert credit.text.strip().startswith(first)
    hrefs = [a.attributes["href"] for a in page(full, "en/summary").named("a")]
    assert URL in hrefs


def test_machines_read_the_credit_and_no_review_of_ours(full: Bundle) -> None:
    record = linked(full, "es/summary")
    assert record["@type"] == "MedicalWebPage"
    assert record["inLanguage"] == "es"
    assert record["isBasedOn"]["url"] == URL
    assert record["isBasedOn"]["lastReviewed"] == "2024-04-15"
    assert record["isBasedOn"]["dateModified"] == "2024-03-01"
    assert record["citation"] == "The Example Clinic. Hay fever. 2024."
    assert record["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert record["translationOfWork"]["url"] == "../en/summary.html"
    assert linked(full, "es/document")["translationOfWork"]["url"] == URL
    for name in PAGES:
        assert not {"lastReviewed", "reviewedBy", "dateModified"} & linked(full, name).keys()
    assert "translationOfWork" not in linked(full, "en/summary")


def test_json_in_the_page_cannot_end_its_element(full_inputs: BundleInputs) -> None:
    title = Heading(1, (Text("</script><script>alert(1)</script>"),))
    hostile = replace(full_inputs.document, blocks=(title, *full_inputs.document.blocks[1:]))
    made = assemble(replace(full_inputs, document=hostile))
    assert len(page(made, "en/document").named("script")) == 1
    assert linked(made, "en/document")["name"] == "</script><script>alert(1)</script>"


@pytest.mark.parametrize("name", PAGES)
def test_links_between_pages_lead_somewhere(full: Bundle, name: str) -> None:
    files = {path for path, _ in full.files}
    for anchor in page(full, name).named("a"):
        href = anchor.attributes["href"]
        if href.startswith("../"):
            assert href.removeprefix("../") in files
        elif ":" not in href and not href.startswith("#"):
            assert f"{name.partition('/')[0]}/{href}" in files


def test_a_summary_is_light(full: Bundle) -> None:
    assert len(full.file("en/summary.html")) < 60_000


def test_markdown_pages_carry_the_same_labels(full: Bundle) -> None:
    made = full.file("es/document.md").decode()
    assert made.startswith('---\ntitle: "Fiebre del heno"\nlang: "es"\ndir: "ltr"\n')
    assert '<div lang="en" dir="ltr">' in made
    assert "[polen](#term-101)" in made
    assert '<a id="term-101"></a>**polen**' in made
