"""Markdown that says what the blocks say, read by a CommonMark parser that knows nothing of us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.bundles.samples import URL, every_block, items, paragraph, term, text
from transform.bundles import to_markdown, to_text
from transform.bundles.markdown_inlines import MarkdownStyle
from transform.inlines import plain_text
from transform.model import (
    Block,
    Code,
    Emphasis,
    Figure,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Strong,
    TermRef,
    Text,
)

CASES: list[tuple[str, Block, str]] = [
    ("numbers that are no list", paragraph("1986. A great year."), "1986\\. A great year."),
    ("a dash that is no item", paragraph("- no"), "\\- no"),
    ("a number sign that is no heading", paragraph("# no"), "\\# no"),
    ("a doctor's number sign", paragraph("#1 cause"), "#1 cause"),
    ("stars", paragraph("2*3*4"), "2\\*3\\*4"),
    ("snakes stay", paragraph("a_b_c _d_"), "a_b_c \\_d\\_"),
    ("tildes", paragraph("5~7 to ~~9"), "5\\~7 to \\~\\~9"),
    ("an entity", paragraph("R&D &amp; more"), "R&D \\&amp; more"),
    ("a label", paragraph(Strong((text("Scan:"),)), " pictures"), "**Scan:** pictures"),
    ("a mark that would not close", paragraph(Strong((text("a)"),)), "b"), "a)b"),
    ("space inside a mark", paragraph("x", Strong((text(" y "),)), "z"), "x **y** z"),
    ("marks that would merge", paragraph(Strong((text("a"),)), Emphasis((text("b"),))), "**a**b"),
    ("a break", paragraph("a", LineBreak(), "b"), "a\\\nb"),
    ("code with a backtick", paragraph(Code("a`b")), "``a`b``"),
    ("a link with a bracket", paragraph(Link("https://a.example/(x)", (text("x"),))),
     "[x](<https://a.example/(x)>)"),
    ("a link after a cry", paragraph("oh!", Link("/a", (text("x"),))), "oh\\![x](/a)"),
    ("a term in a link", paragraph(Link("/a", (term("1", "x"),))), "[x](/a)"),
    ("an address", paragraph(Link("https://a.example/_x_", (text("https://a.example/_x_"),))),
     "<https://a.example/_x_>"),
    ("a title that repeats the address", paragraph(Link("/a", (text("x"),), "/a")), "[x](/a)"),
    ("a title of its own", paragraph(Link("/a", (text("x"),), 'so "it"')), '[x](/a "so \\"it\\"")'),
    ("a heading that ends in signs", Heading(2, (text("C#"),)), "## C\\#"),
    ("a term", paragraph(term("1", "pollen")), "pollen"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_cases(block: Block, expected: str) -> None:
    assert to_markdown([block]) == f"{expected}\n"


def test_neighbouring_lists_stay_two() -> None:
    made = to_markdown([items("a"), items("b"), items("c"), items("d", ordered=True)])
    assert MarkdownIt().render(made).count("<ul>") == 3


def test_nested_lists_keep_their_depth_and_their_first_number() -> None:
    nested = ItemList(True, (ListItem((paragraph("a"), items("b"))),), 3)
    assert MarkdownIt().render(to_markdown([nested])) == (
        '<ol start="3">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n'
    )


def test_links_are_whole_or_text_on_a_page_that_is_read_elsewhere() -> None:
    links = paragraph(Link("/a", (text("a"),)), " ", Link("javascript:x", (text("b"),)))
    assert to_markdown([links]) == "[a](/a) [b](javascript:x)\n"
    assert (
        to_markdown([links], MarkdownStyle(URL, absolute=True))
        == "[a](https://clinic.example/a) b\n"
    )
    assert to_markdown([links], MarkdownStyle(absolute=True)) == "a b\n"


def test_an_explained_term_leads_to_its_explanation() -> None:
    style = MarkdownStyle(explained=frozenset({"1"}))
    assert to_markdown([paragraph(term("1", "pollen"))], style) == "[pollen](#term-1)\n"


def test_a_picture_that_may_not_be_shown_is_described() -> None:
    figure = Figure("/p.jpg", "A flower", (text("In spring"),))
    assert to_markdown([figure]) == "![A flower](</p.jpg>)\n\nIn spring\n"
    described = to_markdown([figure], MarkdownStyle(pictures=frozenset()))
    assert "p.jpg" not in described
    assert "A flower" in described
    assert "In spring" in described


WORDS = st.text(st.sampled_from("ab 1.)(-+*_#>`[]<!&;:|~=\\éß。"), min_size=1, max_size=12).filter(
    lambda value: value.strip() == value
)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_text_reads_back_as_the_text_it_was(values: list[str]) -> None:
    made = MarkdownIt().render(to_markdown([Paragraph((Text(value),)) for value in values]))
    expected = "".join(f"<p>{_escaped(' '.join(value.split(' ')))}</p>\n" for value in values)
    assert " ".join(made.split()) == " ".join(expected.split())


SOME_WORDS = st.lists(WORDS.map(Text), min_size=1, max_size=2).map(tuple)
LINKED = SOME_WORDS.map(lambda words: TermRef("1", words)) | st.builds(
    Link, st.sampled_from(["/a", "https://x.example/(a)", "/with space"]), SOME_WORDS
)


def _marked(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    some = st.lists(children, min_size=1, max_size=3).map(tuple)
    return some.map(Emphasis) | some.map(Strong)


INLINES = st.recursive(WORDS.map(Text) | LINKED, _marked, max_leaves=6)


@given(st.lists(INLINES, min_size=1, max_size=4).map(tuple))
def test_marks_never_show_as_characters(inlines: tuple[Inline, ...]) -> None:
    style = MarkdownStyle(explained=frozenset({"1"}))
    tokens = MarkdownIt().parse(to_markdown([Paragraph(inlines)], style))
    read = "".join(
        part.content for token in tokens for part in token.children or () if part.type == "text"
    )
    assert " ".join(read.split()) == " ".join(plain_text(inlines).split())


def test_every_block_can_be_written_and_says_its_text() -> None:
    made = MarkdownIt("gfm-like", {"linkify": False}).render(to_markdown(every_block()))
    for word in ("third", "nested", "loose", "Doses", "morning", "Quoted.", "Meaning.", "Hidden"):
        assert word in made
    assert made.count("<table>") == 2


def test_plain_text_is_one_block_a_line() -> None:
    blocks = (
        Heading(2, (text("Signs"),)),
        items("a lump", "pain"),
        paragraph("a", LineBreak(), "b"),
    )
    assert to_text(blocks) == "Signs\na lump\npain\na b\n"


def _escaped(value: str) -> str:
    for char, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        value = value.replace(char, code)
    return value
