"""Pages that say they are one article are cut around its text; others keep what may be text."""

from __future__ import annotations

import lxml.etree
import pytest

from transform.inlines import plain_text
from transform.model import Document
from transform.readers import Source, read_document
from transform.readers.html_article import is_article
from transform.readers.html_elements import PageElements
from transform.settings import Settings
from transform.tree import runs

_TYPE = '<meta property="og:type" content="article">'
_TEXT = "".join(
    f"<p>The {name} clinic in the old town opens at nine and treats forty people a day.</p>"
    for name in ("first", "second", "third", "fourth", "fifth", "sixth")
)
_OFFER = (
    "<div><h3>The weekly letter</h3><p>All that happens in our town, each Friday in your box, with a"
    " word of the editor.</p><a href='/join'>Send it to me</a></div>"
)


def texts_of(document: Document) -> str:
    return "\n".join(plain_text(run.inlines) for run in runs(document.blocks))


def page(inside: str = "", after: str = "", *, head: str = _TYPE) -> tuple[str, list[str]]:
    source = (
        f"<html lang='en'><head>{head}</head><body><div class='all'><h1>Clinics</h1>"
        f"<div class='text'>{_TEXT}{inside}</div>{after}</div></body></html>"
    )
    document = read_document(Source("page.html", source.encode()), Settings())
    return texts_of(document), [removal.text for removal in document.removals]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (_TYPE, True),
        ('<meta property="article:published_time" content="2025-01-02">', True),
        ('<script type="application/ld+json">{"@type": ["NewsArticle"]}</script>', True),
        ('<script type="application/ld+json">{"@type": "MedicalWebPage"}</script>' + _TYPE, False),
        ('<meta property="og:type" content="website">', False),
        ("", False),
    ],
)
def test_a_page_says_that_it_is_an_article(head: str, told: bool) -> None:
    source = f"<html><head>{head}</head><body><p>Text.</p></body></html>"
    assert is_article(PageElements(lxml.etree.fromstring(source, lxml.etree.HTMLParser()))) is told


@pytest.mark.parametrize(
    ("box", "word"),
    [
        (_OFFER, "weekly letter"),
        ("<div><a href='/1'>Bridge to close</a><a href='/2'>Baker wins prize</a></div>", "Baker"),
        ("<aside><p>Our editor has lived in this town for thirty years, she says.</p></aside>", "editor"),
        ("<p><b>Read also:</b> <a href='/3'>The pool opens again after ten years</a></p>", "pool"),
    ],
)  # fmt: skip
def test_boxes_between_paragraphs_go_from_an_article_alone(box: str, word: str) -> None:
    text, removed = page(
        inside=box + "<p>The last clinic of the town closed in May of last year.</p>"
    )
    assert word not in text
    assert any(word in part for part in removed)
    assert "closed in May" in text
    assert "treats forty people" in text


def test_other_pages_keep_an_offer_like_box() -> None:
    text, _ = page(inside=_OFFER, head="")
    assert "The weekly letter" in text


def test_what_goes_on_with_the_text_stays_below_it() -> None:
    section = (
        "<div class='text'><h2>When to call</h2><p>Call a doctor at once if you cannot breathe well"
        " or have a pain in the chest.</p><p>Do not drive to the clinic by yourself when you feel"
        " faint or dizzy, whatever the hour is.</p></div>"
    )
    text, _ = page(after=section + _OFFER)
    assert "Call a doctor at once" in text
    assert "The weekly letter" not in text


def test_headings_over_what_was_cut_go_with_it() -> None:
    text, removed = page(
        inside="<h3>More on this</h3><ul><li><a href='/1'>Bridge to close</a></li></ul>"
    )
    assert "More on this" not in text
    assert {"More on this", "Bridge to close"} <= set(removed)


def test_who_took_a_picture_is_no_caption() -> None:
    figure = (
        "<figure><img src='a.jpg' alt='A queue'><figcaption>People wait at the door. "
        "<span>Ana Ruiz / The Echo</span></figcaption></figure>"
    )
    text, removed = page(inside=figure + _TEXT)
    assert "People wait at the door." in text
    assert "Ana Ruiz / The Echo" in removed


def test_text_without_spaces_is_text() -> None:
    lines = "".join(f"<p>{'医院每天上午九点开门，每天接待四十名病人。' * 3}</p>" for _ in range(4))
    source = (
        f"<html lang='zh'><head>{_TYPE}</head><body><h1>医院</h1><div>{lines}</div>"
        "<div><a href='/1'>更多新闻</a><a href='/2'>关于我们</a></div></body></html>"
    )
    document = read_document(Source("page.html", source.encode()), Settings())
    assert texts_of(document).count("四十名病人") == 12


def test_a_language_that_is_no_tag_is_not_the_pages_fault() -> None:
    source = f"<html lang='lang='><body><h1>Clinics</h1>{_TEXT}</body></html>"
    assert read_document(Source("page.html", source.encode()), Settings()).language == "en"
