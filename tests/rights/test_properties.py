"""What holds for every document, whatever is in it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rights.documents import document, heading, metadata, paragraph, pdq_fields
from transform.inlines import plain_text
from transform.model import Block, Document, ItemList, ListItem, Paragraph, TermRef, Text
from transform.rights import attribution_text, decide, publishable
from transform.rights.licenses import license_id
from transform.tree import runs, term_refs

PHRASES = st.sampled_from(
    [
        "Asthma is common.",
        "This PDQ summary is about asthma.",
        "See the PDQ summary on lungs.",
        "Rest. This PDQ cancer information summary is new. Drink.",
        "© 2024 A Clinic. All rights reserved.",
        "Updated: March 7, 2025",
        "Cite this as: PDQ. Updated <MM/DD/YYYY>.",
        "",
    ]
)
TITLES = st.sampled_from(
    [
        "About This PDQ Summary",
        "Disclaimer",
        "Contact Us",
        "Asthma (PDQ®)–Patient Version",
        "Asthma - NCI",
        "Treatment",
        "(PDQ®)",
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    blocks: list[Block] = []
    for line in range(1, draw(st.integers(1, 9)) + 1):
        text = draw(PHRASES)
        kinds: list[Block] = [
            heading(draw(TITLES), draw(st.integers(1, 4)), line),
            paragraph(text, line),
            Paragraph((Text(f"{text} "), TermRef("1", (Text("asthma"),)), Text("."))),
            ItemList(False, (ListItem((paragraph(text, line),)),)),
        ]
        blocks.append(draw(st.sampled_from(kinds)))
    return document(pdq_fields(), *blocks)


def _letters(made: Document) -> Counter[str]:
    shown = "".join(plain_text(run.inlines) for run in runs(made.blocks))
    taken = "".join(removal.text for removal in made.removals)
    return Counter("".join((shown + taken).split()))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_nothing_is_lost_and_twice_is_once(made: Document) -> None:
    decision = decide(made)
    once = publishable(made, decision)
    assert _letters(once) == _letters(made)
    assert publishable(once, decision) == once
    assert len(list(term_refs(once))) <= len(list(term_refs(made)))


@settings(max_examples=60, deadline=None)
@given(documents(), st.sampled_from(["verbatim", "excerpt", "adapted", "translated"]))
def test_the_name_stands_in_the_citation_alone(made: Document, what: str) -> None:
    decision = decide(made)
    text = attribution_text(decision, what, "es")  # type: ignore[arg-type]
    assert "PDQ" not in text.replace(decision.attribution.citation or "\0", "")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.booleans())
def test_a_name_that_means_nothing_allows_nothing(name: str, noncommercial: bool) -> None:
    decision = decide(document({"license": name}), noncommercial)
    if not license_id(name):
        assert [use.use for use in decision.uses if use.allowed] == ["score"]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["CC BY 4.0", "public_domain", "CC0", "OGL v3"]),
    st.sampled_from([" except", "not ", " (text only)", " or ask us", " for schools"]),
)
def test_a_name_with_a_condition_is_not_understood(name: str, condition: str) -> None:
    said = f"{condition}{name}" if condition.endswith(" ") else f"{name}{condition}"
    assert license_id(said) == ""
    fields = metadata({"license": said})
    assert not decide(Document("a", "a.md", "text", "en", fields, ())).publishable
