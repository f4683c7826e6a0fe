"""What is in a bundle, and what the rights keep out of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.bundles.samples import EVERYTHING, URL, arabic, decision, inputs, spanish
from tests.conftest import ROOT
from transform.bundles import Bundle, BundleInputs, assemble
from transform.errors import InputError
from transform.metadata import MetaMap
from transform.model import Paragraph, Removal, Text
from transform.rights.model import Use


def names(bundle: Bundle) -> set[str]:
    return {name for name, _ in bundle.files}


def data(bundle: Bundle, name: str) -> Any:
    return json.loads(bundle.file(name))


def test_the_layout(full: Bundle) -> None:
    assert names(full) == {
        "ATTRIBUTION.txt",
        "SHA256SUMS",
        "manifest.json",
        "records.jsonl",
        "ro-crate-metadata.json",
        "sentences.json",
        *(f"{tag}/summary.{kind}" for tag in ("en", "es", "ar") for kind in ("html", "md", "json")),
        *(f"{tag}/document.{kind}" for tag in ("en", "es") for kind in ("html", "md")),
        "en/readability.json",
        "catalogs/hay-fever.pot",
        "catalogs/hay-fever.summary.pot",
        "catalogs/es.po",
        "catalogs/es.summary.po",
        "catalogs/fr.po",
    }


def test_what_is_not_translated_has_no_page_and_is_shown_as_a_gap(full: Bundle) -> None:
    made = data(full, "manifest.json")
    assert made["locales"] == ["en", "ar", "es"]
    assert made["coverage"]["fr"]["summary"] == {
        "messages": 8,
        "translated": 0,
        "approved": 0,
        "drafts": 0,
    }
    assert made["coverage"]["es"]["document"] == {
        "messages": 18,
        "translated": 6,
        "approved": 0,
        "drafts": 6,
    }


def test_checksums_are_of_every_other_file(full: Bundle) -> None:
    lines = full.file("SHA256SUMS").decode().splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert listed == {
        name: sha256(content).hexdigest() for name, content in full.files if name != "SHA256SUMS"
    }


def test_every_sentence_of_the_summary_leads_back_to_its_source(full: Bundle) -> None:
    made = data(full, "en/summary.json")
    treatment = next(s for s in made["sections"] if s["key"] == "treatment")
    assert treatment["title"] == "Treatment"
    assert treatment["sentences"] == [
        {
            "text": "An antihistamine may help.",
            "sources": [{"line": 14, "text": "An antihistamine helps."}],
            "edits": [{"rule": "plain-words", "before": "helps", "after": "may help"}],
            "guard": "edited",
            "block": 0,
            "kind": "paragraph",
        }
    ]
    assert made["omitted"] == [{"line": 15, "text": "Do not drive if the tablets make you sleepy."}]
    assert (made["grade_before"], made["grade_after"]) == (7.34, 4.2)
    assert made["attribution"].startswith("Adapted from")


def test_a_translated_summary_has_no_grade_of_another_language(full: Bundle) -> None:
    assert data(full, "es/summary.json")["grade_after"] is None


def test_the_manifest_says_from_what_by_what_and_by_which_right(full: Bundle) -> None:
    made = data(full, "manifest.json")
    assert made["source"]["sha256"] == "c" * 64
    assert made["tool"] == {"name": "transform", "version": "0.0.0", "sha256": "a" * 64}
    assert made["settings"] == {"sha256": "b" * 64}
    assert made["source"]["next_review"] == "2025-04-15"
    assert made["rights"]["evidence"] == ["hay-fever.md: license: CC-BY-4.0"]
    assert made["readability"]["before"]["grade"] == 7.34
    assert made["status"] == "draft"
    assert made["official_translations"] == {"es": "https://clinic.example/es/alergia"}


def test_the_order_of_the_locales_given_changes_nothing() -> None:
    one, two = inputs(spanish(), arabic()), inputs(arabic(), spanish())
    assert assemble(one) == assemble(two)


@pytest.mark.parametrize(
    ("uses", "pages"),
    [
        (
            EVERYTHING,
            {"en/summary.html", "en/document.html", "es/summary.html", "es/document.html"},
        ),
        (("verbatim", "catalog"), {"en/document.html"}),
        (("adapted_summary", "catalog"), {"en/summary.html"}),
        (
            ("adapted_summary", "translation"),
            {"en/summary.html", "es/summary.html", "es/document.html"},
        ),
        (("catalog", "translation"), set()),
    ],
)
def test_rights_decide_which_pages_there_are(uses: tuple[Use, ...], pages: set[str]) -> None:
    made = names(assemble(inputs(spanish(), rights=decision(*uses))))
    assert {name for name in made if name.endswith(".html")} == pages


@pytest.mark.parametrize(
    ("uses", "catalogs"),
    [
        (
            EVERYTHING,
            {"hay-fever.pot", "hay-fever.summary.pot", "es.po", "es.summary.po"},
        ),
        (("verbatim", "catalog"), {"hay-fever.pot"}),
        (("verbatim", "catalog", "adapted_summary"), {"hay-fever.pot", "hay-fever.summary.pot"}),
        (("verbatim", "adapted_summary", "translation"), set()),
        (("catalog", "adapted_summary", "translation"), {"hay-fever.summary.pot", "es.summary.po"}),
        (("catalog", "translation", "verbatim"), {"hay-fever.pot", "es.po"}),
    ],
)
def test_rights_decide_which_catalogs_there_are(uses: tuple[Use, ...], catalogs: set[str]) -> None:
    made = names(assemble(inputs(spanish(), rights=decision(*uses))))
    assert {n.removeprefix("catalogs/") for n in made if n.startswith("catalogs/")} == catalogs


def test_a_document_that_is_held_back_leaves_figures_and_reasons_alone() -> None:
    given = inputs(spanish(), rights=decision())
    (only,) = assemble(given).files
    assert only[0] == "manifest.json"
    made = json.loads(only[1])
    assert made["status"] == "held_back"
    assert made["readability"]["before"]["grade"] == 7.34
    assert {use["use"]: use["reason"] for use in made["rights"]["uses"]}["verbatim"]
    for words in ("Hay fever", "pollen", "runny nose", "antihistamine", "Home | Contact", URL):
        assert words not in only[1].decode()


def test_evidence_that_quotes_a_document_held_back_loses_the_quotation() -> None:
    given = inputs(rights=decision())
    line = "Copyright 2021 Example Press. No part may be copied."
    quoting = replace(
        given.decision,
        evidence=(
            f'leaflet.txt:9: "{line}" is its last line',
            'leaflet.txt:3: "Home | Contact the clinic desk"',
        ),
    )
    document = replace(given.document, blocks=(*given.document.blocks, Paragraph((Text(line),))))
    made = json.loads(assemble(replace(given, document=document, decision=quoting)).files[0][1])
    assert made["rights"]["evidence"] == [
        'leaflet.txt:9: "[…]." is its last line',
        'leaflet.txt:3: "[…]"',
    ]


def test_a_source_that_may_be_adapted_but_not_quoted_is_named_by_line() -> None:
    made = assemble(inputs(rights=decision("adapted_summary")))
    assert "en/readability.json" not in names(made)
    trace = data(made, "en/summary.json")
    assert trace["omitted"] == [{"line": 15, "text": None}]
    edited = next(s for s in trace["sections"] if s["key"] == "treatment")["sentences"][0]
    assert edited["sources"] == [{"line": 14, "text": None}]
    assert edited["edits"] == [{"rule": "plain-words", "before": None, "after": "may help"}]
    assert not any(b"Do not drive" in content for _, content in made.files)


def test_removed_text_is_in_no_file(full_inputs: BundleInputs) -> None:
    removal = Removal("chrome", "menu", "Zebra crossing signpost")
    document = replace(full_inputs.document, removals=(removal,))
    made = assemble(replace(full_inputs, document=document))
    assert not any(b"Zebra" in content for _, content in made.files)


def test_no_date_is_made_up() -> None:
    given = inputs()
    undated = replace(
        given,
        document=replace(
            given.document, metadata=replace(given.document.metadata, fields=MetaMap())
        ),
        decision=replace(
            given.decision,
            attribution=replace(given.decision.attribution, updated="", reviewed="", citation=""),
        ),
    )
    made = assemble(undated)
    source = data(made, "manifest.json")["source"]
    assert (source["updated"], source["reviewed"], source["next_review"]) == (None, None, None)
    dataset = next(e for e in data(made, "ro-crate-metadata.json")["@graph"] if e["@id"] == "./")
    assert "datePublished" not in dataset
    assert "not stated" in made.file("en/summary.html").decode()
    for line in made.file("records.jsonl").decode().splitlines():
        assert json.loads(line)["changed"] is None


def test_the_day_of_the_build_is_the_one_given(full_inputs: BundleInputs) -> None:
    dated = replace(full_inputs, provenance=replace(full_inputs.provenance, date="2025-01-02"))
    made = assemble(dated)
    dataset = next(e for e in data(made, "ro-crate-metadata.json")["@graph"] if e["@id"] == "./")
    assert dataset["datePublished"] == "2025-01-02"
    assert data(made, "manifest.json")["date"] == "2025-01-02"


def test_records_keep_their_identity_when_the_text_changes(full_inputs: BundleInputs) -> None:
    def records(made: BundleInputs) -> list[dict[str, Any]]:
        return [json.loads(line) for line in assemble(made).file("records.jsonl").splitlines()]

    changed = replace(full_inputs.document, blocks=(Paragraph((Text("Other words."),)),))
    before, after = records(full_inputs), records(replace(full_inputs, document=changed))
    for key in ("uid", "translation_group", "slug"):
        assert [r[key] for r in before] == [r[key] for r in after]
    hashes = [(a["content_hash"] == b["content_hash"]) for a, b in zip(before, after, strict=True)]
    assert hashes == [True, False, True, True, True]
    assert len({r["uid"] for r in before}) == 5
    assert len({r["translation_group"] for r in before}) == 2


@pytest.mark.parametrize(
    "value",
    [
        "https://clinic.example/es",
        MetaMap((("spanish language", "https://x.example"),)),
        MetaMap((("es", "clinic.example/es"),)),
    ],
)
def test_official_translations_that_cannot_be_read_are_an_error(value: object) -> None:
    with pytest.raises(InputError, match="official_translations"):
        assemble(inputs(official_translations=value))


def test_an_id_that_leads_elsewhere_is_an_error() -> None:
    given = inputs()
    with pytest.raises(InputError, match="no document id"):
        assemble(replace(given, document=replace(given.document, id="../x")))


def test_the_same_bytes_in_another_process_with_another_clock_and_locale(full: Bundle) -> None:
    program = (
        "from tests.bundles.samples import *; from transform.bundles import assemble;"
        "from hashlib import sha256;"
        "made = assemble(inputs(spanish(), arabic(), empty('fr'), official_translations=SPANISH_PAGE));"
        "print(sha256(made.file('SHA256SUMS')).hexdigest())"
    )
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout.strip() == sha256(full.file("SHA256SUMS")).hexdigest()


def test_a_crate_describes_every_file_it_lists(full: Bundle) -> None:
    graph = {e["@id"]: e for e in data(full, "ro-crate-metadata.json")["@graph"]}
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    assert parts == names(full) - {"SHA256SUMS", "ro-crate-metadata.json"}
    for name in parts:
        assert graph[name]["sha256"] == sha256(full.file(name)).hexdigest()
        assert graph[name]["contentSize"] == str(len(full.file(name)))
    assert graph[graph["./"]["license"]["@id"]]["name"] == "CC-BY-4.0"
    assert graph["./"]["datePublished"] == "2024-03-01"


def test_sha256sum_agrees(full: Bundle, tmp_path: Path) -> None:
    from transform.bundles import write_bundle

    place = write_bundle(full, tmp_path)
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=place, check=True
    )
