"""Front matter and sidecars: what they say is what we hold, and errors name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from transform.errors import InputError
from transform.metadata import MetaMap
from transform.model import Document
from transform.readers import Source, load_source, read_document
from transform.settings import Settings

BODY = "\nThe heart is a muscle. It pumps the blood to all parts of the body.\n"


def read(front: str, *, name: str = "a.md", language: str = "en") -> Document:
    source = Source(name, f"---\n{front}\n---\n{BODY}".encode())
    return read_document(source, Settings(), language)


def test_values_stay_what_was_written() -> None:
    fields = read(
        "title: Heart\nlastReviewed: 2025-12-30\nversion: 1.10\nflag: yes\non: true\n"
        "count: 12\nratio: 0.5\nzip: 00123\nempty:\ntags: [a, 2025-01-01]\nmore: {b: off}"
    ).metadata.fields
    assert fields == MetaMap(
        (
            ("title", "Heart"),
            ("lastReviewed", "2025-12-30"),
            ("version", "1.10"),
            ("flag", "yes"),
            ("on", True),
            ("count", 12),
            ("ratio", 0.5),
            ("zip", "00123"),
            ("empty", None),
            ("tags", ("a", "2025-01-01")),
            ("more", MetaMap((("b", "off"),))),
        )
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_marks_and_line_ends_do_not_lose_it(end: str, mark: str) -> None:
    text = f"{mark}---\ntitle: Heart\nlanguage: en\n---\n{BODY}".replace("\n", end)
    document = read_document(Source("a.md", text.encode()), Settings())
    assert document.metadata.text("title") == "Heart"
    front = f"---{end}title: Heart{end}language: en{end}---{end}"
    assert document.metadata.raw == front
    span = document.blocks[0].span
    assert span is not None
    assert span.first_line == 6


@pytest.mark.parametrize(
    ("front", "line", "word"),
    [
        ("title: [a]", 2, "is a list"),
        ("a: 1\ntitle: {b: c}", 3, "is a map"),
        ("title: a\ntitle: b", 3, "twice"),
        ("a: {b: 1, b: 2}", 2, "twice"),
        ("a: &x [1]\nb: *x", 3, "alias"),
        ("a: !!python/object/apply:os.system [x]", 2, "tag"),
        ("a: !!set {x}", 2, "tag"),
        ("a: !!python/object:os.system x", 2, "tag"),
        ("a: !own x", 2, "tag"),
        ('title: "open', 3, "YAML"),
        ("a: " + "[" * 60, 2, "nested"),
        ("- a\n- b", 2, "list"),
        ("? [a]\n: b", 2, "name"),
        ("\ttitle: x", 2, "YAML"),
        ("x: 1\nlanguage: klingon", 3, "locale tag"),
        ("x: 1\nlanguage: no", 3, "not supported"),
    ],
)
def test_errors_name_the_line(front: str, line: int, word: str) -> None:
    with pytest.raises(InputError) as caught:
        read(front, language="")
    assert caught.value.place is not None
    assert (caught.value.place.path, caught.value.place.line) == ("a.md", line)
    assert word in str(caught.value)


def test_front_matter_that_is_not_closed() -> None:
    with pytest.raises(InputError, match=r"^a\.md:1: the front matter is not closed"):
        read_document(Source("a.md", b"---\ntitle: x\nText"), Settings(), "en")


def test_two_breaks_are_no_front_matter() -> None:
    text = b"---\n\nThe heart is a muscle.\n\n---\n\nIt pumps.\n"
    document = read_document(Source("a.md", text), Settings(), "en")
    assert [type(block).__name__ for block in document.blocks] == [
        "Rule",
        "Paragraph",
        "Rule",
        "Paragraph",
    ]


def test_a_sidecar_stands_beside_any_document(tmp_path: Path) -> None:
    (tmp_path / "leaf.txt").write_text(BODY)
    (tmp_path / "leaf.meta.yaml").write_text("title: Heart\nid: heart-leaf\nlanguage: en\n")
    document = read_document(load_source(tmp_path / "leaf.txt"), Settings())
    assert document.id == "heart-leaf"
    assert document.metadata.origin("title").endswith("leaf.meta.yaml")
    assert document.metadata.raw == ""


def test_front_matter_comes_first_and_a_difference_is_told(tmp_path: Path) -> None:
    (tmp_path / "leaf.md").write_text(f"---\ntitle: Heart\n---\n{BODY}")
    (tmp_path / "leaf.meta.yaml").write_text("title: Lung\nlicense: CC0-1.0\n")
    document = read_document(load_source(tmp_path / "leaf.md"), Settings(), "en")
    assert document.metadata.text("title") == "Heart"
    assert document.metadata.text("license") == "CC0-1.0"
    assert document.metadata.origin("title").endswith("leaf.md")
    assert document.metadata.origin("license").endswith("leaf.meta.yaml")
    assert [one.rule for one in document.warnings] == ["metadata-conflict"]


def test_a_broken_sidecar_is_named(tmp_path: Path) -> None:
    (tmp_path / "leaf.txt").write_text(BODY)
    (tmp_path / "leaf.meta.yaml").write_text("title: a\ntitle: b\n")
    with pytest.raises(InputError, match=r"leaf\.meta\.yaml:2: "):
        read_document(load_source(tmp_path / "leaf.txt"), Settings())
