"""What the cleaner takes out of the seed whose structure is gone, against a list made by hand.

That text is all rights reserved, so the list holds offsets and no words: the ranges below are the
frame of the page it came from, and everything else is its content.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from tests.benchmarks.corpus import ROOT, WebPage, cleaned
from tests.benchmarks.page_blocks import squeezed
from transform.inlines import plain_text
from transform.tree import runs

__all__ = ["SEED", "SeedCheck", "check_seed"]

SEED = ROOT / "seeds" / "mayo-soft-tissue-sarcoma.txt"
_SHA256 = "eb30dfd8dc07547dbd9e9d6b4d3011edd54cab7045b5e72850f420f3d842238e"
_FRAME = ((1148, 2515), (3562, 4234), (4291, 4316))
_JOIN = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?![\s\"”’]|[A-Z©0-9]|$)[^.!?]*)*[.!?]*[\"”’)]*")
_LEAST = 3  # characters; less is a mark or the rest of an abbreviation


@dataclass(frozen=True, slots=True)
class SeedCheck:
    """How many sentences there are, and the numbers (from 0) of those that went wrong.

    `left_over` are the characters of the cleaned text that stand in no sentence of the content.
    """

    content: int
    frame: int
    content_lost: tuple[int, ...]
    frame_kept: tuple[int, ...]
    left_over: int


def check_seed() -> SeedCheck | None:
    """Clean the seed; None where it is absent or not the one that the list was made for."""
    if not SEED.is_file() or hashlib.sha256(SEED.read_bytes()).hexdigest() != _SHA256:
        return None
    data = SEED.read_bytes()
    text = data.decode()
    document = cleaned(WebPage(SEED.name, data, text))
    kept = squeezed(" ".join(plain_text(run.inlines) for run in runs(document.blocks)))
    frame = [part for start, end in _FRAME for part in _sentences(text[start:end])]
    edges = (0, *(edge for span in _FRAME for edge in span), len(text))
    ranges = zip(edges[::2], edges[1::2], strict=True)
    content = [part for start, end in ranges for part in _sentences(text[start:end])]
    return SeedCheck(
        len(content),
        len(frame),
        tuple(at for at, part in enumerate(content) if part not in kept),
        tuple(at for at, part in enumerate(frame) if part in kept),
        len(_without(kept, content)),
    )


def _without(text: str, parts: list[str]) -> str:
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, "", 1)
    return text


def _sentences(text: str) -> list[str]:
    sentences = (match[0] for match in _SENTENCE.finditer(text))
    parts = (squeezed(part) for sentence in sentences for part in _JOIN.split(sentence))
    return [part for part in parts if len(part) >= _LEAST]
