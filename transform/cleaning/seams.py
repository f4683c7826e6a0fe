"""Where two words ran together, found after everything that is rightly one word is masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from transform.data import load_lines
from transform.readers.phrases import phrase_book

__all__ = ["MOST_SEAMS", "Evidence", "Seam", "find_seams"]

MOST_SEAMS = 5_000  # with more it is no text at all


@dataclass(frozen=True, slots=True)
class Seam:
    """`offset` is where the second word begins.

    `ends_sentence` is False where only a space is missing ("U.S.Food"); `ends_block` is True
    where blocks of a page were glued for sure ("may cause:Make", "topicError").
    """

    offset: int
    ends_sentence: bool = True
    ends_block: bool = False


_LOWER, _UPPER = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_WORD = re.compile(r"[^\W\d_]+")

_TLD = (
    "com|org|net|gov|edu|mil|int|info|io|uk|es|mx|ar|co|ca|au|eu|us|de|fr|cl|pe|nz|ie|app|"
    "health|care|clinic|hospital|pr|cat"
)
_WHOLE = re.compile(
    rf"""
      (?<![\w.+-])[\w.+-]{{1,64}}@(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}(?:{_TLD})(?![\w-])  # e-mail
    | https?://[^\s<>"“”]+                                            # web addresses
    | www\.(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}[A-Za-z]{{2,}}(?:/[^\s<>"“”]*)?
    | (?<![\w.-])(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}(?:{_TLD})(?:/[^\s<>"“”]*)?(?![\w-])  # a.gov
    | (?<!\w)[pcgmnr]\.\(?[A-Z*\d][\w*>+\-=()]*                       # p.Val600Glu, c.1799T>A
    | (?<![\w.])10\.\d{{4,9}}/[^\s<>"“”]+                              # doi:10.1056/NEJMoa1
    | \d+(?:[.,:/]\d+)+                                               # decimals, dates, versions
    | (?<!\w)v\d+(?:\.\w+)+
    | (?<!\w)([A-Z])\1\.([A-Z])\2(?!\w)                               # EE.UU., FF.AA.
    """,
    re.VERBOSE,
)
_STOP = re.compile(
    rf"(?<=[^\W_])(?:[!?…]|\.{{1,3}})[\"”’')\]]*"
    rf"(?=(?P<right>[{_UPPER}¿¡“(©][^\W\d_]*(?:['’][{_LOWER}]+)?))"
)
# The word before a stop, with the initials it ends ("U.S", "Ph.D").
_LEFT = re.compile(r"(?:(?<!\w)(?:[^\W\d_]{1,2}\.){1,4})?[^\W_]{1,40}$")
_CLOSED_STOP = re.compile(rf"[)\]”\"’%](?P<mark>[.!?])(?=(?P<right>[{_UPPER}¿¡][{_LOWER}'’]*))")
_COUNTED = re.compile(rf"(?<=[{_LOWER}]{{3}})[.!?](?=\d{{1,6}}\s+[{_UPPER}])")
_COLON = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{2,40}}:(?=[{_UPPER}¿¡][{_LOWER}])")
_SIGN = re.compile(rf"(?<=[{_LOWER}])(?=©)")
_CAMEL = re.compile(
    rf"(?<![{_LOWER}])(?P<left>[{_UPPER}]?[{_LOWER}]{{2,30}})(?=(?P<right>[{_UPPER}][{_LOWER}]{{1,30}}|[AI](?=\s[{_LOWER}])))"
)
_HUMP = re.compile(rf"[{_UPPER}][{_LOWER}]+(?=[{_UPPER}])")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a whole text shows: the words it has, and whether its sentences ran together."""

    words: frozenset[str]
    run_on: bool

    @classmethod
    def of(cls, text: str) -> Evidence:
        masked = _mask(text)
        words = frozenset(word.lower() for word in _WORD.findall(text))
        joined = _joined_starters(masked)
        glued = len(joined) > 1 or "error" in joined  # a form's "topicErrorEmail address"
        return cls(words, glued or any(True for _ in _stops(masked)))


def find_seams(text: str, evidence: Evidence | None = None) -> list[Seam]:
    """The seams of a text in order. `evidence` is that of the whole text it stands in.

    >>> [text[seam.offset:] for text in ["the knee.Soft tissue"] for seam in find_seams(text)]
    ['Soft tissue']
    >>> find_seams("Ask Dr.Smith about p.Val600Glu on www.Mayo.Clinic.")
    []
    """
    if len(text) < 4:
        return []
    evidence = evidence or Evidence.of(text)
    masked = _mask(text)
    seams = [*islice(_stops(masked), MOST_SEAMS + 1), *_colons(masked)]
    if seams or evidence.run_on:
        seams.extend(_camels(masked, evidence.words))
    unique = {seam.offset: seam for seam in sorted(seams, key=lambda seam: seam.ends_sentence)}
    return [unique[offset] for offset in sorted(unique)]


def _mask(text: str) -> str:
    """The text with "o" for each character of what must stay whole."""

    def cover(match: re.Match[str]) -> str:
        found = match[0]
        # An address that goes on with ".Next" took the beginning of the next sentence in.
        tail = re.search(rf"\.(?=([{_UPPER}][{_LOWER}]+)$)", found)
        if tail and tail[1].lower() in _starters():
            return "o" * tail.start() + found[tail.start() :]
        last = "o" if found[-1] not in ".,;:!?)" else found[-1]
        return "o" * (len(found) - 1) + last

    return _WHOLE.sub(cover, text)


def _stops(text: str) -> Iterator[Seam]:
    for match in _STOP.finditer(text):
        if len(match["right"]) == 1 and text[match.end("right") :][:1] == ".":
            continue  # the next of some initials
        before = _LEFT.search(text, max(0, match.start() - 60), match.start())
        if before is not None and _parts(before[0], match["right"]):
            yield Seam(match.end(), _ends_sentence(before[0], match["right"]))
    for pattern in (_CLOSED_STOP, _COUNTED):
        yield from (Seam(match.end()) for match in pattern.finditer(text))


def _parts(left: str, right: str) -> bool:
    """Whether a stop between two words parts them at all."""
    last = left.rpartition(".")[2]
    first = right.lower().strip('¿¡“"(')
    # "ErrorName" begins with what begins a line of its own.
    hump = _HUMP.match(right)
    starts = first in _starters() or (hump is not None and hump[0].lower() in _starters())
    if _INITIALS.fullmatch(left):  # "U.S.Food" and "U.S.The", but "J.R.Smith"
        return starts or f"{left}.".lower() in _abbreviations()
    if f"{left}.".lower() in _abbreviations() or last.lower() + "." in _abbreviations():
        return starts and len(right) > 1
    if len(last) == 1 and last.isupper():  # "J.Smith", but "hepatitis B.The"
        return starts and len(right) > 1
    if last.isdigit() or len(last) == 1:  # "grade 3.The", "14.00 h.Error"
        return starts
    if len(right) == 1 and right.isalpha():
        return starts and last[1:].islower()
    return len(last) > 1 and not (last.isupper() and right.isupper() and len(right) > 3)


def _ends_sentence(left: str, right: str) -> bool:
    """A stop as in "U.S.Food" only lacks a space; "in the U.S.The" lacks a new sentence."""
    if _INITIALS.fullmatch(left) or f"{left}.".lower() in _abbreviations():
        return right.lower() in _starters()
    return True


def _colons(text: str) -> list[Seam]:
    found = (*_COLON.finditer(text), *_SIGN.finditer(text))
    return [Seam(match.end(), ends_block=True) for match in found]


def _joined_starters(text: str) -> list[str]:
    """The second of two words that begin sentences and ran together; "error" beside any word."""
    joined: list[str] = []
    for match in _CAMEL.finditer(text):
        left, right = match["left"].lower(), match["right"].lower()
        if "error" in {left, right}:
            joined.append("error")
        elif right in _starters() and left in _starters():
            joined.append(right)
    return joined


def _camels(text: str, words: frozenset[str]) -> list[Seam]:
    """As in "topicError": both halves are words of this text or of those that begin sentences."""
    seams: list[Seam] = []
    begin = 0
    for match in _CAMEL.finditer(text):
        token = _token_around(text, match.start(), match.end())
        if token.lower() in _names():
            continue
        left, right = match["left"].lower(), match["right"].lower()
        if len(right) == 1 and left not in _starters():
            continue  # "vitaminA"
        if (
            right in _starters()
            or (right in words and left in words)
            or _ends_phrase(text[begin : match.end()])
        ):
            begin = match.end()
            seams.append(Seam(begin, ends_block=True))
    return seams


def _ends_phrase(text: str) -> bool:
    """Whether the words before a seam are a line of a page's frame ("Privacy Policy")."""
    words = text[-60:].split()
    found = phrase_book().line(words[-1]) if words else None
    if found is not None and found.sure >= 1:
        return True
    return any(phrase_book().line(" ".join(words[-n:])) for n in (2, 3) if len(words) >= n)


def _token_around(text: str, start: int, end: int) -> str:
    low, high = max(0, start - 40), end + 40  # no word is longer
    while start > low and text[start - 1].isalnum():
        start -= 1
    while end < min(high, len(text)) and text[end].isalnum():
        end += 1
    return text[start:end]


@cache
def _starters() -> frozenset[str]:
    return frozenset(load_lines("cleaning/starters.txt"))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_lines("cleaning/abbreviations.txt"))


@cache
def _names() -> frozenset[str]:
    return frozenset(line.lower() for line in load_lines("cleaning/joined_names.txt"))
