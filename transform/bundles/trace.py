"""`summary.json` and `readability.json`: where each sentence comes from, and how hard it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from transform.bundles.json_files import Record
from transform.bundles.local_help import help_records
from transform.bundles.model import BundleInputs, Page
from transform.inlines import folded, one_line
from transform.readability.model import Readability
from transform.readability.records import line_of, rounded, scored_records, two_decimals
from transform.simplify.model import SourceSentence, Summary, SummarySection, SummarySentence
from transform.tree import runs

__all__ = ["readability_record", "score_record", "summary_record"]


def summary_record(page: Page, summary: Summary, inputs: BundleInputs) -> Record:
    """`transform/bundle-summary/1`: the sentences of a summary page with all that led to them.

    The grades are Flesch-Kincaid; `grade_after` belongs to the source's language and is None on
    a translated page. Where the source may not be quoted, its sentences are named by line alone.
    """
    trace = _Trace(quoting=inputs.decision.allows("verbatim"))
    own = page.frame.locale == inputs.document.language
    titles = {passage.key: passage.heading for passage in page.passages}
    return {
        "schema": "transform/bundle-summary/1",
        "id": inputs.document.id,
        "locale": page.frame.locale,
        "source_language": inputs.document.language,
        "status": page.standing.status,
        "title": page.title.text,
        "topic": summary.topic,
        "sections": [
            {
                "key": section.key,
                "title": heading.text if (heading := titles.get(section.key)) else "",
                "sentences": list(trace.sentences(section)),
            }
            for section in summary.sections
        ],
        "omitted": [trace.source(sentence) for sentence in summary.omitted],
        "grade_before": two_decimals(inputs.before.grade),
        "grade_after": two_decimals(inputs.after.grade) if own and inputs.after else None,
        "attribution": page.credit.text,
        "resources": help_records(page, inputs),
    }


@dataclass(frozen=True, slots=True)
class _Trace:
    """Writes where sentences come from, with the source's words where it may be quoted."""

    quoting: bool

    def sentences(self, section: SummarySection) -> Iterator[Record]:
        for number, block in enumerate(section.blocks):
            for sentence in block.sentences:
                folded = {"folded": True} if block.folded else {}
                yield self._sentence(sentence) | {"block": number, "kind": block.kind} | folded

    def source(self, sentence: SourceSentence) -> Record:
        return {"line": line_of(sentence.span), "text": sentence.text if self.quoting else None}

    def _sentence(self, sentence: SummarySentence) -> Record:
        return {
            "text": one_line(sentence.inlines),
            "sources": [self.source(source) for source in sentence.sources],
            "edits": [
                {
                    "rule": edit.rule,
                    "before": edit.before if self.quoting else None,
                    "after": edit.after,
                }
                for edit in sentence.edits
            ],
            "guard": sentence.guard,
        }


def readability_record(inputs: BundleInputs) -> Record:
    """`transform/bundle-readability/1`: the text before, and its summary after.

    The figures are those of the whole source; sentences are quoted only as far as they are
    published, so that what rights took off the pages does not come back here.
    """
    return {
        "schema": "transform/bundle-readability/1",
        "id": inputs.document.id,
        "language": inputs.document.language,
        "before": _full(_published(inputs.before, inputs)),
        "after": _full(inputs.after) if inputs.after else None,
    }


def _published(scored: Readability, inputs: BundleInputs) -> Readability:
    text = " ".join(one_line(run.inlines) for run in runs(inputs.document.blocks))
    return replace(
        scored,
        sections=tuple(s for s in scored.sections if folded(s.title) in text),
        sentence_list=tuple(s for s in scored.sentence_list if folded(s.text) in text),
        findings=tuple(f for f in scored.findings if folded(f.text) in text),
    )


def score_record(scored: Readability) -> Record:
    """The figures alone, without a word of the text."""
    return {
        "words": scored.words,
        "sentences": scored.sentences,
        "excluded_words": scored.excluded_words,
        "grade": two_decimals(scored.grade),
        "scores": rounded(scored.scores),
    }


def _full(scored: Readability) -> Record:
    return score_record(scored) | scored_records(scored)
