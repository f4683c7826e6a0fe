"""The HTML report: the whole text, what is hard in it and why, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import html5lib
import pytest

from tests.reports.documents import HARD, check_text
from transform.inlines import plain_text
from transform.reports.checks import Checked
from transform.reports.html import html_report
from transform.reports.html_view import document_view, hardest
from transform.settings import ReadabilitySettings
from transform.tree import runs

NASTY = """\
---
language: en
---

# A <script>alert(1)</script> title & more

Do not write &lt;b onclick="x"&gt; into `<style>` or {{ braces }} {% endif %}, as was utilized before.
"""

ARABIC = "---\nlanguage: ar\n---\n\n# الدواء\n\nخذ الدواء مع الماء كل يوم. اتصل بالطبيب.\n"


def pages() -> list[str]:
    limits = ReadabilitySettings(max_grade=1, max_difficulty=1)
    return [
        html_report([check_text(HARD)]),
        html_report([check_text(NASTY, "a<b>.md")]),
        html_report([check_text(HARD, settings=limits), check_text(ARABIC), check_text(NASTY)]),
        html_report([]),
    ]


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.tag, dict(element.attrib)


@pytest.mark.parametrize("number", range(4))
def test_the_page_is_valid_and_stands_alone(number: int) -> None:
    page = pages()[number]
    html5lib.HTMLParser(strict=True).parse(page)
    for tag, attributes in elements(page):
        assert tag not in {"script", "img", "iframe", "link", "object", "form"}, tag
        assert not any(name.startswith("on") for name in attributes), attributes
        assert "src" not in attributes
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("number", range(4))
def test_ids_are_unique_and_links_inside_lead_somewhere(number: int) -> None:
    found = list(elements(pages()[number]))
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for tag, attributes in found:
        href = attributes.get("href", "")
        if tag == "a" and href.startswith("#"):
            assert href[1:] in ids, href


def test_a_document_cannot_add_markup() -> None:
    page = html_report([check_text(NASTY, "a<b>.md")])
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page
    assert "{{ braces }}" in page
    assert "a&lt;b&gt;.md" in page


def test_the_whole_text_stands_in_the_report() -> None:
    for text in (HARD, NASTY, ARABIC):
        checked = check_text(text)
        view = document_view(checked, 1)
        shown = ["".join(piece.text for piece in row.pieces) for row in view.rows]
        assert shown == [plain_text(run.inlines) for run in runs(checked.document.blocks)]


def test_every_finding_stands_once_beside_its_words() -> None:
    checked = check_text(HARD)
    view = document_view(checked, 1)
    notes = [note for row in view.rows for note in row.notes]
    assert len(notes) + len(view.notes) == len(checked.findings)
    for row in view.rows:
        text = " ".join("".join(piece.text for piece in row.pieces).split())
        for note in row.notes:
            assert " ".join(note.finding.text.split()) in text


def test_a_finding_in_a_caption_stands_beside_the_caption() -> None:
    text = (
        "---\nlanguage: en\n---\n\n![A cup](cup.png)\n\n[Enlarge](cup.png)\n\n"
        "*They utilize a cup with a lid.*\n\nRest well every day.\n"
    )
    view = document_view(check_text(text), 1)
    assert [note.finding.text for row in view.rows for note in row.notes] == ["utilize"]


def test_hard_sentences_are_marked_with_their_figures_and_come_first() -> None:
    checked = check_text(HARD)
    view = document_view(checked, 1)
    ((row, piece),) = hardest(view)
    assert row.line == 8
    assert piece.level >= 4
    assert re.fullmatch(r"difficulty \d\.\d, [BC]\d; grade \d+\.\d; \d+ words", piece.figures)
    page = html_report([checked])
    assert f'<mark class="l{piece.level}" id="{piece.anchor}">' in page
    assert f'href="#{piece.anchor}"' in page


def test_a_language_without_a_figure_or_a_grade_shades_nothing_and_says_so() -> None:
    checked: Checked = check_text("---\nlanguage: ar\n---\n\nخذ الدواء مع الماء كل يوم.\n")
    page = html_report([checked])
    assert "No grade formula was made for this language." in page
    assert 'lang="ar" dir="rtl"' in page


def test_what_was_counted_and_ignored_is_shown() -> None:
    checked = check_text(HARD)
    page = html_report([checked])
    assert f"{checked.scored.words} words in {checked.scored.sentences} sentences scored" in page
    assert f"{checked.scored.excluded_words} words left out" in page
    assert "Reason: the law says it so" in page
    assert "can&#39;t see" in page or "can't see" in page


def test_a_text_that_may_not_be_published_is_marked_for_local_reading() -> None:
    assert "For local reading only" in html_report([check_text(HARD)])
    free = HARD.replace("title:", "license: CC0-1.0\ntitle:")
    assert "For local reading only" not in html_report([check_text(free)])


def test_figures_of_another_program_have_a_column_of_their_own() -> None:
    checked = replace(check_text(HARD), textstat=(("flesch_kincaid_grade", 77.7),))
    page = html_report([checked])
    assert '<th scope="col">textstat</th>' in page
    assert '<td class="figure">77.7</td>' in page
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_same_check_gives_the_same_page() -> None:
    assert html_report([check_text(HARD)]) == html_report([check_text(HARD)])
