"""Tags: what a message looks like, and which translations of it may be used."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from tests.catalogs.strategies import inlines
from transform.catalogs.segments import merged
from transform.catalogs.tags import Tagged, parse, strip_tags, tagged
from transform.model import (
    Code,
    Emphasis,
    FootnoteRef,
    Image,
    Inline,
    LineBreak,
    Link,
    Strong,
    TermRef,
    Text,
)

ORGANS = TermRef("257523", (Text("organs"),), "patient", "Cancer.gov", "English")
SITE = Link("https://example.org/help", (Text("help"),), "Help")


@pytest.mark.parametrize(
    ("content", "msgid"),
    [
        ((Text("In "), ORGANS, Text(".")), "In <t1>organs</t1>."),
        ((ORGANS, Text(" and "), ORGANS), "<t1>organs</t1> and <t2>organs</t2>"),
        ((SITE,), "<a1>help</a1>"),
        ((Link("https://example.org", (Text("https://example.org"),)),), "<a1/>"),
        ((Link("mailto:a@example.org", (Text("a@example.org"),)),), "<a1/>"),
        (
            (Text("See https://x.org/a?b=1&c, (www.y.org) or a.b@y.org."),),
            "See <a1/>, (<a2/>) or <a3/>.",
        ),
        ((Code("https://x.org"),), "<code1>https://x.org</code1>"),
        ((Emphasis((Text("TP53"),)), Strong((Text("!"),))), "<em1>TP53</em1><strong1>!</strong1>"),
        ((Strong((Text("a "), Link("x", (Text("b"),)))),), "<strong1>a <a1>b</a1></strong1>"),
        ((Code("x < y"),), "<code1>x &lt; y</code1>"),
        ((Image("a.png", "A lung"),), "<img1>A lung</img1>"),
        ((Text("a"), LineBreak(), Text("b"), FootnoteRef("1")), "a<br1/>b<fn1/>"),
        ((Text("p < 5 & R&D &lt; <t1>"),), "p &lt; 5 &amp; R&amp;D &amp;lt; &lt;t1>"),
    ],
)
def test_a_message_says_what_its_markup_means(content: tuple[Inline, ...], msgid: str) -> None:
    assert tagged(content).text == msgid


@given(inlines)
def test_an_unchanged_translation_gives_the_same_inlines(content: tuple[Inline, ...]) -> None:
    source = tagged(content)
    parsed = parse(source.text, source)
    assert merged(parsed.inlines) == content
    assert parsed.problems == parsed.warnings == ()


@given(inlines)
def test_a_message_is_well_formed_xml_that_says_its_words(content: tuple[Inline, ...]) -> None:
    text = tagged(content).text
    read = ET.fromstring(f"<m>{text}</m>")  # noqa: S314  # made here
    assert "".join(read.itertext()) == strip_tags(text)


SOURCE = tagged(
    (Text("See "), SITE, Text(" on "), ORGANS, Text("."), LineBreak(), Emphasis((Text("Now"),)))
)


@pytest.mark.parametrize(
    ("translation", "problem"),
    [
        ("Vea help sobre <t1>órganos</t1>.<br1/><em1>Ya</em1>", "<a1> is missing"),
        ("Vea <a1>x</a1> <t1>o</t1>. <em1>Ya</em1>", "<br1> is missing"),
        ("<a1>x <t1>o</a1></t1><br1/><em1>Ya</em1>", "crosses another tag"),
        ("<a1>x <t1>o</t1><br1/><em1>Ya</em1>", "<a1> is not closed"),
        ("x</a1> <t1>o</t1><br1/><em1>Ya</em1>", "closes what is not open"),
        ("<a1>x</a1> <a1>y</a1> <t1>o</t1><br1/><em1>Ya</em1>", "<a1> stands twice"),
        ("<a1>x</a1> <t2>o</t2><br1/><em1>Ya</em1>", "<t2> is not a tag of the source"),
        ("<a1> </a1> <t1>o</t1><br1/><em1>Ya</em1>", "<a1> is empty"),
        ("<a1>x</a1> <t1>o</t1><br1/><em1>Ya</em1> <b>!</b>", "<b> is not a tag of the source"),
        ("<A1>x</A1> <t1>o</t1><br1/><em1>Ya</em1>", "<A1> is not a tag of the source"),
        ("<a1>x <t1>o</t1></a1><br1/><em1>Ya</em1>", "<t1> stands inside <a1>"),
        ("<a1>x</a1> <t1>o</t1><br1><em1>Ya</em1>", "<br1> has to be written <br1/>"),
        ("<a1/> <t1>o</t1><br1/><em1>Ya</em1>", "<a1/> has to stand around words"),
        ("<a1>x</a1> <t1>o</t1><br1/><em1>Ya</em1", "< is not a tag of the source"),
        ('<a1>x</a1><script src="x">y</script><t1>o</t1><br1/><em1>Y</em1>', "< is not a tag"),
    ],
)
def test_a_translation_with_other_tags_is_refused(translation: str, problem: str) -> None:
    assert problem in "; ".join(parse(translation, SOURCE).problems)


def test_tags_may_move_and_keep_what_they_carry() -> None:
    parsed = parse("<em1>Ya</em1><br1 />: <t1>órganos</t1> en <a1>ayuda</a1> & < 5", SOURCE)
    assert parsed.problems == ()
    assert parsed.inlines == (
        Emphasis((Text("Ya"),)),
        LineBreak(),
        Text(": "),
        TermRef("257523", (Text("órganos"),), "patient", "Cancer.gov", "English"),
        Text(" en "),
        Link("https://example.org/help", (Text("ayuda"),), "Help"),
        Text(" & < 5"),
    )


def test_a_glossary_term_may_be_dropped_with_a_warning() -> None:
    parsed = parse("Vea <a1>ayuda</a1>.<br1/><em1>Ya</em1>", SOURCE)
    assert parsed.problems == ()
    assert parsed.warnings == ("the glossary term <t1> is missing",)


def test_marks_inside_code_and_alt_texts_are_refused() -> None:
    source = tagged((Image("a.png", "A lung"), Emphasis((Text("x"),))))
    assert parse("<img1>Un <em1>x</em1></img1>", source).problems == ("<em1> stands inside <img1>",)


def test_text_that_only_looks_like_a_tag_comes_back_as_text() -> None:
    content = (Text("</a1> <t9> &amp;lt; <script>"),)
    source = tagged(content)
    assert parse(source.text, Tagged(source.text, ())).inlines == content
