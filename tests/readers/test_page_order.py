"""Whole pages with their frame: each word once, in the blocks or on the removals, in its order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from transform.cleaning import clean
from transform.inlines import plain_text
from transform.model import Document
from transform.readers import Source, read_document
from transform.settings import Settings
from transform.tree import runs

# "@" is a word of its own each time: where it comes out tells where it stood.
_FRAME = (
    '<a class="skip-link" href="#main">Skip to main content @</a>',
    '<header role="banner"><a href="/"><img src="/l.png" alt="Logo @"></a>\n<nav><ul>\n<li><a href="/a">Home @</a></li>\n<li><a href="/b">About @</a></li></ul></nav></header>',
    '<div class="cookie-banner" role="dialog"><p>We use cookies @.</p>\n<button>Accept all @</button></div>',
    '<ol class="breadcrumb"><li><a href="/">Home @</a></li>\n<li>Gout @</li></ol>',
    '<form action="/s"><label for="q">Search @</label><input id="q" name="q" value="no">\n<select><option>One @</option><option>Two @</option></select><button>Go @</button></form>',
    '<div class="social-share"><p>Share @</p>\n<ul><li><a href="https://facebook.com/x">Facebook @</a></li></ul></div>',
    '<aside class="related"><h2>Related @</h2>\n<ul><li><a href="/1">One thing @</a></li><li><a href="/2">Other thing @</a></li></ul></aside>',
    '<section class="newsletter"><h2>Subscribe to our newsletter @</h2>\n<p>Enter your email @.</p></section>',
    '<footer><p>© 2025 Us @. All rights reserved.</p>\n<ul><li><a href="/p">Privacy Policy @</a></li></ul></footer>',
    "<script>var no = 1;</script><style>p{}</style><noscript>Turn on @</noscript>",
    '<div hidden>Not shown @</div><svg><title>Icon</title></svg>',
    '<p>Advertisement</p>\n<div class="ad-slot"><p>Buy @ now.</p></div>',
)  # fmt: skip
_CONTENT = (
    "<h1>Gout @</h1>",
    "<h2>What is <em>it</em> @?</h2>",
    "<p>Gout @ hurts a lot,\nand it @ comes back in most people.</p>",
    "<ul>\n<li>Pain @<ul><li>at night @</li></ul></li>\n<li>Heat @</li></ul>",
    "<ol><li><p>Rest @</p>\n<p>the joint @.</p></li><li>Ice @</li></ol>",
    "<dl>\n<div><dt>Urate @</dt><dt>Acid @</dt>\n<dd>What gout is made of @.</dd></div><dt>Joint @</dt><dd><p>Where bones meet @.</p></dd></dl>",
    "<table><caption>Doses @</caption>\n<thead><tr><th>Drug @</th><th>Dose @</th></tr></thead>\n<tbody><tr><td rowspan=2>A @</td><td><ul><li>x @</li><li>y @</li></ul></td></tr><tr><td>Two @</td></tr></tbody></table>",
    "<details><summary>Who gets it @?</summary>\n<p>Men @ do.</p><details><summary>And @?</summary>Women @.</details></details>",
    "<blockquote><p>It was hell @.</p>\n<cite>A patient @</cite></blockquote>",
    '<figure><img src="/f.png" alt="A foot @">\n<figcaption>The big toe @.</figcaption></figure>',
    '<p>Take <a href="/Common/PopUps/popDefinition.aspx?id=45882">urate @</a> or <b>none @</b> of it.</p>',
    "<pre>one @\n  two @</pre>",
    "<div>Loose @ words<p>and others @</p>after them @</div>",
    "<table role=presentation><tr><td><p>Left @ side of it.</p></td><td>Right @ side of it.</td></tr></table>",
    '<div class="row"><div class="col"><h3>Call us @</h3>\n<p>Call @ at any time, day or night.</p></div></div>',
    "<p>First line @<br>second line @<br><br>another paragraph @</p>",
    '<address>12 Road @<br>Town @</address><hr>',
    "<p>Ask the <span>nurse @</span>, <button>Submit @</button> or wait @.</p>",
)  # fmt: skip
_WORD = re.compile(r"zq[a-j]+")


def _page(content: list[str], before: list[str], after: list[str]) -> str:
    body = "\n".join((*before, '<main id="main">', *content, "</main>", *after))
    names = (f"zq{''.join('abcdefghij'[int(d)] for d in str(n))}" for n in itertools.count())
    body = re.sub("@", lambda _: next(names), body)
    return f"<!DOCTYPE html>\n<html lang=en><head><title>T</title></head>\n<body>\n{body}\n</body></html>"


_PAGES = st.builds(
    _page,
    st.lists(st.sampled_from(_CONTENT + _FRAME[4:6]), min_size=1, max_size=8),
    st.lists(st.sampled_from(_FRAME), max_size=5),
    st.lists(st.sampled_from((*_FRAME, *_CONTENT[:3])), max_size=5),
)


def _words(texts: Iterator[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(text)]


def _read(page: str) -> Document:
    return clean(read_document(Source("a.html", page.encode()), Settings()), Settings().cleaning)


def _in_order(words: list[str], place: Callable[[str], int]) -> bool:
    return all(place(one) < place(two) for one, two in itertools.pairwise(words))


@given(_PAGES)
@settings(max_examples=200, deadline=None)
def test_each_word_of_a_page_is_kept_or_removed_once_and_in_order(page: str) -> None:
    document = _read(page)
    kept = _words(plain_text(run.inlines) for run in runs(document.blocks))
    taken = _words(one.text for one in document.removals)
    source = _WORD.findall(page)
    assert sorted(kept + taken) == sorted(source)
    assert _in_order(kept, source.index), kept
    lines = page.split("\n")
    for one in document.removals:
        for word in _words(iter((one.text,)))[:1]:
            assert one.span is not None
            near = "\n".join(lines[one.span.first_line - 1 : one.span.last_line + 1])
            assert word in near, (one, near)


@given(_PAGES)
@settings(max_examples=100, deadline=None)
def test_the_lines_of_what_is_kept_are_those_of_the_source(page: str) -> None:
    lines = page.split("\n")
    for run in runs(_read(page).blocks):
        assert run.span is not None
        near = "\n".join(lines[run.span.first_line - 1 : run.span.last_line])
        for word in _WORD.findall(plain_text(run.inlines)):
            assert word in near, (run, near)
