"""A long enumeration made a list: the words that lead to it, then each of its members.

The words and their order stay as they are; a colon comes in, the commas between the members go,
and "and" or "or" stays at the last one. What one member may share with another ("breast, lung,
ovarian, and colon cancer", "pain in the arms, legs, back, or chest") would be lost on lines of
their own: where the members are not surely alike, the sentence stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from transform.data import load_toml
from transform.inlines import plain_text, slice_inlines
from transform.model import Inline, Text
from transform.simplify.lexicon import WORD, grammar, known_language
from transform.simplify.locks import lock_spans
from transform.simplify.model import Edit, SummaryBlock, SummarySentence

__all__ = ["RULE_ID", "Enumeration", "find_enumeration", "with_lists"]

RULE_ID = "enumeration"
FEWEST_MEMBERS = 4
SHORTEST_SENTENCE = 12
LONGEST_MEMBER = 6
"""Words. Fewer or shorter ones read well in a line; longer ones are hardly names of things."""

_STRANGE = re.compile(r"[:;?!\"“”«»\[\]\d%/]")
_SCOPED = frozenset({"negation", "comparative", "frequency", "time"})
"""Kinds of locked words that, ahead of an enumeration, had better hold for all of it in one line."""
_NAMES = frozenset({"direction", "drug", "symbol"})
"""Kinds of locked words that may stand in a member: they are its name ("high blood pressure")."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Character ranges of a sentence: the words before its members, and each member. The last
    one begins with its "and" or "or" and holds the sentence's end.
    """

    lead: tuple[int, int]
    members: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """A language's own: what leads to an enumeration, and what joins its last member.

    `plurals` says whether a plural noun surely stands alone: an English one modifies no other
    ("nerves, muscles, and blood vessels" are three things), a Spanish one may share an adjective.
    """

    lead: re.Pattern[str]
    last: re.Pattern[str]
    joints: frozenset[str]
    articles: frozenset[str]
    plurals: bool


@cache
def _words(language: str) -> _Words | None:
    table = load_toml(f"simplify/{language}/grammar.toml").get("enumeration")
    if table is None:
        return None
    leads, joints = ("|".join(map(re.escape, table[key])) for key in ("leads", "joints"))
    return _Words(
        re.compile(rf"^.+?\b(?:{leads})(?= )"),
        re.compile(rf"(?:, | )(?=(?:{joints}) )"),
        frozenset(table["joints"]),
        frozenset(table["articles"]),
        table["plurals_stand_alone"],
    )


def find_enumeration(text: str, language: str) -> Enumeration | None:
    """The enumeration that a sentence ends in, where its members can stand on lines of their own.

    >>> text = "The soft tissues of the body include nerves, muscles, tendons, and blood vessels."
    >>> found = find_enumeration(text, "en")
    >>> [text[start:end] for start, end in found.members]
    ['nerves', 'muscles', 'tendons', 'and blood vessels.']
    >>> find_enumeration("Other cancers of this kind include breast, lung, ovarian, and colon cancer.", "en")
    """
    words = _words(known_language(language))
    bare = _without_asides(text)
    lead = words.lead.match(bare) if words else None
    if words is None or lead is None or not text.endswith(".") or _STRANGE.search(bare):
        return None
    members = tuple(_members(bare, lead.end() + 1, words.last))
    if len(members) < FEWEST_MEMBERS or len(WORD.findall(bare)) < SHORTEST_SENTENCE:
        return None
    told = [bare[start:end].rstrip(".") for start, end in members]
    told[-1] = told[-1].partition(" ")[2]
    if not (_leads(lead.group(), language) and _alike(told, language, words)):
        return None
    return Enumeration((0, lead.end()), members)


def _without_asides(text: str) -> str:
    """The text with brackets and what is in them blanked out, character for character."""
    return re.sub(r" \([^()]*\)", lambda aside: "_" * len(aside.group()), text)


def _members(text: str, start: int, last: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches between commas; none where the last one is not surely the last member."""
    joints = list(last.finditer(text, start))
    if len(joints) != 1:
        return
    for comma in re.compile(", ").finditer(text, start, joints[0].start()):
        yield start, comma.start()
        start = comma.end()
    yield start, joints[0].start()
    yield joints[0].end(), len(text)


