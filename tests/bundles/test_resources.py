"""A publisher's own resources: on pages and in records, apart from the text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import Result

from tests.bundles.samples import arabic, inputs, page_key, recalled, released, spanish
from tests.conftest import ROOT, tree
from transform.bundles import Bundle, assemble, verify, write_bundle, write_index
from transform.bundles.page_reading import read_page
from transform.bundles.pages import build_pages
from transform.bundles.resources import read_resources
from transform.errors import InputError

FILE = """\
[publisher]
en = "North <Hospital>"
es = "Hospital del Norte"

[[resource]]
locale = "en"
name = "Nurse line & advice"
phone = "+1 (800) 555-0100"
text = "Day and night."

[[resource]]
locale = "en"
name = "Allergy clinic"
url = "https://north.example/allergy?a=1&b=2"
documents = ["hay-fever"]

[[resource]]
locale = "en"
name = "Bone clinic"
phone = "555-0111"
documents = ["broken-arm"]

[[resource]]
locale = "es"
name = "Línea de enfermería"
phone = "112"
"""


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "resources.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def made(tmp_path: Path) -> Bundle:
    given = replace(inputs(spanish(), arabic()), resources=read_resources(file(tmp_path, FILE)))
    return assemble(given)


def shown(made: Bundle, page: str) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Heading, items with their language and links of the box on a page."""
    text = made.file(f"{page}.html").decode()
    html5lib.HTMLParser(strict=True).parse(text)
    box = text[text.index('<aside id="local-help"') : text.index("</aside>")]
    found = read_page(box)
    items = [
        f"{i.attributes.get('lang', '')}|{i.attributes.get('dir', '')}|{i.text}"
        for i in found.named("li")
    ]
    links = [(a.attributes["href"], a.attributes["dir"]) for a in found.named("a")]
    return found.named("h2")[0].text + "|" + found.named("p")[0].text, items, links


def test_a_page_shows_what_is_for_it_as_the_publishers_own(made: Bundle) -> None:
    assert shown(made, "en/summary") == (
        "Local help|Added by North <Hospital>. This is not part of the original text.",
        [
            "||Nurse line & adviceDay and night.+1 (800) 555-0100",
            "||Allergy clinichttps://north.example/allergy?a=1&b=2",
        ],
        [("tel:+18005550100", "ltr"), ("https://north.example/allergy?a=1&b=2", "ltr")],
    )
    heading, items, _ = shown(made, "es/document")
    assert heading.startswith("Ayuda local|Añadido por Hospital del Norte.")
    assert items == ["||Línea de enfermería112"]


def test_without_its_own_language_a_page_shows_that_of_the_document_and_says_so(
    made: Bundle,
) -> None:
    heading, items, _ = shown(made, "ar/summary")
    assert heading.startswith("مساعدة محلية|")
    assert items[0] == "en|ltr|Nurse line & adviceDay and night.+1 (800) 555-0100"
    text = made.file("ar/summary.html").decode()
    assert '<span lang="en" dir="ltr">North &lt;Hospital&gt;</span>' in text


def test_the_text_and_its_approvals_know_nothing_of_it(tmp_path: Path) -> None:
    before = released(inputs(spanish(), arabic()), page_key("en"), page_key("es"))
    after = replace(before, resources=read_resources(file(tmp_path, FILE)))
    assert [p.standing for p in build_pages(before)] == [p.standing for p in build_pages(after)]
    for page in ("en/summary", "es/document", "ar/summary"):
        mains = []
        for bundle in map(assemble, (before, after)):
            text = bundle.file(f"{page}.html").decode()
            mains.append(text[text.index("<main") : text.index("</main>")])
        assert mains[0] == mains[1]


def test_records_and_summaries_have_it_in_a_field_of_its_own(made: Bundle) -> None:
    records = {
        (r["langcode"], r["kind"]): r
        for r in map(json.loads, made.file("records.jsonl").splitlines())
    }
    english = records["en", "summary"]
    assert english["resources"][0] == {
        "langcode": "en", "publisher": "North <Hospital>", "publisher_langcode": "en",
        "name": "Nurse line & advice", "text": "Day and night.", "phone": "+1 (800) 555-0100",
        "url": None,
    }  # fmt: skip
    for record in records.values():
        assert "Hospital" not in record["body_html"] + record["attribution_html"]
    told = json.loads(made.file("en/summary.json"))
    assert told["resources"] == english["resources"]
    for name, value in (("record", english), ("bundle-summary", told)):
        schema = json.loads((ROOT / "docs/schemas" / f"{name}.schema.json").read_text())
        jsonschema.validate(value, schema)


