"""Input made to break a reader: refused with a word or read rightly, in time, never a crash."""

from __future__ import annotations

import time

import pytest

from transform.cleaning import clean
from transform.errors import InputError
from transform.readers import Source, read_document
from transform.settings import Settings

N = 100_000
HOSTILE = {
    "quotes.md": b">" * N + b" deep",
    "spaced-quotes.md": b"> " * N + b"deep",
    "lists.md": b"- " * N + b"deep",
    "indented.md": b"".join(b"  " * depth + b"- a\n" for depth in range(400)),
    "stars.md": b"**a " * N,
    "marks.md": b"*_" * N + b"a",
    "brackets.md": b"[" * N,
    "images.md": b"![" * N,
    "ticks.md": b"`a``b" * N,
    "tildes.md": b"~~a" * N,
    "details.md": b"<details><summary>a</summary>\n\n" * 5_000,
    "closed.md": b"<details>\n\n" * 3_000 + b"</details>\n\n" * 3_000 + b"x",
    "tags.md": b"<b>" * N + b"x",
    "divs.html": b"<div>" * N + b"x",
    "spans.html": b"<p>" + b"<b>" * 1_500 + b"x",
    "items.html": b"<ul><li>" * 1_000 + b"x",
    "reaching.html": b"<table>" + b"<tr><th rowspan=9999 colspan=999>x" * 3_000,
    "notes.html": b"<p>" + b'<sup><a href="#n">1</a></sup>' * 15_000 + b"<p id=n>note",
    "many.html": b"<p>x</p>" * N,
    "fragments.html": b"<h1>T</h1><p>x</p>"
    + b"<div>" * 150
    + b'<p><a href="#x">w</a></p>' * 20_000,
    "headings.html": b"<h1>T</h1><p>x</p>"
    + b"<div>" * 150
    + b'<h3><a href="/x">w</a></h3>' * 20_000,
    "angles.html": b"<" * N,
    "comments.html": b"<!--" * N,
    "line.txt": b"x" * 10_000_000,
    "words.txt": b"word and more " * 700_000,
    "glued.txt": b"knee.Soft" * 10_000,
    "camels.txt": b"aA" * N,
    "dots.txt": b"a." * N,
    "mails.txt": b"a@" * N,
    "urls.txt": b"http://" * N,
    "bars.txt": b"a|" * N,
    "arrows.txt": "a » ".encode() * N,
    "glued-on.txt": b"knee.Soft" * N,
    "empty-lines.md": b"\n" * 5_000_000 + b"text",
    "lines.txt": b"Heading\n\n" * 5_000,
    "pyramid.txt": b"".join(b" " * depth + b"- a\n" for depth in range(600)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input(name: str) -> None:
    start = time.process_time()
    try:
        document = read_document(Source(name, HOSTILE[name]), Settings(), "en")
        clean(document, Settings().cleaning)
    except InputError as error:
        said = str(error)
    else:
        said = name
    assert said.startswith(name)
    assert time.process_time() - start < 5
