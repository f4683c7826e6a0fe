"""Pages made of any elements in any order: each word is in the blocks or on the removals."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transform.cleaning import clean
from transform.errors import InputError
from transform.inlines import plain_text
from transform.readers import Source, read_document
from transform.settings import Settings
from transform.tree import runs

_TAGS = st.sampled_from(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "nav",
        "header",
        "footer",
        "form",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "figcaption",
        "blockquote",
        "details",
        "summary",
        "h1",
        "h2",
        "h3",
        "h6",
        "a",
        "b",
        "em",
        "span",
        "button",
        "label",
        "strong",
        "sup",
        "code",
        "abbr",
        "center",
        "font",
        "address",
        "fieldset",
        "legend",
        "my-own",
        "p",
        "p",
        "div",
        "ul",
        "li",
    ]
)
_ATTRIBUTES = st.sampled_from(
    ["", "", "", ' class="share"', ' class="caption"', ' href="/x"', " hidden", ' role="main"']
)
_WORDS = st.sampled_from(
    ["alpha", "beta beta", "Gout hurts a lot, and it comes back in most of the people.", "gamma:",
     "Share", "Home", "delta<br>", "<br><br>epsilon", "Enlarge", "zeta &amp; eta", "<!-- no -->"]
)  # fmt: skip


def _element(tag: str, attributes: str, inside: list[str]) -> str:
    return f"<{tag}{attributes}>{' '.join(inside)}</{tag}>"


_HTML = st.recursive(
    _WORDS,
    lambda inner: st.builds(_element, _TAGS, _ATTRIBUTES, st.lists(inner, max_size=4)),
    max_leaves=14,
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@given(st.lists(_HTML, min_size=1, max_size=4))
@settings(max_examples=250, deadline=None)
def test_no_word_of_a_page_is_lost(parts: list[str]) -> None:
    page = f"<html><body>{' '.join(parts)}</body></html>"
    try:
        document = read_document(Source("a.html", page.encode()), Settings(), "en")
    except InputError:
        return
    cleaned = clean(document, Settings().cleaning)
    taken = " ".join(one.text for one in cleaned.removals)
    body = BeautifulSoup(page, "lxml").body
    assert body is not None
    said = " ".join(plain_text(run.inlines) for run in runs(cleaned.blocks))
    assert words(body.get_text(" ")) == words(f"{said} {taken}")


@given(st.lists(_HTML, min_size=1, max_size=4))
@example(["<ul>Share <p>Gout hurts a lot, and it comes back in most people. Share</p> Share</ul>"])
@settings(max_examples=150, deadline=None)
def test_cleaning_a_page_twice_is_cleaning_it_once(parts: list[str]) -> None:
    page = f"<html><body>{' '.join(parts)}</body></html>"
    try:
        document = read_document(Source("a.html", page.encode()), Settings(), "en")
    except InputError:
        return
    once = clean(document, Settings().cleaning)
    assert clean(once, Settings().cleaning) == once