def test_importers_learn_of_a_changed_number(tmp_path: Path) -> None:
    hashes = []
    for text in (FILE, FILE.replace("555-0100", "555-0199")):
        given = replace(inputs(), resources=read_resources(file(tmp_path, text)))
        lines = assemble(given).file("records.jsonl").splitlines()
        hashes.append({json.loads(line)["content_hash"] for line in lines})
    assert not hashes[0] & hashes[1]


def test_markdown_has_it_before_the_credit(made: Bundle) -> None:
    text = made.file("ar/summary.md").decode()
    assert text.index("## مساعدة محلية") < text.index("tel:+18005550100")
    assert '<div lang="en" dir="ltr">' in text
    english = made.file("en/document.md").decode()
    assert english.index("## Local help") < english.index("## Where this text comes from")
    assert "(tel:+18005550100)" in english
    assert "Added by North \\<Hospital" in english


def test_bundles_with_resources_pass_verify(made: Bundle, tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_bundle(made, output)
    write_index(output)
    assert verify(output) == ()


def test_a_recalled_page_has_none(tmp_path: Path) -> None:
    given = recalled(inputs(spanish()), page_key("es"))
    made = assemble(replace(given, resources=read_resources(file(tmp_path, FILE))))
    assert "local-help" not in made.file("es/summary.html").decode()
    gone = [r for r in map(json.loads, made.file("records.jsonl").splitlines())
            if r["status"] == "recalled"]  # fmt: skip
    assert [r["resources"] for r in gone] == [[]]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('phone = "112"', 'phone = "call us"', 26, "no telephone number"),
        ('phone = "112"', "phone = 112", 26, "no text"),
        ('phone = "112"\n', "", 23, "offers nothing"),
        ('phone = "112"', 'fone = "112"', 26, "unknown key"),
        ('url = "https://', 'url = "ftp://', 14, "no web address"),
        ('locale = "es"', 'locale = "Spanish language"', 24, "Spanish language"),
        ('locale = "es"\n', "", 23, '"locale" is missing'),
        ('["broken-arm"]', '"broken-arm"', 21, "no list"),
        ('name = "Bone clinic"', 'name = " "', 19, "no text"),
        ("[publisher]", "[publishers]", 1, "unknown key"),
        ('en = "North', 'en = 1 #', 2, "no text"),
        ('locale = "en"\nname = "Bone', "locale\nname =", 18, "not valid TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    assert old in FILE
    path = file(tmp_path, FILE.replace(old, new))
    with pytest.raises(InputError) as caught:
        read_resources(path)
    assert problem in str(caught.value)
    place = caught.value.place
    assert place is not None
    assert (place.path, place.line) == (str(path), line)


@pytest.mark.parametrize("text", ["", '[publisher]\nen = "A"\n', '[[resource]]\nlocale = "en"\n'])
def test_a_file_that_says_nothing_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError):
        read_resources(file(tmp_path, text))


def test_build_takes_them_from_the_option_or_the_project_file(
    tmp_path: Path, documents: Path, run: Callable[..., Result]
) -> None:
    def pages(output: str) -> dict[str, bytes]:
        return {
            name: data
            for name, data in tree(tmp_path / output).items()
            if name.endswith("summary.html")
        }

    path = file(tmp_path, FILE)
    run("build", str(documents), "--resources", str(path), "--output", "one", "--quiet")
    (tmp_path / "transform.toml").write_text('resources = "resources.toml"\n')
    run("build", str(documents), "--output", "two", "--quiet")
    assert pages("one")
    assert pages("one") == pages("two")
    assert any(b"tel:+18005550100" in data for data in pages("one").values())
    missing: Any = run("build", str(documents), "--resources", "nowhere.toml", "--output", "three")
    assert missing.exit_code != 0
    assert "nowhere.toml" in missing.output + missing.stderr
