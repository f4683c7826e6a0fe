"""Documents, summaries and catalogs for property tests: any that the types allow."""

from __future__ import annotations

from hypothesis import strategies as st

from transform.catalogs.model import Catalog, Message
from transform.catalogs.segments import merged
from transform.metadata import Metadata, MetaMap
from transform.model import (
    Block,
    Code,
    DefinitionItem,
    DefinitionList,
    Details,
    Document,
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

WORDS = [
    "Take", "rest", "two tablets", "10.5 mg", "Dr. Li", "See", "https://example.org/a?b=1&c", "Visit www.example.org.", "a@b.org",
    "p < 0.05", "R&D", "&lt;", "<t1>", "</a1>", "stage II", "休息。", "喝水！", "¿Duele?", "e.g.",
    "x\u2028y", "a\\n", '"quoted"', "ﬁ", "e\u0301", "\u200bzero", "…", "Stop!", "(Call. Now.)",
]  # fmt: skip
SPACES = [" ", " ", ". ", "? ", "  ", "", "\u00a0"]

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=6).map(
    lambda parts: "".join(word + space for word, space in parts)
)
hrefs = st.sampled_from(["/types", "https://example.org/?a=1&b=2", "#note", ""])
titles = st.sampled_from(["", "", "A title. Of two.", "2024-05-01"])


def _marks(children: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Inline]:
    return st.one_of(
        st.builds(Emphasis, children),
        st.builds(Strong, children),
        st.builds(Link, hrefs, children, titles),
        st.builds(TermRef, st.sampled_from(["7", "257523"]), children),
    )


_leaves = st.one_of(
    st.builds(Text, texts),
    st.builds(Text, texts),
    st.builds(Code, texts),
    st.builds(Image, hrefs, texts, titles),
    st.builds(FootnoteRef, st.sampled_from(["1", "note"])),
    st.just(LineBreak()),
)
inlines: st.SearchStrategy[tuple[Inline, ...]] = st.recursive(
    st.lists(_leaves, max_size=4).map(tuple),
    lambda inner: st.lists(st.one_of(_leaves, _marks(inner)), max_size=4).map(tuple),
    max_leaves=8,
).map(merged)

_preformatted = st.sampled_from(["a\n  b\n", "", "\n x", "TP53\tBRCA1"])
_flat: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, inlines),
    st.builds(Heading, st.integers(1, 4), inlines),
    st.builds(Preformatted, _preformatted),
    st.builds(Figure, hrefs, texts, inlines, titles),
    st.builds(
        Table,
        st.lists(inlines, max_size=2).map(tuple),
        st.lists(st.lists(inlines, max_size=2).map(tuple), max_size=2).map(tuple),
        inlines,
    ),
    st.just(Rule()),
)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Quote, blocks),
        st.builds(Details, inlines, blocks),
        st.builds(Footnote, st.just("1"), blocks),
        st.builds(
            ItemList, st.booleans(), st.lists(st.builds(ListItem, blocks), max_size=3).map(tuple)
        ),
        st.builds(
            DefinitionList,
            st.lists(
                st.builds(
                    DefinitionItem,
                    st.lists(inlines, max_size=2).map(tuple),
                    st.lists(blocks, max_size=2).map(tuple),
                ),
                max_size=2,
            ).map(tuple),
        ),
    )


blocks = st.lists(st.recursive(_flat, _nested, max_leaves=6), max_size=5).map(tuple)


def document(
    content: tuple[Block, ...], language: str = "en", title: str = "A leaflet"
) -> Document:
    fields = MetaMap((("title", title),)) if title else MetaMap()
    return Document("leaflet", "leaflet.md", "markdown", language, Metadata(fields), content)


# Any character but surrogates (no UTF-8 has them), NUL (no C string holds it) and EOT (it parts
# context and msgid in MO files).
strings = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04"), max_size=30
)
_lines = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip), max_size=2
).map(tuple)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    msgstr = draw(strings)
    fuzzy = bool(msgstr) and draw(st.booleans())  # nothing is no draft
    previous = draw(strings) if fuzzy else ""
    obsolete = bool(msgstr) and draw(st.booleans())  # msgcat throws the others away
    return Message(
        msgid=draw(strings.filter(bool)),
        msgstr=msgstr,
        msgctxt=draw(strings),
        comments=() if obsolete else draw(_lines),
        translator_comments=draw(_lines),
        references=() if obsolete else draw(st.sampled_from([(), ("a#b/c", "a#d"), ("ключ#й",)])),
        flags=("fuzzy",) if fuzzy else (),
        previous_msgid=previous,
        previous_msgctxt=draw(strings) if previous else "",
        obsolete=obsolete,
    )


def _in_order(found: list[Message]) -> Catalog:
    ordered = sorted(found, key=lambda message: message.obsolete)
    header = (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))
    return Catalog("leaflet", "es", tuple(ordered), header, "A title\nhttps://example.org/")


catalogs = st.lists(messages(), max_size=6, unique_by=lambda message: message.key).map(_in_order)

# Texts with our tags, whole, halved, crossed and doubled, and with what looks like them.
_PIECES = [
    "<t1>", "</t1>", "<em1>", "</em1>", "<a1/>", "<br1/>", "</br1/>", "<t2>organs</t2>", "<foo>", "&lt;t1>", "&gt;", "&amp;lt;",
    "R & D", " ", "\n", "\r\n", "\t", "]]>", "\u202eabc\u202c", "\U0001F600", "\x1b", "\\u{1b}", "\ufffe", "_x0041_", "x005F_",
    "=1+1", "+1", "@x", "-1", "'tis", "1-2", "00123", "SEPT2", "TRUE", "5%", "á", "休息。", "تعب", "a, b; c\t\"d\"",
]  # fmt: skip
tagged_strings = st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)


@st.composite
def tagged_messages(draw: st.DrawFn) -> Message:
    message = draw(messages())
    return Message(
        msgid=draw(tagged_strings.filter(bool)),
        msgstr=draw(tagged_strings.filter(bool)) if message.msgstr else "",
        msgctxt=draw(st.sampled_from(["", "", "t1=7", "\\u{41}"])),
        comments=message.comments,
        translator_comments=message.translator_comments,
        references=message.references,
        flags=message.flags,
        previous_msgid=draw(tagged_strings) if message.fuzzy else "",
        obsolete=message.obsolete,
    )


tagged_catalogs = st.lists(
    tagged_messages(), max_size=6, unique_by=lambda message: message.key
).map(_in_order)
