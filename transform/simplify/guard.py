"""The guard: may a rewritten sentence stand in the place of its source?

It knows nothing of the rules that wrote it. It compares the locked spans of both texts, in
number, value and order, then what each negation stands by, then that no word came in or was lost
that the language's own lists do not bring, and that all stand in their order. Any doubt is a no.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from transform.simplify.edits import active, address, brackets, which
from transform.simplify.edits.gloss import gloss_pattern
from transform.simplify.lexicon import WORD, grammar, known_language
from transform.simplify.locks import lock_spans
from transform.simplify.vocabulary import canonical_forms

__all__ = ["doubt", "holds"]

_SENTENCE = re.compile(r"[.!?] ")

WINDOW = 3
"""Words on each side of a negation that must be the same, or each other's plain word."""


def holds(before: str, after: str, language: str) -> bool:
    """Whether `after` says what `before` says, as far as a program can be sure.

    >>> holds("It may not spread; it is small.", "It may not spread. It is small.", "en")
    True
    >>> holds("It may not spread.", "It may spread.", "en")
    False
    """
    return not doubt(before, after, language)


def doubt(before: str, after: str, language: str) -> str:
    """Why the guard says no, in words for the trace; empty where it says yes."""
    language = known_language(language)
    if before == after:
        return ""
    before = _addressed(before, after, language)
    before = active.activated(brackets.promoted(before, after, language), after, language)
    before, after = _without_glossed(before, language), _without_glossed(after, language)
    if lost := _locks_differ(before, after, language):
        return lost
    whole, after = after, _without_openers(before, after, language)
    if moved := _negations_differ(before, after, language):
        return moved
    if strange := _words_differ(before, after, language):
        return strange
    return _malformed(before, whole)


def _without_glossed(text: str, language: str) -> str:
    """A hard word with its own gloss counts as the gloss: the author said they are the same."""
    if "(" not in text:
        return text
    return gloss_pattern(language).sub(
        lambda match: match.group()[match.group().index("(") + 1 : -1], text
    )


def _addressed(before: str, after: str, language: str) -> str:
    """Advice to patients counts as advice to the reader, and nothing else about patients does."""
    proposed = address.propose(before, language)
    if not proposed or not after.startswith(proposed[0].text):
        return before
    pieces: list[str] = []
    done = 0
    for item in proposed:
        pieces += (before[done : item.start], item.text)
        done = item.end
    return "".join(pieces) + before[done:]


def _without_openers(before: str, after: str, language: str) -> str:
    """Without the words by which a new sentence takes up the one it was cut from.

    There may be as many as there are new sentences; "he" only where the source opens with it.
    """
    first = WORD.match(before)
    pronoun = first.group().lower() if first else ""
    allowed = which.openers(language) | ({pronoun} & grammar(language).pronouns)
    new = len(_SENTENCE.findall(after)) - len(_SENTENCE.findall(before))
    if new <= 0 or not allowed:
        return after
    extra = Counter(_lower_words(after)) - Counter(_lower_words(before))

    def without(match: re.Match[str]) -> str:
        word = match["word"].lower()
        extra[word] -= 1
        return match.group() if extra[word] < 0 else ""

    words = "|".join(allowed)
    return re.sub(rf"(?i)(?<=[.!?] )(?P<word>{words}) ", without, after, count=new)


def _lower_words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def _locks_differ(before: str, after: str, language: str) -> str:
    left = [lock.value for lock in lock_spans(before, language)]
    right = [lock.value for lock in lock_spans(after, language)]
    if left == right:
        return ""
    lost, added = Counter(left) - Counter(right), Counter(right) - Counter(left)
    for kind, text in lost:
        return f'{kind} "{text}" is lost'
    for kind, text in added:
        return f'{kind} "{text}" came in'
    return "locked words changed places"


def _canonical(text: str, language: str) -> list[str]:
    """The words with every hard phrase as its plain one, conjunctions at joints left out."""
    forms, joints = _forms_by_first(language), _joints(language)
    words = _lower_words(text)
    out: list[str] = []
    index = 0
    while index < len(words):
        for phrase, plain in forms.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                out += plain
                index += len(phrase)
                break
        else:
            out.append(words[index])
            index += 1
    return [word for word in out if word not in joints]


@cache
def _forms_by_first(language: str) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Hard phrases with what they count as, by their first word, longer ones first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase, plain in sorted(canonical_forms(language).items(), key=lambda item: -len(item[0])):
        if plain:
            found.setdefault(phrase[0], []).append((phrase, plain))
    return found


@cache
def _joints(language: str) -> frozenset[str]:
    rules = grammar(language)
    kept = {word for table in (rules.conjunctions, rules.semicolon) for word in table.values()}
    words = (*rules.conjunctions, *rules.semicolon, *kept, *rules.relative, "a", "an")
    return frozenset(part for word in words for part in word.lower().split())


def _negations_differ(before: str, after: str, language: str) -> str:
    left, right = (list(_attachments(text, language)) for text in (before, after))
    for (word, *window), (_, *other) in zip(left, right, strict=True):
        if window != other:
            return f'"{word}" stands by other words'
    return ""


def _attachments(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """Each negation with the words around it."""
    for lock in lock_spans(text, language):
        if lock.kind == "negation":
            front = _canonical(text[: lock.start], language)[-WINDOW:]
            back = _canonical(text[lock.end :], language)[:WINDOW]
            yield lock.text, *front, "|", *back


def _words_differ(before: str, after: str, language: str) -> str:
    """Whether a word came in, was lost, or stands elsewhere; articles and joints may go."""
    left, right = (_canonical(text, language) for text in (before, after))
    if left == right:
        return ""
    known = Counter(left)
    for word, count in Counter(right).items():
        if count > known[word]:
            return f'"{word}" is not in the source'
    told = Counter(right)
    free = grammar(language).free
    for word, count in known.items():
        if count > told[word] and word not in free:
            return f'"{word}" is lost'
    if [word for word in left if word not in free] != [word for word in right if word not in free]:
        return "words changed places"
    return ""


def _malformed(before: str, after: str) -> str:
    if not after.strip() or after.rstrip()[-1:] != before.rstrip()[-1:]:
        return "the end of the sentence is not the source's"
    if re.search(r"[.!?] [a-z]|  |,\s*[,.]|\(\s*\)", after) and not re.search(
        r"[.!?] [a-z]|  |,\s*[,.]|\(\s*\)", before
    ):
        return "the sentence is malformed"
    if any(after.count(mark) != before.count(mark) for mark in '()[]"“”'):
        return "brackets or quotes changed"
    return ""
