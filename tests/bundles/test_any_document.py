"""Whatever a document holds, its bundle verifies and its pages are valid HTML."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundles.samples import inputs
from transform.bundles import assemble, verify, write_bundle
from transform.model import (
    Block,
    Code,
    DefinitionItem,
    DefinitionList,
    Details,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Heading,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Strong,
    Table,
    TermRef,
    Text,
)

WORDS = st.text(max_size=12) | st.sampled_from(
    ["</p>", "<!--", "&amp;", "{slot}", "]]>", "-->", "»“’", "\x00", "سرطان", "1. x", "---", "```"]
)
ADDRESSES = st.sampled_from(
    [
        "/a",
        "#b",
        "https://x.example/?a=1&b=2",
        "javascript:x",
        "mailto:a@b.example",
        "//x",
        "http://[",
        "",
    ]
)
LABELS = st.sampled_from(["1", "2", "*", "a b", "-"])


def _inlines(child: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    some = st.lists(child, max_size=3).map(tuple)
    return (
        some.map(Emphasis)
        | some.map(Strong)
        | st.builds(Link, ADDRESSES, some)
        | st.builds(TermRef, st.sampled_from(["101", "102", "9"]), some)
    )


INLINE = st.recursive(
    WORDS.map(Text)
    | WORDS.map(Code)
    | LABELS.map(FootnoteRef)
    | st.builds(Image, ADDRESSES, WORDS)
    | st.just(LineBreak()),
    _inlines,
    max_leaves=4,
)
INLINES = st.lists(INLINE, max_size=3).map(tuple)


def _blocks(child: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(child, max_size=3).map(tuple)
    items = st.lists(some.map(ListItem), max_size=3).map(tuple)
    definitions = st.builds(
        DefinitionItem,
        st.lists(INLINES, max_size=2).map(tuple),
        st.lists(some, max_size=2).map(tuple),
    )
    return (
        st.builds(ItemList, st.booleans(), items, st.integers(0, 9))
        | some.map(Quote)
        | st.builds(Details, INLINES, some)
        | st.builds(Footnote, LABELS, some)
        | st.lists(definitions, max_size=2).map(tuple).map(DefinitionList)
    )


ROW = st.lists(INLINES, max_size=3).map(tuple)
BLOCK = st.recursive(
    st.builds(Heading, st.integers(1, 6), INLINES)
    | INLINES.map(Paragraph)
    | st.builds(Figure, ADDRESSES, WORDS, INLINES)
    | st.builds(Table, ROW, st.lists(ROW, max_size=2).map(tuple), INLINES)
    | WORDS.map(Preformatted)
    | st.just(Rule()),
    _blocks,
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, max_size=5).map(tuple))
def test_any_document(blocks: tuple[Block, ...]) -> None:
    given_inputs = inputs()
    made = assemble(replace(given_inputs, document=replace(given_inputs.document, blocks=blocks)))
    for name, data in made.files:
        if name.endswith(".html"):
            html5lib.HTMLParser(strict=True).parse(data.decode())
    with tempfile.TemporaryDirectory() as folder:
        assert verify(write_bundle(made, Path(folder))) == ()
