"""`python -m tests.benchmarks.simplification`: what simplifying gains, and whether a fact changes.

SARI on the abstracts of the shared corpus beside doing nothing and beside their first sentences;
facts counted by patterns of this file's own, which the guard knows nothing of; grades and locked
words of the patient pages; speed.
"""

from __future__ import annotations

import json
import platform
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.benchmarks.corpus import cleaned, pdq_pages, shared
from tests.benchmarks.sari import Sari, corpus_sari
from transform.glossary import packaged_glossary
from transform.inlines import plain_text
from transform.language import sentence_spans
from transform.readability import score, score_blocks
from transform.settings import Settings
from transform.simplify import simplify_line, summarize, summary_blocks
from transform.simplify.guard import doubt
from transform.simplify.model import Summary, SummarySentence

__all__ = ["FACTS", "abstracts", "changed_facts", "main", "simplified"]

LEAD = 3
"""Sentences."""

FACTS = {
    "numbers": r"\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twice|half)\b",
    "negations": r"\b(?:no|not|none|never|neither|nor|without|cannot|unable|lack\w*|fail\w*)\b|n['’]t\b",
    "hedges": r"\b(?:may|might|can|could|should|must|would|will|likely|unlikely|possibl[ey]|probabl[ey]"
    r"|perhaps|suggest\w*|appear\w*|seem\w*|about (?=\d)|approximately|usually|often|sometimes|rarely)\b",
    "conditions": r"\b(?:if|unless|until|when|whether|although|because)\b",
    "quantities": r"\b(?:all|some|most|many|few|several|only|more|less|fewer|least|than|at least|up to)\b",
}
"""What must come out as it went in, word by word and in the same order."""

SAME = {
    "despite the fact that": "although",
    "in spite of the fact that": "although",
    "due to the fact that": "because",
    "owing to": "because of",
    "as a result of": "because of",
    "as a consequence of": "because of",
    "on account of": "because of",
    "due to": "because of",
    "in excess of": "more than",
    "in the event that": "if",
    "until such time as": "until",
    "up until": "until",
}
"""Phrases of such words that the plain-word list may swap for one with the same meaning."""


@dataclass(frozen=True, slots=True)
class Abstract:
    """A scientific abstract and the plain summary that people wrote for it."""

    source: str
    plain: str

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(self.source[a:b] for a, b in sentence_spans(self.source, "en"))


def abstracts() -> list[Abstract]:
    folder = shared()
    if folder is None:
        return []
    lines = (folder / "corpus/simplification/cochrane_val.jsonl").read_text(encoding="utf-8")
    return [Abstract(**json.loads(line)) for line in lines.splitlines()]


def simplified(abstract: Abstract) -> str:
    return " ".join(simplify_line(sentence, "en") for sentence in abstract.sentences)


def facts(text: str, kind: str) -> list[str]:
    """The facts of one kind in a text, in order."""
    for phrase, same in SAME.items():
        text = re.sub(rf"\b{phrase}\b", same, text, flags=re.IGNORECASE)
    return [found.lower() for found in re.findall(FACTS[kind], text, re.IGNORECASE)]


def changed_facts(before: str, after: str) -> list[str]:
    """The kinds of facts that are not the same, in the same order, before and after."""
    return [kind for kind in FACTS if facts(before, kind) != facts(after, kind)]


def main() -> None:
    """Print the tables."""
    today = datetime.now(UTC).date().isoformat()
    print(f"{today}, Python {platform.python_version()}, {platform.machine()}\n")
    for rows in (sari_rows(), fact_rows(), page_rows(), speed_rows()):
        print("\n".join(rows), end="\n\n", flush=True)


def sari_rows() -> Iterator[str]:
    read = abstracts()
    if not read:
        yield "(the shared corpus is absent: set TRANSFORM_SHARED)"
        return
    outputs = {
        "transform simplify": [simplified(abstract) for abstract in read],
        "doing nothing": [abstract.source for abstract in read],
        f"first {LEAD} sentences": [" ".join(abstract.sentences[:LEAD]) for abstract in read],
    }
    yield f"| {len(read)} Cochrane abstracts | SARI | add | keep | delete |"
    yield "|---|---|---|---|---|"
    for name, texts in outputs.items():
        found = corpus_sari(
            (abstract.source, text, [abstract.plain])
            for abstract, text in zip(read, texts, strict=True)
        )
        yield _sari_row(name, found)


def _sari_row(name: str, found: Sari) -> str:
    return (
        f"| {name} | {found.score:.2f} | {found.add:.2f} | {found.keep:.2f} | {found.delete:.2f} |"
    )


def fact_rows() -> Iterator[str]:
    sentences = [sentence for abstract in abstracts() for sentence in abstract.sentences]
    lost: Counter[str] = Counter()
    changed = 0
    for sentence in sentences:
        after = simplify_line(sentence, "en")
        changed += after != sentence
        lost.update(changed_facts(sentence, after))
    yield f"| {len(sentences)} sentences, {changed} changed | sentences in which they differ |"
    yield "|---|---|"
    for kind in FACTS:
        yield f"| {kind} | {lost[kind]} |"


def page_rows() -> Iterator[str]:
    settings = Settings()
    yield "| English patient page | grade | of its summary | words | words of locked spans changed |"
    yield "|---|---|---|---|---|"
    for page in pdq_pages():
        document = cleaned(page)
        if document.language != "en":
            continue
        summary = summarize(document, packaged_glossary("en"), settings.summary)
        before = score(document, settings.readability).grade or 0.0
        after = score_blocks(summary_blocks(summary), "en", settings.readability)
        yield (
            f"| {page.name} | {before:.1f} | {after.grade or 0:.1f} | {after.words} "
            f"| {sum(map(_differs, _told(summary)))} |"
        )


def _told(summary: Summary) -> Iterator[SummarySentence]:
    for section in summary.sections:
        for block in section.blocks:
            yield from (sentence for sentence in block.sentences if sentence.sources)


def _differs(sentence: SummarySentence) -> bool:
    text = plain_text(sentence.inlines)
    for edit in sentence.edits:
        if edit.rule == "define-term":  # brackets put in, nothing else: take them out again
            text = text.replace(edit.after, edit.before)
    return bool(doubt(sentence.sources[0].text, text, "en"))


def speed_rows() -> Iterator[str]:
    sentences = [sentence for abstract in abstracts() for sentence in abstract.sentences]
    if not sentences:
        return
    for sentence in sentences[:500]:
        simplify_line(sentence, "en")
    words = sum(len(sentence.split()) for sentence in sentences)
    start = time.process_time()
    for sentence in sentences:
        simplify_line(sentence, "en")
    yield f"Speed of `simplify --lines`, warm: {words / (time.process_time() - start):,.0f} words/s"


if __name__ == "__main__":
    main()
