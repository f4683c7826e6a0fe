"""The items of the CDC Clear Communication Index and of PEMAT-P: which are met, which need a person.

The items are data, `transform/data/readability/checklist.toml`. What is measured shows that a
thing is there or that nothing was found against it; whether it is good only a person can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from transform.data import load_toml
from transform.inlines import plain_text, walk_inlines
from transform.language import profile, words
from transform.model import Document, Figure, Heading, ItemList, Strong, Table
from transform.readability.model import Readability
from transform.readability.rules.hit import word_list
from transform.tree import runs, walk

__all__ = ["ChecklistItem", "Verdict", "checklist"]

Verdict = Literal["met", "not met", "not applicable", "person"]

_OPENING = 100  # words
_LEAST_ACTIVE = 90  # of 100 sentences


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """`source` is `CDC Index` or `PEMAT-P` and `number` the item's own there; `value` says what was
    counted, empty where a person has to judge, and `how` what it was counted by.
    """

    id: str
    source: str
    number: int
    text: str
    verdict: Verdict
    value: str = ""
    how: str = ""


def checklist(document: Document, readability: Readability) -> tuple[ChecklistItem, ...]:
    """All items in the order of their lists, for a document and its own score.

    >>> from transform.metadata import Metadata
    >>> from transform.readability import score
    >>> from transform.settings import ReadabilitySettings
    >>> empty = Document("a", "a.md", "markdown", "en", Metadata(), ())
    >>> items = checklist(empty, score(empty, ReadabilitySettings()))
    >>> len(items), items[7].text, items[7].verdict
    (44, 'Lists have bullets or numbers.', 'not met')
    """
    scored = _Scored(document, readability)
    return tuple(_item(row, scored) for row in load_toml("readability/checklist.toml")["item"])


@dataclass(frozen=True, slots=True)
class _Scored:
    document: Document
    readability: Readability

    def number_of(self, kind: type[Any]) -> int:
        return sum(isinstance(block, kind) for block in walk(self.document.blocks))


_SOURCES = {"cdc": "CDC Index", "pemat": "PEMAT-P"}


def _item(row: dict[str, Any], scored: _Scored) -> ChecklistItem:
    prefix, _, number = row["id"].partition("-")
    verdict, value = _judge(row, scored)
    return ChecklistItem(
        row["id"], _SOURCES[prefix], int(number), row["text"], verdict, value, row.get("how", "")
    )


def _judge(row: dict[str, Any], scored: _Scored) -> tuple[Verdict, str]:
    if "needs" in row and not _NEEDS[row["needs"]](scored):
        return "not applicable", f"no {row['needs']}"
    if row["measure"] == "person":
        return "person", ""
    if row["measure"] == "rules":
        return _by_rules(row["rules"], scored)
    return _MEASURES[row["measure"]](scored)


def _by_rules(rules: list[str], scored: _Scored) -> tuple[Verdict, str]:
    number = sum(finding.rule in rules for finding in scored.readability.findings)
    return _verdict(not number), _count(number, "finding")


def _verdict(is_met: bool) -> Verdict:
    return "met" if is_met else "not met"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _lists(scored: _Scored) -> tuple[Verdict, str]:
    number = scored.number_of(ItemList)
    return _verdict(number > 0), _count(number, "list")


def _headings(scored: _Scored) -> tuple[Verdict, str]:
    number = scored.number_of(Heading)
    return _verdict(number > 0), _count(number, "heading")


def _strong(scored: _Scored, most_words: int | None = None) -> Iterator[Strong]:
    """The bold inlines of running text, or of its first words."""
    read = 0
    for run in runs(scored.document.blocks):
        if run.role == "heading":
            continue
        if most_words is not None and read >= most_words:
            return
        yield from (inline for inline in walk_inlines(run.inlines) if isinstance(inline, Strong))
        read += len(words(plain_text(run.inlines), scored.document.language))


def _cues(scored: _Scored) -> tuple[Verdict, str]:
    lists, bold = scored.number_of(ItemList), sum(1 for _ in _strong(scored))
    return _verdict(lists + bold > 0), f"{_count(lists, 'list')}, {_count(bold, 'bold passage')}"


def _emphasis_at_start(scored: _Scored) -> tuple[Verdict, str]:
    bold = sum(1 for _ in _strong(scored, _OPENING))
    read = items = 0
    for run in runs(scored.document.blocks):
        if read >= _OPENING:
            break
        items += run.role == "item"
        read += len(words(plain_text(run.inlines), scored.document.language))
    value = f"{_count(bold, 'bold passage')}, {_count(items, 'item')} of a list"
    return _verdict(bold + items > 0), value


def _active_share(scored: _Scored) -> tuple[Verdict, str]:
    sentences = scored.readability.sentence_list
    if not sentences or not word_list(_language(scored), "be"):
        return "person", ""  # the passive is not known in this language
    active = sum("passive" not in sentence.causes for sentence in sentences)
    share = 100 * active / len(sentences)
    return _verdict(share >= _LEAST_ACTIVE), f"{share:.0f}% of the sentences"


def _calls_to_action(scored: _Scored) -> tuple[Verdict, str]:
    calls = word_list(_language(scored), "calls_to_action")
    if not calls:
        return "person", ""
    number = sum(
        any(word in calls for word in _openings(sentence.text, scored))
        for sentence in scored.readability.sentence_list
    )
    return _verdict(number > 0), _count(number, "sentence")


def _openings(text: str, scored: _Scored) -> Iterator[str]:
    """The first word of a sentence, and after a condition ("If it hurts, ...") of its clauses."""
    language = scored.document.language
    first, *others = text.split(",")
    opening = [word.lower() for word in words(first, language)[:1]]
    yield from opening
    if opening and opening[0] in word_list(_language(scored), "subordinate"):
        for clause in others:
            yield from (word.lower() for word in words(clause, language)[:1])


def _summary_headings(scored: _Scored) -> tuple[Verdict, str]:
    names = _summary_names(_language(scored))
    if not names:
        return "person", ""
    lines = (
        " ".join(plain_text(run.inlines).lower().split())
        for run in runs(scored.document.blocks)
        if run.role == "heading" or len(run.inlines) == 1
    )
    number = sum(line.strip(":").startswith(names) for line in lines)
    return _verdict(number > 0), _count(number, "heading")


@cache
def _summary_names(language: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in word_list(language, "summary_headings"))


def _captions(scored: _Scored) -> tuple[Verdict, str]:
    figures = [block for block in walk(scored.document.blocks) if isinstance(block, Figure)]
    number = sum(bool(figure.caption or figure.title) for figure in figures)
    return _verdict(number == len(figures)), f"{number} of {len(figures)}"


def _table_headers(scored: _Scored) -> tuple[Verdict, str]:
    tables = [block for block in walk(scored.document.blocks) if isinstance(block, Table)]
    number = sum(bool(table.header) for table in tables)
    return _verdict(number == len(tables)), f"{number} of {len(tables)}"


def _language(scored: _Scored) -> str:
    return profile(scored.document.language).tag


def _has_numbers(scored: _Scored) -> bool:
    sentences = scored.readability.sentence_list
    return any(letter.isdigit() for sentence in sentences for letter in sentence.text)


_NEEDS: dict[str, Callable[[_Scored], bool]] = {
    "numbers": _has_numbers,
    "figures": lambda scored: scored.number_of(Figure) > 0,
    "tables": lambda scored: scored.number_of(Table) > 0,
}
_MEASURES: dict[str, Callable[[_Scored], tuple[Verdict, str]]] = {
    "active_share": _active_share,
    "calls_to_action": _calls_to_action,
    "captions": _captions,
    "cues": _cues,
    "emphasis_at_start": _emphasis_at_start,
    "headings": _headings,
    "lists": _lists,
    "summary_headings": _summary_headings,
    "table_headers": _table_headers,
}
