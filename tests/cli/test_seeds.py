"""What must be true of the three real documents, seed by seed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ASPS, MAYO, NCI, ROOT, Run, objects, tree

Record = dict[str, Any]


def cleaned(run: Run, path: Path) -> Record:
    record: Record = json.loads(run("clean", path, "--format", "json").stdout)
    return record


def texts(record: Record, kind: str) -> list[str]:
    return [block["text"] for block in record["blocks"] if block["kind"] == kind]


@pytest.fixture
def nci(run: Run, seeds: Path) -> Record:
    return cleaned(run, seeds / f"{NCI}.md")


@pytest.fixture
def asps(run: Run, seeds: Path) -> Record:
    return cleaned(run, seeds / f"{ASPS}.txt")


@pytest.fixture
def mayo(run: Run, seeds: Path) -> Record:
    return cleaned(run, seeds / f"{MAYO}.txt")


def test_the_seeds_are_the_documents_they_were(seeds: Path) -> None:
    lines = (Path(__file__).parent / "seeds.sha256").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in seeds.iterdir()
        if path.suffix in {".md", ".txt"}
    }
    assert found == sums


class TestNci:
    def test_front_matter_as_it_is(self, nci: Record) -> None:
        front_matter = [key for key in nci["meta"] if key != "official_translations"]
        assert len(front_matter) == 14, "the sidecar adds the official translation, no more"
        assert nci["meta"]["lastReviewed"] == "2025-12-30"
        assert nci["meta"]["cancerTypes"][0] == "soft tissue sarcoma"
        assert nci["meta"]["version"] == "v1"

    def test_popup_links_become_terms(self, nci: Record) -> None:
        assert len(nci["terms"]) == 330
        assert len({term["id"] for term in nci["terms"]}) == 174
        assert all(term["id"].isdecimal() and term["surface"] for term in nci["terms"])

    def test_every_term_stands_on_the_line_that_it_names(self, nci: Record, seeds: Path) -> None:
        lines = (seeds / f"{NCI}.md").read_text().split("\n")
        for term in nci["terms"]:
            assert f"id={term['id']}&" in lines[term["line"] - 1], term

    def test_structure(self, nci: Record) -> None:
        assert len(texts(nci, "heading")) == 54
        assert "Trouble breathing." in texts(nci, "list_item")
        assert "Soft tissue sarcoma is diagnosed with a biopsy." in texts(nci, "list_item")

    def test_images_become_figures(self, nci: Record) -> None:
        figures = nci["figures"]
        assert len(figures) == 6
        captions = [figure["caption"] for figure in figures]
        assert (
            sum(caption.startswith("Tumor sizes are often measured") for caption in captions) == 2
        )
        assert sum(caption.startswith("Immune checkpoint inhibitor.") for caption in captions) == 2
        assert captions.count("") == 1
        whole = json.dumps(nci["blocks"])
        assert "Enlarge" not in whole
        assert "popDefinition" not in whole

    def test_chrome_is_removed_with_its_reason(self, nci: Record) -> None:
        chrome = [r for r in nci["removed"] if r["text"] == "Go to Health Professional Version"]
        assert len(chrome) == 1
        assert chrome[0]["line"] == 31
        assert chrome[0]["reason"]


class TestAsps:
    def test_chrome_and_banner(self, asps: Record) -> None:
        removed = [removal["text"] for removal in asps["removed"]]
        assert removed == [
            "Skip to main content",
            "An official website of the United States government",
        ]

    def test_headings(self, asps: Record) -> None:
        headings = texts(asps, "heading")
        assert headings[0] == "Alveolar Soft Part Sarcoma (ASPS)"
        assert len(headings) == 8
        assert all(heading.endswith("?") for heading in headings[1:])

    def test_labels_are_strong_and_bullets_are_items(
        self, run: Run, seeds: Path, asps: Record
    ) -> None:
        markdown = run("clean", seeds / f"{ASPS}.txt", "--format", "markdown").stdout
        for label in (
            "Imaging",
            "Biopsy",
            "Surgery",
            "Radiation therapy",
            "Chemotherapy",
            "Targeted therapy",
        ):
            assert f"\n**{label}:** " in markdown
        assert texts(asps, "list_item") == [
            "Where the tumor is in your body",
            "If the cancer has spread to other parts of your body",
            "How much of the tumor was taken out during surgery",
        ]

    def test_metadata_from_the_sidecar(self, asps: Record) -> None:
        assert asps["meta"]["url"].startswith("https://www.cancer.gov/")


class TestMayo:
    """Read at run time from seeds/ alone: not a sentence of this document may stand elsewhere."""

    def test_run_on_sentences_are_separated(self, mayo: Record) -> None:
        lines = texts(mayo, "paragraph") + texts(mayo, "list_item") + texts(mayo, "heading")
        assert len(lines) > 10
        assert not any("knee.Soft" in line for line in lines)

    def test_forms_and_legal_lines_go_and_orphaned_risk_factors_stay(self, mayo: Record) -> None:
        kept = " ".join(block["text"] for block in mayo["blocks"])
        removed = " ".join(removal["text"] for removal in mayo["removed"])
        for word in (
            "SPAM",
            "unsubscribe",
            "Advertising",
            "tax-deductible",
            "©",
            "Replies",
            "resubmit",
            "best-sellers",
        ):
            assert word not in kept, word
            assert word in removed, word
        for kind in ("Inherited", "Chemical", "Radiation"):
            assert any(b["text"].startswith(kind) for b in mayo["blocks"]), kind

    def test_lost_lists_are_warned_of(self, mayo: Record) -> None:
        warned = [warning["text"] for warning in mayo["warnings"]]
        assert len(warned) >= 3
        assert all(text.rstrip().endswith(":") for text in warned[:3])


def test_the_build_as_a_whole(run: Run, seeds: Path) -> None:
    """One build of all three, as `make run` does it, into folders of its own."""
    result = run("build", seeds, "--locale", "es")
    assert result.exit_code == 0
    assert f"{MAYO}.txt: held back: " in result.stdout
    output = tree(Path("output"))
    assert f"{NCI}/en/summary.html" in output
    assert f"{ASPS}/en/summary.html" in output
    assert [name for name in output if name.startswith(f"{MAYO}/")] == [f"{MAYO}/manifest.json"]
    for name, data in output.items():
        for left in (b"popDefinition", b"Go to Health Professional Version", b">Enlarge<"):
            assert left not in data, (name, left)
    held = Path(seeds / f"{MAYO}.txt").read_text()
    sentences = [s.strip() for s in held.replace(".", "\n").split("\n") if len(s.split()) > 5]
    public = {name: data.decode() for name, data in (output | tree(Path("locales"))).items()}
    for sentence in sentences:
        assert not [name for name, text in public.items() if sentence in text], sentence


def test_pdq_stands_only_inside_the_source_citation(run: Run, seeds: Path) -> None:
    run("build", seeds / f"{NCI}.md")
    for kind in ("summary", "document"):
        page = Path(f"output/{NCI}/en/{kind}.md").read_text()
        for line in page.splitlines():
            if "PDQ" in line:
                assert "Editorial Board" in line, line
        assert "Updated \\[not stated\\]. Available at" in page
        assert "<MM/DD/YYYY>" not in page


def test_summaries_trace_every_sentence(run: Run, seeds: Path) -> None:
    for record in objects(run("summarize", seeds, "--format", "json")):
        source = next(seeds.glob(f"{record['id']}.*[dt]")).read_text().split("\n")
        sentences = [s for section in record["sections"] for s in section["sentences"]]
        assert sentences, record["id"]
        for sentence in sentences:
            assert bool(sentence["sources"]) == (sentence["guard"] != "added"), sentence
            assert all(1 <= origin["line"] <= len(source) for origin in sentence["sources"])
        assert record["grade_after"] < record["grade_before"]


def test_the_repository_holds_no_sentence_of_a_document_that_is_all_rights_reserved(
    seeds: Path,
) -> None:
    held = (seeds / f"{MAYO}.txt").read_text()
    sentences = [s.strip() for s in held.replace(".", "\n").split("\n") if len(s.split()) > 5]
    for folder in ("transform", "tests", "docs", "locales"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".png":
                text = path.read_bytes().decode(errors="replace")
                assert not [s for s in sentences if s in text], path
