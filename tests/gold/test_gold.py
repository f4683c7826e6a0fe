"""The cleaner against the gold pages, block by block.

What it does not reach yet stands in `known_faults.toml` with its reason; everything else is
exact. A page that gets worse than its floor fails, and so does a new gap.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.gold.cases import GoldCase, Line, gold_cases, lines, matched, missing
from transform.cleaning import clean
from transform.inlines import plain_text
from transform.model import Document
from transform.readers import load_source, read_document
from transform.readers.encoding import decode
from transform.settings import Settings
from transform.tree import runs

CASES = gold_cases()
FAULTS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "known_faults.toml").read_text(encoding="utf-8")
)


def cleaned(case: GoldCase) -> Document:
    document = read_document(load_source(case.page), Settings())
    return clean(document, Settings().cleaning)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_blocks(case: GoldCase) -> None:
    found = lines(cleaned(case))
    same = matched(case.blocks, found)
    fault = FAULTS.get(case.name, {})
    report = "\n".join(difference(case.blocks, found))
    assert same / len(case.blocks) >= fault.get("recall", 1.0), f"lost blocks\n{report}"
    assert same / len(found) >= fault.get("precision", 1.0), f"blocks too many\n{report}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_terms_removals_and_warnings(case: GoldCase) -> None:
    known = set(FAULTS.get(case.name, {}).get("missing", ()))
    assert [gap for gap in missing(case, cleaned(case)) if gap not in known] == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.page.suffix == ".html"], ids=lambda case: case.name
)
def test_no_word_of_a_page_is_lost_or_made_up(case: GoldCase) -> None:
    source = decode(case.page.read_bytes(), case.page.name)
    page: Any = lxml.html.document_fromstring(source).find("body")
    shown = page.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::title)]")
    described = page.xpath(".//@alt|.//abbr/@title|.//dfn/@title")
    document = cleaned(case)
    kept = [plain_text(run.inlines) for run in runs(document.blocks)]
    told = words(kept + [removal.text for removal in document.removals])
    assert words(shown) - told == Counter()
    assert told - words(shown + described) == Counter()


def words(texts: list[str]) -> Counter[str]:
    # "¹" is how a raised 1 is written.
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", " ".join(texts)).casefold()))


def test_known_faults_name_pages_and_reasons() -> None:
    assert FAULTS.keys() <= {case.name for case in CASES}
    assert [name for name, fault in FAULTS.items() if not fault["reason"]] == []


def test_comparison_sees_kind_text_and_order() -> None:
    wanted = [Line("h", "Gout"), Line("p", "It hurts."), Line("item", "Rest.")]
    assert matched(wanted, [Line("h2", "Gout"), *wanted[1:]]) == 3
    assert matched(wanted, [wanted[0], Line("item", "It hurts."), wanted[2]]) == 2
    assert matched(wanted, list(reversed(wanted))) == 1
    assert matched(wanted, []) == 0


def difference(expected: tuple[Line, ...], found: list[Line]) -> list[str]:
    """The lines that stand on one side only."""
    there = {(line.kind[0] if line.kind[0] == "h" else line.kind, line.text) for line in found}
    wanted = {(line.kind[0] if line.kind[0] == "h" else line.kind, line.text) for line in expected}

    def key(line: Line) -> tuple[str, str]:
        return (line.kind[0] if line.kind[0] == "h" else line.kind, line.text)

    lost = [f"- {line}" for line in expected if key(line) not in there]
    return lost + [f"+ {line}" for line in found if key(line) not in wanted]
