"""HTML fragments: nothing escapes, nothing is lost, every heading and link can be reached."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.bundles.samples import URL, every_block, paragraph, term, text
from transform.bundles.inline_markup import Surroundings
from transform.bundles.markup import FragmentWriter
from transform.bundles.model import Passage
from transform.bundles.outline import level_headings, opening
from transform.inlines import plain_text
from transform.model import (
    Block,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Text,
)
from transform.tree import runs


def fragment(*blocks: Block, around: Surroundings | None = None) -> str:
    return FragmentWriter(around or Surroundings("en", URL)).passage(Passage("en", blocks))


def test_a_note_and_its_mark_lead_to_each_other() -> None:
    around = Surroundings("en", notes=frozenset({"1", "2"}))
    made = fragment(
        paragraph("a", FootnoteRef("1"), FootnoteRef("1")),
        Footnote("1", (paragraph("b"),)),
        Footnote("2", (paragraph("nobody points here"),)),
        around=around,
    )
    assert re.findall(r' (?:id|href)="([^"]*)"', made) == [
        "note-1-ref", "#note-1", "#note-1", "note-1", "#note-1-ref", "note-2",
    ]  # fmt: skip


def shown(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def test_markup_in_text_stays_text() -> None:
    made = fragment(paragraph("<script>alert(1)</script> & \"'"))
    assert "<script" not in made
    assert shown(made) == "<script>alert(1)</script> & \"'"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_every_character_of_a_text_is_shown(value: str) -> None:
    made = fragment(Paragraph((Text(value),)))
    inside = html.unescape(made.removeprefix("<p>").removesuffix("</p>\n"))
    assert inside == re.sub("[\ufdd0-\ufdef\ufffe\uffff]", "", value)


def test_every_run_of_every_block_is_shown() -> None:
    made = shown(fragment(*every_block()))
    for run in runs(every_block()):
        for word in plain_text(run.inlines).split():
            assert word in made


def test_relative_links_lead_to_the_source_and_unsafe_ones_nowhere() -> None:
    links = [
        "/tablets",
        "javascript:alert(1)",
        "#part",
        "https://example.org/x",
        "mailto:a@b.example",
    ]
    made = fragment(*(Paragraph((Link(href, (Text(href),)),)) for href in links))
    assert re.findall(r'href="([^"]*)"', made) == [
        "https://clinic.example/tablets",
        f"{URL}#part",
        "https://example.org/x",
        "mailto:a@b.example",
    ]
    assert "javascript:alert(1)" in shown(made)


def test_without_the_sources_address_a_relative_link_is_text() -> None:
    made = fragment(paragraph(Link("/tablets", (Text("tablets"),))), around=Surroundings("en"))
    assert made == "<p>tablets</p>\n"


def test_an_explained_term_links_to_its_explanation_and_is_the_way_back_once() -> None:
    around = Surroundings("en", URL, frozenset({"101"}))
    writer = FragmentWriter(around)
    made = writer.passage(
        Passage("en", (paragraph(term("101", "pollen"), " ", term("101", "grains")),))
    )
    assert made.count('href="#term-101"') == 2
    assert made.count('id="ref-101"') == 1
    assert writer.text.met == ["101"]


def test_a_term_keeps_what_its_link_said_of_it() -> None:
    said = 'data-term="7" data-audience="patient" data-dictionary="cancer.gov"'
    made = fragment(paragraph(term("7", "pollen")))
    assert f"<span {said}>pollen</span>" in made
    explained = fragment(
        paragraph(term("7", "pollen")), around=Surroundings("en", URL, frozenset({"7"}))
    )
    assert f'href="#term-7" {said}>pollen</a>' in explained


def test_no_link_stands_in_another() -> None:
    around = Surroundings("en", URL, frozenset({"101"}))
    made = fragment(paragraph(Link("/a", (term("101", "pollen"),))), around=around)
    assert made.count("<a ") == 1


def test_a_picture_without_permission_is_described_and_never_asked_for() -> None:
    figure = Figure("/p.jpg", "A flower", (text("In spring"),))
    made = fragment(figure, paragraph(Image("/i.jpg", "A leaf")))
    assert "<img" not in made
    assert "p.jpg" not in made
    assert "Picture: A flower" in shown(made)
    assert "In spring" in shown(made)
    assert "[Picture: A leaf]" in shown(made)


def test_a_picture_with_permission_is_a_link_and_still_asks_for_nothing() -> None:
    around = Surroundings("en", URL, images=frozenset({"/p.jpg"}))
    made = fragment(Figure("/p.jpg", "A flower"), around=around)
    assert 'href="https://clinic.example/p.jpg"' in made
    assert "<img" not in made


def test_ids_are_unique_however_often_a_heading_comes_back() -> None:
    made = fragment(*(Heading(2, (Text("Signs"),)) for _ in range(3)))
    assert re.findall(r'id="([^"]*)"', made) == ["s-signs", "s-signs-2", "s-signs-3"]


def test_an_empty_heading_is_no_heading() -> None:
    assert fragment(Heading(2, (Text(" "),))) == ""


def test_a_note_mark_links_to_its_note_and_only_if_there_is_one() -> None:
    assert fragment(paragraph("a", FootnoteRef("9"))) == "<p>a<sup>9</sup></p>\n"


def levels(*wanted: int) -> list[int]:
    (made,) = level_headings([tuple(Heading(level, (Text("x"),)) for level in wanted)])
    return [block.level for block in made if isinstance(block, Heading)]


def test_headings_start_below_the_title_and_skip_nothing() -> None:
    assert levels(2, 3, 3, 2) == [2, 3, 3, 2]
    assert levels(1, 3, 6, 3, 1) == [2, 3, 4, 3, 2]
    assert levels(4, 4, 2, 5) == [2, 2, 2, 3]


@given(st.lists(st.integers(1, 6)))
def test_no_outline_skips_a_level(wanted: list[int]) -> None:
    made = [1, *levels(*wanted)]
    assert all(2 <= after <= before + 1 for before, after in pairwise(made))


def test_headings_inside_quotes_and_lists_are_levelled_too() -> None:
    inside = Heading(5, (Text("x"),))
    quote, items = level_headings(
        [(Quote((inside,)), ItemList(False, (ListItem((Heading(6, (Text("y"),)),)),)))]
    )[0]
    assert quote == Quote((Heading(2, (Text("x"),)),))
    assert items == ItemList(False, (ListItem((Heading(3, (Text("y"),)),)),))


def test_title_lines_are_those_at_the_very_start() -> None:
    one, two = Heading(1, (Text("A"),)), Heading(1, (Text("B"),))
    assert opening((one, two, paragraph("x"))).titles == (one.inlines, two.inlines)
    assert opening((paragraph("x"), one)).titles == ()
