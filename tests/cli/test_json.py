"""The JSON that other programs rely on: every key of docs/json.md, on the tests' own documents."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.conftest import Run, objects


def test_clean(run: Run, documents: Path) -> None:
    record = json.loads(run("clean", documents / "asthma-inhaler.md", "--format", "json").stdout)
    assert record["schema"] == "transform/clean/1"
    assert record["id"] == "asthma-inhaler"
    assert record["meta"]["lastReviewed"] == "2026-03-04"
    assert record["terms"] == [
        {
            "id": "45566",
            "surface": "airways",
            "audience": "patient",
            "dictionary": "Cancer.gov",
            "language": "en",
            "line": 17,
        }
    ]
    assert record["figures"] == [
        {
            "src": "https://lungs.example.org/img/inhaler.png",
            "alt": "Asthma inhaler; the photo shows an inhaler with its cap off.",
            "caption": "Asthma inhaler. Take the cap off before you use it.",
            "line": 42,
        }
    ]
    assert {"rule", "reason", "text", "line"} <= set(record["removed"][0])
    assert any(removal["text"] == "Skip to main content" for removal in record["removed"])
    items = [block["text"] for block in record["blocks"] if block["kind"] == "list_item"]
    assert items[3:6] == ["Wheezing.", "A tight chest.", "Coughing at night."]
    headings = [block for block in record["blocks"] if block["kind"] == "heading"]
    assert [(heading["level"], heading["line"]) for heading in headings][:2] == [(1, 11), (2, 15)]


def test_one_document_is_one_object_and_a_folder_is_lines(run: Run, documents: Path) -> None:
    for command in ("clean", "summarize", "rights"):
        result = run(command, documents, "--format", "json")
        assert [sorted(record)[:1] for record in objects(result)], command
        assert len(objects(result)) == 3, command
        one = run(command, documents / "resfriado.md", "--format", "json")
        assert one.stdout.startswith("{\n"), command


def test_check_always_has_documents(run: Run, documents: Path) -> None:
    for what, count in ((documents, 3), (documents / "asthma-inhaler.md", 1)):
        record = json.loads(run("check", what, "--format", "json").stdout)
        assert record["schema"] == "transform/check/1"
        assert len(record["documents"]) == count
    document = record["documents"][0]
    assert {
        "path",
        "id",
        "language",
        "words",
        "sentences",
        "excluded_words",
        "scores",
        "sections",
        "sentence_list",
        "findings",
    } <= set(document)
    assert {"flesch_kincaid_grade", "flesch_reading_ease", "smog"} <= set(document["scores"])
    assert document["sentence_list"][0]["line"] == 17
    assert document["sentence_list"][0]["text"].startswith("Asthma is a long-term disease")
    assert {"text", "line", "words", "grade", "causes"} <= set(document["sentence_list"][0])


def test_spanish_has_no_grade_and_no_english_formula(run: Run, documents: Path) -> None:
    record = json.loads(run("check", documents / "resfriado.md", "--format", "json").stdout)
    document = record["documents"][0]
    assert document["language"] == "es"
    assert document["scores"].get("flesch_kincaid_grade") is None
    assert document["scores"]["fernandez_huerta"] > 50


def test_summarize(run: Run, documents: Path) -> None:
    record = json.loads(
        run("summarize", documents / "asthma-inhaler.md", "--format", "json").stdout
    )
    assert {"schema", "id", "sections", "grade_before", "grade_after", "attribution"} <= set(record)
    sentences = [sentence for section in record["sections"] for sentence in section["sentences"]]
    source = (documents / "asthma-inhaler.md").read_text().split("\n")
    for sentence in sentences:
        assert {"text", "sources", "edits", "guard"} == set(sentence)
        assert sentence["guard"] in {"verbatim", "edited", "reverted", "added"}
        assert bool(sentence["sources"]) == (sentence["guard"] != "added")
        for origin in sentence["sources"]:
            first = origin["text"].split()[0].strip("*:.,")
            assert first in source[origin["line"] - 1], origin
    assert "Riverside Lung Charity" in record["attribution"]


def test_simplify_lines_keeps_order_and_count(run: Run) -> None:
    text = "Surgery is utilized.\n\nDo not take 5 mg.\nIt may help; it may not."
    result = run("simplify", "--lines", "-", stdin=text)
    lines = result.stdout.split("\n")
    assert len(lines) == 5
    assert lines[1] == ""
    assert lines[2] == "Do not take 5 mg."
    assert lines[4] == ""


def test_rights(run: Run, documents: Path) -> None:
    allowed = json.loads(run("rights", documents / "asthma-inhaler.md", "--format", "json").stdout)
    assert allowed["document"] == "asthma-inhaler"
    assert allowed["license"] == "CC-BY-4.0"
    uses = {decision["use"]: decision["allowed"] for decision in allowed["decisions"]}
    assert uses["adapted_summary"]
    assert uses["translation"]
    held = json.loads(run("rights", documents / "hospital-leaflet.txt", "--format", "json").stdout)
    uses = {decision["use"]: decision["allowed"] for decision in held["decisions"]}
    assert uses.pop("score")
    assert not any(uses.values())
    assert all(decision["rule"] and decision["reason"] for decision in held["decisions"])


def test_catalog_status(run: Run, documents: Path) -> None:
    run("catalog", "extract", documents)
    run("catalog", "update", "--locale", "es")
    record = json.loads(run("catalog", "status", "--format", "json").stdout)
    rows = {(row["domain"], row["locale"]): row for row in record["catalogs"]}
    row = rows["asthma-inhaler", "es"]
    assert row["messages"] == row["untranslated"] > 10
    assert row["translated"] == row["fuzzy"] == row["stale"] == 0
    assert ("asthma-inhaler.summary", "es") in rows
    assert not any(domain.startswith("hospital-leaflet") for domain, _ in rows)


def test_standard_input(run: Run, documents: Path) -> None:
    data = (documents / "asthma-inhaler.md").read_bytes()
    record = json.loads(run("clean", "-", "--format", "json", stdin=data).stdout)
    assert len(record["terms"]) == 1


def test_key_points_name_the_heading_that_they_repeat(run: Run) -> None:
    Path("gout.md").write_text(
        "---\nlanguage: en\nlicense: CC0-1.0\n---\n\n# Gout\n\n## Key Points\n\n"
        "- Gout is a kind of arthritis.\n- Stage I\n- Stage I\n- Rest helps.\n\n"
        "## Gout is a kind of arthritis.\n\nIt makes the joints hurt.\n\n"
        "### Stage I\n\nOne joint hurts.\n\n### Stage I\n\nMore joints hurt.\n"
    )
    record = json.loads(run("clean", "gout.md", "--format", "json").stdout)
    items = [block for block in record["blocks"] if block["kind"] == "list_item"]
    assert [item.get("repeats_heading_at") for item in items] == [15, 19, 23, None]
    assert run("build", "gout.md").exit_code == 0
    page = Path("output/gout/en/document.html").read_text()
    links = re.findall(r'<li><a href="#(s-[^"]+)">', page)
    assert links == ["s-gout-is-a-kind-of-arthritis", "s-stage-i", "s-stage-i-2"]
    assert all(page.count(f'id="{link}"') == 1 for link in links)
