"""Files, folders, names, encodings and formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from transform.errors import InputError, UsageError
from transform.inlines import plain_text
from transform.model import Document, Link, TermRef, Text
from transform.readers import Source, find_inputs, load_source, read_document, stdin_source
from transform.readers.source import MAX_BYTES
from transform.settings import CleaningSettings, Settings
from transform.tree import runs, term_refs

TEXT = "The café’s heart is a muscle – it pumps the blood."


def read(name: str, data: bytes, language: str = "en") -> Document:
    return read_document(Source(name, data), Settings(), language)


def said(document: Document) -> str:
    return "\n".join(plain_text(run.inlines) for run in runs(document.blocks))


def test_inputs_are_found_once_and_sorted(tmp_path: Path) -> None:
    for name in ("b.md", "a.html", "deep/c.txt", "a.meta.yaml", "a.review.yaml", ".d.md", "e.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "f.md").write_text("x")
    found = find_inputs([tmp_path, tmp_path / "b.md"])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["a.html", "b.md", "deep/c.txt"]


def test_what_is_no_input_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.meta.yaml").write_text("x: 1")
    with pytest.raises(InputError, match="none itself"):
        find_inputs([tmp_path / "a.meta.yaml"])
    with pytest.raises(InputError, match="no such file"):
        find_inputs([tmp_path / "none.md"])
    with pytest.raises(InputError, match="cannot be read"):
        load_source(tmp_path)


def test_what_is_too_large_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="larger than 12 MB"):
        stdin_source(b"x" * (MAX_BYTES + 1))
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="larger than 12 MB"):
        load_source(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("path", "front", "wanted"),
    [
        ("x/Asma infantil (ñ).md", "", "asma-infantil-n"),
        ("a.b_c.en.txt", "", "a.b_c.en"),
        ("-", "", "stdin"),
        ("a.md", "---\nid: My Own ID\n---\n", "my-own-id"),
        ("a.md", "---\nid: ../../etc/passwd\n---\n", "etc-passwd"),
    ],
)
def test_ids(path: str, front: str, wanted: str) -> None:
    assert read(path, f"{front}{TEXT}".encode()).id == wanted


def test_a_name_of_nothing_is_an_error() -> None:
    with pytest.raises(InputError, match="no document id"):
        read("???.md", TEXT.encode())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert said(read("a.txt", TEXT.encode(encoding))) == TEXT


def test_declared_and_mixed_encodings() -> None:
    page = '<meta charset="{}"><p>{}</p>'
    greek = page.format("iso-8859-7", "καρδιά").encode("iso-8859-7")
    assert said(read("a.html", greek)) == "καρδιά"
    latin = page.format("iso-8859-1", TEXT).encode("cp1252")  # as the web has it
    assert said(read("a.html", latin)) == TEXT
    for name in ("undefined", "base64", "rot13", "unicode_escape", "punycode", "no-such"):
        wrong = page.format(name, TEXT).encode("cp1252")
        assert said(read("a.html", wrong)) == TEXT
    mixed = "ñandú — café — corazón ".encode() + b"caf\xe9"
    assert said(read("a.txt", mixed)) == "ñandú — café — corazón café"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "office document"),
        (bytes(range(1, 256)) * 20, "encoding|binary"),
        (b"one\ntwo\x00three four five six", r"a\.md:2: there is a NUL"),
        (b"<!-- nothing -->", "no text"),
        (b"\xff\xfe\x00", "utf-16"),
    ],
)
def test_what_is_no_text_is_an_error(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        read("a.md", data)


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.txt", "<!DOCTYPE html><p>x</p>", "html"),
        ("a.md", "<?xml version='1.0'?>\n<html><body><p>x</p></body></html>", "html"),
        ("a.txt", "<div><p>a</p><p>b</p></div>", "html"),
        ("a.txt", "# A\n\n## B\n\ntext", "markdown"),
        ("a.txt", "A [b](c) and [d](e) and **f**", "markdown"),
        ("a.txt", "# 1 in 5 people", "text"),
        ("a.html", "Just text.", "text"),
        ("a.html", "# A\n\n## B\n\ntext", "markdown"),
        ("a.md", "Just text.", "markdown"),
        ("-", "Just text.", "text"),
        ("a", "<html><p>x", "html"),
        ("a.txt", "<meta charset=utf-8><title>T</title><p>One<p>Two", "html"),
        ("a.txt", "<div id=c>It hurts. <b>A lot.</b></div>", "html"),
        ("a.md", "<p align=left>A</p>\n\nIt is **bad**.\n\n<p>End</p>", "markdown"),
        ("a.md", "<div>\n\nIt *hurts*.\n\n</div>", "markdown"),
        ("a.txt", "# Gout\n\nIt hurts.", "markdown"),
        ("a.txt", "| A | B |\n|---|---|\n| 1 | 2 |", "markdown"),
        ("a.txt", "It hurts.[^1]\n\n[^1]: At night.", "markdown"),
        ("a.txt", "Gout | Toe\n\n---\n\nIt hurts.", "text"),
        ("a.html", "P < 0.05 and <5 mg> a day", "text"),
    ],
)
def test_formats_are_told_by_content_where_the_name_lies(name: str, text: str, wanted: str) -> None:
    assert read(name, text.encode()).format == wanted


def test_the_language_is_told_and_never_guessed_to_be_english() -> None:
    page = '<html lang="{}"><p>El corazón es un músculo que bombea la sangre por el cuerpo. Usted puede cuidarlo si hace ejercicio y no fuma.</p>'
    assert read("a.html", page.format("es-MX").encode(), "").language == "es-MX"
    assert read("a.html", page.format("").encode(), "").language == "es"
    with pytest.raises(InputError, match=r"^a\.html: .*not supported"):
        read("a.html", page.format("tlh").encode(), "")
    with pytest.raises(InputError):
        read("a.txt", b"qwrt zxcv 1234", "")


def test_links_are_resolved_against_the_source() -> None:
    front = "---\nurl: https://example.org/a/b\n---\n"
    document = read("a.md", f"{front}[x](/c) [y](d) [z](#e) [m](mailto:a@b.org)".encode())
    links = [i.href for run in runs(document.blocks) for i in run.inlines if isinstance(i, Link)]
    assert links == [
        "https://example.org/c",
        "https://example.org/a/d",
        "https://example.org/a/b#e",
        "mailto:a@b.org",
    ]


def test_own_popup_patterns() -> None:
    settings = Settings(cleaning=CleaningSettings(popup_patterns=(r"/wort/(?P<id>[0-9]+)",)))
    source = Source("a.md", b"A [cell](https://example.org/wort/0042).")
    document = read_document(source, settings, "en")
    assert [term for term, _ in term_refs(document)] == [
        TermRef("42", term.children) for term, _ in term_refs(document)
    ]
    for bad in ("(", "/wort/[0-9]+"):
        wrong = Settings(cleaning=CleaningSettings(popup_patterns=(bad,)))
        with pytest.raises(UsageError, match="popup"):
            read_document(source, wrong, "en")


def test_spans_lead_back_to_the_source() -> None:
    text = "---\na: 1\n---\n# One\n\nTwo *three*\nfour &amp; five.\n"
    document = read("a.md", text.encode())
    known = 0
    for run in runs(document.blocks):
        for inline in run.inlines:
            if isinstance(inline, Text) and inline.span and inline.span.start is not None:
                known += 1
                place = slice(inline.span.start, inline.span.end)
                assert text[place].replace("\n", " ") == inline.value
    assert known >= 3
    page = "<html>\n<body>\n<p>one\ntwo</p>\n<ul>\n<li>three</li></ul>"
    html = read("a.html", page.encode())
    lines = [
        inline.span.first_line
        for run in runs(html.blocks)
        for inline in run.inlines
        if isinstance(inline, Text) and inline.span
    ]
    assert lines == [3, 4, 6]