def _leads(lead: str, language: str) -> bool:
    """Whether nothing ahead of the members reaches over them in a way that lines would cut."""
    return all(lock.kind not in _SCOPED for lock in lock_spans(lead, language))


def _alike(members: Sequence[str], language: str, own: _Words) -> bool:
    """Whether each member surely is whole: none lends its head, adjective or place to another."""
    rules = grammar(language)
    split = [[word.lower() for word in WORD.findall(member)] for member in members]
    strange = rules.breaks | rules.finite | rules.pronouns | own.joints
    whole = all(0 < len(words) <= LONGEST_MEMBER and strange.isdisjoint(words) for words in split)
    locks = (lock for member in members for lock in lock_spans(member, language))
    if not whole or any(lock.kind not in _NAMES for lock in locks):
        return False
    if len({not rules.inside.isdisjoint(words) for words in split}) > 1:
        return False
    # An article may hold for all that follow it, and says nothing that a line without it lacks.
    headed = [words[0] in own.articles for words in split]
    bare = [words[1:] if head else words for words, head in zip(split, headed, strict=True)]
    if any(not words or words[0] in rules.determiners for words in bare):
        return False
    single = [len(words) == 1 for words in bare]
    lends_first = not single[0] and any(single)
    alone = (
        not one or head or (own.plurals and words[0].endswith("s"))
        for one, head, words in zip(single[:-1], headed, bare, strict=False)
    )
    return not lends_first and (single[-1] or headed[-1] or all(alone))


def with_lists(blocks: Sequence[SummaryBlock], language: str) -> tuple[SummaryBlock, ...]:
    """The blocks of a section with its long enumerations as lists.

    A list is never made right before another one: the two would run together.
    """
    made: list[SummaryBlock] = []
    for block, following in pairwise((*blocks, None)):
        assert block is not None  # noqa: S101  # only the last of the pairs ends in None
        free = following is None or following.kind == "paragraph"
        made += _listed(block, language, free=free) if block.kind == "paragraph" else (block,)
    return tuple(made)


def _listed(block: SummaryBlock, language: str, *, free: bool) -> Iterator[SummaryBlock]:
    waiting: list[SummarySentence] = []
    for place, sentence in enumerate(block.sentences, 1):
        last = place == len(block.sentences)
        pieces = _pieces(sentence, language) if free or not last else ()
        if not pieces:
            waiting.append(sentence)
            continue
        yield replace(block, sentences=(*waiting, pieces[0]))
        waiting = []
        for piece in pieces[1:]:
            yield replace(block, kind="item", sentences=(piece,))
    if waiting:
        yield replace(block, sentences=tuple(waiting))


def _pieces(sentence: SummarySentence, language: str) -> tuple[SummarySentence, ...]:
    """The sentence as its lead and its members; none where it stays one."""
    text = plain_text(sentence.inlines)
    found = find_enumeration(text, language) if sentence.sources else None
    if found is None:
        return ()
    lead = (*slice_inlines(sentence.inlines, *found.lead), Text(":"))
    members = [slice_inlines(sentence.inlines, *member) for member in found.members]
    if not _says_the_same(text, lead, members):
        return ()
    # What was edited before is told once, with the words that lead.
    before = (sentence.edits, *((),) * len(members))
    return tuple(
        replace(
            sentence,
            inlines=piece,
            edits=(*edits, Edit(RULE_ID, text, plain_text(piece))),
            guard="edited",
        )
        for piece, edits in zip((lead, *members), before, strict=True)
    )


def _says_the_same(
    text: str, lead: tuple[Inline, ...], members: Sequence[tuple[Inline, ...]]
) -> bool:
    """The guard: put together again, the pieces are the sentence, but for its commas."""
    joined = " ".join([plain_text(lead).removesuffix(":"), *map(plain_text, members)])
    return joined.replace(",", "") == text.replace(",", "")
